/// The beginning of a text, for titles and descriptions.
enum Excerpt {
  /// At most so many characters, cut behind a word, with an ellipsis where words are left out.
  static func of(_ text: String, atMost most: Int) -> String {
    if text.utf8.count <= most { return text }
    let bytes = text.utf8.prefix(most)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      // A byte is a character here.
      let end = bytes.lastIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
      return text[..<end].trimmingSuffix { $0.isPunctuation || $0.isWhitespace } + " …"
    }
    guard let end = text.index(text.startIndex, offsetBy: most, limitedBy: text.endIndex), end < text.endIndex
    else { return text }
    let head = text[..<end]
    let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return cut.trimmingSuffix { $0.isPunctuation || $0.isWhitespace } + " …"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
