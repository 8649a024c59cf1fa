/// What the values of a link's locators must be. Which parameters a link may have at all, parsing has checked.
enum LocatorRules {
  /// Reports values that cannot be read; returns the moment that `at` names, if any.
  static func check(
    _ parameters: [Reference.Parameter], clock: Bool, at place: Place, _ findings: inout [Finding]
  ) -> Int? {
    var moment: Int?
    for parameter in parameters {
      if let finding = fault(of: parameter, clock: clock, at: place) {
        findings.append(finding)
      } else if parameter.name == "at" {
        moment = TimeCode.range(parameter.value, clock: clock)?.lowerBound
      }
    }
    return moment
  }

  /// What is wrong with a locator's value, if anything.
  static func fault(of parameter: Reference.Parameter, clock: Bool, at place: Place) -> Finding? {
    // An empty one was reported when it was parsed.
    guard parameter.name == "at", !parameter.value.isEmpty,
      TimeCode.range(parameter.value, clock: clock) == nil
    else { return nil }
    return Finding(
      .invalidParameter, "“\(parameter.value)” is no time", at: place,
      suggestion: clock
        ? "write the time of day, 14:03 or 14:03:20, or a range, 14:03-14:10"
        : "write minutes and seconds, 12:34, with hours 1:02:03, or a range, 12:34-12:50")
  }
}
