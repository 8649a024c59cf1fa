/// What is sought with `quoth find`, and among what.
public struct FindRequest: Sendable {
  public var siteFolder: String
  /// As typed, phrases in quotation marks.
  public var words: String
  /// Ids; nil: of anybody, from anywhere.
  public var speaker: String?
  public var source: String?
  /// `2017`, `2017-06` or `2017-06-05`, both inclusive.
  public var from: String?
  public var to: String?
  public var jobs: Int

  public init(
    siteFolder: String, words: String, speaker: String? = nil, source: String? = nil, from: String? = nil,
    to: String? = nil, jobs: Int = 1
  ) {
    self.siteFolder = siteFolder
    self.words = words
    self.speaker = speaker
    self.source = source
    self.from = from
    self.to = to
    self.jobs = jobs
  }

  /// What is wrong with the request itself; nil: nothing.
  public var fault: String? {
    if SearchQuery(words).isEmpty { return "There is no word in “\(words)”." }
    for (name, date) in [("--from", from), ("--to", to)] {
      if let date, CalendarDate(date) == nil {
        return "\(name) takes a day, a month or a year (2017-06-05, 2017-06, 2017), not “\(date)”."
      }
    }
    return nil
  }
}

/// What was found.
public struct FindResult: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case quote, article, turn }

  /// One quote, turn or article.
  public struct Hit: Sendable {
    public var kind: Kind
    /// Relative to the site's folder.
    public var file: String
    public var line: Int
    /// Of the quote, or of the transcript or article.
    public var id: String
    /// On the built site; nil: it is a draft.
    public var url: String?
    /// Ids, and names.
    public var speakers: [String]
    public var names: [String]
    public var source: String?
    public var title: String
    public var date: String?
    /// The time or locator.
    public var at: String?
    /// A piece of the text around the words, on one line.
    public var context: String
    /// UTF-8 ranges of the words sought in `context`.
    public var marks: [Range<Int>]

    var rank: FindRank
  }

  /// The best first.
  public var hits: [Hit] = []
}

/// What hits are sorted by, as `SearchMatch` says.
struct FindRank: Sendable {
  var kind: FindResult.Kind
  var isWhole: Bool
  var date: CalendarDate?

  /// nil: file and line decide.
  func isBefore(_ other: FindRank) -> Bool? {
    if kind != other.kind {
      return FindResult.Kind.allCases.firstIndex(of: kind) ?? 0
        < FindResult.Kind.allCases.firstIndex(of: other.kind) ?? 0
    }
    if isWhole != other.isWhole { return isWhole }
    guard date != other.date else { return nil }
    guard let date else { return false }
    guard let second = other.date else { return true }
    return second < date
  }
}
