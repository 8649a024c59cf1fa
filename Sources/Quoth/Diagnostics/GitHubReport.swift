/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change:
/// `::error file=content/articles/nbc.md,line=14,col=22,endColumn=43,title=unknown-speaker::no speaker is called …`.
public struct GitHubReport: Sendable {
  public init() {}

  /// One line a finding.
  public func text(of report: DiagnosticReport) -> String {
    report.withoutPrivateWords.entries.reduce(into: "") { $0 += line(of: $1) }
  }

  private func line(of entry: DiagnosticReport.Entry) -> String {
    let diagnostic = entry.diagnostic
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    let properties = [
      "file=\(escaped(diagnostic.place.file, isProperty: true))", "line=\(entry.line)", "col=\(entry.column)",
      "endColumn=\(max(entry.column, entry.endColumn - 1))", "title=\(diagnostic.code.rawValue)",
    ]
    let message =
      ([diagnostic.message + (diagnostic.suggestion.map { ": \($0)" } ?? "")]
      + diagnostic.details.map(\.message)).joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(escaped(message, isProperty: false))\n"
  }

  /// What the command syntax gives a meaning is written as `%` and two hex digits.
  private func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where isProperty: out += "%3A"
      case "," where isProperty: out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
