/// The archive of a content, and what of the content it was made of: after a change only files with other bytes are
/// parsed again.
struct ParsedContent: Sendable {
  private(set) var content: Content
  private(set) var archive: Archive
  private let documents: DocumentParser
  /// What was found in site.yml.
  private let settingsFindings: [Diagnostic]
  /// By path; files without any are left out.
  private var fileFindings: [String: [Diagnostic]] = [:]
  /// Positions in `content.files`. Each file is one document, so of a collection's list the position is that less the
  /// collection's first.
  private let positions: [String: Int]
  private let firsts: [Collection: Int]

  /// Parses the content. `last`: documents of files with the same bytes are taken from it; its settings and the theme
  /// must have been the same.
  init(_ content: Content, with parser: ArchiveParser, reusing last: ParsedContent? = nil) {
    var findings: [Diagnostic] = []
    let config = SiteConfig(content, baseURL: parser.baseURL, theme: parser.theme, findings: &findings)
    settingsFindings = findings
    let documents = DocumentParser(config: config, theme: parser.theme, unreadable: content.unreadable)
    let chunks = parser.parallel.mapChunks(count: content.files.count, chunk: 32) { range in
      var parts: [(path: String, findings: [Diagnostic])] = []
      var part = Archive()
      for file in content.files[range] {
        if let last, let known = last.position(of: file, unreadable: content.unreadable) {
          part.append(file.collection, known - (last.firsts[file.collection] ?? 0), of: last.archive)
          if let findings = last.fileFindings[file.path] { parts.append((file.path, findings)) }
        } else {
          let parsed = documents.parse(CollectionOfOne(file))
          part.append(parsed.archive)
          if !parsed.diagnostics.isEmpty { parts.append((file.path, parsed.diagnostics)) }
        }
      }
      return (part, parts)
    }
    var archive = Archive()
    archive.config = config
    archive.privateTexts = content.privateTexts
    archive.media = content.media
    for (part, parts) in chunks {
      archive.append(part)
      for (path, findings) in parts { fileFindings[path] = findings }
    }
    var positions: [String: Int] = [:]
    var firsts: [Collection: Int] = [:]
    positions.reserveCapacity(content.files.count)
    for (index, file) in content.files.enumerated() {
      positions[file.path] = index
      if firsts[file.collection] == nil { firsts[file.collection] = index }
    }
    self.archive = archive
    self.content = content
    self.documents = documents
    self.positions = positions
    self.firsts = firsts
  }

  /// All findings, in no order.
  var findings: [Diagnostic] { settingsFindings + fileFindings.values.joined() }

  /// The text of a document by its path.
  func file(at path: String) -> SourceFile? { positions[path].map { content.files[$0] } }

  func isMedium(_ path: String) -> Bool { content.media.contains { $0.path == path } }

  /// Whether the path is that of a file that could be read.
  func holdsText(_ path: String) -> Bool { positions[path] != nil && !content.unreadable.contains(path) }

  /// The same file in `content`, if its bytes are the same.
  private func position(of file: SourceFile, unreadable: Set<String>) -> Int? {
    guard let position = positions[file.path], content.files[position].id == file.id,
      content.files[position].bytes == file.bytes,
      unreadable.contains(file.path) == content.unreadable.contains(file.path)
    else { return nil }
    return position
  }

  /// Parses one file again, with new bytes.
  mutating func replace(_ path: String, with bytes: [UInt8]) {
    guard let position = positions[path] else { return }
    content.files[position].bytes = bytes
    let file = content.files[position]
    let parsed = documents.parse(CollectionOfOne(file))
    fileFindings[path] = parsed.diagnostics.isEmpty ? nil : parsed.diagnostics
    archive.replace(file.collection, at: position - (firsts[file.collection] ?? 0), by: parsed.archive)
  }
}

extension Archive {
  fileprivate mutating func append(_ other: Archive) {
    articles += other.articles
    transcripts += other.transcripts
    speakers += other.speakers
    sources += other.sources
    pages += other.pages
  }

  /// One document of another archive.
  fileprivate mutating func append(_ collection: Collection, _ index: Int, of other: Archive) {
    switch collection {
    case .articles: articles.append(other.articles[index])
    case .transcripts: transcripts.append(other.transcripts[index])
    case .speakers: speakers.append(other.speakers[index])
    case .sources: sources.append(other.sources[index])
    case .pages: pages.append(other.pages[index])
    }
  }

  /// Puts the only document of another archive in the place of one.
  fileprivate mutating func replace(_ collection: Collection, at index: Int, by other: Archive) {
    switch collection {
    case .articles: if let one = other.articles.first { articles[index] = one }
    case .transcripts: if let one = other.transcripts.first { transcripts[index] = one }
    case .speakers: if let one = other.speakers.first { speakers[index] = one }
    case .sources: if let one = other.sources.first { sources[index] = one }
    case .pages: if let one = other.pages.first { pages[index] = one }
    }
  }
}
