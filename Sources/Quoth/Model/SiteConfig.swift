/// `content/site.yml`: the settings of the whole site.
struct SiteConfig: Sendable {
  var title = ""
  /// Absolute, with a trailing slash; its path is the base path of every address.
  var baseURL = ""
  /// BCP 47.
  var language = "en"
  var description: String?
  var author: String?
  var licence: String?
  var menu: [MenuEntry] = []
  /// IANA name, for the dates of feeds.
  var timezone: String?
  /// The site's own keys, handed to the templates as they are.
  var extra = FreeValue.null
  /// Raw HTML in Markdown is let through.
  var allowsHTML = false
  var quotePages = QuotePages.named
  /// What to do about words in quotation marks that no `quote:` link covers.
  var unlinkedQuotes = UnlinkedQuotes.warn
  var checksQuotes = true
  /// `verification.level`: what a wrong quote is.
  var verificationLevel = Diagnostic.Severity.error
  /// Replaces the language's list of fillers when given.
  var fillers: [String]?
  var perPage = 100
  /// A speaker of whom there are as many quotes has them sorted, too; nil: if they are more than a page.
  var filtersFrom: Int?
  /// Whether the site has a search.
  var hasSearch = true
  /// The files of the data set that the site offers; if there are none, it has no page about them either.
  var dataFiles = Set(DataFile.allCases)
  /// `publish:`, in the order of the file; those with a fault are left out.
  var publish: [PublishTarget] = []

  struct MenuEntry: Sendable, Hashable {
    var title: String
    /// As written: elsewhere, or a path of the site.
    var address: String
    var span = SourceSpan.start
  }

  /// Which quotes get a page of their own.
  enum QuotePages: String, Sendable, CaseIterable { case named, all, none }

  enum UnlinkedQuotes: String, Sendable, CaseIterable { case off, note, warn, error }
}
