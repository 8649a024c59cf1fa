/// Words of somebody, in an article: linked to who said them and where. One or more marks of the article's body.
struct Quote: Sendable {
  /// `ARTICLE/NAME`, or `ARTICLE/8-HEX` for a quote without a name.
  var id: String
  /// `#ID` as typed.
  var name: String?
  /// `quote-NAME` or `quote-8-HEX`.
  var anchor: String
  var article: Int
  /// Indices in the article's `Body.quotes`: the parts of a continued quote, in order.
  var marks: [Int]
  var speaker: Int
  var to: [Int] = []
  var source: Int?
  var via: Int?
  var locator = Locator()
  /// The quote's own, else the source's, else the article's.
  var date: CalendarDate?
  var language: String
  /// The language these words were translated from.
  var translatedFrom: String?
  /// Plain, parts and paragraphs joined by one space, one outer pair of quotation marks taken off.
  var text: String
  /// The same per part; marks stay as typed.
  var parts: [String]
  /// The quote that this one stands in.
  var outer: Int?
  /// Indices in the article's `Body.notes`.
  var notes: [Int] = []
  /// False: `check=off`.
  var isChecked = true
  /// Where messages about it point.
  var place: Place
}
