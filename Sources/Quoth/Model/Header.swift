/// What the front matter of every kind may hold.
struct Header: Sendable {
  /// `title`, or a speaker's `name`.
  var title: Located<String>
  var slug: Located<String>?
  var aliases: [Located<String>] = []
  var isDraft = false
  /// BCP 47; nil: the site's.
  var language: Located<String>?
  /// The site's own keys, handed to the templates as they are.
  var extra = FreeValue.null
}
