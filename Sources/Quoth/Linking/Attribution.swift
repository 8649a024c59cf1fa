/// What the attribution line of a block quote says: `— Vladimir Putin to [Megyn Kelly](speaker:megyn-kelly),
/// [NBC](source:nbc-2018?at=12:34), via [RT](source:rt-report)`.
struct Attribution: Sendable {
  var speaker = Said<Int>.nothing
  var to: [Int] = []
  var source = Said<Int>.nothing
  /// Of a source with several transcripts, the one that was named.
  var record: Int?
  var via = Said<Int>.nothing
  /// Of the links to the source.
  var locator = Locator()
  /// The references (indices in the body) that were read as one of these, and so are no mentions.
  var consumed: [Int] = []
}

/// Takes attribution lines apart into what matters in them, in order; `LineReading` says what it comes to.
struct AttributionReader: Sendable {
  private let names: NameIndex
  /// In words, lower case, with what they say of what follows.
  private let phrases: [(words: [String], role: LineReading.Role)]
  private let sourceOfTranscript: [Int?]
  /// As in `Catalog`.
  private let records: [String: Int]
  private let namedRecords: Set<Int>

  init(names: NameIndex, records: [String: Int], locale: Locale, sourceOfTranscript: [Int?]) {
    self.names = names
    self.records = records
    namedRecords = Set(records.values)
    self.sourceOfTranscript = sourceOfTranscript
    let to = locale.attributionTo.map { (words: Self.words($0), role: LineReading.Role.to) }
    let via = locale.attributionVia.map { (words: Self.words($0), role: LineReading.Role.via) }
    let about = locale.attributionAbout.map { (words: Self.words($0), role: LineReading.Role.about) }
    phrases = (to + via + about).filter { !$0.words.isEmpty }
  }

  /// nil: the line names nobody, so the block quote is an ordinary one. `targets` are those of the body's
  /// references.
  func read(
    _ mark: QuoteMark, of body: Body, targets: [Target], in file: String, _ findings: inout [Finding]
  ) -> Attribution? {
    var line = LineReading(
      linkNamesSpeaker: mark.speaker != nil, place: Place(file: file, span: mark.targetSpan))
    for piece in mark.attribution {
      switch piece {
      case .words(let words):
        read(words, into: &line)
      case .reference(let index):
        guard body.references.indices.contains(index), targets.indices.contains(index) else { continue }
        read(body.references[index], index, targets[index], file, into: &line)
      case .quoteLink(let words):
        line.take(quoteLink: mark.speaker == nil ? firstName(in: words) : nil)
      }
    }
    return line.attribution(&findings)
  }

  /// Whether a line is the name of a speaker, a comma and more behind it or not: `— Vladimir Putin, NBC`.
  func isName(_ line: String) -> Bool {
    let scan = WordScan(NameIndex.form(line))
    guard scan.count > 0, let (_, length) = names.longestName(at: 0, of: scan) else { return false }
    return length == scan.count || scan.hasStopBefore[length]
  }

  private func read(_ text: String, into line: inout LineReading) {
    guard WordScan.mayHoldWords(text) else { return line.takeStop() }
    let scan = WordScan(NameIndex.form(text))
    line.begin(scan)
    var index = 0
    while index < scan.count {
      if scan.hasStopBefore[index] { line.takeStop() }
      if let (speakers, length) = names.longestName(at: index, of: scan) {
        line.take(
          LineReading.Name(
            speakers: speakers, text: String(scan.text(index..<index + length)),
            isPossessive: scan.isPossessive(index + length - 1)))
        index += length
      } else if let phrase = phrases.first(where: { matches($0.words, at: index, of: scan) }) {
        line.take(phrase.role)
        index += phrase.words.count
      } else {
        line.takeWord(isAnd: scan.word(index).map { Self.conjunctions.contains($0.lowercased()) } ?? false)
        index += 1
      }
    }
    if scan.endsInStop { line.takeStop() }
  }

  private func read(
    _ reference: Reference, _ index: Int, _ target: Target, _ file: String, into line: inout LineReading
  ) {
    let place = Place(file: file, span: reference.targetSpan)
    func source(_ said: Said<Int>, record: Int? = nil) {
      line.take(
        LineReading.SourceLink(
          source: said, record: record, reference: index, parameters: reference.parameters, place: place))
    }
    switch target {
    case .speaker(let speaker, _):
      line.take(LineReading.SpeakerLink(speaker: .value(speaker), reference: index, place: place))
    case .source(let index, _):
      source(.value(index), record: reference.scheme == .source ? records[reference.target] : nil)
    case .transcript(let transcript, _):
      source(
        sourceOfTranscript[transcript].map { .value($0) } ?? .wrong,
        record: namedRecords.contains(transcript) ? transcript : nil)
    case .broken where reference.scheme == .speaker:
      line.take(LineReading.SpeakerLink(speaker: .wrong, reference: index, place: place))
    case .broken where reference.scheme == .source || reference.scheme == .transcript: source(.wrong)
    default: line.takeOther()
    }
  }

  private func firstName(in words: String) -> LineReading.Name? {
    let scan = WordScan(NameIndex.form(words))
    for index in 0..<scan.count {
      guard let (speakers, length) = names.longestName(at: index, of: scan) else { continue }
      return LineReading.Name(
        speakers: speakers, text: String(scan.text(index..<index + length)), isPossessive: false)
    }
    return nil
  }

  private func matches(_ phrase: [String], at word: Int, of scan: WordScan) -> Bool {
    phrase.indices.allSatisfy { scan.word(word + $0)?.lowercased() == phrase[$0] }
  }

  private static func words(_ phrase: String) -> [String] {
    let scan = WordScan(NameIndex.form(phrase.lowercased()))
    return (0..<scan.count).compactMap { scan.word($0).map(String.init) }
  }

  /// “And”, which goes on with those spoken to, in the languages that newsrooms mix.
  private static let conjunctions: Set<String> = [
    "and", "und", "et", "y", "e", "и", "та", "і", "och", "og", "en", "ja", "i", "a", "és", "și", "ve", "και",
    "و",
    "和", "と", "및",
  ]
}
