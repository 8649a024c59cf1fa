/// Compares every quote with the record of its source: one verdict a quote, and what the editor must know.
/// docs/verification.md is the contract.
struct Verifier: Sendable {
  let parallel: Parallel
  /// By language, the primary subtag in lower case.
  let languages: [String: LanguageWords]

  func verify(_ archive: LinkedArchive) -> ([Verdict], [Diagnostic]) {
    var verdicts = [Verdict](repeating: .notChecked, count: archive.quotes.count)
    var diagnostics: [Diagnostic] = []
    let plan = VerificationPlan(archive)
    for (quote, reason) in plan.unchecked { verdicts[quote] = Verdict(status: .unchecked, unchecked: reason) }
    let groups = parallel.map(count: plan.groups.count, chunk: 1) { number in
      RecordVerifier(archive: archive, words: language).verify(plan.groups[number])
    }
    var missing: [MissingQuote] = []
    for group in groups {
      for (quote, verdict) in group.verdicts { verdicts[quote] = verdict }
      diagnostics += group.diagnostics
      missing += group.missing
    }
    diagnostics += ElsewhereSearch(archive: archive, words: language, parallel: parallel).explain(missing)
    return (verdicts, diagnostics)
  }

  /// The lists of a language, with the site's own fillers if it has any.
  private func language(_ tag: String, _ config: SiteConfig) -> LanguageWords {
    var words = languages[Self.primary(tag)] ?? .none(tag)
    if let fillers = config.fillers { words.fillers = fillers }
    return words
  }

  /// `de` of `de-AT`.
  static func primary(_ tag: String) -> String {
    tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
  }
}
