/// A site that is kept up to date while its files change: what `quoth preview` serves. Files that have not changed
/// are parsed, linked and compared with their records once; what comes out is what a build from nothing would give.
public struct LiveSite: Sendable {
  private let options: BuildOptions
  private let parallel: Parallel
  private var theme: (theme: Theme, findings: [Diagnostic])?
  /// The theme as it was made ready for the site; nil when it has changed since.
  private var prepared: PreparedTheme?
  private var loading: [Diagnostic] = []
  private var parsed: ParsedContent?
  private var relinker: Relinker?
  private var reverifier: Reverifier?
  /// The last update failed, so that the next shows something new whatever it finds.
  private var hasFailed = true

  public init(_ options: BuildOptions) {
    self.options = options
    parallel = Parallel(jobs: options.jobs)
  }

  /// What came of reading the changes.
  public struct Update: Sendable {
    public var report: DiagnosticReport
    /// How long it took.
    public var seconds: Double
    /// Nil when an error was found: a build would have written nothing.
    public var site: SiteSnapshot?
  }

  /// Reads what has changed and makes the site anew; nil when nothing has that a build would read. Throws
  /// `DiskFailure` when the site's folder cannot be read.
  public mutating func update(_ changes: SiteChanges) throws -> Update? {
    let start = ContinuousClock.now
    let mustShow = hasFailed
    hasFailed = true
    let themeChange = try updateTheme(changes)
    let contentChange = try updateContent(changes, themeChange)
    hasFailed = false
    guard let theme, let parsed, mustShow || themeChange != .none || contentChange != nil else { return nil }
    return try make(
      theme.theme, theme.findings, parsed, contentChange ?? Relinker.Changes(isOnlyBodies: true), start)
  }

  private mutating func make(
    _ theme: Theme, _ themeFindings: [Diagnostic], _ parsed: ParsedContent, _ changes: Relinker.Changes,
    _ start: ContinuousClock.Instant
  ) throws -> Update {
    var findings = themeFindings + loading + parsed.findings
    var relinker =
      self.relinker
      ?? Relinker(
        Linker(
          locale: theme.locale(parsed.archive.config.language), includesDrafts: options.includesDrafts,
          parallel: parallel))
    self.relinker = nil
    let (archive, linkFindings) = relinker.link(parsed.archive, changes)
    findings += linkFindings
    let (seals, sealFindings) = SealReader.seals(in: parsed.content.seals)
    findings += sealFindings
    var reverifier = self.reverifier ?? Reverifier(Verifier(parallel: parallel, languages: theme.languages))
    self.reverifier = nil
    let verification = reverifier.verify(
      archive, seals: seals, changed: relinker.keptBodies ? changes.articles(of: archive) : nil)
    findings += verification.diagnostics
    self.relinker = relinker
    self.reverifier = reverifier
    // Where bodies were kept, addresses are what they were.
    let prepared =
      (relinker.keptBodies ? self.prepared : nil)
      ?? PreparedTheme(theme, locale: archive.locale, addresses: archive.addresses)
    self.prepared = prepared
    findings += prepared.diagnostics
    let texts = SourceTexts(siteFolder: options.siteFolder)
    let report = DiagnosticReport(
      findings, strictness: options.strictness, text: { parsed.file(at: $0)?.bytes ?? texts.bytes(of: $0) })
    let site =
      report.hasErrors
      ? nil
      : SiteSnapshot(
        SiteRenderer(
          archive: archive, verdicts: verification.verdicts, theme: prepared, jobs: options.jobs,
          remembersInputs: false),
        siteFolder: options.siteFolder)
    let seconds = (ContinuousClock.now - start).inSeconds
    return Update(report: report, seconds: seconds, site: site)
  }

  // MARK: What has changed

  private enum ThemeChange { case none, looks, words }

  /// Templates and assets concern pages alone; the words of languages also how texts are read.
  private mutating func updateTheme(_ changes: SiteChanges) throws -> ThemeChange {
    let isTouched = changes.paths.contains { !$0.hasPrefix("content/") }
    guard theme == nil || changes.isEverything || isTouched else { return .none }
    let old = theme
    let new = try ThemeLoader(siteFolder: options.siteFolder).load()
    theme = (new.0, new.1)
    prepared = nil
    guard let old else { return .words }
    let hasSameWords = old.theme.locales == new.0.locales && old.theme.languages == new.0.languages
    guard hasSameWords else { return .words }
    let looksSame =
      old.theme.templates == new.0.templates && old.findings == new.1
      && old.theme.assets.elementsEqual(new.0.assets) { $0.name == $1.name && $0.bytes == $1.bytes }
    return looksSame ? .none : .looks
  }

  /// Nil: nothing.
  private mutating func updateContent(_ changes: SiteChanges, _ themeChange: ThemeChange) throws
    -> Relinker.Changes?
  {
    guard let theme else { return nil }
    if !changes.isEverything, themeChange != .words, parsed != nil {
      if let patched = try patch(changes.paths) { return patched.ids.isEmpty ? nil : patched }
    }
    let parser = ArchiveParser(theme: theme.theme, baseURL: options.baseURL, parallel: parallel)
    let old = parsed
    let (content, findings) = try Loader(siteFolder: options.siteFolder, parallel: parallel).load()
    let hasSameFindings = findings == loading
    loading = findings
    let isReusable = themeChange != .words && old?.content.site == content.site
    parsed = ParsedContent(content, with: parser, reusing: isReusable ? old : nil)
    guard let old, isReusable else {
      // The settings decide over languages and words, which linking and comparing were set up with.
      relinker = nil
      reverifier = nil
      return Relinker.Changes(isStructural: true)
    }
    let change = Relinker.Changes(from: old.content, to: content)
    return change.isStructural || !change.ids.isEmpty || !hasSameFindings ? change : nil
  }

  /// Reads texts again that are known and still there. Nil: something else has changed, and all must be looked through.
  private mutating func patch(_ paths: Set<String>) throws -> Relinker.Changes? {
    guard var parsed else { return nil }
    var changes = Relinker.Changes(isOnlyBodies: true)
    let texts: [(String, [UInt8])]? = try SiteFolder.with(options.siteFolder) { site in
      var texts: [(String, [UInt8])] = []
      for path in paths.sorted() where path.hasPrefix("content/") {
        guard parsed.holdsText(path) else {
          if isNothing(path, parsed, site) { continue }
          return nil
        }
        guard let bytes = Loader.text(at: path, in: site) else { return nil }
        texts.append((path, bytes))
      }
      return texts
    }
    guard let texts else { return nil }
    self.parsed = nil
    for (path, bytes) in texts {
      guard let file = parsed.file(at: path), file.bytes != bytes else { continue }
      if file.collection != .articles || !FrontMatter.isSame(file.bytes, bytes) {
        changes.isOnlyBodies = false
      }
      changes.ids[file.collection, default: []].insert(file.id)
      parsed.replace(path, with: bytes)
    }
    self.parsed = parsed
    return changes
  }

  /// A medium with other bytes, or a file that came and went again: an editor's.
  private func isNothing(_ path: String, _ parsed: ParsedContent, _ site: SiteFolder) -> Bool {
    if case .success(.file) = site.kind(of: path) { return parsed.isMedium(path) }
    guard case .failure = site.kind(of: path) else { return false }
    let content = parsed.content
    let isKnown =
      path == SiteConfig.path || path == Seals.path || parsed.isMedium(path)
      || content.privateTexts.contains { $0.path == path } || content.unreadable.contains(path)
      || loading.contains { $0.place.file == path }
    return !isKnown
  }
}

extension Relinker.Changes {
  /// What differs between two contents of one site.
  fileprivate init(from old: Content, to new: Content) {
    self.init()
    isOnlyBodies = true
    let hasSameFiles =
      old.files.count == new.files.count
      && zip(old.files, new.files).allSatisfy { $0.path == $1.path && $0.id == $1.id }
    let hasSameTexts = old.privateTexts.elementsEqual(new.privateTexts) {
      $0.path == $1.path && $0.id == $1.id && $0.bytes == $1.bytes
    }
    let hasSameMedia = old.media.elementsEqual(new.media) { $0.path == $1.path && $0.address == $1.address }
    guard hasSameFiles, hasSameTexts, hasSameMedia, old.seals == new.seals, old.unreadable == new.unreadable
    else {
      isStructural = true
      return
    }
    for (one, other) in zip(old.files, new.files) where one.bytes != other.bytes {
      ids[one.collection, default: []].insert(one.id)
      if one.collection != .articles || !FrontMatter.isSame(one.bytes, other.bytes) { isOnlyBodies = false }
    }
  }

  /// The articles that have changed, as indices; nil when anything else has.
  fileprivate func articles(of archive: LinkedArchive) -> Set<Int>? {
    guard !isStructural, ids.keys.allSatisfy({ $0 == .articles }) else { return nil }
    let changed = ids[.articles] ?? []
    return Set(archive.articles.indices.filter { changed.contains(archive.articles[$0].id) })
  }
}

extension FrontMatter {
  /// Whether two texts begin with the same front matter, byte for byte, and it can be read.
  static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    var findings: [Diagnostic] = []
    let front = FrontMatter(one, path: "", findings: &findings)
    // Without a line feed behind it the last line might be a longer one in the other.
    return !front.isBroken && front.bodyStart > 0 && one[front.bodyStart - 1] == UInt8(ascii: "\n")
      && other.count >= front.bodyStart && one[..<front.bodyStart] == other[..<front.bodyStart]
  }
}
