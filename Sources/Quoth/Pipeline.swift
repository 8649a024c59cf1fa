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
  public func build() throws -> BuildResult {
    var run = PipelineRun(options, observer)
    run.add(outputGuard.findings())
    let renderer = try prepare(&run)
    guard !run.hasErrors else { return run.result() }
    let media = renderer.context.archive.media.map {
      FileCopy(source: options.siteFolder + "/" + $0.path, path: $0.address)
    }
    try run.write(renderer.files(), media)
    return run.result()
  }

  /// Finds all that `build` would find, and writes nothing. With `paths` (relative to the site's folder) the result
  /// holds only what is found in these files or folders.
  public func check(only paths: [String] = []) throws -> BuildResult {
    var run = PipelineRun(options, observer)
    _ = try prepare(&run)
    var result = run.result()
    if !paths.isEmpty { result.report = result.report.only(below: paths) }
    return result
  }

  /// Everything but writing.
  private func prepare(_ run: inout PipelineRun) throws -> SiteRenderer {
    let parallel = Parallel(jobs: options.jobs)
    run.begin(.load)
    let theme = run.take(try ThemeLoader(siteFolder: options.siteFolder).load())
    let content = run.take(try Loader(siteFolder: options.siteFolder, parallel: parallel).load())
    run.begin(.parse)
    let archive = run.take(
      ArchiveParser(theme: theme, baseURL: options.baseURL, parallel: parallel).parse(content))
    run.begin(.link)
    let linked = run.take(
      Linker(
        locale: theme.locale(archive.config.language), includesDrafts: options.includesDrafts,
        parallel: parallel
      ).link(archive))
    run.begin(.verify)
    let seals = run.take(SealReader.seals(in: content.seals))
    let verification = Verifier(parallel: parallel, languages: theme.languages).verify(linked, seals: seals)
    run.add(verification.diagnostics)
    run.count(verification.verdicts)
    run.begin(.prepare)
    let renderer = SiteRenderer(
      archive: linked, verdicts: verification.verdicts, theme: theme, jobs: options.jobs)
    run.add(renderer.diagnostics)
    return renderer
  }

  private var outputGuard: OutputGuard {
    OutputGuard(
      output: options.outputFolder,
      inputs: ["content", "site-templates"].map { options.siteFolder + "/" + $0 })
  }
}
