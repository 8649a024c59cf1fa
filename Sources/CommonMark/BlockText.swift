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
