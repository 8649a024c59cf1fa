/// `quoth check FILE` for articles, as an editor runs it with every save: finds what a check of everything would find in
/// them, and leaves unread what cannot bear on it, the bodies of all other articles and transcripts but those that
/// these articles quote from or link to.
struct ArticleCheck {
  let options: BuildOptions
  let observer: Observer
  let request: CheckRequest

  /// Nil when only a check of everything can tell: words that are in no record of their source are looked for in all
  /// records, and an alias may be the address of any article's quote.
  func result() throws -> BuildResult? {
    guard request.isOfArticles, !request.fixesLocators, !request.seals else { return nil }
    var run = PipelineRun(options, observer)
    let parallel = Parallel(jobs: options.jobs)
    run.begin(.load)
    let theme = run.take(try ThemeLoader(siteFolder: options.siteFolder).load())
    let content = run.take(try Loader(siteFolder: options.siteFolder, parallel: parallel).load())
    run.begin(.parse)
    let parser = ArchiveParser(theme: theme, baseURL: options.baseURL, parallel: parallel)
    let asked = Set(content.files.lazy.map(\.path).filter(request.holds))
    // Front matter alone says what every name means, and so what the articles quote from and link to.
    let outline = parser.parse(content, bodies: asked).0
    let linker = Linker(
      locale: theme.locale(outline.config.language), includesDrafts: options.includesDrafts,
      parallel: parallel)
    let sketch = linker.link(outline).0
    guard !sketch.hasAliasesAmongTexts(of: request.articles(of: sketch) ?? []) else { return nil }
    let archive = run.take(
      parser.parse(content, bodies: asked.union(sketch.files(readBy: request.articles(of: sketch) ?? []))))
    run.begin(.link)
    let linked = run.take(linker.link(archive))
    let articles = request.articles(of: linked) ?? []
    run.begin(.verify)
    let seals = run.take(SealReader.seals(in: content.seals))
    let verification = Verifier(parallel: parallel, languages: theme.languages)
      .verify(linked, seals: seals, only: articles)
    let verdicts = articles.flatMap { verification.verdicts[linked.articleLinks[$0].quotes] }
    guard !verdicts.contains(where: { $0.status == .missing }) else { return nil }
    run.add(verification.diagnostics)
    run.count(verdicts)
    var result = run.result()
    result.report = result.report.only(below: request.paths)
    return result
  }
}

extension LinkedArchive {
  /// Whether one of those articles has an alias where texts tell what else is there.
  fileprivate func hasAliasesAmongTexts(of indices: Set<Int>) -> Bool {
    let pages = Set(indices.map { addresses.articles[$0] })
    return addresses.redirects.contains {
      pages.contains($0.to) && GeneratedAddresses.depend(onTextsAt: $0.from)
    }
  }

  /// The articles and transcripts whose texts bear on what is found in those articles.
  fileprivate func files(readBy indices: Set<Int>) -> Set<String> {
    var files: Set<String> = []
    func add(recordsOf source: Int) {
      for transcript in sourceLinks[source].transcripts { files.insert(transcripts[transcript].path) }
    }
    for article in indices {
      for target in articleLinks[article].targets {
        switch target {
        case .article(let index, _): files.insert(articles[index].path)
        case .transcript(let index, _): files.insert(transcripts[index].path)
        case .source(let index, _): add(recordsOf: index)
        case .speaker, .topic, .page, .file, .words, .broken: continue
        }
      }
      for quote in articleLinks[article].quotes {
        if let source = quotes[quote].source { add(recordsOf: source) }
        if let via = quotes[quote].via { add(recordsOf: via) }
      }
    }
    return files
  }
}
