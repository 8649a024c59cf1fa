/// From where to where something stands in the file: lines from 1, columns in bytes from 1, `endColumn` just past
/// the last byte, so that on one line `endColumn - column` is the number of bytes.
public struct MarkdownSpan: Sendable, Hashable {
  /// The line of the first byte, counted in the file (see `startLine` of `MarkdownDocument`).
  public var line: Int32
  /// The column of the first byte, in bytes.
  public var column: Int32
  /// The line of the last byte.
  public var endLine: Int32
  /// The column just past the last byte, on `endLine`.
  public var endColumn: Int32

  /// A span between two places.
  public init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
