import Mustache

/// The pages on how quotes are checked.
extension Shape {
  static let ledgerStatus = Shape(
    "ledger status",
    [
      .record("status", .status, "the status"),
      .number("number", "how many quotes have it, none included"),
      .text("text", "the same, in the digits of the site's language"),
      .number("percent", "of all quotes, rounded down"),
      .text("href", "the list of these quotes"),
    ])

  static let ledgerEntry = Shape(
    "ledger entry",
    [
      .text("href", "the quote's page if it has one, else its place in the article"),
      .text("text", "its first words"),
      .text("language", "the language of the words, BCP 47"),
      .record("speaker", .speakerLink, "who said it"),
      .optional("source", .sourceLink, "where it was said or printed"),
      .record("article", .articleLink, "the article that quotes it"),
    ])
}
