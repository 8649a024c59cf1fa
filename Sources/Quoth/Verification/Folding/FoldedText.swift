/// The words of a text, folded so that what docs/verification.md calls typography no longer differs, with a map back
/// to the text. A word is its hash; texts are compared by comparing hashes.
struct FoldedText: Sendable {
  /// What is known of a word besides its letters.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// A hyphen, and nothing else, stands between it and the next word.
    static let hyphenAfter = Flags(rawValue: 1)
    /// A sentence ends behind it.
    static let endsSentence = Flags(rawValue: 2)
    /// It begins with an upper-case letter.
    static let isCapitalised = Flags(rawValue: 4)
    /// It is a number.
    static let isNumber = Flags(rawValue: 8)
    /// No word: here the record lacks words.
    static let isGap = Flags(rawValue: 16)
    /// The second word of one that is written together (`cannot`).
    static let isSplit = Flags(rawValue: 32)
    /// All its letters are upper-case ones.
    static let isUppercase = Flags(rawValue: 64)
    /// It is an emoji.
    static let isEmoji = Flags(rawValue: 128)
  }

  /// Words joined by hyphens, read as one: `re-elect` is also `reelect`.
  struct Compound: Sendable, Hashable {
    var first: Int
    var count: Int
    var hash: UInt64
  }

  /// FNV-1a (64 bits) of the folded letters, see `WordHash`.
  private(set) var hashes: [UInt64] = []
  /// UTF-8 offsets in the text: where each word begins and ends.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var flags: [Flags] = []
  /// By `first`.
  private(set) var compounds: [Compound] = []

  var count: Int { hashes.count }

  mutating func reserve(_ words: Int) {
    hashes.reserveCapacity(words)
    starts.reserveCapacity(words)
    ends.reserveCapacity(words)
    flags.reserveCapacity(words)
  }

  mutating func append(_ hash: UInt64, from start: Int, to end: Int, _ flags: Flags) {
    hashes.append(hash)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
    self.flags.append(flags)
  }

  mutating func append(_ compound: Compound) { compounds.append(compound) }

  /// A combining mark changes the word before it.
  mutating func replaceLast(_ hash: UInt64, end: Int) {
    guard let last = hashes.indices.last else { return }
    hashes[last] = hash
    ends[last] = Int32(truncatingIfNeeded: end)
  }

  mutating func mark(last flag: Flags) {
    guard let last = flags.indices.last else { return }
    flags[last].insert(flag)
  }

  /// The stretch of text from the first to the last word of a range that is not empty; the words are of one turn.
  func range(of words: Range<Int>) -> Range<Int> {
    guard let first = words.first, let last = words.last, last < count else { return 0..<0 }
    return Int(starts[first])..<max(Int(starts[first]), Int(ends[last]))
  }
}

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over folded letters.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  static func of(_ letters: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for letter in letters { hash.add(letter) }
    return hash.value
  }

  /// Stands where the record lacks words; equal to no word, since no word is empty.
  static let gap = WordHash().value
}
