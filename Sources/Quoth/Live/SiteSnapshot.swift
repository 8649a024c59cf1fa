/// The site as it was at one moment, for a server: which addresses there are, and the bytes of each, rendered when
/// somebody asks. They are the bytes that a build would write.
public final class SiteSnapshot: Sendable {
  /// The path of the base URL, percent-encoded, with a slash at either end: `/` or `/archive/`.
  public let basePath: String
  /// HTML files of the site.
  public let pageCount: Int
  /// The path of the page for addresses that nothing answers to, below the base path.
  public let notFoundPath: String
  /// The Content-Security-Policy that hosts are told to send with the pages.
  public let contentPolicy: String
  private let files: [String: OutputFile]
  /// Those of the search index, which is made when a browser asks for the first of them.
  private let indexFiles: Later<[String: OutputFile]>
  /// All of those are below it.
  private let indexFolder: String
  /// By address, paths relative to the site's folder.
  private let media: [String: String]
  private let siteFolder: String

  init(_ renderer: SiteRenderer, siteFolder: String) {
    let archive = renderer.context.archive
    basePath = archive.addresses.basePath
    notFoundPath = archive.addresses.notFound.file
    contentPolicy = ContentPolicy(archive).text
    let list = renderer.filesButIndex()
    files = Self.byPath(list)
    let search = renderer.search
    indexFiles = Later { Self.byPath(search?.value.files() ?? []) }
    indexFolder = archive.addresses.searchIndex("").path
    pageCount = list.count { $0.path.utf8.suffix(5).elementsEqual(".html".utf8) }
    media = Dictionary(archive.media.map { ($0.address, $0.path) }, uniquingKeysWith: { first, _ in first })
    self.siteFolder = siteFolder
  }

  private static func byPath(_ list: [OutputFile]) -> [String: OutputFile] {
    var files: [String: OutputFile] = [:]
    files.reserveCapacity(list.count)
    for file in list { files[file.path] = file }
    return files
  }

  private func file(at path: String) -> OutputFile? {
    files[path] ?? (path.hasPrefix(indexFolder) ? indexFiles.value[path] : nil)
  }

  /// Whether there is a file of that path below the base path: `articles/nbc/index.html`, `media/a.mp3`.
  public func holds(_ path: String) -> Bool { file(at: path) != nil || media[path] != nil }

  /// What a build would write to that path; nil where it would write nothing, or copy a medium.
  public func bytes(of path: String) throws -> [UInt8]? {
    try file(at: path)?.bytes()
  }

  /// A medium, open for reading; nil where there is none of that path. Throws `DiskFailure`.
  public func medium(at path: String) throws -> OpenFile? {
    guard let file = media[path] else { return nil }
    return try SiteFolder.with(siteFolder) { try $0.openFile(file) }
  }

  /// All paths, in no order.
  public var paths: [String] { Array(files.keys) + Array(indexFiles.value.keys) + Array(media.keys) }
}
