import CommonMark

/// `quoth find`: looks for words in quotes, in turns of transcripts and in articles.
public struct Finder: Sendable {
  private let request: FindRequest
  private let query: SearchQuery

  public init(_ request: FindRequest) {
    self.request = request
    query = SearchQuery(request.words)
  }

  /// Somebody or something is sought that the archive does not have.
  public struct UnknownName: Error, Sendable {
    /// A sentence for the user.
    public var message: String
  }

  /// Throws `DiskFailure`, `UnknownName`.
  public func run() throws -> FindResult {
    let reading = try ArchiveReading(siteFolder: request.siteFolder, jobs: request.jobs)
    let scope = try FindScope(request, reading.archive)
    let search = FindSearch(reading: reading, query: query, scope: scope)
    let parallel = Parallel(jobs: request.jobs)
    let archive = reading.archive
    let quotes = parallel.map(count: archive.articles.count, chunk: 64) { search.quotes(ofArticle: $0) }
    var hits = quotes.flatMap { $0 }
    hits += parallel.map(count: archive.transcripts.count, chunk: 1) { search.turns(ofTranscript: $0) }
      .flatMap { $0 }
    if scope.holdsArticles {
      hits += parallel.map(count: archive.articles.count, chunk: 16) {
        search.article($0, quotes: quotes[$0])
      }
      .compactMap { $0 }
    }
    hits.sort { a, b in
      if let isBefore = a.rank.isBefore(b.rank) { return isBefore }
      let file = a.file.compareBytes(b.file)
      return file != 0 ? file < 0 : a.line < b.line
    }
    return FindResult(hits: hits)
  }
}

/// Among what is sought: `--speaker`, `--source`, `--from`, `--to`.
struct FindScope: Sendable {
  let speaker: Int?
  let source: Int?
  private let from: CalendarDate?
  private let to: CalendarDate?

  init(_ request: FindRequest, _ archive: LinkedArchive) throws {
    speaker = try Self.index(of: request.speaker, "speaker", in: archive.speakers.map(\.id))
    source = try Self.index(of: request.source, "source", in: archive.sources.map(\.id))
    from = request.from.flatMap { CalendarDate($0) }
    to = request.to.flatMap { CalendarDate($0) }
  }

  private static func index(of id: String?, _ kind: String, in ids: [String]) throws -> Int? {
    guard let id else { return nil }
    if let found = ids.firstIndex(of: id) { return found }
    let nearest = NearestName.suggestion(for: id, in: ids).map { ": \($0)" } ?? ""
    throw Finder.UnknownName(message: "no \(kind) is called “\(id)”\(nearest)")
  }

  /// An article is nobody's words.
  var holdsArticles: Bool { speaker == nil && source == nil }

  /// What has no date is in no stretch of time. A year holds its months, a month its days.
  func holds(_ date: CalendarDate?) -> Bool {
    guard from != nil || to != nil else { return true }
    guard let date else { return false }
    if let from, date < from { return false }
    guard let to else { return true }
    let end = CalendarDate(
      year: to.year, month: to.month == 0 ? 99 : to.month, day: to.day == 0 ? 99 : to.day)
    return !(end < date)
  }
}
