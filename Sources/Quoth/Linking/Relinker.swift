/// Links an archive again after some of its files have changed. A body is linked against names, addresses and dates
/// of the whole archive (`LinkGround`); while those are the same, only bodies that have changed are linked again.
struct Relinker: Sendable {
  let linker: Linker
  private var last: State?

  private struct State: Sendable {
    var ground: LinkGround
    var face: LinkFace
    var linkers: BodyLinkers
    var bodies: LinkedBodies
  }

  /// What has changed since the last call.
  struct Changes: Sendable {
    /// Ids by collection of files whose text is another; none of them is new.
    var ids: [Collection: Set<String>] = [:]
    /// Those are articles, and of each only what stands below its front matter.
    var isOnlyBodies = false
    /// Files have come or gone, or settings are other ones.
    var isStructural = false
  }

  init(_ linker: Linker) { self.linker = linker }

  /// Whether the bodies that had not changed were kept. Everything else in the archive is then where it was.
  private(set) var keptBodies = false

  mutating func link(_ archive: Archive, _ changes: Changes) -> (LinkedArchive, [Diagnostic]) {
    keptBodies = false
    if changes.isOnlyBodies, !changes.isStructural, relinkArticles(archive, changes) {
      keptBodies = true
    } else {
      relinkAll(archive, changes)
    }
    guard let last else { return linker.link(archive) }
    return linker.assemble(archive, last.ground, last.bodies, keepsBodies: true)
  }

  /// False: one of them is not on the site.
  private mutating func relinkArticles(_ archive: Archive, _ changes: Changes) -> Bool {
    guard var state = last else { return false }
    // There is one owner again, so that single elements change in place.
    last = nil
    defer { last = state }
    let changed = changes.ids[.articles] ?? []
    // Asked by position, since to take each article out would be to copy it.
    for place in archive.articles.indices where changed.contains(archive.articles[place].id) {
      let article = archive.articles[place]
      guard let index = state.ground.catalog.articles[article.id] else { return false }
      state.ground.published.replaceArticle(at: index, with: article)
      state.bodies.articles[index] = state.linkers.documents.link(
        article, index: index, topics: state.ground.topics.ofArticle[index])
    }
    return true
  }

  private mutating func relinkAll(_ archive: Archive, _ changes: Changes) {
    var archive = archive
    let ground = linker.ground(takenFrom: &archive)
    let linkers = linker.linkers(archive.config, ground)
    let face = LinkFace(ground, linkers)
    var known: KnownBodies?
    if let last, !changes.isStructural, last.face == face {
      known = KnownBodies(bodies: last.bodies, changed: changes.ids)
      keptBodies = true
    }
    let bodies = linker.linkBodies(ground, linkers, known: known)
    last = State(ground: ground, face: face, linkers: linkers, bodies: bodies)
  }
}

/// Bodies linked before, but for those whose text has changed since.
struct KnownBodies: Sendable {
  let bodies: LinkedBodies
  let changed: [Collection: Set<String>]

  /// Nil: it must be linked again.
  subscript(collection: Collection, index: Int, id: String) -> DocumentLinker.Result? {
    if changed[collection]?.contains(id) == true { return nil }
    switch collection {
    case .articles: return bodies.articles[index]
    case .transcripts: return bodies.transcripts[index]
    case .speakers: return bodies.speakers[index]
    case .sources: return bodies.sources[index]
    case .pages: return bodies.pages[index]
    }
  }
}

/// All that linking one body may see of the others. Two grounds with one face link a body alike.
private struct LinkFace: Sendable, Equatable {
  private let articles: [String: Int]
  private let transcripts: [String: Int]
  private let speakers: [String: Int]
  private let sources: [String: Int]
  private let pages: [String: Int]
  private let topics: [String: Int]
  private let media: Set<String>
  private let drafts: [Collection: Set<String>]
  private let unpublished: Set<String>
  private let names: NameIndex
  private let addresses: Addresses
  private let implicitOf: [Int?]
  private let sourceOfTranscript: [Int?]
  private let transcriptsOfSource: [[Int]]
  private let topicsOfArticle: [[Int]]
  private let dates: [CalendarDate?]
  private let languages: [String?]
  private let transcriptLanguages: [String]
  private let times: [TurnTimes]

  init(_ ground: LinkGround, _ linkers: BodyLinkers) {
    let catalog = ground.catalog
    articles = catalog.articles
    transcripts = catalog.transcripts
    speakers = catalog.speakers
    sources = catalog.sources
    pages = catalog.pages
    topics = catalog.topics
    media = catalog.media
    drafts = catalog.drafts
    unpublished = catalog.unpublishedTranscripts
    names = catalog.names
    addresses = ground.addresses
    implicitOf = ground.records.implicitOf
    sourceOfTranscript = ground.records.sourceOfTranscript
    transcriptsOfSource = ground.records.transcripts
    topicsOfArticle = ground.topics.ofArticle
    dates = linkers.documents.quotes.sourceDates
    languages = linkers.documents.quotes.sourceLanguages
    transcriptLanguages = linkers.documents.quotes.transcriptLanguages
    times = linkers.documents.resolver.times
  }
}
