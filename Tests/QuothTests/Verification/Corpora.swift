import Foundation

@testable import Quoth

/// Real material beside the repository, which is no part of it: `../shared/corpora`, or the folder that
/// `QUOTH_CORPORA` names.
enum Corpora {
  static var folder: URL? {
    if let named = ProcessInfo.processInfo.environment["QUOTH_CORPORA"] {
      return existing(URL(filePath: named))
    }
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return existing(repository.deletingLastPathComponent().appending(path: "shared/corpora"))
      ?? existing(
        repository.deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpora"))
  }

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The repository's own language files.
  static func language(_ name: String) throws -> LanguageWords {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = "languages/\(name).yml"
    let bytes = Array(try Data(contentsOf: repository.appending(path: "site-templates/" + path)))
    var findings: [Diagnostic] = []
    let file = ThemeFolder.File(name: path, path: path, bytes: bytes)
    return LanguageWords(file, language: name, findings: &findings)
  }
}
