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
}
