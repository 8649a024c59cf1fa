/// `quoth fmt`: brings files of the content into their canonical form, or says which are not in it.
public struct FormatRun: Sendable {
  private let siteFolder: String
  private let paths: [String]
  private let isCheck: Bool
  private let parallel: Parallel
  private let observer: Observer

  /// - Parameters:
  ///   - paths: files or folders, relative to the site's folder; empty: all content.
  ///   - isCheck: nothing is written; a file that differs is an error.
  public init(
    siteFolder: String, paths: [String], isCheck: Bool, jobs: Int = 1, _ observer: Observer = Observer()
  ) {
    self.siteFolder = siteFolder
    self.paths = paths
    self.isCheck = isCheck
    parallel = Parallel(jobs: jobs)
    self.observer = observer
  }

  /// What was found and done.
  public struct Result: Sendable {
    public var report: DiagnosticReport
    /// Files that were looked at.
    public var count = 0
    /// Those that were not in the canonical form, in order of their paths.
    public var changed: [String] = []
  }

  /// Throws `DiskFailure`, `Interrupted`.
  public func run() throws -> Result {
    let (theme, _) = try ThemeLoader(siteFolder: siteFolder).load()
    var (content, findings) = try Loader(siteFolder: siteFolder, parallel: parallel).load()
    var ignored: [Diagnostic] = []
    let config = SiteConfig(content, baseURL: nil, theme: theme, findings: &ignored)
    findings.removeAll { finding in finding.severity != .error || !isWanted(finding.place.file) }
    content.files.removeAll { !isWanted($0.path) || content.unreadable.contains($0.path) }
    let formatter = ContentFormatter(config: config, theme: theme)
    let files = content.files
    let forms = parallel.map(count: files.count, chunk: 4) {
      index -> (form: [UInt8]?, findings: [Diagnostic]) in
      var findings: [Diagnostic] = []
      return (formatter.form(files[index], findings: &findings), findings)
    }
    var result = Result(report: DiagnosticReport([]), count: files.count)
    for (file, form) in zip(files, forms) {
      if observer.isInterrupted() { throw Interrupted() }
      findings += form.findings
      // The loader has taken byte order marks and carriage returns away.
      guard let wanted = form.form, let bytes = try ContentDisk.read(siteFolder + "/" + file.path),
        bytes != wanted
      else { continue }
      result.changed.append(file.path)
      if isCheck {
        findings.append(Self.difference(file.path, bytes, wanted))
      } else {
        try ContentDisk.write(wanted, to: siteFolder + "/" + file.path)
      }
    }
    result.changed.sort { $0.compareBytes($1) < 0 }
    result.report = DiagnosticReport(findings)
    return result
  }

  private func isWanted(_ path: String) -> Bool {
    paths.isEmpty || paths.contains { path == $0 || path.isPath(below: $0) }
  }

  /// The first line that differs.
  private static func difference(_ path: String, _ bytes: [UInt8], _ wanted: [UInt8]) -> Diagnostic {
    let old = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = wanted.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    return Diagnostic(
      .notCanonical, "this file is not in the canonical form",
      at: Place(file: path, span: SourceSpan(line: line + 1, column: 1)),
      suggestion: "quoth fmt \(path)",
      details: line < new.count && !new[line].isEmpty
        ? [.init("this line would be: \(Snippet.of(new[line].text, words: 90))")] : [])
  }
}
