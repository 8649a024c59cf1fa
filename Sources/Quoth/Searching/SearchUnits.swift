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
      + parts(.quotes, articles.count, 2500)
  }

  /// Somewhat more words than a portion has, so that the log of them need not grow; memory that is not written costs
  /// nothing.
  private func words(_ kind: Kind, _ range: Range<Int>) -> Int {
    switch kind {
    case .quotes:
      range.reduce(0) { $0 + 64 * context.archive.articleLinks[articles[$1]].quotes.count }
    case .articles:
      range.reduce(0) { $0 + 64 + context.archive.articles[articles[$1]].body.html.count / 4 }
    case .turns: range.count * 128
    }
  }

  /// The words of a portion: of quotes, the portion is one of articles.
  func read(_ kind: Kind, _ range: Range<Int>) -> (TermLists, [SearchUnit]) {
    var reader = UnitReader(
      self,
      WordScanner(size: size(kind), continues: kind != .articles, words: words(kind, range)))
    switch kind {
    case .quotes: for place in range { reader.readQuotes(ofArticle: articles[place]) }
    case .articles: for place in range { reader.readArticle(articles[place]) }
    case .turns: for place in range { reader.readTurn(place) }
    }
    return reader.finish()
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
