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
    guard isOfArticles else { return nil }
    return Set(archive.articles.indices.filter { holds(archive.articles[$0].path) })
  }

  /// Whether the file is one of those asked about.
  func holds(_ file: String) -> Bool { paths.contains { holds($0, file) } }

  /// Only articles are asked about.
  var isOfArticles: Bool { !paths.isEmpty && paths.allSatisfy { isArticle($0) } }

  private func isArticle(_ path: String) -> Bool { holds("content/articles", path) }

  private func holds(_ folder: String, _ path: String) -> Bool {
    path == folder || path.hasPrefix(folder + "/")
  }
}
