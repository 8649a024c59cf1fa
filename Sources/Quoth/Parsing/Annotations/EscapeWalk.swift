/// Reads the source of a text along with its words, to find where a byte of the words stands: `\[` and `&lbrack;` are
/// longer than what they mean.
///
/// It goes on from where it was asked last, so that questions in rising order take one pass.
struct EscapeWalk {
  /// The text node that it reads.
  let node: Int
  private let source: ArraySlice<UInt8>
  private let words: ArraySlice<UInt8>
  private var place: Int
  private var index: Int

  init(node: Int, source: ArraySlice<UInt8>, words: ArraySlice<UInt8>) {
    self.node = node
    self.source = source
    self.words = words
    place = source.startIndex
    index = words.startIndex
  }

  /// The number of bytes of source before the byte at `target` of the words, and whether it is escaped or written
  /// as an entity; nil if source and words do not agree.
  mutating func distance(to target: Int) -> (distance: Int, isEscaped: Bool)? {
    if target < index { (place, index) = (source.startIndex, words.startIndex) }
    while index < words.endIndex, place < source.endIndex {
      let byte = source[place]
      var (read, made) = (1, 1)
      if byte == UInt8(ascii: "\\"), place + 1 < source.endIndex, EscapeWalk.isPunctuation(source[place + 1]),
        source[place + 1] == words[index]
      {
        read = 2
      } else if byte == UInt8(ascii: "&"), let entity = entity(at: place, made: index) {
        (read, made) = entity
      } else if byte != words[index] {
        return nil
      }
      if target < index + made { return (place - source.startIndex, read > made) }
      place += read
      index += made
    }
    return target == index ? (place - source.startIndex, false) : nil
  }

  /// The lengths of an entity and of what it means. Which characters it means is not looked up: the source goes on
  /// behind it as the words do behind them.
  private func entity(at place: Int, made index: Int) -> (Int, Int)? {
    let end = source[place...].prefix(34).firstIndex(of: UInt8(ascii: ";"))
    guard let end, !words[index...].starts(with: source[place...end]) else { return nil }
    let following = end + 1 < source.endIndex ? source[end + 1] : 0
    for length in 1...8 where index + length <= words.endIndex {
      let after = index + length < words.endIndex ? words[index + length] : following
      if after & 0xC0 != 0x80, after == following { return (end + 1 - place, length) }
    }
    return nil
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
