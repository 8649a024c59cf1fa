/// `speakers/*.md`: one person, body or organisation that speaks.
struct Speaker: Entry {
  var path: String
  var id: String
  /// `header.title` is the name.
  var header: Header
  var sortName: String?
  var otherNames: [Located<String>] = []
  var roles: [Role] = []
  var affiliation: String?
  var born: CalendarDate?
  var died: CalendarDate?
  var image: Located<String>?
  var sameAs: [Located<String>] = []
  var body: Body

  var name: String { header.title.value }

  /// What somebody was, and from when to when; a plain text role has no dates.
  struct Role: Hashable, Sendable {
    var role: String
    var from: CalendarDate?
    var to: CalendarDate?
  }
}
