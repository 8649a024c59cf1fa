/// Which files of the site's folder may have changed.
public struct SiteChanges: Sendable, Equatable {
  /// Relative to the site's folder: `content/articles/nbc.md`.
  public var paths: Set<String>
  /// Nobody knows which: all must be looked at.
  public var isEverything: Bool

  public init(paths: Set<String> = [], isEverything: Bool = false) {
    self.paths = paths
    self.isEverything = isEverything
  }

  public static let everything = SiteChanges(isEverything: true)

  public var isEmpty: Bool { paths.isEmpty && !isEverything }

  public mutating func formUnion(_ other: SiteChanges) {
    paths.formUnion(other.paths)
    isEverything = isEverything || other.isEverything
  }

  /// Whether a file of this name is never read: hidden files, and what editors leave beside a text while it is open.
  public static func passesOver(name: String) -> Bool { FolderWalk.isPassedOver(Array(name.utf8)) }
}
