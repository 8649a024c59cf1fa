/// Findings as a person reads them in a terminal:
///
///     content/articles/nbc.md:14:22: error[unknown-speaker]: no speaker is called “vladimir-puttin”
///        14 | … he said [“direct evidence”](quote:vladimir-puttin#evidence)
///           |                               ^~~~~~~~~~~~~~~~~~~~~ did you mean “vladimir-putin”?
public struct TextReport: Sendable {
  /// Whether severities and markers are coloured.
  public var isColoured: Bool

  public init(isColoured: Bool = false) { self.isColoured = isColoured }

  /// All findings, one below the other, each ending with a line feed.
  public func text(of report: DiagnosticReport) -> String {
    report.entries.reduce(into: "") { $0 += text(of: $1) }
  }

  /// One finding: a line that says what and where, and below it the excerpt.
  public func text(of entry: DiagnosticReport.Entry) -> String {
    let diagnostic = entry.diagnostic
    let style = Style(diagnostic.severity)
    let place = "\(TerminalText.visible(diagnostic.place.file)):\(entry.line):\(entry.column):"
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]:"
    var out = "\(paint(place, .bold)) \(paint(head, style)) \(TerminalText.visible(diagnostic.message))\n"
    let number = String(entry.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let margin = String(repeating: " ", count: max(5, number.count))
    var remedy = diagnostic.suggestion.map { TerminalText.visible($0) }
    if let excerpt = entry.excerpt {
      out += "\(paint("\(gutter) |", .dim)) \(excerpt.text)\n"
      let marker = "^" + String(repeating: "~", count: excerpt.markerWidth - 1)
      let blank = String(repeating: " ", count: excerpt.markerOffset)
      out += "\(paint("\(margin) |", .dim)) \(blank)\(paint(marker, style))"
      if let words = remedy { out += " " + paint(words, style) }
      out += "\n"
      remedy = nil
    }
    if let remedy { out += "\(paint("\(margin) =", .dim)) \(remedy)\n" }
    for detail in diagnostic.details { out += text(of: detail, margin) }
    return out
  }

  /// Further lines hang below the first.
  private func text(of detail: Diagnostic.Detail, _ margin: String) -> String {
    var message = TerminalText.visible(detail.message, keepingLines: true)
    if let place = detail.place {
      message = "\(TerminalText.visible(place.file)):\(place.span.line):\(place.span.column): \(message)"
    }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index == 0 ? "\(paint("\(margin) =", .dim)) \(line)\n" : "\(margin)   \(line)\n"
    }.joined()
  }

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "1;34"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .blue
      }
    }
  }

  private func paint(_ text: String, _ style: Style) -> String {
    isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
