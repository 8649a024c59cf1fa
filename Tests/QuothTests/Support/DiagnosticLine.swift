@testable import Quoth

extension Diagnostic {
  /// One line of a test's expectation: `content/site.yml:1:1: error[unknown-key]: the message (the suggestion)`.
  var line: String {
    let head = "\(place.file):\(place.span.line):\(place.span.column): \(severity.rawValue)[\(code.rawValue)]"
    return "\(head): \(message)" + (suggestion.map { " (\($0))" } ?? "")
  }
}
