/// The archive with every reference resolved: what verifying and rendering read. Things are named by their index in
/// these lists (an `Int` costs no reference counting when two cores walk the archive).
///
/// Drafts are left out unless they are wanted; a draft transcript stays as a record (`isPublished` false).
struct LinkedArchive: Sendable {
  var config: SiteConfig
  /// The site's language.
  var locale: Locale
  /// By date, then id: the order of `data/quotes.json`.
  var articles: [Article]
  var transcripts: [Transcript]
  var speakers: [Speaker]
  /// Implicit sources of transcripts included.
  var sources: [Source]
  var pages: [Page]
  var topics: [Topic] = []
  var media: [MediaFile] = []
  var privateTexts: [PrivateText] = []
  /// Of all content that is no article (`Fingerprint`).
  var surroundings: UInt64 = 0

  /// By article, then position: so each article's are one range.
  var quotes: [Quote] = []
  var mentions: [Mention] = []

  /// Where each of them is.
  var addresses: Addresses
  /// Parallel to `SiteConfig.menu`, as written in `href`.
  var menu: [String] = []

  var articleLinks: [DocumentLinks] = []
  var transcriptLinks: [TranscriptLinks] = []
  var speakerLinks: [SpeakerLinks] = []
  var sourceLinks: [SourceLinks] = []
  var pageLinks: [DocumentLinks] = []
}

extension LinkedArchive {
  /// Whether the quote of that index has a page of its own.
  func hasPage(_ quote: Int) -> Bool {
    switch config.quotePages {
    case .all: true
    case .named: quotes[quote].name != nil
    case .none: false
    }
  }
}

/// What linking found out about one body: parallel to `Body.references` and `Body.quotes`.
struct DocumentLinks: Sendable {
  var targets: [Target] = []
  /// The quote that each mark belongs to (index in `LinkedArchive.quotes`); nil: an ordinary block quote after all.
  var quoteOfMark: [Int?] = []
  /// The quotes of this document, a range of `LinkedArchive.quotes`.
  var quotes: Range<Int> = 0..<0
  /// Indices in `LinkedArchive.topics`.
  var topics: [Int] = []
  /// The anchors of the body's notes, parallel to `Body.notes`.
  var noteAnchors: [String] = []
  /// Of the front matter, as they are written in `href` and `src`; nil: none, or not found.
  var image: String?
  var media: String?

  /// The image if it is a file of the site: a page loads nothing from another host unasked.
  var portrait: String? { image.flatMap { $0.hasPrefix("/") && !$0.hasPrefix("//") ? $0 : nil } }
}

/// What a reference leads to.
enum Target: Sendable, Hashable {
  /// To the speaker of that index, at an anchor of its page.
  case speaker(Int, anchor: String? = nil)
  case source(Int, anchor: String? = nil)
  case transcript(Int, anchor: String?)
  case article(Int, anchor: String?)
  case topic(Int)
  case page(Int, anchor: String?)
  /// A medium, or another file or list of the site, by its path: `media/a.jpg`, `data/`. The query is what
  /// the search looks for; the anchor may be a moment of a recording: `t=754`.
  case file(String, query: [Reference.Parameter] = [], anchor: String? = nil)
  /// Named words of a transcript: no link, but the place of this anchor; nil: the same words' later part.
  case words(anchor: String?)
  /// Reported as an error; rendered as its words.
  case broken
}

struct TranscriptLinks: Sendable {
  var links = DocumentLinks()
  /// The source it is the record of.
  var source: Int?
  /// Per participant, its speakers; per block, its speakers (empty: unidentified, or no turn).
  var speakersOfBlock: [[Int]] = []
  /// Per block, the anchor of a turn or section; empty for other blocks.
  var anchors: [String] = []
  /// Quotes whose source this is the record of (indices in `LinkedArchive.quotes`).
  var quotes: [Int] = []
  var isPublished = true
  var topics: [Int] = []
}

struct SpeakerLinks: Sendable {
  var links = DocumentLinks()
  /// By date of the article, newest first.
  var quotes: [Int] = []
  /// Quotes that were said to this speaker.
  var addressed: [Int] = []
  /// Indices in `LinkedArchive.mentions`, newest article first.
  var mentions: [Int] = []
  /// Published transcripts with turns of this speaker, newest first.
  var transcripts: [Int] = []
  var turnCount = 0
  /// `same_as`, as written in `href`.
  var sameAs: [String] = []
}

struct SourceLinks: Sendable {
  var links = DocumentLinks()
  /// Newest first, as a speaker's.
  var quotes: [Int] = []
  /// Quotes that reached us through this source (`via`).
  var relayed: [Int] = []
  /// Citations: indices in `LinkedArchive.mentions`.
  var mentions: [Int] = []
  /// Its records: transcripts by language.
  var transcripts: [Int] = []
  /// Index of its private text in `LinkedArchive.privateTexts`.
  var privateText: Int?
  /// The source this is part of, and the sources that are parts of this one.
  var partOf: Int?
  var parts: [Int] = []
  /// The front matter's addresses of the original, as written in `href`.
  var url: String?
  var archiveURL: String?
}

/// A subject that articles and transcripts share; its id is the slug of its title.
struct Topic: Sendable {
  var id: String
  var title: String
  /// Newest first.
  var articles: [Int] = []
  var transcripts: [Int] = []
}

/// A link of a text to a speaker or source that is no quote.
struct Mention: Sendable {
  enum Document: Sendable, Hashable {
    case article(Int)
    case transcript(Int)
    case speaker(Int)
    case source(Int)
    case page(Int)
  }

  var document: Document
  /// Index in the document's `Body.references`.
  var reference: Int

  /// The article that it stands in; nil: it stands elsewhere.
  var article: Int? {
    if case .article(let index) = document { index } else { nil }
  }
}
