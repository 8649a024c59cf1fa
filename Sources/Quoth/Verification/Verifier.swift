/// Compares every quote with the record of its source: one verdict a quote, and what the editor must know.
/// docs/verification.md is the contract.
struct Verifier: Sendable {
  let parallel: Parallel
  /// By language, the primary subtag in lower case.
  let languages: [String: LanguageWords]

  /// `only`: articles (indices) whose quotes are wanted; nil: all. Quotes of others stay unchecked.
  /// `passesOverOthers`: whoever asks has their verdicts already.
  func verify(
    _ archive: LinkedArchive, seals: Seals? = nil, only: Set<Int>? = nil, passesOverOthers: Bool = false
  ) -> Verification {
    var result = Verification(verdicts: Array(repeating: .notChecked, count: archive.quotes.count))
    let plan = VerificationPlan(archive, only: only, passesOverOthers: passesOverOthers)
    let tools = Toolbox(languages, fillers: archive.config.fillers)
    let sealed = SealReader(archive: archive, seals: seals)
    for (quote, reason) in plan.unchecked {
      result.verdicts[quote] = Verdict(status: .unchecked, unchecked: reason)
      guard reason == .noRecord else { continue }
      let (verdict, finding) = sealed.read(quote)
      if let verdict { result.verdicts[quote] = verdict }
      if let finding { result.diagnostics.append(finding) }
    }
    let groups = parallel.map(count: plan.groups.count, chunk: 1) { number in
      RecordVerifier(archive: archive, tools: tools).verify(plan.groups[number])
    }
    var missing: [MissingQuote] = []
    for group in groups {
      for (quote, verdict) in group.verdicts { result.verdicts[quote] = verdict }
      result.diagnostics += group.diagnostics
      result.locatorFixes += group.locatorFixes
      missing += group.missing
    }
    correctRemedies(&result, archive)
    result.diagnostics += ElsewhereSearch(archive: archive, tools: tools, parallel: parallel).explain(
      missing)
    return result
  }

  /// A finding says that `check --fix` mends it; where that cannot be, what to do instead.
  private func correctRemedies(_ result: inout Verification, _ archive: LinkedArchive) {
    let unwritable = LocatorFixer(archive: archive).unwritable(result.locatorFixes)
    guard !unwritable.isEmpty else { return }
    let rights = Dictionary(unwritable.map { (archive.quotes[$0.quote].place, $0.right) }) { first, _ in first
    }
    for index in result.diagnostics.indices where result.diagnostics[index].code == .quoteLocator {
      guard let right = rights[result.diagnostics[index].place] else { continue }
      result.diagnostics[index].suggestion =
        "another quote has the same link: give this one a link of its own, with at=\(right)"
    }
  }

  /// `de` of `de-AT`.
  static func primary(_ tag: String) -> String {
    tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
  }
}

/// What the verifying stage hands on.
struct Verification: Sendable {
  /// One a quote, parallel to `LinkedArchive.quotes`.
  var verdicts: [Verdict]
  var diagnostics: [Diagnostic] = []
  /// What `check --fix` writes.
  var locatorFixes: [LocatorFix] = []
}
