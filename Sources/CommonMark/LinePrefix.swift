/// What the block quotes and list items around a block put in front of its lines, read as cmark reads it
/// (`check_open_blocks` in `blocks.c`): columns count tabs as up to the next multiple of four.
struct LinePrefix {
  /// One block quote or item, outermost first.
  private struct Container {
    /// The columns an item's lines are indented by; nil for a block quote.
    var width: Int?
    /// The line of the source on which it begins.
    var line: Int
    /// Where on that line its content begins.
    var content: Cursor
  }

  /// A place in a line: behind a tab that is only partly used up, the column is further than the offset.
  private struct Cursor {
    var offset: Int
    var column = 0
  }

  private var containers: [Container] = []

  /// Enters a block quote that begins on a line.
  mutating func enterQuote(line: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var cursor = outside(line: line, in: source, range)
    skipBlanks(&cursor, in: source, range.upperBound)
    skipMark(&cursor, in: source, range)
    containers.append(Container(width: nil, line: line, content: cursor))
  }

  /// Enters an item that begins on a line.
  mutating func enterItem(line: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let outside = outside(line: line, in: source, range)
    var cursor = outside
    skipBlanks(&cursor, in: source, range.upperBound)
    while cursor.offset < range.upperBound, isDigit(source[cursor.offset]) {
      advance(&cursor, 1, in: source, range)
    }
    advance(&cursor, 1, in: source, range)
    let mark = cursor
    skipBlanks(&cursor, in: source, range.upperBound)
    let blanks = cursor.column - mark.column
    // Behind five columns or more begins indented code; an empty item has no text to align with.
    let padding = (1...4).contains(blanks) && cursor.offset < range.upperBound ? blanks : 1
    var content = mark
    advance(&content, padding, in: source, range)
    containers.append(Container(width: mark.column + padding - outside.column, line: line, content: content))
  }

  mutating func leave() { _ = containers.popLast() }

  /// The offset in a line of a paragraph, after its first, from which on it is text, and whether it might begin a
  /// block there, were it not text. A line that leaves out a part of the prefix (a lazy continuation) keeps its
  /// indentation, any other loses it.
  func end(
    line: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (offset: Int, mayBegin: Bool) {
    let (cursor, isWhole) = matched(line: line, in: source, range)
    guard isWhole else { return (cursor.offset, false) }
    var text = cursor
    skipBlanks(&text, in: source, range.upperBound)
    return (text.offset, text.column - cursor.column <= 3)
  }

  /// Where on the line on which a block begins the text of the blocks around it begins. Many can begin on one line,
  /// so the last of them is asked first.
  private func outside(line: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Cursor {
    if let last = containers.last, last.line == line { return last.content }
    return matched(line: line, in: source, range).cursor
  }

  /// How far a line has the prefix, and whether it has all of it.
  private func matched(
    line: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (cursor: Cursor, isWhole: Bool) {
    var cursor = Cursor(offset: range.lowerBound)
    for container in containers {
      var text = cursor
      skipBlanks(&text, in: source, range.upperBound)
      if let width = container.width {
        guard text.column - cursor.column >= width else { return (cursor, false) }
        advance(&cursor, width, in: source, range)
      } else {
        guard text.column - cursor.column <= 3, text.offset < range.upperBound,
          source[text.offset] == UInt8(ascii: ">")
        else { return (cursor, false) }
        cursor = text
        skipMark(&cursor, in: source, range)
      }
    }
    return (cursor, true)
  }

  /// Passes a `>` and one space behind it.
  private func skipMark(_ cursor: inout Cursor, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    advance(&cursor, 1, in: source, range)
    if cursor.offset < range.upperBound, isBlank(source[cursor.offset]) {
      advance(&cursor, 1, in: source, range)
    }
  }

  private func advance(
    _ cursor: inout Cursor, _ columns: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    var left = columns
    while left > 0, cursor.offset < range.upperBound {
      let width = source[cursor.offset] == UInt8(ascii: "\t") ? 4 - cursor.column % 4 : 1
      cursor.column += min(width, left)
      if width <= left { cursor.offset += 1 }
      left -= width
    }
  }

  private func skipBlanks(_ cursor: inout Cursor, in source: UnsafeBufferPointer<UInt8>, _ end: Int) {
    while cursor.offset < end, isBlank(source[cursor.offset]) {
      cursor.column += source[cursor.offset] == UInt8(ascii: "\t") ? 4 - cursor.column % 4 : 1
      cursor.offset += 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
