import Mustache

/// Articles, transcripts, plain pages, and the lists that are made of them.
extension Shape {
  /// An article where one is named.
  static let articleLink = Shape(
    "article link",
    [
      .text("id", "`2018/nbc`"),
      .text("title", "the title"),
      .text("href", "the article's page"),
      .text(
        "foreign_language", "the language of its words, BCP 47, where it is not the site's; else nothing"),
      .record("date", .date, "when it was published"),
    ])

  /// An article in a list.
  static let articleSummary = Shape(
    "article summary",
    [
      .text("id", "`2018/nbc`"),
      .text("title", "the title"),
      .text("href", "the article's page"),
      .text(
        "foreign_language", "the language of its words, BCP 47, where it is not the site's; else nothing"),
      .text("summary", "`summary` of the front matter"),
      .record("date", .date, "when it was published"),
      .texts("authors", "who wrote it"),
      .text("image", "its picture, with the base path"),
      .record("quotes_count", .count, "how many quotes it has"),
      .list("speakers", of: .speakerLink, "who is quoted in it, in order of appearance; at most five"),
      .list("topics", of: .link, "its topics"),
    ])

  static let article = Shape(
    "article",
    [
      .text("id", "`2018/nbc`"),
      .text("title", "the title"),
      .text("href", "the article's page"),
      .text("summary", "`summary` of the front matter"),
      .record("date", .date, "when it was published"),
      .optional("updated", .date, "when it was last changed"),
      .texts("authors", "who wrote it"),
      .text("image", "its picture, with the base path"),
      .list("topics", of: .link, "its topics"),
      .list("headings", of: .heading, "the headings of the text, for a table of contents"),
      .html("html", "the text; each note stands behind the paragraph or quote it belongs to"),
      .list("notes", of: .note, "the notes again, for a theme that puts them at the end"),
      .list("quotes", of: .quote, "all its quotes"),
      .list(
        "inline_quotes", of: .quote,
        "those that stand in a sentence, for the list at the end; one that stands by itself says whose it is"),
      .flag("has_inline_quotes", "whether there are any"),
      .record("quotes_count", .count, "how many quotes it has"),
      .list("statuses", of: .statusCount, "the quotes by status, only those that occur"),
      .list("speakers", of: .speakerSummary, "who is quoted in it, in order of appearance"),
      .list("sources", of: .sourceSummary, "what is quoted in it, in order of appearance"),
      .optional("older", .articleLink, "the article published before it"),
      .optional("newer", .articleLink, "the article published after it"),
      .any("extra", "`extra` of the front matter"),
    ])

  /// A transcript in a list.
  static let transcriptSummary = Shape(
    "transcript summary",
    [
      .text("id", "`nbc-2018`"),
      .text("title", "the title"),
      .text("href", "the transcript's page"),
      .text("summary", "`summary` of the front matter"),
      .text("language", "its language, BCP 47"),
      .text(
        "foreign_language", "the language of its words, BCP 47, where it is not the site's; else nothing"),
      .optional("date", .date, "its date, or that of its source"),
      .list("speakers", of: .speakerLink, "who speaks in it, as declared"),
      .record("quotes_count", .count, "quotes from it"),
    ])

  /// A page of `content/pages/`.
  static let plainPage = Shape(
    "plain page",
    [
      .text("title", "the title"),
      .html("html", "the text"),
      .list("notes", of: .note, "its notes"),
      .list("headings", of: .heading, "its headings"),
      .any("extra", "`extra` of the front matter"),
    ])

  /// A place that names a speaker or cites a source.
  static let mention = Shape(
    "mention",
    [
      .text("title", "title of the document"),
      .text("href", "the document's page"),
      .text(
        "foreign_language", "the language of its words, BCP 47, where it is not the site's; else nothing"),
      .text("kind", "`article`, `transcript`, `speaker`, `source` or `page`"),
      .optional("date", .date, "the document's date"),
      .text("text", "the words of the link"),
      .text("context", "the sentence around them"),
      .text("locator", "the place in the source, where one is given"),
    ])

  /// What the home page shows.
  static let home = Shape(
    "home",
    [
      .optional("lead", .quote, "one quote, to be set large"),
      .list("articles", of: .articleSummary, "the ten newest"),
      .list("transcripts", of: .transcriptSummary, "the five newest"),
      .list("speakers", of: .speakerSummary, "the twelve most quoted"),
      .list("topics", of: .topicSummary, "the twelve with most articles"),
      .record("articles_count", .count, "how many articles there are"),
      .record("quotes_count", .count, "how many quotes there are"),
      .record("speakers_count", .count, "how many speakers there are"),
      .record("sources_count", .count, "how many sources there are"),
      .list("statuses", of: .statusCount, "all quotes by status, only those that occur"),
      .number("sound_percent", "how many of all quotes are verbatim or edited, rounded down"),
      .flag("is_empty", "whether there is no content at all"),
    ])

  /// A file below `/data/`.
  static let dataset = Shape(
    "dataset",
    [
      .text("name", "`quotes.json`"),
      .text("href", "the file"),
      .text("summary", "what it holds"),
      .number("count", "how many entries it has"),
      .list("fields", of: .dataField, "what an entry holds"),
    ])

  /// `archive.sqlite`.
  static let database = Shape(
    "database",
    [
      .text("name", "`archive.sqlite`"),
      .text("href", "the file"),
      .list("tables", of: .dataTable, "its tables"),
    ])

  /// A table of `archive.sqlite`.
  static let dataTable = Shape(
    "data table",
    [
      .text("name", "`quotes`"),
      .text("summary", "what it holds"),
      .list("fields", of: .dataField, "its columns"),
    ])

  /// One field of a data file.
  static let dataField = Shape(
    "data field",
    [
      .text("name", "`locator.at`; of a table, `at`"),
      .text("type", "`text`, `number`, `list of text`, `text, a speakers.id` …"),
      .text("summary", "what it means"),
    ])
}
