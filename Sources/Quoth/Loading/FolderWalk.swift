/// All files below one folder of the site, however deep, in the order of their paths' bytes.
///
/// Symbolic links are followed where they stay inside the site's folder; one that leaves it is an error and is not
/// read, and one that leads back to a folder it stands in ends there. Hidden files and what editors leave behind are
/// passed over without a word.
struct FolderWalk {
  /// A file that was found.
  struct File {
    /// Relative to the site's folder: `content/articles/2018/nbc.md`.
    var path: String
    /// Where its bytes are: the same, but for a symbolic link. Nil: it cannot be read, and a diagnostic says why.
    var realPath: String?
  }

  private(set) var files: [File] = []
  /// The folders that were looked into, by the paths that led there; those of files behind links not among them.
  private(set) var folders: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let site: SiteFolder

  /// A folder to look into; its parent is known by its index in `visited`.
  private struct Folder {
    var path: String
    var parent: Int?
  }

  private var waiting: [Folder] = []
  private var visited: [(identity: SiteFolder.Identity, parent: Int?)] = []

  init(of folder: String, in site: SiteFolder) {
    self.site = site
    add(folder, kind: nil, parent: nil)
    while let next = waiting.popLast() { visit(next) }
    files.sort { $0.path.compareBytes($1.path) < 0 }
  }

  private mutating func visit(_ folder: Folder) {
    switch site.names(in: folder.path) {
    case .failure(let failure):
      reportUnreadable(folder.path, failure)
    case .success((let identity, let names)):
      guard !isBelowItself(identity, parent: folder.parent) else {
        diagnostics.append(
          Diagnostic(
            .symbolicLink, "this symbolic link leads back to a folder that it stands in",
            at: Place(file: folder.path), suggestion: "remove the link"))
        return
      }
      visited.append((identity, folder.parent))
      folders.append(folder.path)
      for (bytes, kind) in names where !Self.isPassedOver(bytes) {
        guard let name = String(validating: bytes, as: UTF8.self) else {
          let shown = folder.path + "/" + String(decoding: bytes, as: UTF8.self)
          diagnostics.append(
            Diagnostic(
              .notUTF8, "the name of this file is not UTF-8", at: Place(file: shown),
              suggestion: "rename the file"))
          continue
        }
        add(folder.path + "/" + name, kind: kind, parent: visited.count - 1)
      }
    }
  }

  private mutating func add(_ path: String, kind: SiteFolder.Kind?, parent: Int?) {
    let found = kind.map { .success($0) } ?? site.kind(of: path)
    switch found {
    case .success(.file): files.append(File(path: path, realPath: path))
    case .success(.folder): waiting.append(Folder(path: path, parent: parent))
    case .success(.link): follow(path, parent: parent)
    case .success(.other):
      files.append(File(path: path))
      diagnostics.append(
        Diagnostic(
          .unreadableFile, "this is neither a file nor a folder", at: Place(file: path),
          suggestion: "move it out of the folder"))
    case .failure(let failure): reportUnreadable(path, failure)
    }
  }

  private mutating func follow(_ link: String, parent: Int?) {
    switch site.target(ofLink: link) {
    case .outside:
      files.append(File(path: link))
      diagnostics.append(
        Diagnostic(
          .symbolicLink, "this symbolic link leads out of the site's folder, so it is not read",
          at: Place(file: link), suggestion: "put the file itself here"))
    case .failure(let failure):
      reportUnreadable(link, failure)
    case .inside(let target):
      switch site.kind(of: target) {
      case .success(.file): files.append(File(path: link, realPath: target))
      case .success(let kind): add(link, kind: kind, parent: parent)
      case .failure(let failure): reportUnreadable(link, failure)
      }
    }
  }

  private mutating func reportUnreadable(_ path: String, _ failure: DiskFailure) {
    files.append(File(path: path))
    diagnostics.append(.unreadable(path, failure))
  }

  private func isBelowItself(_ identity: SiteFolder.Identity, parent: Int?) -> Bool {
    var next = parent
    while let index = next {
      if visited[index].identity == identity { return true }
      next = visited[index].parent
    }
    return false
  }

  /// `.git`, `.DS_Store`, `.nbc.md.swp`, `nbc.md~`, `#nbc.md#`, `Thumbs.db`: not the writer's.
  static func isPassedOver(_ name: [UInt8]) -> Bool {
    guard let first = name.first, let last = name.last else { return true }
    if first == UInt8(ascii: ".") || last == UInt8(ascii: "~") { return true }
    if first == UInt8(ascii: "#"), last == first, name.count > 1 { return true }
    return leftoverEnds.contains(last) && leftovers.contains { name.suffix($0.count).elementsEqual($0) }
  }

  private static let leftoverEnds = leftovers.compactMap(\.last)
  private static let leftovers = [".swp", ".swo", ".swx", "Thumbs.db", "desktop.ini"].map { Array($0.utf8) }
}

extension Diagnostic {
  /// A file or folder that the operating system would not let us read.
  static func unreadable(_ path: String, _ failure: DiskFailure) -> Diagnostic {
    Diagnostic(
      .unreadableFile, failure.message, at: Place(file: path),
      suggestion: "check that it exists and that you may read it")
  }
}
