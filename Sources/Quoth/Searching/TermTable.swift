/// The words of a stretch of the archive, each with a number: a hash table over bytes.
///
/// Millions of words are looked up in it, mostly waiting for memory, so a word's place in the table holds all that tells
/// it from others, but for the rest of a long one. Words come, and are kept, eight bytes at a time, filled up with zeros.
struct TermTable: ~Copyable {
  /// A place in the table.
  private struct Slot {
    /// The first sixteen bytes of the word.
    var first: UInt64
    var second: UInt64
    /// From 1; 0: free.
    var number: UInt32
    /// In bytes.
    var length: UInt32
  }

  private struct Term {
    /// Where its eights begin, and how many bytes it has.
    var start: UInt32
    var length: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  /// There are two to the power of this.
  private var bits = 13
  private var terms: [Term] = []
  private var eights: [UInt64] = []

  init() { slots = Self.free(1 << bits) }

  deinit { slots.deallocate() }

  private static func free(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(first: 0, second: 0, number: 0, length: 0), count: count)
    return slots
  }

  /// The number of a word, counted from 0 in the order in which they first came. `length` is in bytes.
  @inline(__always)
  mutating func number(of word: UnsafeMutablePointer<UInt64>, length: Int) -> Int {
    let (first, second) = (word[0], length > 8 ? word[1] : 0)
    let size = UInt32(truncatingIfNeeded: length)
    let mask = 1 << bits - 1
    var slot = index(of: Self.hash(word, length))
    while slots[slot].number != 0 {
      if slots[slot].first == first, slots[slot].second == second, slots[slot].length == size,
        length <= 16 || isSame(Int(slots[slot].number) - 1, word, length)
      {
        return Int(slots[slot].number) - 1
      }
      slot = (slot + 1) & mask
    }
    return insert(word, length)
  }

  /// The same for a word of eight bytes at most, which most are.
  @inline(__always)
  mutating func number(ofShort word: UInt64, length: Int) -> Int {
    let size = UInt32(truncatingIfNeeded: length)
    let mask = 1 << bits - 1
    var slot = index(of: Self.mixed(UInt64(truncatingIfNeeded: length), word) &* Self.factor)
    while slots[slot].number != 0 {
      if slots[slot].first == word, slots[slot].length == size { return Int(slots[slot].number) - 1 }
      slot = (slot + 1) & mask
    }
    return withUnsafePointer(to: word) { insert($0, length) }
  }

  @inline(__always)
  private static func hash(_ word: UnsafePointer<UInt64>, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    for index in 0..<(length + 7) / 8 { hash = mixed(hash, word[index]) }
    return hash &* factor
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ eight: UInt64) -> UInt64 {
    let product = (hash ^ eight) &* factor
    return product ^ (product >> 32)
  }

  private static var factor: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The high bits of a product are the well mixed ones.
  @inline(__always)
  private func index(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - bits)) }

  private func isSame(_ number: Int, _ word: UnsafePointer<UInt64>, _ length: Int) -> Bool {
    let start = Int(terms[number].start)
    for index in 2..<(length + 7) / 8 where eights[start + index] != word[index] { return false }
    return true
  }

  @inline(never)
  private mutating func insert(_ word: UnsafePointer<UInt64>, _ length: Int) -> Int {
    if terms.count * 2 >= 1 << bits { grow() }
    let start = UInt32(truncatingIfNeeded: eights.count)
    eights.append(contentsOf: UnsafeBufferPointer(start: word, count: (length + 7) / 8))
    terms.append(Term(start: start, length: UInt32(truncatingIfNeeded: length)))
    place(terms.count - 1)
    return terms.count - 1
  }

  private mutating func grow() {
    slots.deallocate()
    bits += 1
    slots = Self.free(1 << bits)
    for number in terms.indices { place(number) }
  }

  private mutating func place(_ number: Int) {
    let (start, length) = (Int(terms[number].start), Int(terms[number].length))
    let hash = eights.withUnsafeBufferPointer { eights in
      eights.baseAddress.map { Self.hash($0 + start, length) } ?? 0
    }
    var slot = index(of: hash)
    while slots[slot].number != 0 { slot = (slot + 1) & (1 << bits - 1) }
    slots[slot] = Slot(
      first: eights[start], second: length > 8 ? eights[start + 1] : 0,
      number: UInt32(truncatingIfNeeded: number + 1), length: terms[number].length)
  }

  var count: Int { terms.count }

  /// The bytes of a word.
  func withBytes<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = Int(terms[number].start) * 8
    return eights.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(terms[number].length)]))
    }
  }

  /// The numbers of all words, in the order of their bytes.
  func sorted() -> [Int] {
    eights.withUnsafeBufferPointer { eights in
      terms.indices.sorted { one, other in
        // Filled up with zeros, which no word holds, words compare as their eights do.
        let (a, b) = (terms[one], terms[other])
        for index in 0..<Int(min(a.length, b.length) + 7) / 8 {
          let (x, y) = (eights[Int(a.start) + index], eights[Int(b.start) + index])
          if x != y { return x.bigEndian < y.bigEndian }
        }
        return a.length < b.length
      }
    }
  }
}
