/// Decides, for a whole document, which of the lines that may begin with a label do.
struct DocumentLabels: Sendable {
  enum Decision: Equatable {
    case label
    case direction(DirectionLabel.Kind)
    /// Words, after all.
    case words
  }

  private let rules: [LabelLine.Shape: LabelRule]
  private let dominant: LabelLine.Shape?
  /// Labels of the shape that the document uses.
  private let own: Set<String>
  private let known: Set<String>
  private let attendees: Attendees

  /// Labels behind which nothing is ever said: `**Remix:**`.
  private let silent: Set<String>

  /// `known`: labels that the user, the archive or the front matter says are somebody's. `silent`: those that never have
  /// words.
  init(
    _ candidates: [LabelLine], silent: Set<String>, unlabelled: Int, known: Set<String>, attendees: Attendees
  ) {
    self.attendees = attendees
    self.known = known
    self.silent = silent.subtracting(known)
    let candidates = candidates.filter { !silent.contains($0.label) || known.contains($0.label) }
    var tallies: [LabelLine.Shape: LabelTally] = [:]
    for candidate in candidates {
      tallies[candidate.shape, default: LabelTally()].add(
        candidate.label, isCertain: candidate.shape == .bracket || candidate.shape == .timed)
    }
    var rules: [LabelLine.Shape: LabelRule] = [:]
    for (shape, tally) in tallies {
      var tally = tally
      tally.unlabelled = unlabelled
      rules[shape] = LabelRule(tally, known: known)
    }
    self.rules = rules
    var counts: [LabelLine.Shape: Int] = [:]
    for candidate in candidates where Self.fits(candidate, rules, attendees, known) {
      counts[candidate.shape, default: 0] += 1
    }
    // `Q. …` and `THE PRESIDENT. …` are sentences where they are rare.
    if counts[.capitals, default: 0] < 3 { counts[.capitals] = nil }
    let order: [LabelLine.Shape] = [.bold, .timed, .bracket, .plain, .capitals]
    var shape = order.max { counts[$0, default: 0] < counts[$1, default: 0] }.flatMap {
      counts[$0] == nil ? nil : $0
    }
    if let found = shape, found == .plain || found == .bold {
      let labels = candidates.filter { $0.shape == found && Self.fits($0, rules, attendees, known) }.map(
        \.label)
      if !Self.isDialogue(labels, found, unlabelled: unlabelled, attendees, known) { shape = nil }
    }
    dominant = shape
    own = Set(
      candidates.filter { $0.shape == shape && Self.fits($0, rules, attendees, known) }.map(\.label))
  }

  /// Notes have lines such as `Problem: …` and `**Core idea:** …`; who speaks has a name, or speaks all the time.
  private static func isDialogue(
    _ labels: [String], _ shape: LabelLine.Shape, unlabelled: Int, _ attendees: Attendees,
    _ known: Set<String>
  ) -> Bool {
    if shape == .plain, labels.count * 2 >= unlabelled { return true }
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    let named = counts.reduce(0) { sum, one in
      let (label, count) = one
      let isNamed =
        LabelShape.isName(label) || LabelShape.isCapitals(label) || Anonymity.isAnonymous(label)
        || known.contains(label) || attendees.resolve(label) != nil || (shape == .bold && count > 1)
        || (shape == .bold && !label.contains(" "))
      return isNamed ? sum + count : sum
    }
    return named * (shape == .plain ? 2 : 3) >= labels.count
  }

  func decide(_ line: LabelLine) -> Decision {
    if known.contains(line.label) { return .label }
    guard let dominant else { return .words }
    if silent.contains(line.label) {
      return line.shape == .bold && dominant == .bold && line.isMarked
        ? .direction(.interruption) : .words
    }
    if line.shape == dominant || own.contains(line.label) {
      if let kind = DirectionLabel.kind(line.label), dominant == .bold { return .direction(kind) }
      return own.contains(line.label) ? .label : .words
    }
    // Bold names among plain ones, and names with a time among names without.
    let isKin =
      line.shape == .timed || (line.shape == .bold && line.isMarked && LabelShape.isName(line.label))
      || (line.shape == .plain && dominant == .timed)
    guard isKin, Self.fits(line, rules, attendees, known) else { return .words }
    return dominant == .bold ? DirectionLabel.kind(line.label).map { .direction($0) } ?? .label : .label
  }

  private static func fits(
    _ line: LabelLine, _ rules: [LabelLine.Shape: LabelRule], _ attendees: Attendees, _ known: Set<String>
  ) -> Bool {
    let label = line.label
    if known.contains(label) || attendees.resolve(label) != nil { return true }
    if label.utf8.allSatisfy({ $0 == UInt8(ascii: "?") }) { return true }
    guard let rule = rules[line.shape] else { return false }
    switch line.shape {
    case .bold:
      // A bold word alone on its line is a heading, unless it is a name that comes again.
      return line.isMarked || (rule.count(of: label) >= 2 && LabelShape.isName(label))
    case .bracket, .timed: return true
    // `II.` alone on its line numbers a chapter.
    case .capitals: return !line.isAlone && (rule.accepts(label) || label.utf8.count == 1)
    case .plain:
      // Where a list says who is there, `Slides:` and `Prior Art:` are nobody.
      guard attendees.names.count >= 3 else { return rule.accepts(label) }
      if attendees.names.values.contains(label) || Attendees.isInitials(label) { return true }
      let bare = label.prefix { $0 != "(" && $0 != "?" }
      let words = bare.split(whereSeparator: { " /,&+".contains($0) }).filter { $0 != "and" }
      return !words.isEmpty
        && words.allSatisfy {
          attendees.words.contains(String($0)) || attendees.names[String($0)] != nil
            || Attendees.isInitials(String($0))
        }
    }
  }
}
