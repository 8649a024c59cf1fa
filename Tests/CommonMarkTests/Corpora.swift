import Foundation

/// Material that is not part of the repository. Tests that want it are skipped where it is not.
enum Corpora {
  /// A file below the folder of corpora: the one that `QUOTH_CORPORA` names, else `shared/corpora` beside the
  /// repository or a folder that holds it.
  static func file(_ path: String, from test: String = #filePath) -> String? {
    if let folder = ProcessInfo.processInfo.environment["QUOTH_CORPORA"] {
      return existing(URL(fileURLWithPath: folder).appendingPathComponent(path))
    }
    var folder = URL(fileURLWithPath: test).deletingLastPathComponent()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if let found = existing(folder.appendingPathComponent("shared/corpora").appendingPathComponent(path)) {
        return found
      }
    }
    return nil
  }

  private static func existing(_ url: URL) -> String? {
    FileManager.default.fileExists(atPath: url.path) ? url.path : nil
  }
}
