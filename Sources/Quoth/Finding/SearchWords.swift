/// The words of a text as a search compares them, with the places where they stand: folded as `SearchFolding` does for the
/// site's own search. Looser than `WordFolder`, which decides whether a quote is right: who searches does not know yet
/// how it was spelt.
struct SearchWords {
  /// FNV-1a of the folded letters.
  private(set) var hashes: [UInt64] = []
  /// UTF-8 offsets in the text.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  var count: Int { hashes.count }

  /// The word being read, and where it began.
  private var hash = WordHash()
  private var start: Int?
  private var characters = 0
  /// Scalars beyond ASCII, each folded once.
  private var known: [UInt32: [(SearchFolding.Class, String)]] = [:]

  init(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
    known = [:]
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if Characters.isLetter(byte) || Characters.isDigit(byte) {
          start = start ?? index
          add(Characters.isUpper(byte) ? byte | 0x20 : byte)
        } else {
          close(at: index)
        }
        index += 1
        continue
      }
      let scalar = UTF8Scalar(bytes, at: index, end: bytes.count)
      let next = index + scalar.length
      for (kind, letters) in folded(scalar.value) {
        if kind != .letter { close(at: index) }
        if kind == .separator { continue }
        start = start ?? index
        for letter in letters.utf8 { add(letter) }
        if kind == .ideograph { close(at: next) }
      }
      index = next
    }
    close(at: bytes.count)
  }

  private mutating func folded(_ scalar: UInt32) -> [(SearchFolding.Class, String)] {
    if let found = known[scalar] { return found }
    let folded = SearchFolding.folded(scalar)
    known[scalar] = folded
    return folded
  }

  /// A word is known by its first characters, as many as the index of the site keeps.
  private mutating func add(_ letter: UInt8) {
    if letter & 0xC0 != 0x80 { characters += 1 }
    if characters <= WordScanner.longest { hash.add(letter) }
  }

  private mutating func close(at end: Int) {
    guard let begin = start else { return }
    hashes.append(hash.value)
    starts.append(begin)
    ends.append(end)
    hash = WordHash()
    start = nil
    characters = 0
  }
}
