import Mustache

/// The partials that draw what stands inside a text. Each is rendered for itself, so it sees `site`, `t`, `assets`
/// and the fields below, and nothing of the page around it.
enum BodyPart: String, CaseIterable, Sendable {
  case inlineQuote = "partials/quote-inline"
  case blockQuote = "partials/quote-block"
  case noteMark = "partials/note-mark"
  case note = "partials/note"
  case turn = "partials/turn"

  /// Its position among all.
  var order: Int {
    switch self {
    case .inlineQuote: 0
    case .blockQuote: 1
    case .noteMark: 2
    case .note: 3
    case .turn: 4
    }
  }

  /// What its template sees besides `site`, `t` and `assets`.
  var fields: [Field] {
    switch self {
    case .inlineQuote:
      Self.quote + [
        .text(
          "entry_href",
          "the quote's entry in the list at the article's end; nothing if a link cannot stand here")
      ]
    case .blockQuote:
      Self.quote + [
        .html("attribution", "the attribution line as typed, its names and titles linked"),
        .record("unsaid", .unsaid, "what is known of the quote but not said in its attribution line"),
        .flag("opens_with_mark", "whether the words begin with a quotation mark of their own"),
        .text("cite", "for the `cite` attribute: where the source itself is to be found"),
      ]
    case .noteMark:
      [
        .number("number", "the note's number on the page"),
        .text("id", "the mark's anchor: `note-1-mark`"),
        .text("href", "the note on this page: `#note-1`"),
        .text("kind", "the note's kind; nothing if it has none"),
      ]
    case .note:
      [.record("note", .note, "the note")]
    case .turn:
      [.record("turn", .turn, "the turn")]
    }
  }

  private static let quote: [Field] = [
    .record("quote", .quote, "the quote"),
    .html("html", "the words, with all that stands in them"),
    .text("id", "the anchor, on the first part of a quote; nothing on later parts"),
    .text("data_quote", "the quote's id; nothing where only a copy of it is shown"),
    .flag("is_part", "whether it is a later part of a quote that began before"),
  ]
}
