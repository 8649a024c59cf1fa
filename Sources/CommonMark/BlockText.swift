/// The text of one paragraph or heading as cmark reads it: its lines without what the blocks around it put in front
/// of them (`> `, indentation), each ended by one newline. Knows where in the source each byte came from. One value
/// is used for all blocks of a document, so that its storage is.
struct BlockText {
  /// Stands for a NUL of the source, where cmark sees U+FFFD; no UTF-8 text holds it.
  static let replacedNUL: UInt8 = 0xFF

  private(set) var bytes: [UInt8] = []
  private var lines: [Line] = []
  /// The line that was asked for last: questions come in rising order.
  private var current = 0

  /// One line: where it begins in `bytes`, and which line and column (both from 0) of the source that is.
  private struct Line {
    var start: Int32
    var line: Int32
    var column: Int32
  }

  /// What may stand in front of a block's lines.
  struct Prefix {
    /// The number of block quotes around the block: so many `>` at most are no text.
    var quotes = 0
    /// The number of list items around it: their indentation is of any width.
    var items = 0
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    current = 0
  }

  /// Appends what a line holds from `offset` on.
  mutating func append(
    line: Int, from offset: Int, of source: UnsafeBufferPointer<UInt8>, _ table: LineTable
  ) {
    let end = table.end(of: line, in: source)
    let offset = min(max(offset, table.start(of: line)), end)
    let column = offset - table.start(of: line)
    lines.append(Line(start: Int32(bytes.count), line: Int32(line), column: Int32(column)))
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[offset..<end]))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends a line after the first of a block: from behind the prefix that belongs to the blocks around.
  mutating func append(
    line: Int, behind prefix: Prefix, of source: UnsafeBufferPointer<UInt8>, _ table: LineTable
  ) {
    let range = table.start(of: line)..<table.end(of: line, in: source)
    append(line: line, from: prefix.end(in: source, range), of: source, table)
  }

  /// Puts the mark for NUL in the place of each; only called if the source holds any.
  mutating func replaceNULs() {
    for index in bytes.indices where bytes[index] == 0 { bytes[index] = BlockText.replacedNUL }
  }

  /// The byte at an offset; 0, which the text does not hold, past its end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// The line and column (both from 0) of an offset. The offset of a line's end belongs to that line.
  mutating func place(_ offset: Int) -> (line: Int32, column: Int32) {
    guard !lines.isEmpty else { return (0, 0) }
    if Int(lines[current].start) > offset { current = 0 }
    while current + 1 < lines.count, Int(lines[current + 1].start) <= offset { current += 1 }
    let line = lines[current]
    return (line.line, line.column + Int32(truncatingIfNeeded: offset) - line.start)
  }
}

extension BlockText.Prefix {
  /// The offset in a line just past what belongs to the blocks around. Within the limits it takes each `>` for
  /// theirs; one that is indented by four or more is text (unless lists allow it to stand there).
  func end(in source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var offset = line.lowerBound
    var column = 0
    /// Just past the last mark, and the column from which the indentation of what follows counts.
    var behindMark = offset
    var base = 0
    var left = quotes
    scan: while offset < line.upperBound {
      switch source[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      case UInt8(ascii: ">") where left > 0 && (items > 0 || column - base <= 3):
        left -= 1
        column += 1
        // One space after the mark is part of it.
        let next = offset + 1 < line.upperBound ? source[offset + 1] : 0
        let isSpaced = next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
        base = isSpaced ? column + 1 : column
        behindMark = next == UInt8(ascii: " ") ? offset + 2 : offset + 1
      default: break scan
      }
      offset += 1
    }
    // A line that leaves out marks is a lazy continuation, which keeps its indentation.
    return left > 0 && items == 0 ? behindMark : offset
  }
}
