/// Reads units of an archive into a word scanner: what they can be narrowed down by, who speaks, and their words.
///
/// Values are read where they stand in the archive: a copy of one is counted, and the cores wait for each other's counts.
struct UnitReader: ~Copyable {
  /// A property of a unit, by which results are narrowed down.
  enum Property: UInt8 {
    case speaker = 0x73
    case source = 0x6f
    case topic = 0x74
    case year = 0x79
    case status = 0x76
  }

  private let units: SearchUnits
  private let context: RenderContext
  private var scanner: WordScanner
  private var known: KnownProperties
  /// By speaker: the words of the names, once they have been read.
  private var names: [[Int]?]
  /// The transcript whose turns are being read, and its date.
  private var dated: (transcript: Int, date: CalendarDate?)?

  init(_ units: SearchUnits, _ scanner: consuming WordScanner) {
    self.units = units
    context = units.context
    self.scanner = scanner
    known = KnownProperties(units.context.archive)
    names = Array(repeating: nil, count: units.context.archive.speakers.count)
  }

  /// The words and their places.
  func finish() -> (TermLists, [SearchUnit]) { scanner.finish() }

  mutating func readQuotes(ofArticle article: Int) {
    for quote in context.archive.articleLinks[article].quotes {
      scanner.begin(quote)
      let speaker = context.archive.quotes[quote].speaker
      note(speaker: speaker)
      if let source = context.archive.quotes[quote].source { note(source: source) }
      if let source = context.archive.quotes[quote].via { note(source: source) }
      note(topics: context.archive.articleLinks[article].topics)
      note(year: units.date(ofQuote: quote).year)
      let status = context.verdicts[quote].status
      note(.status, status.order) { _ in status.rawValue }
      if let words = names[speaker] {
        scanner.readHead(words)
      } else {
        readNames(of: speaker)
        names[speaker] = scanner.head
      }
      scanner.beginText()
      context.withText(ofQuote: quote) { scanner.read($0, isHTML: false) }
    }
  }

  mutating func readArticle(_ article: Int) {
    scanner.begin(article)
    for quote in context.archive.articleLinks[article].quotes {
      note(speaker: context.archive.quotes[quote].speaker)
      if let source = context.archive.quotes[quote].source { note(source: source) }
    }
    note(topics: context.archive.articleLinks[article].topics)
    note(year: context.archive.articles[article].date.year)
    scanner.readHead(context.archive.articles[article].header.title.value)
    scanner.beginText()
    if let summary = context.archive.articles[article].summary { scanner.readText(summary.value) }
    context.archive.articles[article].body.html.withUnsafeBufferPointer { scanner.read($0, isHTML: true) }
  }

  mutating func readTurn(_ place: Int) {
    let (transcript, block) = (Int(units.turns[place].transcript), Int(units.turns[place].block))
    if dated?.transcript != transcript {
      dated = (transcript, ListRecords(context: context).date(ofTranscript: transcript))
    }
    scanner.begin(place)
    let all = context.archive.transcriptLinks[transcript].speakersOfBlock
    let speakers = all.indices.contains(block) ? all[block] : []
    for speaker in speakers { note(speaker: speaker) }
    if let source = context.archive.transcriptLinks[transcript].source { note(source: source) }
    note(topics: context.archive.transcriptLinks[transcript].topics)
    if let year = dated?.date?.year { note(year: year) }
    for speaker in speakers { readNames(of: speaker) }
    scanner.beginText()
    scanner.readText(SpokenText.of(context.archive.transcripts[transcript].blocks[block]))
  }

  private mutating func readNames(of speaker: Int) {
    scanner.readHead(context.archive.speakers[speaker].name)
    for name in context.archive.speakers[speaker].otherNames { scanner.readHead(name.value) }
  }

  // MARK: Properties

  private mutating func note(speaker: Int) {
    note(.speaker, speaker) { $0.archive.speakers[speaker].id }
  }

  private mutating func note(source: Int) {
    note(.source, source) { $0.archive.sources[source].id }
  }

  private mutating func note(topics: [Int]) {
    for topic in topics { note(.topic, topic) { $0.archive.topics[topic].id } }
  }

  private mutating func note(year: Int) {
    note(.year, year) { _ in String(year) }
  }

  /// `index`: of what the property names, in its list.
  @inline(__always)
  private mutating func note(_ property: Property, _ index: Int, _ value: (RenderContext) -> String) {
    if let number = known[property, index] {
      scanner.property(number)
    } else {
      known[property, index] = scanner.property(property.rawValue, value(context))
    }
  }
}

/// The numbers of the properties that have been read, so that each is spelt out once.
private struct KnownProperties {
  /// Speakers, then sources, topics, years and statuses.
  private var numbers: [Int32]
  private let sources: Int
  private let topics: Int
  private let years: Int
  private let statuses: Int

  init(_ archive: LinkedArchive) {
    sources = archive.speakers.count
    topics = sources + archive.sources.count
    years = topics + archive.topics.count
    // Of four digits.
    statuses = years + 10_000
    numbers = Array(repeating: -1, count: statuses + Verdict.Status.allCases.count)
  }

  subscript(property: UnitReader.Property, index: Int) -> Int? {
    get {
      let number = numbers[place(property, index)]
      return number < 0 ? nil : Int(number)
    }
    set { numbers[place(property, index)] = newValue.map { Int32(clamping: $0) } ?? -1 }
  }

  private func place(_ property: UnitReader.Property, _ index: Int) -> Int {
    switch property {
    case .speaker: index
    case .source: sources + index
    case .topic: topics + index
    case .year: years + index
    case .status: statuses + index
    }
  }
}
