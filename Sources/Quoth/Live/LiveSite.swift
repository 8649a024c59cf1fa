/// A site that is kept up to date while its files change: what `quoth preview` serves.
public struct LiveSite {
  private let options: BuildOptions

  public init(_ options: BuildOptions) { self.options = options }

  /// What came of reading the changes.
  public struct Update: Sendable {
    public var report: DiagnosticReport
    public var summary: BuildSummary
    /// Nil when an error was found: a build would have written nothing.
    public var site: SiteSnapshot?
  }

  /// Reads what has changed and makes the site anew; nil when nothing has. Throws `DiskFailure` when the site's folder cannot be read.
  public mutating func update(_ changes: SiteChanges) throws -> Update? {
    try Pipeline(options).snapshot()
  }
}
