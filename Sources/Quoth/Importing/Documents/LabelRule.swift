/// How often each possible label stands in a file.
struct LabelTally: Sendable {
  private(set) var counts: [String: Int] = [:]
  /// Labels that the shape alone makes certain: `**Ann:**`.
  private(set) var certain: Set<String> = []
  /// Lines or paragraphs that begin without one.
  var unlabelled = 0

  mutating func add(_ label: String, isCertain: Bool) {
    counts[label, default: 0] += 1
    if isCertain { certain.insert(label) }
  }

  var total: Int { counts.values.reduce(0, +) }
}

/// Which of the names before colons are speakers, in one file. A single `Reason: money` is words; `Ann: money` twice, or
/// among nothing but labels, is somebody who speaks.
struct LabelRule: Sendable {
  private let tally: LabelTally
  private let known: Set<String>
  /// Nearly all lines begin with a label: the others do so, too.
  private let isAllLabelled: Bool

  init(_ tally: LabelTally, known: Set<String>) {
    self.tally = tally
    self.known = known
    let total = tally.total
    isAllLabelled = total >= 2 && tally.unlabelled * 10 <= total
  }

  func count(of label: String) -> Int { tally.counts[label] ?? 0 }

  func accepts(_ label: String) -> Bool {
    if known.contains(label) || tally.certain.contains(label) { return true }
    if Self.isLink(label) { return false }
    if label == "Q" || label == "A" { return true }
    let count = count(of: label)
    if count >= 2 { return LabelShape.isCapitals(label) || !LabelShape.isSentence(label) }
    return LabelShape.isName(label) || (LabelShape.isCapitals(label) && label.utf8.count > 1)
      || (isAllLabelled && !LabelShape.isSentence(label))
  }

  /// Words after which a colon is no speaker's: a link, a time of day.
  private static func isLink(_ label: String) -> Bool {
    ["http", "https", "HTTP", "HTTPS", "mailto"].contains(label)
  }
}
