import Mustache

/// The kinds of pages, named after their templates: `article` is drawn by `article.mustache`.
enum PageKind: String, CaseIterable, Sendable {
  case home
  case articles, article
  case transcripts, transcript
  case speakers, speaker
  case speakerQuotes = "speaker-quotes"
  case speakerMentions = "speaker-mentions"
  case speakerTranscripts = "speaker-transcripts"
  case sources, source
  case topics, topic
  case quote
  case verification, ledger
  case page
  case search
  case data
  case notFound = "not-found"
  case redirect

  /// What its template sees besides `site`, `page`, `menu`, `t` and `assets`.
  var fields: [Field] {
    switch self {
    case .home:
      [.record("home", .home, "what the home page shows")]
    case .articles:
      [
        .list("articles", of: .articleSummary, "newest first"),
        .record("count", .count, "how many there are"),
      ]
        + Self.pagination
    case .article:
      [.record("article", .article, "the article")]
    case .transcripts:
      [
        .list("transcripts", of: .transcriptSummary, "newest first"),
        .record("count", .count, "how many there are"),
      ] + Self.pagination
    case .transcript:
      [.record("transcript", .transcript, "the transcript")]
    case .speakers:
      [
        .list("speakers", of: .speakerSummary, "by the name they are sorted under"),
        .record("count", .count, "how many there are"),
      ] + Self.pagination
    case .speaker:
      [
        .record("speaker", .speaker, "the speaker"),
        .list("quotes", of: .quote, "what the speaker said, newest first"),
        .list(
          "addressed", of: .quote, "what was said to the speaker, newest first; turned over with the quotes"),
        .list("filters", of: .filter, "ways to sort the quotes, if there are more than a page of them"),
      ] + Self.pagination
    case .speakerQuotes:
      [
        .record("speaker", .speaker, "the speaker"),
        .list("filters", of: .filter, "ways to sort the quotes, this one included"),
        .list("groups", of: .quoteGroup, "the quotes of the page, sorted into groups"),
        .flag("shows_source", "whether an entry must say where its words were said: the heading does not"),
      ] + Self.pagination
    case .speakerMentions:
      [
        .record("speaker", .speaker, "the speaker"),
        .list("mentions", of: .mention, "where the speaker is named, newest first"),
      ] + Self.pagination
    case .speakerTranscripts:
      [
        .record("speaker", .speaker, "the speaker"),
        .list("transcripts", of: .transcriptSummary, "transcripts in which the speaker speaks, newest first"),
      ] + Self.pagination
    case .sources:
      [
        .list("sources", of: .sourceSummary, "by title"),
        .record("count", .count, "how many there are"),
      ] + Self.pagination
    case .source:
      [
        .record("source", .source, "the source"),
        .list("quotes", of: .quote, "what was quoted from it, newest first"),
        .list("relayed", of: .quote, "what reached us through it, newest first; turned over with the quotes"),
        .list("mentions", of: .mention, "where it is cited, newest first; turned over with the quotes"),
      ] + Self.pagination
    case .topics:
      [.list("topics", of: .topicSummary, "by title"), .record("count", .count, "how many there are")]
        + Self.pagination
    case .topic:
      [
        .record("topic", .topicSummary, "the topic"),
        .list("articles", of: .articleSummary, "newest first"),
        .list("transcripts", of: .transcriptSummary, "newest first; turned over with the articles"),
      ] + Self.pagination
    case .quote:
      [
        .record("quote", .quote, "the quote"),
        .html("figure", "the quote as its article shows it, drawn by `partials/quote-block`"),
        .optional(
          "context", .quoteContext,
          "the words where they were spoken; nothing if no public transcript has them"),
      ]
    case .verification:
      [
        .list("statuses", of: .ledgerStatus, "all statuses, in the order of the contract"),
        .record("count", .count, "how many quotes there are"),
      ]
    case .ledger:
      [
        .record("status", .status, "the status that all quotes of the list have"),
        .record("count", .count, "how many there are"),
        .list("entries", of: .quote, "the quotes, newest first"),
      ] + Self.pagination
    case .page:
      [.record("text", .plainPage, "the page's own text")]
    case .search:
      [
        .text("index_href", "the folder of the search index"),
        .text("index_version", "changes when the index does"),
        .text("base_href", "the site's base path, below which the addresses in the index lie"),
        .list("statuses", of: .status, "all statuses, for narrowing down"),
      ]
    case .data:
      [
        .list("datasets", of: .dataset, "the files below `/data/`"),
        .optional("database", .database, "the same as a database; nothing if the site does not offer it"),
      ]
    case .notFound:
      []
    case .redirect:
      [.record("target", .link, "the page that the old address leads to")]
    }
  }

  private static let pagination: [Field] = [
    .optional("pagination", .pagination, "the list's other pages; nothing if there is only one")
  ]
}
