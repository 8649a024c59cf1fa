/// Whether words begin with a quotation mark of their own, so that a theme that hangs one before them need not.
enum OpeningMark {
  /// Of plain text, or of HTML, whose tags and white space before the first word are passed over.
  static func begins(_ words: some Swift.Collection<UInt8>) -> Bool {
    var isInTag = false
    var index = words.startIndex
    while index < words.endIndex {
      let byte = words[index]
      if isInTag {
        isInTag = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<") {
        isInTag = true
      } else if byte > 0x20 {
        if byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "&") { return false }
        let rest = words[index...].prefix(6)
        return marks.contains { rest.starts(with: $0) }
      }
      index = words.index(after: index)
    }
    return false
  }

  private static let marks: [[UInt8]] = [
    "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", "「", "『", "﹁", "﹃", "〝", "״", "\"", "&quot;",
  ].map { Array($0.utf8) }
}
