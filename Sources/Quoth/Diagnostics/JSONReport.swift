import Foundation

/// Findings and summary for programs, as `--format json` prints them:
/// `{"diagnostics": [{code, severity, message, file, line, column, end_column, suggestion}], "summary": {…}}`.
public struct JSONReport: Sendable {
  public init() {}

  /// One JSON document that ends with a line feed.
  public func text(of report: DiagnosticReport, summary: BuildSummary) throws -> String {
    let document = Document(
      diagnostics: report.withoutPrivateWords.entries.map(Finding.init), summary: Summary(summary))
    return try jsonText(document)
  }

  private struct Document: Encodable {
    var diagnostics: [Finding]
    var summary: Summary
  }

  private struct Finding: Encodable {
    var entry: DiagnosticReport.Entry

    init(_ entry: DiagnosticReport.Entry) { self.entry = entry }

    private enum Keys: String, CodingKey {
      case code, severity, message, file, line, column, suggestion
      case endColumn = "end_column"
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Keys.self)
      let diagnostic = entry.diagnostic
      try object.encode(diagnostic.code.rawValue, forKey: .code)
      try object.encode(diagnostic.severity.rawValue, forKey: .severity)
      try object.encode(diagnostic.message, forKey: .message)
      try object.encode(diagnostic.place.file, forKey: .file)
      try object.encode(entry.line, forKey: .line)
      try object.encode(entry.column, forKey: .column)
      try object.encode(entry.endColumn, forKey: .endColumn)
      // Null when there is none: absent values are never left out.
      try object.encode(diagnostic.suggestion, forKey: .suggestion)
    }
  }

  private struct Summary: Encodable {
    var pages: Int
    var quotes: [String: Int]
    var written: Int
    var unchanged: Int
    var removed: Int
    var seconds: Double

    init(_ summary: BuildSummary) {
      pages = summary.pages
      quotes = summary.quotes
      written = summary.files.written
      unchanged = summary.files.unchanged
      removed = summary.files.removed
      seconds = (summary.seconds * 1000).rounded() / 1000
    }
  }
}

/// Indented JSON with sorted keys and a line feed at the end.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}
