/// A link of a text to something of the archive, as typed: a mention, a citation, a link to an article, a topic or
/// a content file; also the named words of a transcript.
struct Reference: Sendable {
  enum Scheme: String, Sendable, CaseIterable {
    case speaker, source, transcript, article, topic
    /// A relative path: to a content file (`../speakers/michael-flynn.md`) or a medium (`../media/a.jpg`).
    case path
    /// In a transcript: `[words](quote:#ID)` names words.
    case words
  }

  var scheme: Scheme
  /// What stands between the scheme and `?` or `#`, percent-decoded, in NFC; a relative path as typed.
  var target: String
  var parameters: [Parameter] = []
  /// What stands after `#`, percent-decoded.
  var fragment: String?
  /// The title of the link: `[words](speaker:ID "title")`.
  var title: String?
  /// The words of the link.
  var text: String
  /// The whole link.
  var span: SourceSpan
  /// Its destination: where `speaker:…` stands.
  var targetSpan: SourceSpan
  /// The innermost quote it stands in (index in `Body.quotes`), and whether in that quote's attribution line.
  var quote: Int?
  var isInAttribution = false
  /// A sentence or so around it, for the list of mentions.
  var context: String = ""

  /// `name=value` of a link, percent-decoded.
  struct Parameter: Sendable, Hashable {
    var name: String
    var value: String
  }
}
