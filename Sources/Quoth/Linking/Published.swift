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

  /// Takes the documents out of the archive, and enters the names of all but sources, which `Records` completes.
  init(takenFrom archive: inout Archive, includesDrafts: Bool, _ catalog: inout Catalog) {
    var drafts: [Collection: Set<String>] = [:]
    func take<Document: Entry>(_ collection: Collection, _ documents: inout [Document]) -> [Document] {
      var taken: [Document] = []
      swap(&taken, &documents)
      // Most sites have none, and to take one out is to move all that follow.
      if !includesDrafts, taken.indices.contains(where: { taken[$0].header.isDraft }) {
        drafts[collection] = Set(taken.lazy.filter(\.header.isDraft).map(\.id))
        taken.removeAll(where: \.header.isDraft)
      }
      return taken
    }
    var articles = take(.articles, &archive.articles)
    speakers = take(.speakers, &archive.speakers)
    sources = take(.sources, &archive.sources)
    pages = take(.pages, &archive.pages)
    // Keys apart from the articles: to sort those would be to copy them at every step.
    let keys = articles.indices.map { (date: articles[$0].date, id: articles[$0].id) }
    articles.arrange(
      by: keys.indices.sorted { a, b in
        keys[a].date == keys[b].date ? keys[a].id.compareBytes(keys[b].id) < 0 : keys[a].date < keys[b].date
      })
    self.articles = articles
    let transcripts = archive.transcripts
    archive.transcripts = []
    let isPublished = transcripts.map { includesDrafts || !$0.header.isDraft }
    self.transcripts = transcripts
    self.isPublished = isPublished

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

extension Array {
  /// Puts the element that was at `order[index]` at each index, none of them copied on the way.
  fileprivate mutating func arrange(by order: [Int]) {
    withUnsafeMutableBufferPointer { elements in
      var order = order
      for start in order.indices {
        // One ring of places after the other: each swap brings one element where it stays.
        var place = start
        while order[place] != start {
          let next = order[place]
          elements.swapAt(place, next)
          order[place] = place
          place = next
        }
        order[place] = place
      }
    }
  }
}
