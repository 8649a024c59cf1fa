/// The stage between parsing and verifying: resolves every reference, makes quotes of marks, gives everything its
/// address and anchors, and lists both ways who is mentioned and quoted where.
///
/// Bodies are linked on all cores, each by itself; what needs several is done after, on one, over integers.
struct Linker: Sendable {
  /// The site's language.
  let locale: Locale
  let includesDrafts: Bool
  let parallel: Parallel

  /// The caller had best hold no other copy of the archive: then its documents are moved and not copied.
  func link(_ archive: consuming Archive) -> (LinkedArchive, [Diagnostic]) {
    let ground = ground(takenFrom: &archive)
    let bodies = linkBodies(ground, linkers(archive.config, ground))
    let linked = assemble(archive, ground, consume bodies)
    Disposal.dispose(of: consume ground)
    return linked
  }

  /// What all bodies are linked against, from the front matter of all files. Takes the documents out of the archive.
  func ground(takenFrom archive: inout Archive) -> LinkGround {
    var findings: [Finding] = []
    var catalog = Catalog()
    catalog.hasSearch = archive.config.hasSearch
    catalog.dataFiles = archive.config.dataFiles
    let published = Published(takenFrom: &archive, includesDrafts: includesDrafts, &catalog)
    let records = Records(
      sources: published.sources, transcripts: published.transcripts, isPublished: published.isPublished,
      privateTexts: archive.privateTexts, language: archive.config.language, catalog: &catalog, &findings)
    let newestArticles = Self.newestFirst(published.articles.indices.map { published.articles[$0].date })
    let newestTranscripts = Self.newestFirst(
      published.transcripts.indices.map { index in
        published.transcripts[index].date
          ?? records.sourceOfTranscript[index].flatMap { records.sources[$0].date } ?? CalendarDate(year: 0)
      })
    let baseURL = archive.config.baseURL
    let (named, maker) = parallel.both(
      {
        var found: [Finding] = []
        let topics = Topics(
          articles: published.articles, transcripts: published.transcripts,
          isPublished: published.isPublished,
          newestArticles: newestArticles, newestTranscripts: newestTranscripts, &found)
        return (topics, found)
      },
      { AddressMaker(baseURL: baseURL, published, records) })
    let topics = named.0
    findings += named.1
    catalog.topics = Dictionary(
      topics.topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let (addresses, book) = maker.complete(published, topics, &findings)
    catalog.book = book
    return LinkGround(
      published: published, records: records, topics: topics, addresses: addresses, catalog: catalog,
      newestArticles: newestArticles, newestTranscripts: newestTranscripts, findings: findings)
  }

  /// The bodies, linked one by one, as one archive. Their quotes are moved, unless the caller keeps the bodies.
  func assemble(
    _ archive: Archive, _ ground: LinkGround, _ bodies: consuming LinkedBodies, keepsBodies: Bool = false
  ) -> (LinkedArchive, [Diagnostic]) {
    var findings = ground.findings
    let published = ground.published
    var linked = LinkedArchive(
      config: archive.config, locale: locale, articles: published.articles,
      transcripts: published.transcripts,
      speakers: published.speakers, sources: ground.records.sources, pages: published.pages,
      topics: ground.topics.topics,
      media: archive.media, privateTexts: archive.privateTexts, surroundings: archive.surroundings,
      addresses: ground.addresses)
    var pending: [ReferenceResolver.PendingAnchor] = []
    var quotes = keepsBodies ? bodies.articles.map(\.quotes) : bodies.takeQuotes()
    let filler = keepsBodies ? nil : Quote.nothing
    let starts = parallel.join(&quotes, into: &linked.quotes, leaving: filler) { quote, start in
      quote.outer = quote.outer.map { start + $0 }
    }
    let assembly = Assembly(
      consume bodies, quoteStarts: starts, ground.records, ground.topics, published.isPublished, parallel)
    assembly.fill(&linked, ground.newestArticles, ground.newestTranscripts, &findings, &pending)
    Disposal.dispose(of: consume assembly)
    Disposal.dispose(of: consume quotes)
    linked.menu = MenuLinker(archive: linked, catalog: ground.catalog).hrefs(&findings, &pending)
    PageAnchors.check(pending, in: linked, &findings)
    GeneratedAddresses.check(ground.catalog.book, in: linked, &findings)
    var suggestions = Suggestions(linked, ground.catalog)
    return (linked, suggestions.complete(findings))
  }

  /// What links a body, all labels of transcripts linked.
  func linkers(_ config: SiteConfig, _ ground: LinkGround) -> BodyLinkers {
    let (published, records) = (ground.published, ground.records)
    let labels = TranscriptLinker(catalog: ground.catalog)
    let transcripts = parallel.map(count: published.transcripts.count, chunk: 4) { index in
      labels.link(published.transcripts[index], index: index, isPublished: published.isPublished[index])
    }
    let resolver = ReferenceResolver(
      catalog: ground.catalog, addresses: ground.addresses, implicitOf: records.implicitOf,
      times: published.transcripts.indices.map {
        TurnTimes(of: published.transcripts[$0], anchors: transcripts[$0].anchors)
      })
    let reader = AttributionReader(
      names: ground.catalog.names, records: ground.catalog.records, locale: locale,
      sourceOfTranscript: records.sourceOfTranscript)
    let quotes = QuoteLinker(
      catalog: ground.catalog, reader: reader, speakerIDs: published.speakers.map(\.id),
      sourceIDs: records.sources.map(\.id),
      sourceDates: records.dates(published.transcripts),
      sourceLanguages: records.languages(published.transcripts, site: config.language),
      transcriptLanguages: published.transcripts.map { $0.header.language?.value ?? config.language },
      siteLanguage: config.language, hasPages: config.quotePages != .none)
    let linker = DocumentLinker(
      resolver: resolver, quotes: quotes, titles: TitleQuotes(locale: locale, config: config))
    return BodyLinkers(documents: linker, labels: transcripts)
  }

  /// Each body by itself, on all cores. `known`: bodies linked before, of which those that it names need not be linked
  /// again.
  func linkBodies(_ ground: LinkGround, _ linkers: BodyLinkers, known: KnownBodies? = nil) -> LinkedBodies {
    let (published, records, topics) = (ground.published, ground.records, ground.topics)
    let linker = linkers.documents
    let transcripts = linkers.labels
    var bodies = LinkedBodies(labels: transcripts)
    bodies.articles = parallel.map(count: published.articles.count, chunk: 64) { index in
      if let known = known?[.articles, index, published.articles[index].id] { return known }
      return linker.link(published.articles[index], index: index, topics: topics.ofArticle[index])
    }
    bodies.transcripts = parallel.map(count: published.transcripts.count, chunk: 16) { index in
      let transcript = published.transcripts[index]
      if let known = known?[.transcripts, index, transcript.id] { return known }
      let document = ReferenceResolver.Document(
        kind: .transcript(index), path: transcript.path, isPublished: published.isPublished[index])
      return linker.link(
        transcript.body, as: document, media: transcript.media, words: transcripts[index].words)
    }
    bodies.speakers = parallel.map(count: published.speakers.count, chunk: 64) { index in
      let speaker = published.speakers[index]
      if let known = known?[.speakers, index, speaker.id] { return known }
      return linker.link(
        speaker.body, as: ReferenceResolver.Document(kind: .speaker(index), path: speaker.path),
        image: speaker.image)
    }
    bodies.sources = parallel.map(count: records.sources.count, chunk: 64) { index in
      let source = records.sources[index]
      // What an implicit source has is its transcript's, and checked there.
      if source.isImplicit { return DocumentLinker.Result() }
      if let known = known?[.sources, index, source.id] { return known }
      return linker.link(
        source.body, as: ReferenceResolver.Document(kind: .source(index), path: source.path),
        media: source.media)
    }
    bodies.pages = published.pages.indices.map { index in
      linker.link(
        published.pages[index].body,
        as: ReferenceResolver.Document(kind: .page(index), path: published.pages[index].path))
    }
    linkFrontMatter(published, records, linker.resolver, &bodies)
    return bodies
  }

  /// Addresses in the front matter of speakers and sources.
  private func linkFrontMatter(
    _ published: Published, _ records: Records, _ resolver: ReferenceResolver, _ bodies: inout LinkedBodies
  ) {
    for (index, speaker) in published.speakers.enumerated() where !speaker.sameAs.isEmpty {
      let document = ReferenceResolver.Document(kind: .speaker(index), path: speaker.path)
      bodies.sameAs[index] = speaker.sameAs.compactMap {
        resolver.href(of: $0, in: document, &bodies.findings)
      }
    }
    for (index, source) in records.sources.enumerated() where source.url != nil || source.archiveURL != nil {
      let document = ReferenceResolver.Document(kind: .source(index), path: source.path)
      bodies.urls[index] = (
        resolver.href(of: source.url, in: document, &bodies.findings),
        resolver.href(of: source.archiveURL, in: document, &bodies.findings)
      )
    }
  }

  /// Indices by date, the newest first; of one day in their own order.
  private static func newestFirst(_ dates: [CalendarDate]) -> [Int] {
    dates.indices.sorted { a, b in dates[a] == dates[b] ? a < b : dates[b] < dates[a] }
  }
}

/// What bodies are linked against: what there is, under which names and at which addresses.
struct LinkGround: Sendable {
  var published: Published
  var records: Records
  var topics: Topics
  var addresses: Addresses
  var catalog: Catalog
  var newestArticles: [Int]
  var newestTranscripts: [Int]
  var findings: [Finding]
}

/// What links a body, and the labels and anchors of transcripts, which links to their turns need.
struct BodyLinkers: Sendable {
  var documents: DocumentLinker
  var labels: [TranscriptLinker.Result]
}

/// All bodies linked, each by itself.
struct LinkedBodies: Sendable {
  /// Labels and anchors of transcripts.
  var labels: [TranscriptLinker.Result]
  var articles: [DocumentLinker.Result] = []
  var transcripts: [DocumentLinker.Result] = []
  var speakers: [DocumentLinker.Result] = []
  var sources: [DocumentLinker.Result] = []
  var pages: [DocumentLinker.Result] = []
  /// By index, of those that have any.
  var sameAs: [Int: [String]] = [:]
  var urls: [Int: (url: String?, archive: String?)] = [:]
  var findings: [Finding] = []

  init(labels: [TranscriptLinker.Result]) { self.labels = labels }

  /// Takes the quotes out of the articles, in whose order they come.
  mutating func takeQuotes() -> [[Quote]] {
    var taken: [[Quote]] = []
    taken.reserveCapacity(articles.count)
    for index in articles.indices {
      taken.append([])
      swap(&taken[index], &articles[index].quotes)
    }
    return taken
  }
}

extension Quote {
  /// What is left where a quote has been taken away.
  fileprivate static let nothing = Quote(
    id: "", anchor: "", article: 0, marks: [], speaker: 0, language: "", text: "", parts: [],
    place: Place(file: "", span: .start))
}
