import ArgumentParser
import Foundation

/// A file of the archive as a user names it: from the folder he is in, from the archive's, or from its content/.
struct ContentArgument {
  let site: String

  /// Relative to the archive's folder; nil when there is no such file in it.
  func path(of argument: String) -> String? {
    guard let root = realPath(site) else { return nil }
    for candidate in [argument, site + "/" + argument, site + "/content/" + argument] {
      guard let found = realPath(candidate), found.hasPrefix(root == "/" ? root : root + "/") else {
        continue
      }
      return String(found.dropFirst(root.count + (root == "/" ? 0 : 1)))
    }
    return nil
  }

  /// The same of several. Throws `ValidationError` for one that is not there.
  func paths(of arguments: [String]) throws -> [String] {
    try arguments.map { argument in
      guard let path = path(of: argument) else {
        throw ValidationError("There is no file “\(argument)” in the archive.")
      }
      return path
    }
  }

  private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
