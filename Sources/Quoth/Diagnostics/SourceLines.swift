/// The lines of one file, to show findings in their line. Lines are found once for all findings of the file.
struct SourceLines {
  private let bytes: [UInt8]
  /// Where each line begins, and where one after the last would.
  private let starts: [Int]

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  /// The line of this number, from 1, without its line feed; nil when the file has none such.
  func line(_ number: Int) -> ArraySlice<UInt8>? {
    guard number >= 1, number <= starts.count, !bytes.isEmpty else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }
}

extension ArraySlice<UInt8> {
  /// How many code points begin in front of a byte column (from 1); columns past the end count on by one.
  func codePoints(before column: Int) -> Int { codePoints(from: 1, before: column) }

  /// The same from another byte column on.
  func codePoints(from start: Int, before column: Int) -> Int {
    let low = Swift.min(Swift.max(0, start - 1), count)
    let high = Swift.min(Swift.max(low, column - 1), count)
    let points = self[startIndex + low..<startIndex + high].count { $0 & 0b1100_0000 != 0b1000_0000 }
    return points + Swift.max(0, column - 1 - Swift.max(count, start - 1))
  }
}

/// Counts the code points in front of ever later columns of one line, each byte once: a line may be long and hold
/// thousands of findings.
struct ColumnCursor {
  private var file = ""
  private var line = 0
  private var byteColumn = 1
  private var points = 0

  /// The column in code points, from 1, of a byte column.
  mutating func column(of byteColumn: Int, in bytes: ArraySlice<UInt8>, line: Int, file: String) -> Int {
    if line != self.line || file != self.file || byteColumn < self.byteColumn {
      self = ColumnCursor()
      self.file = file
      self.line = line
    }
    points += bytes.codePoints(from: self.byteColumn, before: byteColumn)
    self.byteColumn = byteColumn
    return points + 1
  }
}
