/// Which parameters a link may carry, and what their values must be.
enum LocatorRules {
  /// Of a citation.
  static let locators = ["at", "page", "line", "section", "column"]
  /// Of a `quote:` link.
  static let quote = locators + ["source", "to", "via", "date", "language", "translated", "check"]

  /// Reports what a link to something of that collection may not carry; returns the moment that `at` names, if any.
  static func check(
    _ parameters: [Reference.Parameter], of collection: Collection, clock: Bool, at place: Place,
    _ findings: inout [Finding]
  ) -> Int? {
    if parameters.isEmpty { return nil }
    let allowed =
      switch collection {
      case .sources: locators
      case .transcripts: ["at"]
      case .articles, .speakers, .pages: [String]()
      }
    var moment: Int?
    for parameter in parameters {
      guard allowed.contains(parameter.name) else {
        findings.append(
          unknown(parameter.name, on: "a link to \(collection.withArticle)", allowed: allowed, at: place))
        continue
      }
      if let fault = fault(of: parameter, clock: clock) {
        findings.append(Finding(.invalidParameter, fault.message, at: place, suggestion: fault.suggestion))
      } else if parameter.name == "at" {
        moment = TimeCode.range(parameter.value, clock: clock)?.lowerBound
      }
    }
    return moment
  }

  static func allowNone(
    _ parameters: [Reference.Parameter], on thing: String, at place: Place, _ findings: inout [Finding]
  ) {
    for parameter in parameters {
      findings.append(unknown(parameter.name, on: "a link to \(thing)", allowed: [], at: place))
    }
  }

  static func unknown(_ name: String, on link: String, allowed: [String], at place: Place) -> Finding {
    let rule =
      allowed.isEmpty ? "it takes none" : "it takes \(allowed.joined(separator: ", "))"
    return Finding(
      .unknownParameter, "\(link) takes no parameter “\(name)”", at: place,
      suggestion: NearestName.suggestion(for: name, in: allowed) ?? rule)
  }

  /// What is wrong with a locator's value, if anything.
  static func fault(of parameter: Reference.Parameter, clock: Bool) -> (message: String, suggestion: String)?
  {
    if parameter.value.allSatisfy(\.isWhitespace) {
      return ("“\(parameter.name)” has no value", "give it one, or take it out")
    }
    guard parameter.name == "at", TimeCode.range(parameter.value, clock: clock) == nil else { return nil }
    return (
      "“\(parameter.value)” is no time",
      clock
        ? "write the time of day, 14:03 or 14:03:20, or a range, 14:03-14:10"
        : "write minutes and seconds, 12:34, with hours 1:02:03, or a range, 12:34-12:50"
    )
  }
}

extension Collection {
  /// For sentences: `an article`, `a speaker`.
  fileprivate var withArticle: String { self == .articles ? "an article" : "a \(singular)" }
}
