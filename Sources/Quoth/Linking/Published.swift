/// What of the archive is on the site: all but drafts, in the order of `LinkedArchive`. Draft transcripts stay, for
/// quotes are checked against them.
struct Published: Sendable {
  /// By date, then id.
  private(set) var articles: [Article]
  private(set) var transcripts: [Transcript]
  private(set) var speakers: [Speaker]
  private(set) var sources: [Source]
  private(set) var pages: [Page]
  /// Per transcript.
  private(set) var isPublished: [Bool]

  /// Enters the names of all but sources, which `Records` completes.
  init(of archive: Archive, includesDrafts: Bool, _ catalog: inout Catalog) {
    var drafts: [Collection: Set<String>] = [:]
    func isWanted(_ collection: Collection, _ id: String, _ header: Header) -> Bool {
      if includesDrafts || !header.isDraft { return true }
      drafts[collection, default: []].insert(id)
      return false
    }
    let wanted = archive.articles.indices.filter { index in
      isWanted(.articles, archive.articles[index].id, archive.articles[index].header)
    }
    // Keys apart from the articles: sorting those would copy them at every step.
    let keys = wanted.map { (date: archive.articles[$0].date, id: archive.articles[$0].id) }
    let order = keys.indices.sorted { a, b in
      keys[a].date == keys[b].date ? keys[a].id.compareBytes(keys[b].id) < 0 : keys[a].date < keys[b].date
    }
    articles = order.map { archive.articles[wanted[$0]] }
    speakers = archive.speakers.filter { isWanted(.speakers, $0.id, $0.header) }
    sources = archive.sources.filter { isWanted(.sources, $0.id, $0.header) }
    pages = archive.pages.filter { isWanted(.pages, $0.id, $0.header) }
    transcripts = archive.transcripts
    isPublished = transcripts.map { includesDrafts || !$0.header.isDraft }

    catalog.articles = Self.index(articles.map(\.id))
    catalog.transcripts = Self.index(transcripts.map(\.id))
    catalog.speakers = Self.index(speakers.map(\.id))
    catalog.pages = Self.index(pages.map(\.id))
    catalog.media = Set(archive.media.map(\.address))
    catalog.drafts = drafts
    catalog.unpublishedTranscripts = Set(
      transcripts.indices.filter { !isPublished[$0] }.map { transcripts[$0].id })
    catalog.names = NameIndex(speakers: speakers)
  }

  /// Puts another text of the same article in its place; nothing in its front matter may be another.
  mutating func replaceArticle(at index: Int, with article: Article) { articles[index] = article }

  private static func index(_ ids: [String]) -> [String: Int] {
    var index: [String: Int] = [:]
    index.reserveCapacity(ids.count)
    for (position, id) in ids.enumerated() where index[id] == nil { index[id] = position }
    return index
  }
}
