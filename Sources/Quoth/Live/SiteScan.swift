/// What of the site's folder is read, as far as names and times tell: for noticing changes.
public struct SiteScan: Sendable {
  /// A folder to mind.
  public struct Folder: Sendable, Hashable {
    /// Where it is.
    public var path: String
    /// The path of what stands in it, relative to the site's folder, without the name: `content/articles`. Nil: what
    /// changes there is read under other names (links lead there, or the tool's own templates are there).
    public var name: String?
  }

  public private(set) var folders: [Folder] = []
  private var files: [String: String] = [:]

  /// The folders alone, or also the times of all files. A site's folder that is not there holds nothing.
  public init(siteFolder: String, withTimes: Bool = false) {
    folders.append(Folder(path: siteFolder, name: ""))
    try? SiteFolder.with(siteFolder) { site in
      for top in ["content", "site-templates"] {
        guard case .success(let kind) = site.kind(of: top), kind == .folder || kind == .link else { continue }
        add(FolderWalk(of: top, in: site), site, siteFolder, withTimes)
      }
    }
    if let own = try? ThemeFolder.builtIn(), !folders.contains(where: { $0.path.isSameFolder(as: own) }) {
      try? SiteFolder.with(own) { site in
        let walk = FolderWalk(of: ".", in: site)
        folders += walk.folders.map { Folder(path: own + "/" + $0, name: nil) }
        if withTimes { addTimes(walk, site, prefix: own + "/") }
      }
    }
  }

  private mutating func add(_ walk: FolderWalk, _ site: SiteFolder, _ siteFolder: String, _ withTimes: Bool) {
    folders += walk.folders.map { Folder(path: siteFolder + "/" + $0, name: $0) }
    var aliases: Set<String> = []
    for file in walk.files {
      guard let real = file.realPath, real != file.path else { continue }
      // Below a linked folder too: its own watch tells of changes by the path that leads there.
      aliases.insert(siteFolder + "/" + (real.lastIndex(of: "/").map { String(real[..<$0]) } ?? "."))
    }
    folders += aliases.sorted().map { Folder(path: $0, name: nil) }
    if withTimes { addTimes(walk, site, prefix: "") }
  }

  private mutating func addTimes(_ walk: FolderWalk, _ site: SiteFolder, prefix: String) {
    for file in walk.files {
      files[prefix + file.path] = file.realPath.flatMap { site.version(of: $0) } ?? ""
    }
  }

  /// The files that are new, gone or written since `earlier`; both must have been made with times.
  public func changes(since earlier: SiteScan) -> SiteChanges {
    var changes = SiteChanges()
    for (path, version) in files where earlier.files[path] != version { changes.paths.insert(path) }
    for path in earlier.files.keys where files[path] == nil { changes.paths.insert(path) }
    return changes
  }
}

extension String {
  /// Whether both lead to one folder.
  fileprivate func isSameFolder(as other: String) -> Bool {
    guard let own = SiteFolder.identity(of: self) else { return false }
    return own == SiteFolder.identity(of: other)
  }
}
