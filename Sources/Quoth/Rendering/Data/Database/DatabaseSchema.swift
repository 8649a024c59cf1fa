/// The tables of `data/archive.sqlite`, those that others refer to first. What a column of the same name in the other
/// files means, it means here.
enum DatabaseSchema {
  static let tables = [
    speakers, sources, topics, articles, transcripts, quotes, turns, mentions, articleTopics,
    transcriptTopics,
    quoteRecipients, turnSpeakers, quoteNotes, quoteEdits,
  ]

  /// A list for people: quotes with names in place of ids.
  static let views = """
    CREATE VIEW "quotes_with_names" AS
    SELECT quotes.number, quotes.date, speakers.name AS speaker, quotes.text, quotes.status,
      sources.title AS source, articles.title AS article, quotes.url
    FROM quotes JOIN speakers ON speakers.id = quotes.speaker JOIN articles ON articles.id = quotes.article
      LEFT JOIN sources ON sources.id = quotes.source;

    """

  static let speakers = DatabaseTable(
    name: "speakers", summary: "All speakers.", key: ["id"],
    columns: [
      .init("id", "id of the speaker"), .init("name", "the name"), .init("url", "the speaker's page"),
      .init("other_names", "other names, joined by “; ”"),
      .init("role", "the last role known", optional: true),
      .init("affiliation", "the body that the speaker belongs to", optional: true),
      .init("born", "date of birth (ISO 8601)", optional: true),
      .init("died", "date of death (ISO 8601)", optional: true),
      .init("same_as", "addresses of the same speaker elsewhere, joined by “; ”"),
      .init("quotes", "how many quotes of the speaker there are", .integer),
      .init("turns", "how many turns of the speaker stand in transcripts", .integer),
    ])

  static let sources = DatabaseTable(
    name: "sources", summary: "All sources; a transcript that names no source is one.", key: ["id"],
    columns: [
      .init("id", "id of the source"), .init("title", "the title"),
      .init("kind", "interview, broadcast, hearing, book …"), .init("url", "the source's page"),
      .init("publisher", "who published it", optional: true), .init("author", "who wrote it", optional: true),
      .init("date", "when it was made or published (ISO 8601)", optional: true),
      .init("original", "its own address", optional: true),
      .init("archived", "the address of an archived copy", optional: true),
      .init("part_of", "the source that it is a part of", optional: true, to: "sources.id"),
      .init("quotes", "how many quotes from it there are", .integer),
    ])

  static let topics = DatabaseTable(
    name: "topics", summary: "All topics.", key: ["id"],
    columns: [
      .init("id", "id of the topic, the slug of its title"), .init("title", "the title"),
      .init("url", "the topic's page"),
    ])

  static let articles = DatabaseTable(
    name: "articles", summary: "All articles, by date.", key: ["id"],
    columns: [
      .init("id", "id of the article"), .init("title", "the title"), .init("url", "the article's page"),
      .init("date", "when it was published (ISO 8601)"),
      .init("updated", "when it was last changed (ISO 8601)", optional: true),
      .init("authors", "who wrote it, joined by “; ”"), .init("language", "language of the article (BCP 47)"),
      .init("summary", "the summary", optional: true), .init("quotes", "how many quotes it has", .integer),
    ])

  static let transcripts = DatabaseTable(
    name: "transcripts", summary: "All transcripts.", key: ["id"],
    columns: [
      .init("id", "id of the transcript"), .init("title", "the title"), .init("url", "the transcript's page"),
      .init("source", "what it is the record of", optional: true, to: "sources.id"),
      .init("date", "when the words were spoken (ISO 8601)", optional: true),
      .init("language", "language of the transcript (BCP 47)"),
      .init("made_by", "official, person or machine", optional: true),
      .init("style", "strict or clean", optional: true),
      .init("reviewed", "1 if somebody has reviewed it, 0 if not", .integer, optional: true),
      .init("licence", "the licence", optional: true), .init("turns", "how many turns it has", .integer),
    ])

  static let quotes = DatabaseTable(
    name: "quotes", summary: "All quotes, by date of their articles and position in them.", key: ["number"],
    columns: [
      .init("number", "1 for the first; changes when quotes are added", .integer),
      .init("id", "article id and name of the quote, or article id and 8 hexadecimal digits"),
      .init("url", "page of the quote if it has one, else its place in the article"),
      .init("article", "the article that quotes it", to: "articles.id"),
      .init("speaker", "the speaker", to: "speakers.id"),
      .init("source", "the source in which it was said or printed", optional: true, to: "sources.id"),
      .init("via", "the source by which it reached the article", optional: true, to: "sources.id"),
      .init("at", "time in the source, or range of times, as typed", optional: true),
      .init("page", "page in the source", optional: true),
      .init("line", "line in the source", optional: true),
      .init("section", "section of the source", optional: true),
      .init("column", "column in the source", optional: true),
      .init("date", "date of the quote, else of its source, else of its article (ISO 8601)", optional: true),
      .init("language", "language of the words (BCP 47)"),
      .init("translated", "language they were translated from (BCP 47)", optional: true),
      .init("text", "the words, plain, without the outer quotation marks"),
      .init("nested_in", "the quote that it stands in", .integer, optional: true, to: "quotes.number"),
      .init("status", "verbatim, edited, misattributed, altered, missing or unchecked"),
      .init(
        "record_transcript", "id of the transcript it was found in; null if that is not public",
        optional: true),
      .init("record_turn", "anchor of the turn in it", optional: true),
      .init("record_url", "address of the turn", optional: true),
      .init("record_text", "the words as they stand there", optional: true),
      .init("record_made_by", "official, person or machine", optional: true),
      .init(
        "record_speaker_checked",
        "1 if it was compared who speaks, 0 if not; null if the quote was found nowhere", .integer,
        optional: true),
    ],
    unique: ["id"], searched: "text")

  static let turns = DatabaseTable(
    name: "turns", summary: "Every turn of every transcript, by id of the transcript and position in it.",
    key: ["number"],
    columns: [
      .init("number", "1 for the first; changes when turns are added", .integer),
      .init("transcript", "the transcript", to: "transcripts.id"), .init("turn", "the turn's anchor"),
      .init("url", "the turn in its transcript"),
      .init(
        "speaker",
        "the speaker; the first of several, who are in turn_speakers; null if nobody knows who speaks",
        optional: true, to: "speakers.id"),
      .init("label", "the speaker as the transcript has it"),
      .init("at", "when it begins, in seconds; of a time of day, since midnight", .real, optional: true),
      .init("section", "the heading it stands below", optional: true),
      .init(
        "text",
        "the words, paragraphs parted by line feeds; times, remarks and directions in brackets as typed"),
    ],
    searched: "text")

  static let mentions = DatabaseTable(
    name: "mentions",
    summary:
      "Links of texts to speakers and sources that are no quotes: who or what is mentioned, and where.",
    key: ["number"],
    columns: [
      .init("number", "1 for the first; changes when mentions are added", .integer),
      .init("speaker", "the speaker who is mentioned", optional: true, to: "speakers.id"),
      .init("source", "the source that is cited", optional: true, to: "sources.id"),
      .init("article", "the article that mentions it", optional: true, to: "articles.id"),
      .init("transcript", "the transcript that does", optional: true, to: "transcripts.id"),
      .init("in_speaker", "the speaker whose page does", optional: true, to: "speakers.id"),
      .init("in_source", "the source whose page does", optional: true, to: "sources.id"),
      .init("in_page", "id of the page that does", optional: true),
      .init("url", "the page it is mentioned on"), .init("text", "the words of the link"),
    ])

  static let articleTopics = pair(
    "article_topics", "The topics of articles.", ("article", "articles.id", "the article"),
    ("topic", "topics.id", "one of its topics"))
  static let transcriptTopics = pair(
    "transcript_topics", "The topics of transcripts.", ("transcript", "transcripts.id", "the transcript"),
    ("topic", "topics.id", "one of its topics"))
  static let quoteRecipients = pair(
    "quote_recipients", "To whom quotes were said.", ("quote", "quotes.number", "the quote"),
    ("speaker", "speakers.id", "one to whom it was said"))
  static let turnSpeakers = pair(
    "turn_speakers", "The speakers of turns in which several speak.", ("turn", "turns.number", "the turn"),
    ("speaker", "speakers.id", "one of its speakers"))

  static let quoteNotes = DatabaseTable(
    name: "quote_notes", summary: "Notes on quotes.", key: ["number"],
    columns: [
      .init("number", "1 for the first", .integer),
      .init("quote", "the quote", .integer, to: "quotes.number"),
      .init("kind", "label of the note: Context, Fact check …", optional: true),
      .init("text", "the note, plain"),
    ])

  static let quoteEdits = DatabaseTable(
    name: "quote_edits", summary: "What quotes themselves show to differ from the record.", key: ["number"],
    columns: [
      .init("number", "1 for the first", .integer),
      .init("quote", "the quote", .integer, to: "quotes.number"),
      .init("kind", "ellipsis, bracket, filler or gap"), .init("text", "as the quote shows it"),
      .init("record", "what stands there in the record; empty if that is not public"),
    ])

  /// A table that says which of two things belong together.
  private static func pair(
    _ name: String, _ summary: String, _ first: (String, String, String), _ second: (String, String, String)
  ) -> DatabaseTable {
    func column(_ column: (name: String, reference: String, summary: String)) -> DatabaseTable.Column {
      .init(
        column.name, column.summary, column.reference.hasSuffix(".number") ? .integer : .text,
        to: column.reference)
    }
    return DatabaseTable(
      name: name, summary: summary, key: [first.0, second.0], columns: [column(first), column(second)])
  }
}
