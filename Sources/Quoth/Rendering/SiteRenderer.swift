/// The rendering stage: from the linked archive, the verdicts and a theme to the files of the site, each of which
/// renders itself when it is asked for. A build that found errors asks for no file.
struct SiteRenderer: Sendable {
  let context: RenderContext
  /// The index of the search, which takes as long as all else and which no page but that of the search needs; nil: the
  /// site has none.
  let search: Later<SearchIndex>?
  private let assets: SiteAssets

  /// What is wrong in the templates.
  var diagnostics: [Diagnostic] { context.templates.diagnostics }

  /// - Parameters:
  ///   - verdicts: one a quote.
  ///   - drawsMuch: whether all pages, or the data, are about to be drawn, so that what many of them show is best made
  ///     beforehand; it is told what pages are made of.
  ///   - remembersInputs: whether files are to tell what they are made of (`OutputFile.inputs`).
  init(
    archive: LinkedArchive, verdicts: [Verdict], theme: PreparedTheme, jobs: Int,
    drawsMuch: (PageInputs) -> Bool = { _ in false }, remembersInputs: Bool = true
  ) {
    assets = theme.assets
    let context = RenderContext(
      archive: archive, verdicts: verdicts, templates: theme.templates, strings: theme.strings,
      assets: assets.record, parallel: Parallel(jobs: jobs), drawsMuch: drawsMuch,
      remembersInputs: remembersInputs)
    self.context = context
    search = archive.config.hasSearch ? Later { SearchIndex(context) } : nil
  }

  /// All files of the site but media, which are copied. The largest stand early: writing takes files in this order on
  /// all cores, and none should be left over for one core at the end.
  func files() -> [OutputFile] {
    // Begun early, so that no core waits for another in the end: the database and joining the lists of words are work for
    // one.
    let database = offersDatabase && context.drawsMuch ? ArchiveDatabase(context).ahead() : nil
    database?.begin(context.parallel)
    search?.begin(context.parallel)
    return filesButIndex(database) + (search?.value.files() ?? [])
  }

  /// All files but those of the search index. The articles stand behind all that takes long: each of them takes little,
  /// so that no core waits long for the other in the end.
  func filesButIndex(_ database: Later<ArchiveDatabase.Made>? = nil) -> [OutputFile] {
    let fixed = FixedPages(context: context)
    let articles = ArticlePages(context: context).files()
    let speakers = SpeakerPages(context: context).files()
    var pages = [HomePage(context: context).file()]
    pages += TextPages(context: context).files()
    pages += TranscriptPages(context: context).files()
    pages += ListPages(context: context).files()
    pages += speakers.listed
    pages += SourcePages(context: context).files()
    pages += TopicPages(context: context).files()
    pages += QuotePages(context: context).files()
    pages += VerificationPages(context: context).files()
    pages += fixed.listed()
    if let search { pages.append(fixed.search(search)) }
    let sitemap = Sitemap(
      context.archive.addresses, count: articles.count + pages.count, inputs: context.inputs.all,
      entries: { [context, pages] in Self.sitemap(of: context.archive, articles, pages) })

    var files = data([.turnsJSON, .quotesJSON])
    files.reserveCapacity(articles.count + pages.count + speakers.unlisted.count + 1024)
    // The large ones are neither to be made at the same time nor one after the other by one thread.
    let early = min(pages.count, 125)
    let later = min(pages.count, 250)
    files += pages[..<early]
    files += data([.quotesCSV])
    files += pages[early..<later]
    if offersDatabase { files.append(ArchiveDatabase(context).file(database)) }
    files += pages[later...]
    files += sitemap.files()
    files += speakers.unlisted
    files += TranscriptPages(context: context).exports() + fixed.unlisted() + Feeds(context).files()
    files += data([.speakersJSON, .sourcesJSON])
    files += [robots()] + assets.outputFiles()
    files += articles
    return files
  }

  /// Those of the files that the site offers.
  private func data(_ kinds: [DataFile]) -> [OutputFile] {
    kinds.filter { context.archive.config.dataFiles.contains($0) }.compactMap { kind in
      DataSet.all.first { $0.kind == kind }?.file(in: context)
    }
  }

  private var offersDatabase: Bool { context.archive.config.dataFiles.contains(.database) }

  private static func sitemap(
    of archive: LinkedArchive, _ articles: [OutputFile], _ pages: [OutputFile]
  ) -> [Sitemap.Entry] {
    let dated = articles.indices.map { index in
      let date = archive.articles[index].date
      return Sitemap.Entry(
        path: address(articles[index].path), modified: max(archive.articles[index].updated ?? date, date)
      )
    }
    return (dated + pages.map { Sitemap.Entry(path: address($0.path)) })
      .sorted { $0.path.compareBytes($1.path) < 0 }
  }

  /// `articles/nbc/index.html` → `articles/nbc/`.
  private static func address(_ path: String) -> String {
    let name = "index.html".utf8
    return path.utf8.suffix(name.count).elementsEqual(name)
      ? String(Substring(path.utf8.dropLast(name.count))) : path
  }

  private func robots() -> OutputFile {
    let sitemap = context.archive.addresses.absolute(context.archive.addresses.sitemap)
    return OutputFile(context.archive.addresses.robots.file, inputs: context.inputs.all) { buffer in
      buffer.append(raw: "User-agent: *\nDisallow:\n\nSitemap: \(sitemap)\n")
    }
  }
}
