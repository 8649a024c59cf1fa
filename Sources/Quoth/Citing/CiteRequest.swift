/// Words that somebody wants to quote, and where they are said to stand.
public struct CiteRequest: Sendable {
  public var siteFolder: String
  /// A transcript, a source or its private text; relative to the site's folder.
  public var path: String
  /// Line of the file, from 1; nil: anywhere in it.
  public var line: Int?
  public var words: String
  public var jobs: Int

  public init(siteFolder: String, path: String, line: Int? = nil, words: String, jobs: Int = 1) {
    self.siteFolder = siteFolder
    self.path = path
    self.line = line
    self.words = words
    self.jobs = jobs
  }
}

/// What the record has of them.
public struct CiteResult: Sendable {
  /// One place where the words stand.
  public struct Citation: Sendable {
    /// Ready for an article: `[“no direct evidence”](quote:vladimir-putin?source=nbc-2018&at=12:34)`
    public var link: String
    /// `content/transcripts/nbc.md:120: Vladimir Putin at 12:34`
    public var origin: String
  }

  public var citations: [Citation] = []
  /// What there is to say about them, a sentence each.
  public var remarks: [String] = []
  /// The words cannot be quoted so.
  public var isRefused = false
}
