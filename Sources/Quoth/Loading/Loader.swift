/// The first stage: reads `content/` of the site's folder. The only one, with the themes', that reads from the disk.
///
/// Every file of a collection comes back as UTF-8 without BOM and with LF line ends, in the order of collections and
/// ids, whatever the order on disk and the number of threads. A file that cannot be read stands in the content with
/// no bytes (`Content.unreadable`), so that what refers to it is not reported as well.
struct Loader: Sendable {
  let siteFolder: String
  let parallel: Parallel

  /// Throws `DiskFailure` when the site's folder itself cannot be opened; everything else is a diagnostic.
  func load() throws -> (Content, [Diagnostic]) {
    try SiteFolder.with(siteFolder) { site in
      switch site.kind(of: "content") {
      case .success(.link) where !leadsInside("content", site):
        // Nor is there a site.yml then, which need not be said as well.
        (Content(unreadable: [SiteConfig.path]), FolderWalk(of: "content", in: site).diagnostics)
      case .success(.folder), .success(.link): sort(FolderWalk(of: "content", in: site), site)
      default: (Content(unreadable: [SiteConfig.path]), [noContent])
      }
    }
  }

  private func leadsInside(_ link: String, _ site: SiteFolder) -> Bool {
    if case .inside = site.target(ofLink: link) { true } else { false }
  }

  private var noContent: Diagnostic {
    Diagnostic(
      .noContent, "there is no folder “content” in \(siteFolder)", at: Place(file: "content"),
      suggestion: "name the folder that holds it with --site, or make a new site with `quoth init`")
  }

  private func sort(_ walk: FolderWalk, _ site: SiteFolder) -> (Content, [Diagnostic]) {
    var content = Content()
    var diagnostics = walk.diagnostics
    var documents: [Document] = []
    var unknownFolders: Set<String> = []
    let files = walk.files
    let paths = parallel.map(count: files.count, chunk: 256) { ContentPath(files[$0].path) }
    for (file, path) in zip(files, paths) {
      let isReadable = file.realPath != nil
      switch path {
      case .document(let collection, let id):
        documents.append(Document(file: file, collection: collection, id: id))
      case .site, .seals, .privateText:
        read(file, as: path, site, &content, &diagnostics)
      case .media(let address):
        if isReadable { content.media.append(MediaFile(path: file.path, address: address)) }
      case .unknown(let unknown):
        guard isReadable, unknown.folder.map({ unknownFolders.insert($0).inserted }) ?? true else { continue }
        diagnostics.append(
          Diagnostic(
            .unknownFile, unknown.severity, unknown.message, at: Place(file: unknown.folder ?? file.path),
            suggestion: unknown.suggestion))
      }
    }
    documents.sort(by: Document.isBefore)
    diagnostics += Document.removeDuplicates(&documents)
    read(documents, site, &content, &diagnostics)
    diagnostics += orphans(content)
    return (content, diagnostics)
  }

  private func read(
    _ documents: [Document], _ site: SiteFolder, _ content: inout Content, _ diagnostics: inout [Diagnostic]
  ) {
    var found: [(path: String, isRead: Bool, finding: Diagnostic?)] = []
    content.files = parallel.map(count: documents.count, chunk: 64, collecting: &found) { index, found in
      let path = documents[index].file.path
      let (bytes, finding) = text(of: documents[index].file, site)
      if bytes == nil || finding != nil { found.append((path, bytes != nil, finding)) }
      return SourceFile(
        path: path, collection: documents[index].collection, id: documents[index].id, bytes: bytes ?? [])
    }
    for (path, isRead, finding) in found {
      if !isRead { content.unreadable.insert(path) }
      if let finding { diagnostics.append(finding) }
    }
  }

  /// Reads one of the few files that are no documents: site.yml, verdicts.json, a private text.
  private func read(
    _ file: FolderWalk.File, as path: ContentPath, _ site: SiteFolder, _ content: inout Content,
    _ diagnostics: inout [Diagnostic]
  ) {
    let (bytes, finding) = text(of: file, site)
    if let finding { diagnostics.append(finding) }
    if bytes == nil { content.unreadable.insert(file.path) }
    switch path {
    case .site: content.site = bytes
    case .seals: content.seals = bytes
    case .privateText(let id):
      if let bytes { content.privateTexts.append(PrivateText(path: file.path, id: id, bytes: bytes)) }
    default: break
    }
  }

  /// The text of a file by its path alone; nil when there is anything to be said about it, or it is not there.
  static func text(at path: String, in site: SiteFolder) -> [UInt8]? {
    var target = path
    switch site.target(ofLink: path) {
    case .inside(let inside): target = inside
    case .outside, .failure: return nil
    }
    guard case .success(var bytes) = site.bytes(of: target), TextForm.normalise(&bytes) == nil,
      TextForm.replaceControls(&bytes) == nil
    else {
      return nil
    }
    return bytes
  }

  /// The text of a file, or nil and why there is none (nothing where the walk has said so already).
  private func text(of file: FolderWalk.File, _ site: SiteFolder) -> ([UInt8]?, Diagnostic?) {
    guard let realPath = file.realPath else { return (nil, nil) }
    switch site.bytes(of: realPath) {
    case .failure(let failure): return (nil, .unreadable(file.path, failure))
    case .success(var bytes):
      if let fault = TextForm.normalise(&bytes) {
        return (nil, fault.diagnostic(path: file.path, bytes: bytes))
      }
      let control = TextForm.replaceControls(&bytes)
      return (bytes, control.map { .control($1, at: $0, in: bytes, path: file.path) })
    }
  }

  /// A private text is there to check quotes against; one that belongs to no source checks nothing.
  private func orphans(_ content: Content) -> [Diagnostic] {
    guard !content.privateTexts.isEmpty else { return [] }
    let sources = Set(content.files.lazy.filter { $0.collection == .sources }.map(\.id))
    return content.privateTexts.filter { !sources.contains($0.id) }.map { text in
      Diagnostic(
        .unknownFile, .warning, "no source is called “\(text.id)”, so nothing is checked against this text",
        at: Place(file: text.path),
        suggestion: NearestName.suggestion(for: text.id, in: sources)
          ?? "call it as the source’s file is called, SOURCE.txt for SOURCE.md")
    }
  }
}

/// A Markdown file of a collection, found but not read.
private struct Document: Sendable {
  var file: FolderWalk.File
  var collection: Collection
  var id: String

  static func isBefore(_ a: Document, _ b: Document) -> Bool {
    if a.collection != b.collection { return a.collection.rawValue < b.collection.rawValue }
    let order = a.id.compareBytes(b.id)
    return order < 0 || (order == 0 && a.file.path.compareBytes(b.file.path) < 0)
  }

  /// Ids that differ only by case or Unicode form would be one file on other machines and one address in some
  /// browsers: the first stays, the others are reported and left out.
  static func removeDuplicates(_ documents: inout [Document]) -> [Diagnostic] {
    struct Key: Hashable {
      var collection: Collection
      var folded: String
    }
    // As they stand no two are alike.
    if documents.allSatisfy({ NormalForm.isFolded($0.id) }) { return [] }
    var diagnostics: [Diagnostic] = []
    var first: [Key: String] = [:]
    first.reserveCapacity(documents.count)
    documents.removeAll { document in
      let key = Key(collection: document.collection, folded: NormalForm.folded(document.id))
      guard let other = first[key] else {
        first[key] = document.file.path
        return false
      }
      diagnostics.append(
        Diagnostic(
          .duplicateID, "“\(document.file.path)” and “\(other)” differ only by case or Unicode form",
          at: Place(file: document.file.path), suggestion: "rename one of them",
          details: [.init("the other file", at: Place(file: other))]))
      return true
    }
    return diagnostics
  }
}
