/// Reads link reference definitions as cmark does at the start of a paragraph.
enum DefinitionReader {
  /// A definition, as ranges of the text it was read from.
  struct Definition {
    var label: Range<Int>
    var destination: Range<Int>
    /// Just past the destination or the title.
    var end: Int
    /// Where the next line begins.
    var next: Int
  }

  /// Reads the definition that begins at an offset, or answers nil if none does.
  static func read(in text: BlockText, at start: Int) -> Definition? {
    guard let label = LinkSyntax.label(in: text, at: start), !label.range.isEmpty,
      text.byte(label.end) == UInt8(ascii: ":"),
      let destination = LinkSyntax.destination(in: text, at: gapEnd(in: text, at: label.end + 1))
    else { return nil }
    let titleStart = gapEnd(in: text, at: destination.end)
    if titleStart > destination.end, let end = LinkSyntax.titleEnd(in: text, at: titleStart),
      let next = lineEnd(in: text, at: end)
    {
      return Definition(label: label.range, destination: destination.range, end: end, next: next)
    }
    // What looked like a title may be the text after the definition, if that is on a line of its own.
    guard let next = lineEnd(in: text, at: destination.end) else { return nil }
    return Definition(
      label: label.range, destination: destination.range, end: destination.end, next: next)
  }

  /// Past spaces and tabs with at most one line end among them.
  private static func gapEnd(in text: BlockText, at start: Int) -> Int {
    let end = blanksEnd(in: text, at: start)
    return text.byte(end) == UInt8(ascii: "\n") ? blanksEnd(in: text, at: end + 1) : end
  }

  /// The start of the next line, if nothing but blanks stands before it.
  private static func lineEnd(in text: BlockText, at start: Int) -> Int? {
    let end = blanksEnd(in: text, at: start)
    if end >= text.bytes.count { return end }
    return text.byte(end) == UInt8(ascii: "\n") ? end + 1 : nil
  }

  private static func blanksEnd(in text: BlockText, at start: Int) -> Int {
    var offset = start
    while text.byte(offset) == UInt8(ascii: " ") || text.byte(offset) == UInt8(ascii: "\t") { offset += 1 }
    return offset
  }
}
