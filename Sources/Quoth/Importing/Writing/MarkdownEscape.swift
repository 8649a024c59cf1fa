/// Plain words as Markdown that libcmark reads as exactly these words.
enum MarkdownEscape {
  /// Words inside a line. Marks that mean nothing where they stand stay bare, so that the source reads well:
  /// `SPEAKER_01`, `AT&T`, `5 < 6`.
  static func inline(_ words: ArraySlice<UInt8>) -> [UInt8] {
    guard words.contains(where: isMark) else { return Array(words) }
    var out: [UInt8] = []
    out.reserveCapacity(words.count + 16)
    for index in words.indices {
      let byte = words[index]
      if isMark(byte), needsEscape(words, index) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    return out
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"):
      true
    default: false
    }
  }

  private static func needsEscape(_ words: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let next = index + 1 < words.endIndex ? words[index + 1] : nil
    switch words[index] {
    case UInt8(ascii: "\\"):
      // Before a letter a backslash is one; at the end of a line it would break it.
      return next.map { Characters.isPunctuation($0) } ?? true
    case UInt8(ascii: "_"):
      let before = index > words.startIndex ? words[index - 1] : 0x20
      return !(isWordPart(before) && next.map(isWordPart) ?? false)
    case UInt8(ascii: "<"):
      return next.map { Characters.isLetter($0) || [0x2F, 0x21, 0x3F].contains($0) } ?? false
    case UInt8(ascii: "&"):
      return isReference(words[(index + 1)...])
    default: return true
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    Characters.isLetter(byte) || Characters.isDigit(byte)
  }

  /// `amp;`, `#38;`: what would be read as one character.
  private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let end = rest.prefix(40).firstIndex(of: UInt8(ascii: ";")), end > rest.startIndex else {
      return false
    }
    return rest[rest.startIndex..<end].allSatisfy { isWordPart($0) || $0 == UInt8(ascii: "#") }
  }
}
