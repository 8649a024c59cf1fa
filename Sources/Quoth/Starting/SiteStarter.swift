import Foundation

/// Makes a small site that builds and teaches by example: the files of `starter/`, which comes with the program.
///
///     starter/site/             the site; `gitignore` becomes `.gitignore`
///     starter/hosts/NAME/files/ what a host wants to find in the folder
///     starter/hosts/NAME/publish.yml   the publishing target for it, put at the end of site.yml
public struct SiteStarter: Sendable {
  let folder: String
  let host: SiteHost?
  let withTemplates: Bool

  public init(folder: String, host: SiteHost? = nil, withTemplates: Bool = false) {
    self.folder = folder
    self.host = host
    self.withTemplates = withTemplates
  }

  /// Writes the files and gives their paths in the folder, sorted. Throws `Refusal` when the folder is not empty (a
  /// `.git` may be in it), `DiskFailure`; then nothing of it is left behind.
  public func start() throws -> [String] {
    try refuseUsedFolder()
    let files = try self.files()
    var written: [String] = []
    do {
      for (path, bytes) in files {
        written.append(path)
        try ContentDisk.write(bytes, to: folder + "/" + path)
      }
    } catch {
      remove(written)
      throw error
    }
    return written
  }

  private func refuseUsedFolder() throws {
    guard let kind = ContentDisk.kind(folder) else { return }
    guard kind == .folder else { throw Refusal("“\(folder)” is a file; name a folder for the new site") }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw DiskFailure(cannot: "read", folder, code: EACCES)
    }
    if names.contains(where: { $0 != ".git" }) {
      throw Refusal("the folder “\(folder)” is not empty; name another one for the new site")
    }
  }

  /// What is to be written, by path.
  private func files() throws -> [(path: String, bytes: [UInt8])] {
    let starter = try Self.starter()
    var files = try Self.read(starter + "/site")
    if let host {
      let own = starter + "/hosts/" + host.rawValue
      files += try Self.read(own + "/files")
      let target = try ContentDisk.read(own + "/publish.yml") ?? []
      for index in files.indices where files[index].path == SiteConfig.path {
        files[index].bytes += [0x0A] + target
      }
    }
    if withTemplates {
      files += try Self.read(try ThemeFolder.builtIn()).map { ("site-templates/" + $0.path, $0.bytes) }
    }
    return files.sorted { $0.path.compareBytes($1.path) < 0 }
  }

  /// Beside the templates that `QUOTH_TEMPLATES` names, if it is there, else where the program's own files are.
  static func starter(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> String {
    if let templates = environment["QUOTH_TEMPLATES"] {
      let beside = URL(filePath: templates).deletingLastPathComponent().appending(path: "starter").path
      if ThemeFolder.isFolder(beside) { return beside }
    }
    return try SharedFolder.path(of: "starter")
  }

  /// All files below a folder, those whose names begin with a dot too.
  private static func read(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw DiskFailure(cannot: "read", folder, code: ENOENT)
    }
    return try names.compactMap { name in
      guard ContentDisk.kind(folder + "/" + name) == .file,
        let bytes = try ContentDisk.read(folder + "/" + name)
      else { return nil }
      return (name == "gitignore" ? ".gitignore" : name, bytes)
    }
  }

  /// Takes back what a failing disk left half done; folders that hold something else stay.
  private func remove(_ written: [String]) {
    var folders: Set<String> = [""]
    for path in written {
      unlink(folder + "/" + path)
      var parent = String(OutputPath.folder(of: path)) ?? ""
      while !parent.isEmpty {
        folders.insert(parent)
        parent = String(OutputPath.folder(of: parent)) ?? ""
      }
    }
    for path in folders.sorted(by: { $0.compareBytes($1) > 0 }) {
      rmdir(path.isEmpty ? folder : folder + "/" + path)
    }
  }
}
