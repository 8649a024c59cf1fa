/// The words of a stretch of the archive, each with the places where it stands: a hash table over bytes.
///
/// Millions of words go through it, so it owns its memory, and compares and hashes words eight bytes at a time: they
/// come, and are kept, filled up with zeros.
struct TermTable: ~Copyable {
  private struct Term {
    /// Where its eights begin, and how many bytes it has.
    var start: Int
    var length: Int
    var hash: UInt64
    var list: PostingPool.List
  }

  /// By hash: the number of a word, from 1, below the high half of its hash; 0: free. A power of two of them.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotCount = 1 << 13
  private var terms: UnsafeMutablePointer<Term>
  private var termCount = 0
  private var termCapacity = 1 << 12
  private var eights: [UInt64] = []
  private var pool: PostingPool

  /// `words`: about how many there will be, repetitions counted.
  init(words: Int) {
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    terms = .allocate(capacity: termCapacity)
    pool = PostingPool(capacity: words * 2)
  }

  deinit {
    slots.deallocate()
    terms.deallocate()
  }

  /// Notes that a word stands at a place of a unit; returns the word's number. `length` is in bytes.
  @inline(__always)
  mutating func add(_ word: UnsafeMutablePointer<UInt64>, length: Int, place: Int, unit: Int) -> Int {
    let number = find(word, length)
    pool.add(place, unit: unit, to: &terms[number].list)
    return number
  }

  /// The same for a word whose number is known.
  @inline(__always)
  mutating func add(_ number: Int, place: Int, unit: Int) {
    pool.add(place, unit: unit, to: &terms[number].list)
  }

  @inline(__always)
  private mutating func find(_ word: UnsafeMutablePointer<UInt64>, _ length: Int) -> Int {
    let size = (length + 7) / 8
    var hash = UInt64(truncatingIfNeeded: length)
    for index in 0..<size {
      hash = (hash ^ word[index]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    let mask = slotCount - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) >> 32 == 0 {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if terms[number].length == length, isWord(terms[number].start, word, size) { return number }
      }
      slot = (slot + 1) & mask
    }
    return insert(word, length, hash)
  }

  @inline(__always)
  private func isWord(_ start: Int, _ word: UnsafeMutablePointer<UInt64>, _ size: Int) -> Bool {
    for index in 0..<size where eights[start + index] != word[index] { return false }
    return true
  }

  @inline(never)
  private mutating func insert(_ word: UnsafeMutablePointer<UInt64>, _ length: Int, _ hash: UInt64) -> Int {
    if termCount * 2 >= slotCount { growSlots() }
    if termCount == termCapacity { growTerms() }
    let start = eights.count
    for index in 0..<(length + 7) / 8 { eights.append(word[index]) }
    (terms + termCount).initialize(to: Term(start: start, length: length, hash: hash, list: pool.list()))
    termCount += 1
    place(termCount - 1)
    return termCount - 1
  }

  private mutating func growSlots() {
    slots.deallocate()
    slotCount *= 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    for number in 0..<termCount { place(number) }
  }

  private mutating func growTerms() {
    termCapacity *= 2
    let larger = UnsafeMutablePointer<Term>.allocate(capacity: termCapacity)
    larger.moveInitialize(from: terms, count: termCount)
    terms.deallocate()
    terms = larger
  }

  private mutating func place(_ number: Int) {
    let hash = terms[number].hash
    let mask = slotCount - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
  }

  /// The words in the order of their bytes, and their lists.
  func sorted() -> TermLists {
    var lists = TermLists()
    eights.withUnsafeBytes { bytes in
      func word(_ number: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
          rebasing: bytes[terms[number].start * 8..<terms[number].start * 8 + terms[number].length])
      }
      let order = (0..<termCount).sorted { word($0).lexicographicallyPrecedes(word($1)) }
      lists.terms.reserveCapacity(order.count)
      for number in order {
        lists.bytes.append(contentsOf: word(number))
        pool.copy(terms[number].list, into: &lists.places)
        lists.terms.append(
          TermLists.Term(
            end: lists.bytes.count, placesEnd: lists.places.count, last: terms[number].list.last,
            units: terms[number].list.units))
      }
    }
    return lists
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
