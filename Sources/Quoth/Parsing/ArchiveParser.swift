/// The parsing stage: every file of the content becomes a typed document, its front matter read and its Markdown
/// taken apart. Files know nothing of each other yet, so all cores work on them at once.
struct ArchiveParser: Sendable {
  let theme: Theme
  /// In place of site.yml's `base_url`.
  let baseURL: String?
  let parallel: Parallel

  init(theme: Theme, baseURL: String? = nil, parallel: Parallel) {
    self.theme = theme
    self.baseURL = baseURL
    self.parallel = parallel
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
      config: archive.config, theme: theme, unreadable: content.unreadable, wanted: bodies)
    let chunks = parallel.mapChunks(count: content.files.count, chunk: 32) { range in
      documents.parse(content.files[range])
    }
    for chunk in chunks { archive.append(chunk.archive) }
    for chunk in chunks { diagnostics += chunk.diagnostics }
    return (archive, diagnostics)
  }
}

extension Archive {
  fileprivate mutating func append(_ chunk: Archive) {
    articles += chunk.articles
    transcripts += chunk.transcripts
    speakers += chunk.speakers
    sources += chunk.sources
    pages += chunk.pages
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

  init(config: SiteConfig, theme: Theme, unreadable: Set<String> = [], wanted: Set<String>? = nil) {
    self.wanted = wanted
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
    // Why it has no bytes has been said; the file stands in the archive so that references to it resolve.
    let isReadable = unreadable.isEmpty || !unreadable.contains(file.path)
    var front = FrontMatter()
    if isReadable {
      front = FrontMatter(file.bytes, path: file.path, findings: &parsed.diagnostics)
    } else {
      front.isBroken = true
    }
    var fields = Fields(
      front.entries, of: owner(file.collection), path: file.path, span: front.span, isBroken: front.isBroken)
    let isWanted = wanted?.contains(file.path) ?? true
    switch file.collection {
    case .articles:
      var article = Article(file, &fields)
      if isWanted { article.body = body(file, front, article.header, &parsed) }
      article.fingerprint = file.fingerprint
      parsed.archive.articles.append(article)
    case .transcripts:
      var transcript = Transcript(file, &fields)
      if isWanted { readTurns(of: &transcript, file, front, &parsed) }
      parsed.archive.transcripts.append(transcript)
    case .speakers:
      var speaker = Speaker(file, &fields)
      speaker.body = body(file, front, speaker.header, &parsed)
      parsed.archive.speakers.append(speaker)
    case .sources:
      var source = Source(file, &fields)
      source.body = body(file, front, source.header, &parsed)
      parsed.archive.sources.append(source)
    case .pages:
      var page = Page(file, &fields)
      page.body = body(file, front, page.header, &parsed)
      parsed.archive.pages.append(page)
    }
    parsed.diagnostics += fields.finish()
  }

  private func readTurns(
    of transcript: inout Transcript, _ file: SourceFile, _ front: FrontMatter, _ parsed: inout Parsed
  ) {
    let facts = TranscriptParser.Facts(
      labels: transcript.participants.map(\.label.value), usesClock: transcript.usesClock,
      language: transcript.header.language?.value ?? config.language)
    let (body, blocks, findings) = transcripts.parse(
      file.bytes, from: front.bodyStart, startLine: front.bodyLine, path: file.path, facts: facts)
    transcript.body = body
    transcript.blocks = blocks
    parsed.diagnostics += findings
  }

  /// `language` decides which marks quote.
  private func body(
    _ file: SourceFile, _ front: FrontMatter, _ header: Header, _ parsed: inout Parsed
  ) -> Body {
    var parser = bodies
    if let language = header.language?.value, language != config.language {
      parser = BodyParser(settings: BodySettings(config: config, locale: theme.locale(language)))
    }
    let (body, findings) = parser.parse(
      file.bytes, from: front.bodyStart, startLine: front.bodyLine, path: file.path,
      collection: file.collection)
    parsed.diagnostics += findings
    return body
  }

  private func owner(_ collection: Collection) -> String {
    collection == .articles ? "an article" : "a \(collection.singular)"
  }
}
