import Foundation

/// A file of the archive as a user names it: from the folder he is in, or from the archive's.
struct ContentArgument {
  let site: String

  /// Relative to the archive's folder; nil when there is no such file in it.
  func path(of argument: String) -> String? {
    guard let root = realPath(site) else { return nil }
    for candidate in [argument, site + "/" + argument] {
      guard let found = realPath(candidate), found.hasPrefix(root == "/" ? root : root + "/") else {
        continue
      }
      return String(found.dropFirst(root.count + (root == "/" ? 0 : 1)))
    }
    return nil
  }

  private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
