/// One passage that a writer marked as a quote: an inline `quote:` link, or a block quote with (what looks like) an
/// attribution. Several marks with one name make one quote; linking decides.
struct QuoteMark: Sendable {
  enum Kind: Sendable { case inline, block }

  var kind: Kind
  /// The link, or the block quote.
  var span: SourceSpan
  /// The `quote:…` destination, or the attribution line: where messages point.
  var targetSpan: SourceSpan
  /// The mark that this one stands in (index in `Body.quotes`, always lower). If linking finds that it is no quote,
  /// that mark's own `outer` takes its place.
  var outer: Int?
  /// Speaker id from the `quote:` link; nil: none given.
  var speaker: String?
  /// `#ID`.
  var name: String?
  /// Of the `quote:` link, unknown ones included, in order.
  var parameters: [Reference.Parameter] = []
  /// The attribution line of a block quote, dash first.
  var attribution: [AttributionPiece] = []
  /// The words, plain: literals as typed, paragraphs joined by one space, white space collapsed; attribution lines
  /// and note marks left out, nested quotes' words left in.
  var text: String
  /// Notes that belong to it (indices in `Body.notes`).
  var notes: [Int] = []

  /// An attribution line in pieces: words between links, and links.
  enum AttributionPiece: Sendable {
    case words(String)
    /// A `speaker:`, `source:`, `transcript:` … link: index in `Body.references`.
    case reference(Int)
    /// The `quote:` link; its words.
    case quoteLink(String)
  }

  /// Whether a text holds no words: nothing, or nothing but quotation marks and spaces.
  static func isEmpty(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isQuotationMark || $0.properties.isWhitespace }
  }
}

/// `[^x]` and its text.
struct Note: Sendable {
  /// `x`
  var label: String
  /// The bold label at its start without colon: Context, Fact check …; nil: none.
  var kind: String?
  /// Of its first mark in the text.
  var markSpan: SourceSpan
  var definitionSpan: SourceSpan
  /// The range of its text in `Body.html` (kind's label left out).
  var html: Range<Int>
  /// Plain, white space collapsed, label left out.
  var text: String
  /// What it belongs to: a quote (index in `Body.quotes`), a reference, or (neither) its paragraph.
  var quote: Int?
  var reference: Int?
}
