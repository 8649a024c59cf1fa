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
    guard !run.hasErrors else { return run.result() }
    run.begin(.write)
    try run.write([], [])
    return run.result()
  }

  /// Finds all that `build` would find, and writes nothing. With `paths` (relative to the site's folder) the result
  /// holds only what is found in these files or folders.
  public func check(only paths: [String] = []) throws -> BuildResult {
    var run = PipelineRun(options, observer)
    var result = run.result()
    if !paths.isEmpty { result.report = result.report.only(below: paths) }
    return result
  }

  private var outputGuard: OutputGuard {
    OutputGuard(
      output: options.outputFolder,
      inputs: ["content", "site-templates"].map { options.siteFolder + "/" + $0 })
  }
}
