/// Checks that the times of a transcript do not run backwards.
struct TimeOrder {
  let path: String
  let usesClock: Bool

  /// A time and where it stands.
  struct Entry {
    var time: Int
    var span: SourceSpan
  }

  /// The times in the order of the text. Each is compared with the one before, so that one slip is reported once.
  func check(_ times: [Entry]) -> [Diagnostic] {
    guard let first = times.first else { return [] }
    var found: [Diagnostic] = []
    var last = first
    for entry in times.dropFirst() {
      if entry.time < last.time, !(usesClock && TimeCode.isPastMidnight(last.time, entry.time)) {
        found.append(
          Diagnostic(
            .timeBackwards, .warning,
            "this time lies before the one above it, \(TimeCode.text(last.time, clock: usesClock))",
            at: Place(file: path, span: entry.span),
            suggestion: "correct one of the two",
            details: [.init("the time above", at: Place(file: path, span: last.span))]))
      }
      last = entry
    }
    return found
  }
}
