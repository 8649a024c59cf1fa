/// The words of a stretch of the archive as they were read, one behind the other, by their numbers in a `TermTable`,
/// with the marks that tell where each stands: four bytes a word.
///
/// Reading only adds at the end, and counts how long the list of each word's places will be. The lists are made in the
/// end: so the two do not push each other out of the processor's cache, and no list moves as it grows.
struct WordLog: ~Copyable {
  /// What an entry is, in its two lowest bits; a word's number stands above.
  private enum Kind {
    /// At the next position of the unit.
    static let word: UInt32 = 0
    /// At the unit's first position, and takes none.
    static let property: UInt32 = 1
    /// The next unit begins.
    static let unit: UInt32 = 2
    /// A position is left free.
    static let gap: UInt32 = 3
  }

  private var entries: UnsafeMutablePointer<UInt32>
  private var count = 0
  private var capacity: Int
  /// How long each list will be, by a word's number; there is room for so many.
  private var sizes: UnsafeMutablePointer<Size>
  private var room = 0
  /// The places of a unit.
  private let size: UInt32
  /// From 1, that of the unit being read; its first place, and the next word's position in it.
  private var unit: UInt32 = 0
  private var first: UInt32 = 0
  private var position: UInt32 = 0

  /// `size`: the places of a unit. `words`: about how many there will be.
  init(size: Int, words: Int) {
    self.size = UInt32(truncatingIfNeeded: size)
    capacity = max(words, 1024)
    entries = .allocate(capacity: capacity)
    sizes = .allocate(capacity: 0)
  }

  deinit {
    entries.deallocate()
    sizes.deallocate()
  }

  @inline(__always)
  mutating func add(word number: Int) {
    append(UInt32(truncatingIfNeeded: number) << 2 | Kind.word)
    measure(number, first &+ position)
    position &+= 1
  }

  @inline(__always)
  mutating func add(property number: Int) {
    append(UInt32(truncatingIfNeeded: number) << 2 | Kind.property)
    measure(number, first)
  }

  mutating func beginUnit() {
    append(Kind.unit)
    first = unit &* size
    unit &+= 1
    position = 0
  }

  mutating func leaveGap() {
    append(Kind.gap)
    position &+= 1
  }

  /// Counts what the list of the word grows by.
  @inline(__always)
  private mutating func measure(_ number: Int, _ place: UInt32) {
    if number >= room { makeRoom(number) }
    let gap = place &- sizes[number].last
    // As in `List.gap`.
    if gap == 0, sizes[number].bytes != 0 { return }
    sizes[number].last = place
    sizes[number].bytes &+= Varint.length(gap)
  }

  @inline(never)
  private mutating func makeRoom(_ number: Int) {
    let more = max(room * 2, number + 1, 1024)
    let larger = UnsafeMutablePointer<Size>.allocate(capacity: more)
    larger.moveInitialize(from: sizes, count: room)
    (larger + room).initialize(repeating: Size(), count: more - room)
    sizes.deallocate()
    (sizes, room) = (larger, more)
  }

  @inline(__always)
  private mutating func append(_ entry: UInt32) {
    if count == capacity { grow() }
    entries[count] = entry
    count += 1
  }

  private mutating func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
  }

  /// What is known of one word's list before it is made.
  private struct Size {
    var last: UInt32 = 0
    var bytes: UInt32 = 0
  }

  // MARK: Lists

  /// One word's list while it is made.
  private struct List {
    var last: UInt32 = 0
    /// From 1; 0: nothing is in it yet.
    var unit: UInt32 = 0
    var units: UInt32 = 0
    /// Where its next byte goes.
    var next: UInt32 = 0

    /// The gap to a place; nil: it is there already, as a property that was given twice. (A gap of nothing marks the
    /// end of a page.)
    @inline(__always)
    mutating func gap(to place: UInt32, in unit: UInt32) -> UInt32? {
      let gap = place &- last
      if gap == 0, self.unit != 0 { return nil }
      last = place
      if self.unit != unit {
        self.unit = unit
        units &+= 1
      }
      return gap
    }
  }

  /// The words in the order of their bytes, and their lists.
  func lists(_ table: borrowing TermTable) -> TermLists {
    var result = TermLists()
    var lists = [List](repeating: List(), count: table.count)
    result.terms.reserveCapacity(table.count)
    var end = 0
    let order = table.sorted()
    for number in order {
      lists[number].next = UInt32(truncatingIfNeeded: end)
      end += Int(sizes[number].bytes)
      table.withBytes(of: number) { result.bytes.append(contentsOf: $0) }
      result.terms.append(
        TermLists.Term(
          end: result.bytes.count, placesEnd: end, last: Int(sizes[number].last), units: 0))
    }
    result.places = [UInt8](unsafeUninitializedCapacity: end) { places, filled in
      lists.withUnsafeMutableBufferPointer { lists in
        forEachPlace { number, place, unit in
          guard var gap = lists[number].gap(to: place, in: unit) else { return }
          var next = Int(lists[number].next)
          while gap >= 0x80 {
            places[next] = UInt8(truncatingIfNeeded: gap) | 0x80
            next += 1
            gap >>= 7
          }
          places[next] = UInt8(truncatingIfNeeded: gap)
          lists[number].next = UInt32(truncatingIfNeeded: next + 1)
        }
      }
      filled = end
    }
    for (place, number) in order.enumerated() { result.terms[place].units = Int(lists[number].units) }
    return result
  }

  @inline(__always)
  private func forEachPlace(_ body: (_ number: Int, _ place: UInt32, _ unit: UInt32) -> Void) {
    var unit: UInt32 = 0
    var first: UInt32 = 0
    var position: UInt32 = 0
    for index in 0..<count {
      let entry = entries[index]
      let number = Int(entry >> 2)
      switch entry & 3 {
      case Kind.word:
        body(number, first &+ position, unit)
        position &+= 1
      case Kind.property: body(number, first, unit)
      case Kind.gap: position &+= 1
      default:
        first = unit &* size
        unit &+= 1
        position = 0
      }
    }
  }
}

/// Words in the order of their bytes, with the places of each: the gaps between them, the first counted from 0.
struct TermLists: Sendable {
  struct Term: Sendable {
    /// Where its bytes and its places end; they begin where those of the word before end.
    var end: Int
    var placesEnd: Int
    /// Its last place.
    var last: Int
    /// In how many units it stands.
    var units: Int
  }

  var bytes: [UInt8] = []
  var places: [UInt8] = []
  var terms: [Term] = []

  func word(_ number: Int) -> Range<Int> { (number == 0 ? 0 : terms[number - 1].end)..<terms[number].end }
  func places(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : terms[number - 1].placesEnd)..<terms[number].placesEnd
  }
}
