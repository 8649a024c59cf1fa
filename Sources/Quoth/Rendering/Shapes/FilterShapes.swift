import Mustache

/// How a speaker's quotes can be sorted.
extension Shape {
  static let filter = Shape(
    "filter",
    [
      .text("name", "`source`, `topic` or `status`"),
      .text("label", "the same in the language of the site: `By source`"),
      .text("href", "the list of quotes, sorted so"),
      .flag("is_current", "whether this page belongs to that list"),
      .list("choices", of: .filterChoice, "the twelve largest groups; all statuses that occur"),
    ])

  static let filterChoice = Shape(
    "filter choice",
    [
      .text("title", "of the source or topic, or the status"),
      .text("href", "where its quotes begin"),
      .text(
        "foreign_language", "the language of the title, BCP 47, where it is not the site's; else nothing"),
      .text("number", "how many quotes"),
    ])

  static let quoteGroup = Shape(
    "group of quotes",
    [
      .text("anchor", "where it begins, and where it goes on, on later pages: `site-of-nbc-2018`"),
      .text("title", "of the source or topic, or the status"),
      .text("href", "the page of the source or topic, or the ledger of the status"),
      .text(
        "foreign_language", "the language of the title, BCP 47, where it is not the site's; else nothing"),
      .record("count", .count, "how many quotes it has, on all pages"),
      .flag("is_continued", "whether it began on a page before"),
      .text("next_href", "where it goes on; nothing if it ends here"),
      .list("quotes", of: .quote, "newest first"),
    ])
}
