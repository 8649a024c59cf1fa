import CommonMark

/// What a reader of the rendered page would read.
enum PlainMarkdown {
  static func text(_ markdown: [UInt8]) -> [UInt8] { MarkdownDocument(parsing: markdown).plainText(of: 0) }
}
