#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Removes files that earlier builds wrote, and the folders that this leaves empty. Only what the manifest lists is
/// touched, and nothing is reached through a symbolic link.
struct LeftoverRemover: Sendable {
  private let folder: OutputFolder

  init(_ folder: OutputFolder) { self.folder = folder }

  /// How many were there and are gone. `paths` are sorted by bytes. Throws `DiskFailure`.
  func remove(_ paths: [String]) throws -> Int {
    var removed = 0
    var folders: [String] = []
    for path in paths {
      let parent = String(OutputPath.folder(of: path)) ?? ""
      if folders.last?.compareBytes(parent) != 0 {
        guard isPlainFolder(parent) else { continue }
        folders.append(parent)
      }
      if unlinkat(folder.descriptor, path, 0) == 0 {
        removed += 1
      } else if errno == EACCES || errno == EROFS || errno == EIO {
        throw DiskFailure(cannot: "remove", "\(folder.path)/\(path)", code: errno)
      }
    }
    removeEmpty(folders)
    return removed
  }

  /// Deepest first; a folder that holds something stays.
  private func removeEmpty(_ folders: [String]) {
    for path in folders.sortedByBytes().reversed() {
      var path = path
      while !path.isEmpty, unlinkat(folder.descriptor, path, AT_REMOVEDIR) == 0 {
        path = String(OutputPath.folder(of: path)) ?? ""
      }
    }
  }

  /// Whether each part of the path is a real folder.
  private func isPlainFolder(_ path: String) -> Bool {
    var path = path
    while !path.isEmpty {
      guard folder.entry(at: path) == .folder else { return false }
      path = String(OutputPath.folder(of: path)) ?? ""
    }
    return true
  }
}
