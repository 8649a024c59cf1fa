import Quoth

/// What the preview shows at one moment: the last site without errors, and what keeps the newest from being shown.
struct Shown: Sendable {
  /// Nil: no site has been without errors yet.
  var site: SiteSnapshot?
  /// Empty: the site is up to date.
  var problems: [Problem] = []

  /// An error as the overlay and the error page show it.
  struct Problem: Sendable, Equatable {
    /// `content/articles/nbc.md:14:22: error[unknown-speaker]: no speaker is called “vladimir-puttin”`
    var headline: String
    /// The line of the file with a marker below, and what to do about it; may be empty.
    var excerpt: String
  }

  /// More than anybody reads at once, and little enough to send with every message.
  static let mostProblems = 25

  /// The errors of a report.
  static func problems(of report: DiagnosticReport) -> [Problem] {
    let errors = report.withoutPrivateWords.entries.filter { $0.diagnostic.severity == .error }
    var problems = errors.prefix(mostProblems).map { entry in
      let text = TextReport().text(of: entry)
      let head = text.prefix { $0 != "\n" }
      return Problem(headline: String(head), excerpt: String(text.dropFirst(head.count + 1)))
    }
    if errors.count > mostProblems {
      problems.append(Problem(headline: "… and \(errors.count - mostProblems) more", excerpt: ""))
    }
    return problems
  }
}
