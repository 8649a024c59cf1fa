import Mustache

/// Speakers, sources and topics.
extension Shape {
  /// A speaker where one is named.
  static let speakerLink = Shape(
    "speaker link",
    [
      .text("id", "`vladimir-putin`"),
      .text("name", "the name"),
      .text("href", "the speaker's page"),
      .text("initials", "for a portrait that is not there: `VP`"),
      .text("image", "a portrait, with the base path"),
      .text("role", "the last role known"),
    ])

  /// A speaker in a list.
  static let speakerSummary = Shape(
    "speaker summary",
    [
      .record("speaker", .speakerLink, "the speaker"),
      .text("sort_name", "the name it is sorted under"),
      .text(
        "letter", "first letter of that name, where it differs from that of the one before; else nothing"),
      .record("quotes_count", .count, "quotes of the speaker, or of the list the entry stands in"),
    ])

  /// What somebody was, and when.
  static let role = Shape(
    "role",
    [
      .text("role", "`National Security Advisor`"),
      .optional("from", .date, "since when"),
      .optional("to", .date, "until when"),
      .text("years", "`2017`, `2013–2017`, `since 2013`; nothing if no date is known"),
    ])

  static let speaker = Shape(
    "speaker",
    [
      .text("id", "`vladimir-putin`"),
      .text("name", "the name"),
      .text("href", "the speaker's page"),
      .text("initials", "for a portrait that is not there: `VP`"),
      .text("image", "a portrait, with the base path"),
      .text("role", "the last role known"),
      .list("roles", of: .role, "all roles, as in the front matter"),
      .text("affiliation", "`affiliation` of the front matter"),
      .texts("other_names", "other names"),
      .optional("born", .date, "date of birth"),
      .optional("died", .date, "date of death"),
      .list("same_as", of: .link, "the same person elsewhere; the title is the host"),
      .html("html", "the biography"),
      .list("notes", of: .note, "notes of the biography"),
      .record("quotes_count", .count, "quotes of the speaker"),
      .record("addressed_count", .count, "quotes that were said to the speaker"),
      .record("mentions_count", .count, "places that name the speaker"),
      .record("transcripts_count", .count, "transcripts in which the speaker speaks"),
      .text("mentions_href", "the page of mentions; nothing if there are none"),
      .text("transcripts_href", "the page of transcripts; nothing if there are none"),
      .text("feed_href", "the Atom feed of the speaker's quotes"),
      .list("statuses", of: .statusCount, "the quotes by status, only those that occur"),
      .optional("timeline", .timeline, "quotes by year; nothing if they are of one year"),
      .any("extra", "`extra` of the front matter"),
    ])

  /// Quotes by year, with the measures of a drawing.
  static let timeline = Shape(
    "timeline",
    [
      .number("width", "of the drawing"),
      .number("height", "of the drawing, room for the years below the bars included"),
      .number("baseline", "where the bars stand"),
      .list("years", of: .timelineYear, "first year to last, without a gap"),
    ])

  /// One bar.
  static let timelineYear = Shape(
    "year",
    [
      .text("year", "the year"),
      .record("count", .count, "quotes of that year"),
      .number("x", "left edge of the bar"),
      .number("y", "upper edge of the bar"),
      .number("width", "width of the bar"),
      .number("height", "height of the bar"),
      .number("middle", "middle of the bar, for the year below it"),
      .flag("is_labelled", "whether there is room for the year below it"),
      .text("href", "the page of the list on which that year begins; nothing if it has no quote"),
    ])

  /// A source where one is named.
  static let sourceLink = Shape(
    "source link",
    [
      .text("id", "`nbc-2017`"),
      .text("title", "the title"),
      .text("href", "the source's page"),
      .text(
        "foreign_language", "the language of its words, BCP 47, where it is not the site's; else nothing"),
      .text("kind", "`interview`, `broadcast` … as in the front matter"),
      .text("publisher", "`publisher` of the front matter"),
      .optional("date", .date, "when it was made or published"),
    ])

  /// A source in a list.
  static let sourceSummary = Shape(
    "source summary",
    [
      .record("source", .sourceLink, "the source"),
      .text(
        "letter", "first letter of the title, where it differs from that of the one before; else nothing"),
      .record("quotes_count", .count, "quotes from the source"),
    ])

  static let source = Shape(
    "source",
    [
      .text("id", "`nbc-2017`"),
      .text("title", "the title"),
      .text("href", "the source's page"),
      .text("kind", "`interview`, `broadcast` … as in the front matter"),
      .text("kind_label", "the same in the language of the site, where its locale has a word for it"),
      .text("publisher", "who published it"),
      .text("author", "who made it"),
      .optional("date", .date, "when it was made or published"),
      .text("url", "the source itself, elsewhere"),
      .text("url_host", "the host of `url`"),
      .text("archive_url", "a copy of it in a web archive"),
      .optional("accessed", .date, "when `url` was last looked at"),
      .text("media", "its recording"),
      .text("citation", "the source in one line, to be copied"),
      .list("part_of", of: .sourceLink, "what it is a part of, the largest first"),
      .list("parts", of: .sourceLink, "its parts, those of this page of its lists"),
      .list("transcripts", of: .transcriptSummary, "its transcripts"),
      .list(
        "speakers", of: .speakerSummary,
        "who is quoted from it, most often first, those of this page of its lists"),
      .record("quotes_count", .count, "quotes from it"),
      .record("relayed_count", .count, "quotes that reached us through it"),
      .record("mentions_count", .count, "places that cite it"),
      .list("statuses", of: .statusCount, "the quotes by status, only those that occur"),
      .html("html", "the text about it"),
      .list("notes", of: .note, "notes of that text"),
      .any("extra", "`extra` of the front matter"),
    ])

  /// A topic, in a list or at the head of its page.
  static let topicSummary = Shape(
    "topic",
    [
      .text("id", "`foreign-affairs`"),
      .text("title", "the title"),
      .text("href", "the topic's page"),
      .text("feed_href", "the Atom feed of its articles"),
      .record("articles_count", .count, "articles on it"),
      .record("transcripts_count", .count, "transcripts on it"),
    ])
}
