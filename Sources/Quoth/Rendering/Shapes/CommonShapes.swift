import Mustache

/// Small records that many others hold.
extension Shape {
  /// A day, a month or a year, as much of it as is known.
  static let date = Shape(
    "date",
    [
      .text("iso", "for machines: `2017-06-05`, `2017-06` or `2017`"),
      .text("text", "in the language of the site: `5 June 2017`"),
      .text("year", "the year alone"),
    ])

  /// A number and the same in words.
  static let count = Shape(
    "count",
    [
      .number("number", "the number"),
      .text("text", "with its noun, in the language of the site: `10 quotes`"),
      .flag("any", "whether it is more than 0"),
    ])

  /// A title that leads somewhere.
  static let link = Shape(
    "link",
    [
      .text("title", "the words"),
      .text("href", "the address"),
    ])

  /// An entry of the menu, of a row of pages or of breadcrumbs.
  static let entry = Shape(
    "entry",
    [
      .text("title", "the words"),
      .text("href", "the address"),
      .flag("is_current", "whether this page, or the part of the site it belongs to, is meant"),
    ])

  /// What checking a quote came to.
  static let status = Shape(
    "status",
    [
      .text("name", "`verbatim`, `edited`, `misattributed`, `altered`, `missing` or `unchecked`"),
      .text("label", "the name in the language of the site"),
      .text("explanation", "what the status says about these words, in a sentence"),
      .flag("is_sound", "whether the words stand in the record: verbatim or edited"),
      .flag("is_checked", "whether the words were compared with a record"),
    ])

  /// How many quotes have a status.
  static let statusCount = Shape(
    "status count",
    [
      .record("status", .status, "the status"),
      .number("number", "how many quotes have it"),
      .text("text", "both in words: `7 verbatim`"),
      .number("percent", "of all that are counted, rounded down"),
    ])

  /// Where a list that is spread over several pages stands.
  static let pagination = Shape(
    "pagination",
    [
      .number("current", "number of this page, from 1"),
      .number("total", "how many pages there are"),
      .text("text", "both in words: `Page 2 of 7`"),
      .text("first_href", "the first page; nothing on the first"),
      .text("prev_href", "the page before; nothing on the first"),
      .text("next_href", "the page after; nothing on the last"),
      .text("last_href", "the last page; nothing on the last"),
      .list("pages", of: .pageNumber, "the pages around this one, the first and the last"),
    ])

  /// One number in a row of pages.
  static let pageNumber = Shape(
    "page number",
    [
      .number("number", "the page's number"),
      .text("href", "its address"),
      .flag("is_current", "whether it is this page"),
      .flag("after_gap", "whether pages are left out before it"),
    ])

  /// A heading of a text.
  static let heading = Shape(
    "heading",
    [
      .text("title", "the words"),
      .text("href", "the heading on this page: `#the-charge`"),
      .number("level", "1 to 6"),
      .flag("is_top", "whether it is of the highest level in the text"),
    ])
}
