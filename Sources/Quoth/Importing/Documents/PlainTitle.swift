import CommonMark

/// Markdown of a heading as a title: without marks, on one line.
enum PlainTitle {
  static func of(_ markdown: [UInt8]) -> String {
    let words = MarkdownDocument(parsing: markdown).plainText(of: 0)
    return LabelShape.normalised(words[...])
  }
}
