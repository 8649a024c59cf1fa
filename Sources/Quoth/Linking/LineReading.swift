/// One attribution line, taken in from the dash to its end: who speaks, to whom, where, and through whom we know.
///
/// The `quote:` link's speaker comes first, then a `speaker:` link, then a name in words; `to` and `via` speak of the
/// next link or name, up to a comma.
struct LineReading {
  /// What words say of the link or name that follows.
  enum Role { case none, to, via, about }

  struct Name {
    /// Several when they share it.
    var speakers: [Int]
    var text: String
    /// What follows is somebody or something of theirs: `Ann Lee’s lawyer`.
    var isPossessive: Bool
  }

  struct SpeakerLink {
    var speaker: Said<Int>
    /// Index in the body.
    var reference: Int
    var place: Place
  }

  struct SourceLink {
    var source: Said<Int>
    /// The transcript that it names.
    var record: Int?
    var reference: Int
    var parameters: [Reference.Parameter]
    var place: Place
  }

  /// The `quote:` link names the speaker: other speakers in the line are only mentioned.
  private let linkNamesSpeaker: Bool
  private let place: Place

  private var result = Attribution()
  private var hasQuoteLink = false
  private var speakerLinks: [SpeakerLink] = []
  private var names: [Name] = []
  private var beginsWithName = false
  /// Two names stand side by side, with an “and” between them.
  private var joinsNames = false
  /// The first of the line, before which it says that somebody else speaks: “a spokesman for”.
  private var isAboutFirst = false
  private var sourceLinks: [SourceLink] = []
  private var viaLinks: [SourceLink] = []
  /// The words up to the first comma, for a suggestion.
  private var opening: String?
  private var findings: [Finding] = []

  private var role = Role.none
  /// What came last was somebody spoken to, and since then at most an “and”: the next one is spoken to as well.
  private var wasTo = false
  private var hasAnd = false
  private var hasComma = false
  /// Nothing but the dash so far.
  private var isAtStart = true
  /// Nothing since the role's word.
  private var isDirect = false

  init(linkNamesSpeaker: Bool, place: Place) {
    self.linkNamesSpeaker = linkNamesSpeaker
    self.place = place
  }

  mutating func begin(_ scan: WordScan) {
    guard opening == nil, scan.count > 0 else { return }
    let end = scan.hasStopBefore.dropFirst().firstIndex(of: true) ?? scan.count
    opening = String(scan.text(0..<end))
  }

  /// A comma, a dash, a parenthesis.
  mutating func takeStop() {
    role = .none
    hasComma = true
  }

  mutating func takeWord(isAnd: Bool) {
    if !isAnd || hasAnd { wasTo = false }
    hasAnd = isAnd
    isDirect = false
    isAtStart = false
  }

  mutating func take(_ role: Role) {
    self.role = role
    isDirect = true
    wasTo = false
    isAtStart = false
  }

  mutating func take(_ name: Name) {
    // A name after a comma is not read as one more listener: it may as well be where it was said.
    let isTo = (role == .to && isDirect) || (wasTo && hasAnd && !hasComma)
    if isTo {
      if let speaker = only(name).value, !result.to.contains(speaker) { result.to.append(speaker) }
    } else {
      if names.isEmpty {
        beginsWithName = isAtStart
        noteFirst(name.isPossessive)
      } else if hasAnd, !hasComma {
        joinsNames = true
      }
      names.append(name)
    }
    follow(isTo: isTo)
  }

  /// The `quote:` link; the name that its words hold, if it names no speaker itself.
  mutating func take(quoteLink name: Name?) {
    hasQuoteLink = true
    if let name {
      if names.isEmpty { beginsWithName = true }
      names.append(name)
    }
    follow(isTo: false)
  }

  mutating func take(_ link: SpeakerLink) {
    let isTo = role == .to || wasTo
    if isTo {
      if let speaker = link.speaker.value, !result.to.contains(speaker) { result.to.append(speaker) }
      result.consumed.append(link.reference)
    } else {
      noteFirst(false)
      speakerLinks.append(link)
    }
    follow(isTo: isTo)
  }

  private mutating func noteFirst(_ isPossessive: Bool) {
    if names.isEmpty, speakerLinks.isEmpty { isAboutFirst = isPossessive || role == .about && isDirect }
  }

  mutating func take(_ link: SourceLink) {
    if role == .via { viaLinks.append(link) } else { sourceLinks.append(link) }
    result.consumed.append(link.reference)
    follow(isTo: false)
  }

  /// A link to something that says nothing here.
  mutating func takeOther() { follow(isTo: false) }

  private mutating func follow(isTo: Bool) {
    wasTo = isTo
    (hasAnd, hasComma) = (false, false)
    role = .none
    isDirect = false
    isAtStart = false
  }

  // MARK: What it comes to

  /// nil: the line names nobody.
  mutating func attribution(_ found: inout [Finding]) -> Attribution? {
    guard hasQuoteLink || !speakerLinks.isEmpty || !names.isEmpty else {
      suspect(&found)
      return nil
    }
    if !linkNamesSpeaker { readSpeaker() }
    readSources()
    found += findings
    return result
  }

  /// A line that names nobody is none of ours; unless a slip of the pen made it so.
  private func suspect(_ found: inout [Finding]) {
    guard let opening, WordScan(opening).count > 1 else { return }
    var finding = Finding(
      .attributionNotRead, .warning, "this line attributes the block quote to nobody whom the archive knows",
      at: place, misspelling: Misspelling(kind: .speakerName, name: opening))
    finding.needsSuggestion = true
    found.append(finding)
  }

  private mutating func readSpeaker() {
    for link in speakerLinks {
      result.consumed.append(link.reference)
      if case .value(let first) = result.speaker, case .value(let other) = link.speaker, first != other {
        conflict("this line names two speakers", at: link.place, "say which one speaks by a `quote:` link")
      } else {
        result.speaker = result.speaker.or(link.speaker)
      }
    }
    if isAboutFirst {
      findings.append(
        Finding(
          .attributionNotRead, .warning,
          "this line names somebody as if another spoke for or about them, and gives them the words",
          at: place,
          suggestion: "say who speaks by a `quote:` link, or begin the line with the name"))
    }
    guard speakerLinks.isEmpty, let first = names.first else { return }
    if !beginsWithName || joinsNames, let other = names.first(where: { $0.speakers != first.speakers }) {
      conflict(
        "this line names two speakers, “\(first.text)” and “\(other.text)”", at: place,
        "say which one speaks by a `quote:` link")
      result.speaker = .wrong
    } else {
      result.speaker = only(first)
    }
  }

  private mutating func readSources() {
    for link in sourceLinks {
      if case .value(let first) = result.source, case .value(let other) = link.source, first != other {
        conflict("this line names two sources", at: link.place, "leave one; a second one may follow “via”")
        continue
      }
      result.source = result.source.or(link.source)
      result.record = result.record ?? link.record
      for parameter in link.parameters where !result.locator.set(parameter) {
        conflict("this line gives “\(parameter.name)” twice", at: link.place, "leave one")
      }
    }
    for link in viaLinks {
      if case .value(let first) = result.via, case .value(let other) = link.source, first != other {
        conflict("this line names two sources after “via”", at: link.place, "leave one")
      } else {
        result.via = result.via.or(link.source)
      }
    }
  }

  private mutating func only(_ name: Name) -> Said<Int> {
    if name.speakers.count == 1, let speaker = name.speakers.first { return .value(speaker) }
    findings.append(
      Finding(
        .ambiguousName, "\(name.speakers.count) speakers are called “\(name.text)”", at: place,
        suggestion: "link to the one who is meant: [\(name.text)](speaker:…)"))
    return .wrong
  }

  private mutating func conflict(_ message: String, at place: Place, _ suggestion: String) {
    findings.append(Finding(.conflictingParameter, message, at: place, suggestion: suggestion))
  }
}
