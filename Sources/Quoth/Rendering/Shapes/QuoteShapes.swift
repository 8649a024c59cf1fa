import Mustache

/// Quotes and what belongs to them.
extension Shape {
  static let quote = Shape(
    "quote",
    [
      .text("id", "`ARTICLE/NAME`, as in the data"),
      .text(
        "anchor",
        "its anchor in the article: `quote-evidence`; its entry in the list at the end is `site-quote-evidence`"
      ),
      .text("href", "its own page if it has one, else its place in the article"),
      .text("place_href", "its place in the article"),
      .text("page_href", "its own page; nothing if it has none"),
      .number("number", "its position in the article, from 1"),
      .text("text", "the words, plain, without the outer quotation marks"),
      .text("excerpt", "its first words: `text` where that is short"),
      .flag("opens_with_mark", "whether `text` begins with a quotation mark all the same"),
      .texts("parts", "the words part by part, as typed"),
      .text("language", "the language of the words, BCP 47"),
      .text("direction", "`ltr` or `rtl`, of the words"),
      .flag("is_foreign", "whether the page must say in which language the words are"),
      .text("translated_from", "the name of the language the words were translated from"),
      .record("speaker", .speakerLink, "who said it"),
      .text("speaker_role", "what the speaker was at that time"),
      .list("to", of: .speakerLink, "whom it was said to"),
      .optional("source", .sourceLink, "where it was said or printed"),
      .optional("via", .sourceLink, "the source by which it reached us"),
      .text("locator", "the place in the source: `12:34`, `p. 12, line 3`"),
      .text("locator_href", "that place in the transcript, if there is one"),
      .optional("date", .date, "when it was said, as far as is known"),
      .record("article", .articleLink, "the article that quotes it"),
      .optional("outer", .quoteLink, "the quote that it stands in"),
      .list("nested", of: .quoteLink, "quotes that stand in it"),
      .list("notes", of: .note, "notes that belong to it"),
      .record("status", .status, "what checking it came to"),
      .list("edits", of: .edit, "what the quote itself shows to be left out or inserted"),
      .optional("record", .matchedRecord, "the words it was found in"),
    ])

  /// A quote in few words, where another one refers to it.
  static let quoteLink = Shape(
    "quote link",
    [
      .text("id", "`ARTICLE/NAME`"),
      .text("href", "its own page if it has one, else its place in the article"),
      .text("text", "the words, plain"),
      .record("speaker", .speakerLink, "who said it"),
    ])

  /// A difference between a quote and its record.
  static let edit = Shape(
    "edit",
    [
      .text("kind", "`ellipsis`, `bracket`, `filler` or `gap`"),
      .text("label", "the kind in the language of the site"),
      .text("text", "as the quote shows it: `[Flynn]`"),
      .text("record", "what stands there in the record; nothing for a private text"),
    ])

  /// Where the words of a quote stand.
  static let matchedRecord = Shape(
    "matched record",
    [
      .text("title", "the transcript's title; nothing for a private text"),
      .text("href", "the words in the transcript; nothing if it is not public"),
      .text("turn", "the anchor of the turn"),
      .text("time", "when the turn begins"),
      .text("made_by", "who made the record: an official body, a person or a machine, in words"),
      .flag("is_reviewed", "whether somebody has gone over the record"),
      .flag("is_speaker_checked", "whether it was compared who speaks"),
    ])

  /// What an attribution line leaves out.
  static let unsaid = Shape(
    "unsaid",
    [
      .list("to", of: .speakerLink, "whom it was said to"),
      .optional("source", .sourceLink, "the source"),
      .text("locator", "the place in the source"),
      .optional("via", .sourceLink, "the source by which it reached us"),
      .flag("any", "whether any of these is there"),
    ])

  /// A note, with what leads to it and back.
  static let note = Shape(
    "note",
    [
      .text("id", "its anchor: `note-1`"),
      .number("number", "its number on the page"),
      .text("kind", "its bold label: `Context`, `Fact check` …; nothing if it has none"),
      .text(
        "class", "`context`, `fact-check`, `correction`, `translation` or `other`, whatever the language"),
      .html("html", "its text"),
      .text("back_href", "its first mark in the text"),
      .list("marks", of: .entry, "all its marks in the text, if there is more than one"),
    ])
}
