/// `articles/**.md`: prose whose quotes are annotated.
struct Article: Entry {
  var path: String
  var id: String
  var header: Header
  var date: CalendarDate
  var updated: CalendarDate?
  var authors: [String] = []
  var summary: Located<String>?
  var topics: [Located<String>] = []
  var image: Located<String>?
  var defaults = QuoteDefaults()
  var body: Body
  /// Of its file (`Fingerprint`): another number, another article.
  var fingerprint: UInt64 = 0
}

/// `quotes:` in an article's front matter: what its quotes need not repeat.
struct QuoteDefaults: Sendable {
  var speaker: Located<String>?
  var source: Located<String>?
  var to: [Located<String>] = []
  var via: Located<String>?
  var date: Located<CalendarDate>?
  var language: Located<String>?
}

/// `pages/**.md`: about, method, licence …
struct Page: Entry {
  var path: String
  var id: String
  var header: Header
  /// The words of the menu entry; nil: not in the menu. `menu: true` takes the title.
  var menu: String?
  var body: Body
}
