/// `sources/*.md`: one thing that can be cited. A transcript without `source` is one too, with the transcript's id.
struct Source: Entry {
  var path: String
  var id: String
  var header: Header
  /// interview, broadcast, hearing, article, book, speech, document … (free words)
  var kind: String
  var publisher: String?
  var author: String?
  var date: CalendarDate?
  var url: Located<String>?
  var archiveURL: Located<String>?
  var accessed: CalendarDate?
  var media: Located<String>?
  /// The id of its transcript.
  var transcript: Located<String>?
  /// The id of the source that this is a part of.
  var partOf: Located<String>?
  var body: Body
  /// Made from a transcript that names no source: has no page of its own but the transcript's.
  var isImplicit = false
}
