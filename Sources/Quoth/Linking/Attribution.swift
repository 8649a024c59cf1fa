/// What the attribution line of a block quote says: `— Vladimir Putin to [Megyn Kelly](speaker:megyn-kelly),
/// [NBC](source:nbc-2018?at=12:34), via [RT](source:rt-report)`.
struct Attribution: Sendable {
  var speaker = Said<Int>.nothing
  var to: [Int] = []
  var source = Said<Int>.nothing
  var via = Said<Int>.nothing
  /// Of the links to the source.
  var locator = Locator()
  /// The references (indices in the body) that were read as one of these, and so are no mentions.
  var consumed: [Int] = []
}

/// Reads attribution lines. A name in words counts like a link, but gives way to one.
struct AttributionReader: Sendable {
  private let names: NameIndex
  /// In words, lower case.
  private let toPhrases: [[String]]
  private let viaPhrases: [[String]]
  private let sourceOfTranscript: [Int?]

  init(names: NameIndex, locale: Locale, sourceOfTranscript: [Int?]) {
    self.names = names
    self.sourceOfTranscript = sourceOfTranscript
    toPhrases = locale.attributionTo.map(Self.words)
    viaPhrases = locale.attributionVia.map(Self.words)
  }

  /// nil: the line names nobody, so the block quote is an ordinary one. `targets` are those of the body's
  /// references.
  func read(
    _ mark: QuoteMark, of body: Body, targets: [Target], in file: String, _ findings: inout [Finding]
  ) -> Attribution? {
    var line = Line(
      reader: self, hasSpeaker: mark.speaker != nil, place: Place(file: file, span: mark.targetSpan))
    for piece in mark.attribution {
      switch piece {
      case .words(let words): line.read(words)
      case .reference(let index):
        guard body.references.indices.contains(index), targets.indices.contains(index) else { continue }
        line.read(index, body.references[index], targets[index], file)
      case .quoteLink(let words):
        line.readQuoteLink(words)
      }
    }
    return line.attribution(&findings)
  }

  /// “And”, which goes on with those spoken to, in the languages that newsrooms mix.
  private static let conjunctions: Set<String> = [
    "and", "und", "et", "y", "e", "и", "та", "і", "och", "og", "en", "ja", "i", "a", "és", "și", "ve", "και",
    "و",
    "和", "と", "및",
  ]

  private static func words(_ phrase: String) -> [String] {
    let scan = WordScan(NameIndex.form(phrase.lowercased()))
    return (0..<scan.count).compactMap { scan.word($0).map(String.init) }
  }

  /// What the words before a link or name say about it.
  private enum Role { case none, to, via }

  /// One line on its way from the dash to its end.
  private struct Line {
    let reader: AttributionReader
    /// The `quote:` link names the speaker: other speakers in the line are only mentioned.
    let hasSpeaker: Bool
    let place: Place

    private var result = Attribution()
    private var hasQuoteLink = false
    private var role = Role.none
    /// What came last was somebody spoken to, so that “and …” may go on.
    private var wasTo = false
    private var wordsSince = 0
    private var wordsBefore = 0
    /// The words since then are but an “and”.
    private var isJoined = true
    private var speakerLinks: [(speaker: Said<Int>, reference: Int, place: Place)] = []
    private var named: [(speakers: [Int], name: String, isFirst: Bool)] = []
    private var sourceLinks: [(source: Said<Int>, reference: Reference, index: Int, place: Place)] = []
    private var viaLinks: [(source: Said<Int>, place: Place)] = []
    /// The words up to the first comma, for a suggestion.
    private var opening: String?
    private var found: [Finding] = []

    init(reader: AttributionReader, hasSpeaker: Bool, place: Place) {
      self.reader = reader
      self.hasSpeaker = hasSpeaker
      self.place = place
    }

    mutating func read(_ text: String) {
      let scan = WordScan(NameIndex.form(text))
      var index = 0
      while index < scan.count {
        if scan.hasStopBefore[index] {
          role = .none
          if wordsSince > 0 { isJoined = false }
        }
        if let (speakers, length) = reader.names.longestName(at: index, of: scan) {
          let isContinued = wasTo && wordsSince == 1 && isJoined && !scan.hasStopBefore[index]
          let isTo = (role == .to && wordsSince == 0) || isContinued
          name(speakers, String(scan.text(index..<index + length)), isTo: isTo)
          index += length
        } else if let (next, length) = reader.role(at: index, of: scan) {
          role = next
          wasTo = false
          (wordsSince, isJoined) = (0, true)
          wordsBefore += length
          index += length
        } else {
          let isAnd =
            scan.word(index).map { AttributionReader.conjunctions.contains($0.lowercased()) } ?? false
          isJoined = isJoined && isAnd
          wordsSince += 1
          wordsBefore += 1
          index += 1
        }
      }
      if scan.endsInStop { role = .none }
      if opening == nil, scan.count > 0 {
        let end = scan.hasStopBefore.dropFirst().firstIndex(of: true) ?? scan.count
        opening = String(scan.text(0..<end))
      }
    }

    private mutating func name(_ speakers: [Int], _ name: String, isTo: Bool) {
      if isTo {
        if let speaker = only(speakers, name).value { result.to.append(speaker) }
      } else {
        named.append((speakers, name, wordsBefore == 0 && speakerLinks.isEmpty && named.isEmpty))
      }
      wordsBefore += 1
      (wordsSince, isJoined) = (0, true)
      wasTo = isTo
      role = .none
    }

    mutating func readQuoteLink(_ words: String) {
      hasQuoteLink = true
      if !hasSpeaker {
        let scan = WordScan(NameIndex.form(words))
        for index in 0..<scan.count {
          guard let (speakers, length) = reader.names.longestName(at: index, of: scan) else { continue }
          named.append((speakers, String(scan.text(index..<index + length)), named.isEmpty))
          break
        }
      }
      follow(isTo: false)
    }

    mutating func read(_ index: Int, _ reference: Reference, _ target: Target, _ file: String) {
      let place = Place(file: file, span: reference.targetSpan)
      switch target {
      case .speaker(let speaker, _): speakerLink(.value(speaker), index, place)
      case .source(let source, _): sourceLink(.value(source), reference, index, place)
      case .transcript(let transcript, _):
        let source = reader.sourceOfTranscript[transcript].map { Said.value($0) } ?? .wrong
        sourceLink(source, reference, index, place)
      case .broken where reference.scheme == .speaker: speakerLink(.wrong, index, place)
      case .broken where reference.scheme == .source || reference.scheme == .transcript:
        sourceLink(.wrong, reference, index, place)
      default: follow(isTo: false)
      }
    }

    private mutating func speakerLink(_ speaker: Said<Int>, _ index: Int, _ place: Place) {
      let isTo = role == .to || (wasTo && wordsSince <= 1 && isJoined)
      if isTo {
        if let speaker = speaker.value, !result.to.contains(speaker) { result.to.append(speaker) }
        result.consumed.append(index)
      } else {
        speakerLinks.append((speaker, index, place))
      }
      follow(isTo: isTo)
    }

    private mutating func sourceLink(
      _ source: Said<Int>, _ reference: Reference, _ index: Int, _ place: Place
    ) {
      if role == .via {
        viaLinks.append((source, place))
      } else {
        sourceLinks.append((source, reference, index, place))
      }
      result.consumed.append(index)
      follow(isTo: false)
    }

    private mutating func follow(isTo: Bool) {
      wasTo = isTo
      role = .none
      (wordsSince, isJoined) = (0, true)
      wordsBefore += 1
    }

    /// What the whole line comes to.
    mutating func attribution(_ findings: inout [Finding]) -> Attribution? {
      guard hasQuoteLink || !speakerLinks.isEmpty || !named.isEmpty else {
        // Somebody spoken to by name, with no speaker, is no attribution either; a slip of the pen may be.
        if let opening, WordScan(opening).count > 1 {
          var finding = Finding(
            .attributionNotRead, .warning,
            "this line attributes the block quote to nobody whom the archive knows",
            at: place, misspelling: Misspelling(kind: .speakerName, name: opening))
          finding.needsSuggestion = true
          findings.append(finding)
        }
        return nil
      }
      if !hasSpeaker { readSpeaker() }
      readSources()
      findings += found
      return result
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
      guard speakerLinks.isEmpty, let first = named.first else { return }
      if !first.isFirst, let other = named.first(where: { $0.speakers != first.speakers }) {
        conflict(
          "this line names two speakers, “\(first.name)” and “\(other.name)”", at: place,
          "say which one speaks by a `quote:` link")
        result.speaker = .wrong
      } else {
        result.speaker = only(first.speakers, first.name)
      }
    }

    private mutating func readSources() {
      for link in sourceLinks {
        if case .value(let first) = result.source, case .value(let other) = link.source, first != other {
          conflict("this line names two sources", at: link.place, "leave one; a second one may follow “via”")
          continue
        }
        result.source = result.source.or(link.source)
        for parameter in link.reference.parameters where LocatorRules.locators.contains(parameter.name) {
          if !result.locator.set(parameter) {
            conflict("this line gives “\(parameter.name)” twice", at: link.place, "leave one")
          }
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

    private mutating func only(_ speakers: [Int], _ name: String) -> Said<Int> {
      if speakers.count == 1, let speaker = speakers.first { return .value(speaker) }
      found.append(
        Finding(
          .ambiguousName, "\(speakers.count) speakers are called “\(name)”", at: place,
          suggestion: "link to the one who is meant: [\(name)](speaker:…)"))
      return .wrong
    }

    private mutating func conflict(_ message: String, at place: Place, _ suggestion: String) {
      found.append(Finding(.conflictingParameter, message, at: place, suggestion: suggestion))
    }
  }

  /// The role that words at this place give to what follows, and how many words that takes.
  private func role(at word: Int, of scan: WordScan) -> (Role, Int)? {
    for (phrases, role) in [(toPhrases, Role.to), (viaPhrases, Role.via)] {
      for phrase in phrases where !phrase.isEmpty && word + phrase.count <= scan.count {
        let matches = phrase.indices.allSatisfy { scan.word(word + $0)?.lowercased() == phrase[$0] }
        if matches { return (role, phrase.count) }
      }
    }
    return nil
  }
}

extension Locator {
  /// Takes a parameter of that name; false when it has another value already.
  mutating func set(_ parameter: Reference.Parameter) -> Bool {
    func take(_ field: inout String?) -> Bool {
      if let known = field, known != parameter.value { return false }
      field = parameter.value
      return true
    }
    return switch parameter.name {
    case "at": take(&at)
    case "page": take(&page)
    case "line": take(&line)
    case "section": take(&section)
    case "column": take(&column)
    default: true
    }
  }

  /// Takes what the other says; false when the two differ.
  mutating func add(_ other: Locator) -> Bool {
    let isAlike =
      (at == nil || other.at == nil || at == other.at)
      && (page == nil || other.page == nil || page == other.page)
      && (line == nil || other.line == nil || line == other.line)
      && (section == nil || other.section == nil || section == other.section)
      && (column == nil || other.column == nil || column == other.column)
    self = filled(from: other)
    return isAlike
  }

  /// With what is missing taken from the other.
  func filled(from other: Locator) -> Locator {
    Locator(
      at: at ?? other.at, page: page ?? other.page, line: line ?? other.line,
      section: section ?? other.section,
      column: column ?? other.column)
  }
}
