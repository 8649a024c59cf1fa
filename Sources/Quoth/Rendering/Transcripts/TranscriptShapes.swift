import Mustache

/// Transcripts and what they consist of.
extension Shape {
  static let transcript = Shape(
    "transcript",
    [
      .text("id", "`nbc-2018`"),
      .text("title", "the title"),
      .text("href", "the transcript's first page"),
      .text("summary", "`summary` of the front matter"),
      .optional("date", .date, "its date, or that of its source"),
      .optional("source", .sourceLink, "what it is the record of; nothing if it stands for itself"),
      .list("participants", of: .participant, "who takes part, as declared"),
      .text("made_by", "who made the record, in words"),
      .text("style", "whether each sound was written down or only the words, in words"),
      .flag("is_reviewed", "whether somebody has gone over it"),
      .text("duration", "`duration` of the front matter"),
      .text("media", "its recording"),
      .text(
        "media_kind",
        "`audio` or `video`, if the recording is a file of the site that a browser can play; else nothing"),
      .text("licence", "`licence` of the front matter"),
      .list("topics", of: .link, "its topics"),
      .list("shares", of: .share, "how much each speaker speaks, the most first"),
      .flag("has_sections", "whether there are sections to choose from"),
      .list(
        "sections", of: .section,
        "its sections; on a further page of a long transcript only those that stand on it"),
      .flag("is_split", "whether it is long, and has several pages"),
      .text("part", "on the further pages of a long transcript: the section that the page begins with"),
      .optional("previous", .link, "the page before, of a long transcript"),
      .optional("next", .link, "the page after, of a long transcript"),
      .html("html", "the text, or the page's part of it: turns are drawn by `partials/turn`"),
      .list("notes", of: .note, "its notes; each stands behind its turn, too"),
      .record("quotes_count", .count, "quotes from it"),
      .record("turns_count", .count, "its turns"),
      .text("text_href", "the transcript as plain text"),
      .text("vtt_href", "its captions as WebVTT; nothing if it has no times"),
      .text("srt_href", "its captions as SubRip; nothing if it has no times"),
      .any("extra", "`extra` of the front matter"),
    ])

  /// A section of a transcript.
  static let section = Shape(
    "section",
    [
      .text("title", "the heading"),
      .text("href", "its place, be it on another page"),
      .number("level", "1 to 6, as typed"),
      .flag("is_top", "whether no heading of the text is above its level"),
      .flag("is_current", "whether this further page of a long transcript begins with it"),
      .text("time", "when it begins: the time of its first turn"),
    ])

  /// How much somebody speaks.
  static let share = Shape(
    "share",
    [
      .text("label", "the speaker's name, or the label of somebody unidentified or of several"),
      .text("href", "the speaker's page, if it is one speaker"),
      .number("percent", "of all that is spoken, rounded"),
      .text("width", "the same with a decimal, for a drawing: `12.5%`"),
      .number("number", "the position in the list, from 1"),
      .record("turns_count", .count, "how many turns"),
    ])

  /// Somebody speaks.
  static let turn = Shape(
    "turn",
    [
      .text("id", "its anchor: `turn-12-34`"),
      .text("href", "its place on the page: `#turn-12-34`"),
      .text("label", "as in the transcript"),
      .list("speakers", of: .speakerLink, "whose label it is; empty if nobody knows"),
      .text("speaker_href", "the speaker's page, if it is one speaker"),
      .text("speaker_ids", "their ids, a space between"),
      .text("role", "the part taken, as declared: `Chair`"),
      .flag(
        "is_same",
        "whether the same label stands at the turn before, with nothing but stage directions between"),
      .text("time", "when it begins, as people write it: `12:34`"),
      .text("datetime", "the same for machines: `PT754.5S`, of a time of day `14:03:00`"),
      .text("seconds", "the same in seconds: `754.5`"),
      .text("time_href", "the recording at that time; nothing if there is none"),
      .html("html", "the words, quoted passages marked"),
      .list("quoted_in", of: .quotedIn, "where words of it are quoted, in the order of the words"),
      .record("quoted_count", .count, "how many articles quote it"),
      .optional("quoted_once", .quotedIn, "the only place where words of it are quoted, if there is but one"),
    ])

  /// An article that quotes words of a turn.
  static let quotedIn = Shape(
    "place of a quote",
    [
      .text("title", "the article's title"),
      .text("href", "the quote in the article"),
      .text(
        "foreign_language", "the language of the title, BCP 47, where it is not the site's; else nothing"),
      .text("page_href", "the quote's own page; nothing if it has none"),
    ])

  /// Somebody who takes part, under the label of the transcript.
  static let participant = Shape(
    "participant",
    [
      .text("label", "as in the transcript"),
      .list("speakers", of: .speakerLink, "whose label it is; empty if nobody knows"),
      .text("role", "the part taken: `Chair`"),
    ])

  /// The words of a quote where they were spoken, with the turns before and after.
  static let quoteContext = Shape(
    "context",
    [
      .text("title", "the transcript's title"),
      .text("href", "the words in the transcript"),
      .text("language", "of the transcript, BCP 47"),
      .text("direction", "`ltr` or `rtl`, of its words"),
      .list("turns", of: .contextTurn, "the turn before, the turns in which the words stand, the turn after"),
    ])

  /// A turn around a quote.
  static let contextTurn = Shape(
    "turn of a context",
    [
      .text("label", "who speaks, as in the transcript; nothing for a stage direction"),
      .list("speakers", of: .speakerLink, "whose label it is"),
      .text("time", "when it begins"),
      .text("href", "the turn in the transcript"),
      .flag("is_direction", "whether it is a stage direction"),
      .flag("is_after_gap", "whether turns before it are left out"),
      .list("pieces", of: .contextPiece, "its words"),
    ])

  /// Words of such a turn.
  static let contextPiece = Shape(
    "piece of a context",
    [
      .text("text", "the words"),
      .flag("is_quoted", "whether they are those of the quote"),
    ])
}
