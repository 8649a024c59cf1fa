/// A stretch of a content file, as the parsers see it: lines from 1 in the whole file (front matter included),
/// columns in bytes from 1, the end exclusive. `DiagnosticReport` turns byte columns into code points, once,
/// for the few spans that end in a message.
public struct SourceSpan: Hashable, Sendable {
  public var line: Int32
  public var column: Int32
  public var endLine: Int32
  public var endColumn: Int32

  public init(line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.endLine = Int32(clamping: endLine ?? line)
    self.endColumn = Int32(clamping: endColumn ?? column)
  }

  /// The first column of the first line: for findings about a file as a whole.
  public static let start = SourceSpan(line: 1, column: 1)
}

/// Where a finding is: a file, relative to the site's folder, and a span in it.
public struct Place: Hashable, Sendable {
  public var file: String
  public var span: SourceSpan

  public init(file: String, span: SourceSpan = .start) {
    self.file = file
    self.span = span
  }
}
