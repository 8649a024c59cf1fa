/// The index as files: words in shards (`terms/0.bin` …), their places in pages of one size (`places/0.bin` …).
/// docs/search.md describes the format; `assets/search.js` reads it.
struct IndexFiles: Sendable {
  /// Bytes of a page of places, and about how many a shard of words has.
  static let page = 8192
  static let shard = 8192

  /// Per shard its first word, and its bytes.
  private(set) var firstWords: [[UInt8]] = []
  private(set) var shards: [[UInt8]] = []
  /// All pages, one behind the other.
  private(set) var places: [UInt8] = []

  private var current: [UInt8] = []
  private var before: [UInt8] = []

  /// The places of a word in units of one kind, joined from all parts of the index.
  struct Joined {
    var bytes: [UInt8] = []
    var units = 0
    var last = 0
    var isEmpty: Bool { units == 0 }
  }

  var pageCount: Int { (places.count + Self.page - 1) / Self.page }

  func page(_ number: Int) -> ArraySlice<UInt8> {
    places[number * Self.page..<min(places.count, (number + 1) * Self.page)]
  }

  /// A number that changes when the index does, in hexadecimal digits. Not against anybody who wants it to be the same.
  var digest: String {
    var hash: UInt64 = 1
    func add(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { raw in
        for offset in stride(from: 0, to: raw.count - 7, by: 8) {
          hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
          hash ^= hash >> 29
        }
        for offset in raw.count & ~7..<raw.count {
          hash = (hash ^ UInt64(raw[offset])) &* 0x9E37_79B9_7F4A_7C15
        }
      }
    }
    add(places)
    for shard in shards { add(shard) }
    return String(hash, radix: 16)
  }

  /// Adds the next word, with its places in units of each kind.
  mutating func add(_ word: ArraySlice<UInt8>, _ kinds: [Joined]) {
    if current.isEmpty || current.count >= Self.shard { beginShard(word) }
    let shared = zip(before, word).prefix { $0 == $1 }.count
    current.append(varint: shared)
    current.append(varint: word.count - shared)
    current += word.dropFirst(shared)
    before = Array(word)
    current.append(UInt8(kinds.indices.reduce(0) { $0 | (kinds[$1].isEmpty ? 0 : 1 << $1) }))
    for kind in kinds where !kind.isEmpty { add(kind) }
  }

  mutating func finish() {
    if !current.isEmpty { shards.append(current) }
    current = []
  }

  private mutating func beginShard(_ word: ArraySlice<UInt8>) {
    finish()
    firstWords.append(Array(word))
    before = []
    current.append(varint: places.count)
  }

  /// A list that is longer than half a page begins a page, and each of its pages can be read without the others: it
  /// begins with a whole number and is filled up with zeros. A shorter list never crosses from one page to the next.
  private mutating func add(_ list: Joined) {
    current.append(varint: list.units)
    if list.bytes.count <= Self.page / 2 {
      if places.count % Self.page + list.bytes.count > Self.page { align() }
      current.append(varint: list.bytes.count)
      places += list.bytes
      return
    }
    align()
    let start = places.count
    var firsts: [Int] = []
    list.bytes.withUnsafeBufferPointer { pageList($0, start, &firsts) }
    current.append(varint: places.count - start)
    // The first places of the pages after the first, so that a reader can go straight to the one that matters.
    var last = 0
    for first in firsts {
      current.append(varint: first - last)
      last = first
    }
  }

  private mutating func pageList(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ firsts: inout [Int]) {
    var run = 0
    var place = 0
    var room = Self.page
    while bytes.count - run > room {
      // As many whole numbers as there is room for; the next begins a page, as the place itself and not as a gap.
      let taken = UnsafeBufferPointer(rebasing: bytes[run..<Varint.start(in: bytes, atMost: run + room)])
      place += Varint.sum(taken)
      places.append(contentsOf: taken)
      align()
      run += taken.count
      place += Varint.read(bytes, &run)
      firsts.append(place)
      places.append(varint: place)
      room = Self.page - places.count % Self.page
    }
    places.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<bytes.count]))
  }

  private mutating func align() {
    let rest = places.count % Self.page
    if rest > 0 { places.append(contentsOf: repeatElement(0, count: Self.page - rest)) }
  }
}

/// Numbers as seven bits a byte, the lowest first; all bytes but the last have their top bit set.
enum Varint {
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    var value = 0
    var shift = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  /// Where the last number begins that begins not behind `index`.
  static func start(in bytes: UnsafeBufferPointer<UInt8>, atMost index: Int) -> Int {
    var index = index
    while index > 0, bytes[index - 1] >= 0x80 { index -= 1 }
    return index
  }

  /// All numbers together; the bytes are whole numbers. Eight bytes at a time: how long a number is cannot be foretold,
  /// and a branch would be wrong as often as not.
  static func sum(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var sum: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      // Here a number begins. One that does not end in the eight is left for the next.
      var eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let open = (~eight & (every * 0x80)).leadingZeroBitCount / 8
      guard open < 8 else { break }
      eight &= ~0 >> UInt64(open * 8)
      // A one for each byte that is not the last of its number; not the first; not the second; not the third.
      let goesOn = (eight >> 7) & every
      let second = goesOn << 8
      let third = (second & goesOn) << 8
      let fourth = (third & goesOn) << 8
      guard fourth == 0 else {
        sum &+= UInt64(read(bytes, &index))
        continue
      }
      let values = eight & (every * 0x7F)
      sum &+= total(values & ~(second &* 0xFF))
      sum &+= total(values & ((second ^ third) &* 0xFF)) << 7
      sum &+= total(values & (third &* 0xFF)) << 14
      index += 8 - open
    }
    while index < bytes.count { sum &+= UInt64(read(bytes, &index)) }
    return Int(truncatingIfNeeded: sum)
  }

  /// The sum of eight bytes of 127 at most.
  @inline(__always)
  private static func total(_ bytes: UInt64) -> UInt64 {
    let halves: UInt64 = 0x00FF_00FF_00FF_00FF
    return (((bytes & halves) &+ ((bytes >> 8) & halves)) &* 0x0001_0001_0001_0001) >> 48
  }

  private static let every: UInt64 = 0x0101_0101_0101_0101

  /// How many bytes it takes.
  @inline(__always)
  static func length(_ value: UInt32) -> UInt32 {
    // A seventh of its bits, rounded up, as a product: how long a gap is cannot be foretold, and a branch would be wrong
    // as often as not.
    (UInt32(38 - (value | 1).leadingZeroBitCount) &* 37) >> 8
  }
}

extension [UInt8] {
  mutating func append(varint value: Int) {
    var value = value
    while value >= 0x80 {
      append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    append(UInt8(truncatingIfNeeded: value))
  }
}
