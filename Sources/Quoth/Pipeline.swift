import CommonMark

/// The way from a folder of Markdown to a site. One stage, one folder, one entry; each takes the value of the one
/// before and returns its own value and what it found:
///
///     Loading/       Loader         disk → Content
///     Theming/       ThemeLoader    built-in templates and the site's own → Theme (templates, assets, locales)
///     Parsing/       ArchiveParser  Content → Archive
///     Linking/       Linker         Archive → LinkedArchive
///     Verification/  Verifier       LinkedArchive → [Verdict], one a quote
///     Rendering/     SiteRenderer   all of them → [OutputFile]
///     Writing/       SiteWriter     [OutputFile] → disk
public struct Pipeline: Sendable {
  let options: BuildOptions
  let observer: Observer

  public init(_ options: BuildOptions, _ observer: Observer = Observer()) {
    self.options = options
    self.observer = observer
  }

  /// Builds the site; when an error is found, nothing is written. Throws `DiskFailure`, `Interrupted`, `InternalFault`.
  /// `host`: what it reads from the site itself is built too.
  public func build(for host: SiteHost? = nil) throws -> BuildResult {
    var run = PipelineRun(options, observer)
    run.add(outputGuard.findings())
    let memoryFile = options.cacheFolder.map { BuildMemoryFile(in: $0, of: options.outputFolder) }
    // Where the site is gone, there is nothing to remember: all is done as for the first time.
    let isKnown = outputGuard.holdsSite()
    let isRefused = run.hasErrors
    let (archive, verification, theme, surroundings) = try prepare(
      &run, remembering: isRefused ? nil : memoryFile.map { ($0.bodies, isKnown) })
    guard !run.hasErrors else { return run.result() }
    let media = archive.media.map { FileCopy(source: options.siteFolder + "/" + $0.path, path: $0.address) }
    run.begin(.prepare)
    let memory = (isKnown ? memoryFile?.read(surroundings: surroundings) : nil) ?? BuildMemory()
    let renderer = SiteRenderer(
      archive: consume archive, verdicts: (consume verification).verdicts, theme: consume theme,
      jobs: options.jobs, drawsMuch: { !memory.knows($0.all) })
    let files = files(of: renderer, for: host, media)
    let left = try run.write(files, media, memory)
    Disposal.dispose(of: consume files)
    Disposal.dispose(of: consume renderer)
    if let left { memoryFile?.write(left, surroundings: surroundings) }
    return run.result()
  }

  private func files(of renderer: SiteRenderer, for host: SiteHost?, _ media: [FileCopy]) -> [OutputFile] {
    let files = renderer.files()
    guard let host else { return files }
    return files
      + HostFiles(host: host, archive: renderer.context.archive)
      .files(besides: files.map(\.path) + media.map(\.path))
  }

  /// Finds all that `build` would find, and writes no site. On request it first writes right locators, and at the end
  /// the seals of quotes from private texts.
  public func check(_ request: CheckRequest = CheckRequest()) throws -> BuildResult {
    if let result = try ArticleCheck(options: options, observer: observer, request: request).result() {
      return result
    }
    var run = PipelineRun(options, observer)
    var (archive, verification, _, _) = try prepare(&run, request)
    let editor = ContentEditor(siteFolder: options.siteFolder)
    if request.fixesLocators, !verification.locatorFixes.isEmpty {
      let fixed = LocatorFixer(archive: archive).fixed(verification.locatorFixes, texts: editor.bytes)
      for (path, bytes) in fixed.sorted(by: { $0.key < $1.key }) { try editor.write(bytes, to: path) }
      // What is said is said of the mended files.
      run = PipelineRun(options, observer)
      (archive, verification, _, _) = try prepare(&run, request)
    }
    if request.seals {
      let old = SealReader.seals(in: editor.bytes(of: Seals.path)).0
      let seals = Sealer(archive: archive).seals(verification.verdicts, keeping: old)
      if seals != old ?? Seals() { try editor.write(seals.bytes(), to: Seals.path) }
    }
    var result = run.result()
    if !request.paths.isEmpty { result.report = result.report.only(below: request.paths) }
    return result
  }

  /// Everything that finds faults: all but rendering and writing. `remembering`: where bodies are remembered, and
  /// whether those that are there are wanted.
  private func prepare(
    _ run: inout PipelineRun, _ request: CheckRequest = CheckRequest(),
    remembering memory: (path: String, isKnown: Bool)? = nil
  ) throws -> (LinkedArchive, Verification, PreparedTheme, surroundings: UInt64) {
    let parallel = Parallel(jobs: options.jobs)
    run.begin(.load)
    // While one thread walks the folders, which takes as long.
    let loadedTheme = Later { [options] in Result { try ThemeLoader(siteFolder: options.siteFolder).load() } }
    loadedTheme.begin(parallel)
    let content = run.take(try Loader(siteFolder: options.siteFolder, parallel: parallel).load())
    let theme = run.take(try loadedTheme.value.get())
    let bodies = memory.map { memory in
      let stored = memory.isKnown ? BodyRecords.bytes(at: memory.path, parallel) : []
      return BodyMemory(stored, at: memory.path, settings: settings(of: content, theme))
    }
    let seals = run.take(SealReader.seals(in: content.seals))
    run.begin(.parse)
    // The texts go when they have been read: what comes after takes their memory.
    let archive = run.take(
      ArchiveParser(theme: theme, baseURL: options.baseURL, parallel: parallel, memory: bodies)
        .parse(consume content))
    (consume bodies)?.finish()
    run.begin(.link)
    let linked = run.take(
      Linker(
        locale: theme.locale(archive.config.language), includesDrafts: options.includesDrafts,
        parallel: parallel
      ).link(consume archive))
    run.begin(.verify)
    let verification = Verifier(parallel: parallel, languages: theme.languages)
      .verify(linked, seals: seals, only: request.seals ? nil : request.articles(of: linked))
    run.add(verification.diagnostics)
    run.count(verification.verdicts)
    run.begin(.templates)
    let prepared = PreparedTheme(theme, locale: linked.locale, addresses: linked.addresses)
    run.add(prepared.diagnostics)
    return (linked, verification, prepared, surroundings(of: linked, theme))
  }

  /// A `Fingerprint` of all that every page is made of: content that is no article, topics, theme, options, and the
  /// program itself, whose file another version of it replaces.
  private func surroundings(of archive: LinkedArchive, _ theme: Theme) -> UInt64 {
    var fingerprint = PageInputs.topics(of: archive)
    fingerprint.add(archive.surroundings)
    fingerprint.add(theme.fingerprint.value)
    fingerprint.add(archive.config.baseURL)
    fingerprint.add(options.includesDrafts ? 1 : 0)
    fingerprint.add(QuothVersion.current)
    fingerprint.add(ProgramPath.fingerprint)
    return fingerprint.value
  }

  /// A `Fingerprint` of all that a body depends on besides its file.
  private func settings(of content: Content, _ theme: Theme) -> UInt64 {
    var fingerprint = theme.languageFingerprint
    fingerprint.add(MarkdownDocument.library)
    fingerprint.add(content.site ?? [])
    fingerprint.add(options.baseURL ?? "")
    fingerprint.add(QuothVersion.current)
    fingerprint.add(ProgramPath.fingerprint)
    return fingerprint.value
  }

  private var outputGuard: OutputGuard {
    OutputGuard(
      output: options.outputFolder,
      inputs: ["content", "site-templates"].map { options.siteFolder + "/" + $0 })
  }
}
