/// What `check` is to do besides checking.
public struct CheckRequest: Sendable {
  /// Files or folders, relative to the site's folder, that are reported on; empty: all.
  public var paths: [String] = []
  /// Write right locators in place of wrong ones.
  public var fixesLocators = false
  /// Write `content/verdicts.json`.
  public var seals = false

  public init() {}

  /// The articles whose quotes must be compared; nil: all.
  func articles(of archive: LinkedArchive) -> Set<Int>? {
    guard !paths.isEmpty, paths.allSatisfy({ isArticle($0) }) else { return nil }
    return Set(
      archive.articles.indices.filter { index in paths.contains { holds($0, archive.articles[index].path) } })
  }

  private func isArticle(_ path: String) -> Bool { holds("content/articles", path) }

  private func holds(_ folder: String, _ path: String) -> Bool {
    path == folder || path.hasPrefix(folder + "/")
  }
}
