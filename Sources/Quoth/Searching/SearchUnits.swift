/// What of an archive is searched, and in which order: quotes, articles, and turns of transcripts, each newest first.
struct SearchUnits: Sendable {
  /// The kinds of units, in the order in which results show them.
  enum Kind: Int, CaseIterable, Sendable {
    case quotes, articles, turns

    /// The folder of its fragments.
    var name: String {
      switch self {
      case .quotes: "quotes"
      case .articles: "articles"
      case .turns: "turns"
      }
    }

    /// How many units a fragment holds.
    static let perFragment = 32
  }

  /// A property of a unit, by which results are narrowed down.
  enum Property: UInt8 {
    case speaker = 0x73
    case source = 0x6f
    case topic = 0x74
    case year = 0x79
    case status = 0x76
  }

  /// A turn: its transcript and block.
  struct Turn: Sendable {
    var transcript: Int32
    var block: Int32
  }

  let context: RenderContext
  /// Newest first.
  let articles: [Int]
  let transcripts: [Int]
  let turns: [Turn]
  /// A place of an article is its number times this, and on.
  let articleSize: Int

  /// Words of a quote or a turn in one unit, names and gap included.
  static let unitSize = 128

  init(_ context: RenderContext) {
    self.context = context
    let archive = context.archive
    articles = archive.articles.indices.reversed()
    let lists = ListRecords(context: context)
    let dated = archive.transcripts.indices.filter { archive.transcriptLinks[$0].isPublished }
      .map { (index: $0, date: lists.date(ofTranscript: $0) ?? CalendarDate(year: 0)) }
    transcripts = dated.sorted { ($1.date, $0.index) < ($0.date, $1.index) }.map(\.index)
    turns = transcripts.flatMap { index in
      archive.transcripts[index].blocks.indices.lazy.filter { archive.transcripts[index].blocks[$0].isTurn }
        .map { Turn(transcript: Int32(index), block: Int32($0)) }
    }
    // A word and the blank behind it are three bytes at least, but for single letters.
    let longest = archive.articles.indices.reduce(0) { max($0, archive.articles[$1].body.html.count) }
    articleSize = min(1 << 16, max(256, (longest / 3 + 128).roundedUpToPowerOfTwo))
  }

  func size(_ kind: Kind) -> Int { kind == .articles ? articleSize : Self.unitSize }

  // MARK: Reading

  /// Pieces of the work, of about equal size, so that all cores have something to do; the largest first.
  func portions() -> [(kind: Kind, range: Range<Int>)] {
    func parts(_ kind: Kind, _ count: Int, _ size: Int) -> [(kind: Kind, range: Range<Int>)] {
      stride(from: 0, to: count, by: size).map { (kind, $0..<min(count, $0 + size)) }
    }
    return parts(.articles, articles.count, 2500) + parts(.turns, turns.count, 25_000)
      + parts(.quotes, articles.count, 5000)
  }

  /// The words of a portion: of quotes, the portion is one of articles.
  func read(_ kind: Kind, _ range: Range<Int>) -> (TermLists, [SearchUnit]) {
    var scanner = WordScanner(
      size: size(kind), continues: kind != .articles, words: range.count * (kind == .articles ? 400 : 40))
    switch kind {
    case .quotes: for place in range { readQuotes(ofArticle: articles[place], &scanner) }
    case .articles: for place in range { readArticle(articles[place], &scanner) }
    case .turns: for place in range { readTurn(place, &scanner) }
    }
    return scanner.finish()
  }

  private func readQuotes(ofArticle article: Int, _ scanner: inout WordScanner) {
    let archive = context.archive
    for quote in archive.articleLinks[article].quotes {
      scanner.begin(quote)
      let speaker = archive.quotes[quote].speaker
      scanner.property(Property.speaker.rawValue, archive.speakers[speaker].id)
      for source in [archive.quotes[quote].source, archive.quotes[quote].via] {
        if let source { scanner.property(Property.source.rawValue, archive.sources[source].id) }
      }
      topicsAndYear(archive.articleLinks[article].topics, date(ofQuote: quote), &scanner)
      scanner.property(Property.status.rawValue, context.verdicts[quote].status.rawValue)
      readNames(of: speaker, &scanner)
      scanner.beginText()
      scanner.readText(archive.quotes[quote].text)
    }
  }

  private func readArticle(_ article: Int, _ scanner: inout WordScanner) {
    let archive = context.archive
    scanner.begin(article)
    var speakers: Set<Int> = []
    var sources: Set<Int> = []
    for quote in archive.articleLinks[article].quotes {
      let speaker = archive.quotes[quote].speaker
      if speakers.insert(speaker).inserted {
        scanner.property(Property.speaker.rawValue, archive.speakers[speaker].id)
      }
      if let source = archive.quotes[quote].source, sources.insert(source).inserted {
        scanner.property(Property.source.rawValue, archive.sources[source].id)
      }
    }
    topicsAndYear(archive.articleLinks[article].topics, archive.articles[article].date, &scanner)
    scanner.readHead(archive.articles[article].header.title.value)
    scanner.beginText()
    if let summary = archive.articles[article].summary { scanner.readText(summary.value) }
    archive.articles[article].body.html.withUnsafeBufferPointer { scanner.read($0, isHTML: true) }
  }

  private func readTurn(_ place: Int, _ scanner: inout WordScanner) {
    let archive = context.archive
    let (transcript, block) = (Int(turns[place].transcript), Int(turns[place].block))
    let links = archive.transcriptLinks[transcript]
    scanner.begin(place)
    let speakers = links.speakersOfBlock.indices.contains(block) ? links.speakersOfBlock[block] : []
    for speaker in speakers { scanner.property(Property.speaker.rawValue, archive.speakers[speaker].id) }
    if let source = links.source { scanner.property(Property.source.rawValue, archive.sources[source].id) }
    topicsAndYear(links.topics, ListRecords(context: context).date(ofTranscript: transcript), &scanner)
    for speaker in speakers { readNames(of: speaker, &scanner) }
    scanner.beginText()
    scanner.readText(SpokenText.of(archive.transcripts[transcript].blocks[block]))
  }

  private func topicsAndYear(_ topics: [Int], _ date: CalendarDate?, _ scanner: inout WordScanner) {
    for topic in topics { scanner.property(Property.topic.rawValue, context.archive.topics[topic].id) }
    if let date { scanner.property(Property.year.rawValue, String(date.year)) }
  }

  private func readNames(of speaker: Int, _ scanner: inout WordScanner) {
    scanner.readHead(context.archive.speakers[speaker].name)
    for name in context.archive.speakers[speaker].otherNames { scanner.readHead(name.value) }
  }

  func date(ofQuote quote: Int) -> CalendarDate {
    context.archive.quotes[quote].date ?? context.archive.articles[context.archive.quotes[quote].article].date
  }
}

extension Int {
  fileprivate var roundedUpToPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
