/// The parsing stage: every file of the content becomes a typed document, its front matter read and its Markdown
/// taken apart. Files know nothing of each other yet, so all cores work on them at once.
struct ArchiveParser: Sendable {
  let theme: Theme
  /// In place of site.yml's `base_url`.
  let baseURL: String?
  let parallel: Parallel
  /// Bodies that earlier builds parsed.
  let memory: BodyMemory?

  init(theme: Theme, baseURL: String? = nil, parallel: Parallel, memory: BodyMemory? = nil) {
    self.theme = theme
    self.baseURL = baseURL
    self.parallel = parallel
    self.memory = memory
  }

  /// `bodies`: the articles and transcripts, by path, of which more than the front matter is wanted; nil: all.
  func parse(_ content: Content, bodies: Set<String>? = nil) -> (Archive, [Diagnostic]) {
    var archive = Archive()
    var diagnostics: [Diagnostic] = []
    archive.config = SiteConfig(content, baseURL: baseURL, theme: theme, findings: &diagnostics)
    archive.privateTexts = content.privateTexts
    archive.media = content.media
    archive.surroundings = content.surroundings
    let documents = DocumentParser(
      config: archive.config, theme: theme, unreadable: content.unreadable, wanted: bodies, memory: memory)
    archive.articles = all(.articles, content.files, &diagnostics, documents.article)
    archive.transcripts = all(.transcripts, content.files, &diagnostics, documents.transcript)
    archive.speakers = all(.speakers, content.files, &diagnostics, documents.speaker)
    archive.sources = all(.sources, content.files, &diagnostics, documents.source)
    archive.pages = all(.pages, content.files, &diagnostics, documents.page)
    return (archive, diagnostics)
  }

  /// The documents of a collection, made where they stay.
  private func all<Document: Entry>(
    _ collection: Collection, _ files: [SourceFile], _ diagnostics: inout [Diagnostic],
    _ parse: @Sendable (SourceFile, inout [Diagnostic]) -> Document
  ) -> [Document] {
    let places = files.indices.filter { files[$0].collection == collection }
    return parallel.map(count: places.count, collecting: &diagnostics) { index, findings in
      parse(files[places[index]], &findings)
    }
  }
}

/// Parses files of the content, each by itself.
struct DocumentParser: Sendable {
  /// What some files became: an archive of only these.
  struct Parsed: Sendable {
    var archive = Archive()
    var diagnostics: [Diagnostic] = []
  }

  private let config: SiteConfig
  private let theme: Theme
  /// For texts in the site's language.
  private let bodies: BodyParser
  private let transcripts: TranscriptParser
  private let unreadable: Set<String>
  /// Articles and transcripts whose bodies are read; nil: all.
  private let wanted: Set<String>?
  /// Bodies that earlier builds parsed.
  private let memory: BodyMemory?

  init(
    config: SiteConfig, theme: Theme, unreadable: Set<String> = [], wanted: Set<String>? = nil,
    memory: BodyMemory? = nil
  ) {
    self.wanted = wanted
    self.memory = memory
    self.config = config
    self.theme = theme
    self.unreadable = unreadable
    let settings = BodySettings(config: config, locale: theme.locale(config.language))
    bodies = BodyParser(settings: settings)
    transcripts = TranscriptParser(settings: settings, languages: theme.languages)
  }

  func parse(_ files: some Sequence<SourceFile>) -> Parsed {
    var parsed = Parsed()
    for file in files { parse(file, into: &parsed) }
    return parsed
  }

  private func parse(_ file: SourceFile, into parsed: inout Parsed) {
    switch file.collection {
    case .articles: parsed.archive.articles.append(article(file, &parsed.diagnostics))
    case .transcripts: parsed.archive.transcripts.append(transcript(file, &parsed.diagnostics))
    case .speakers: parsed.archive.speakers.append(speaker(file, &parsed.diagnostics))
    case .sources: parsed.archive.sources.append(source(file, &parsed.diagnostics))
    case .pages: parsed.archive.pages.append(page(file, &parsed.diagnostics))
    }
  }

  @Sendable fileprivate func article(_ file: SourceFile, _ findings: inout [Diagnostic]) -> Article {
    read(file, &findings) { front, fields, findings in
      var article = Article(file, &fields)
      if isWanted(file) { article.body = body(file, front, article.header, &findings) }
      article.fingerprint = file.fingerprint
      return article
    }
  }

  @Sendable fileprivate func transcript(_ file: SourceFile, _ findings: inout [Diagnostic]) -> Transcript {
    read(file, &findings) { front, fields, findings in
      var transcript = Transcript(file, &fields)
      if isWanted(file) { readTurns(of: &transcript, file, front, &findings) }
      return transcript
    }
  }

  @Sendable fileprivate func speaker(_ file: SourceFile, _ findings: inout [Diagnostic]) -> Speaker {
    read(file, &findings) { front, fields, findings in
      var speaker = Speaker(file, &fields)
      speaker.body = body(file, front, speaker.header, &findings)
      return speaker
    }
  }

  @Sendable fileprivate func source(_ file: SourceFile, _ findings: inout [Diagnostic]) -> Source {
    read(file, &findings) { front, fields, findings in
      var source = Source(file, &fields)
      source.body = body(file, front, source.header, &findings)
      return source
    }
  }

  @Sendable fileprivate func page(_ file: SourceFile, _ findings: inout [Diagnostic]) -> Page {
    read(file, &findings) { front, fields, findings in
      var page = Page(file, &fields)
      page.body = body(file, front, page.header, &findings)
      return page
    }
  }

  /// One entry, made of its front matter's fields; those that it leaves are unknown.
  private func read<Document: Entry>(
    _ file: SourceFile, _ findings: inout [Diagnostic],
    _ make: (FrontMatter, inout Fields, inout [Diagnostic]) -> Document
  ) -> Document {
    let front = front(of: file, &findings)
    var fields = Fields(
      front.entries, of: owner(file.collection), path: file.path, span: front.span, isBroken: front.isBroken)
    let document = make(front, &fields, &findings)
    findings += fields.finish()
    return document
  }

  private func front(of file: SourceFile, _ findings: inout [Diagnostic]) -> FrontMatter {
    if unreadable.isEmpty || !unreadable.contains(file.path) {
      return FrontMatter(file.bytes, path: file.path, findings: &findings)
    }
    // Why it has no bytes has been said; the file stands in the archive so that references to it resolve.
    var front = FrontMatter()
    front.isBroken = true
    return front
  }

  private func isWanted(_ file: SourceFile) -> Bool { wanted?.contains(file.path) ?? true }

  private func readTurns(
    of transcript: inout Transcript, _ file: SourceFile, _ front: FrontMatter, _ findings: inout [Diagnostic]
  ) {
    let facts = TranscriptParser.Facts(
      labels: transcript.participants.map(\.label.value), usesClock: transcript.usesClock,
      language: transcript.header.language?.value ?? config.language)
    let read = remembered(file, &findings) {
      let (body, blocks, found) = transcripts.parse(
        file.bytes, from: front.bodyStart, startLine: front.bodyLine, path: file.path, facts: facts)
      return (StoredBody(body, blocks: blocks), found)
    }
    transcript.body = read.body
    transcript.blocks = read.blocks
  }

  /// `language` decides which marks quote.
  private func body(
    _ file: SourceFile, _ front: FrontMatter, _ header: Header, _ findings: inout [Diagnostic]
  ) -> Body {
    remembered(file, &findings) {
      var parser = bodies
      if let language = header.language?.value, language != config.language {
        parser = BodyParser(settings: BodySettings(config: config, locale: theme.locale(language)))
      }
      let (body, found) = parser.parse(
        file.bytes, from: front.bodyStart, startLine: front.bodyLine, path: file.path,
        collection: file.collection)
      return (StoredBody(body), found)
    }.body
  }

  /// What parsing makes of a file, unless an earlier build knows.
  private func remembered(
    _ file: SourceFile, _ findings: inout [Diagnostic], _ parse: () -> (StoredBody, [Diagnostic])
  ) -> StoredBody {
    let (body, found) = memory.map { $0.body(of: file.fingerprint, orParsed: parse) } ?? parse()
    findings += found
    return body
  }

  private func owner(_ collection: Collection) -> String {
    collection == .articles ? "an article" : "a \(collection.singular)"
  }
}
