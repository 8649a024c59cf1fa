/// What a user asked of one run.
public struct BuildOptions: Sendable {
  /// How findings weigh.
  public enum Strictness: Sendable {
    case normal
    /// Warnings are errors.
    case strict
    /// `quote-*` errors are warnings, nothing else.
    case lenient
  }

  /// The folder that holds `content/` and, if the site has its own, `site-templates/`.
  public var siteFolder: String
  public var outputFolder: String
  /// In place of site.yml's.
  public var baseURL: String?
  public var includesDrafts: Bool
  public var strictness: Strictness
  /// Threads.
  public var jobs: Int
  /// Where builds remember what they parsed and left (`Remembering/`); nil: they do not.
  public var cacheFolder: String?

  public init(
    siteFolder: String, outputFolder: String? = nil, baseURL: String? = nil, includesDrafts: Bool = false,
    strictness: Strictness = .normal, jobs: Int
  ) {
    self.siteFolder = siteFolder
    self.outputFolder = outputFolder ?? siteFolder + "/_site"
    self.baseURL = baseURL
    self.includesDrafts = includesDrafts
    self.strictness = strictness
    self.jobs = jobs
  }

  /// Whether an address can be that of a site: http(s), with a host, without `?` and `#`.
  public static func takes(baseURL: String) -> Bool { SiteConfig.isBaseURL(baseURL) }
}
