/// Which white space around and inside a block belongs to its tags, and how far it is indented.
///
/// As a place to be filled, a block whose tags stand alone on their lines (or are the only thing on one line)
/// gives its indentation to whatever fills it. As a replacement it loses the indentation of its own first line.
struct BlockLayout {
  /// Where the text before the block ends.
  let textEnd: Int
  let contentStart: Int
  let contentEnd: Int
  /// Where the text after the block begins.
  let resume: Int
  /// Whether the closing tag stands directly behind the content.
  let endsInline: Bool
  private let isReplacement: Bool
  private let indent: Range<Int>?
  private let opensInline: Bool
  private let lineBreak: Range<Int>?
  private let startsLine: Bool
  private let indentation: Int

  /// The layout of the block between two tags. What stands outside a replacement is never rendered, so only
  /// the inner side of its tags matters.
  init(open: Range<Int>, close: Range<Int>, isReplacement: Bool, in bytes: [UInt8], from first: Int) {
    let line = bytes.blankLineStart(before: open.lowerBound, from: first)
    let openBreak = bytes.blankLineEnd(after: open.upperBound).flatMap { $0.isEmpty ? nil : $0 }
    let closeLine = bytes.blankLineStart(before: close.lowerBound, from: first)
      .flatMap { $0 < open.upperBound ? nil : $0 }
    let closeBreak = bytes.blankLineEnd(after: close.upperBound)
    self.isReplacement = isReplacement
    let opensAlone = openBreak != nil && (line != nil || isReplacement)
    let closesAlone = closeLine != nil && (closeBreak != nil || isReplacement)
    opensInline = !isReplacement && !opensAlone && line != nil && closeBreak != nil
    let beginsLine = !isReplacement && (opensAlone || opensInline)
    textEnd = beginsLine ? line ?? open.lowerBound : open.lowerBound
    contentStart = opensAlone ? openBreak?.upperBound ?? open.upperBound : open.upperBound
    contentEnd = max(contentStart, closesAlone ? closeLine ?? close.lowerBound : close.lowerBound)
    endsInline = !closesAlone
    lineBreak = !isReplacement && (opensInline || closesAlone) ? closeBreak : nil
    resume = max(contentEnd, lineBreak?.upperBound ?? close.upperBound)
    startsLine = opensAlone
    let inner = opensAlone ? Self.firstIndent(of: contentStart..<contentEnd, in: bytes) : nil
    indentation = inner?.count ?? 0
    indent = beginsLine ? inner ?? (line ?? open.lowerBound)..<open.lowerBound : nil
  }

  /// The block of that name.
  func block(named name: String) -> Block {
    Block(
      name: name, isReplacement: isReplacement, indent: indent, opensInline: opensInline,
      lineBreak: lineBreak,
      startsLine: startsLine, endsLine: !endsInline, indentation: indentation)
  }

  /// The blanks before the first line that is not blank.
  private static func firstIndent(of content: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    var line = content.lowerBound
    while line < content.upperBound {
      var position = line
      while position < content.upperBound, bytes[position].isBlank { position += 1 }
      if position == content.upperBound { return nil }
      guard let lineBreak = bytes.blankLineEnd(after: position) else { return line..<position }
      line = lineBreak.upperBound
    }
    return nil
  }
}
