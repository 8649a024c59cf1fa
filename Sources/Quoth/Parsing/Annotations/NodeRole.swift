/// What a node of a document is to the archive: how it is written, beyond what CommonMark says. Numbers are indices
/// into the lists of the body.
enum NodeRole: Sendable {
  /// As CommonMark says.
  case plain
  /// A `quote:` link in running text: `quotes[i]`.
  case quote(Int32)
  /// A link of the archive: `references[i]`.
  case reference(Int32)
  /// An image of the archive: `references[i]`.
  case image(Int32)
  /// An image of another host: a link to it, or in a link its words, as a page loads nothing from elsewhere unasked.
  case imageElsewhere(isInLink: Bool)
  /// A link to elsewhere with an address in which something is to be encoded, or with a note's mark inside, which is put
  /// behind it: links do not nest.
  case linkElsewhere
  /// A link that is not to be one: its words.
  case words
  /// The `quote:` link of the attribution line of `quotes[i]`.
  case speakerLink(Int32)
  /// A block quote that is `quotes[i]`.
  case blockQuote(Int32)
  /// A block quote with a faulty attribution.
  case unreadBlockQuote
  /// The attribution line of `quotes[i]`, a paragraph of its own.
  case attribution(Int32)
  /// A paragraph whose last line is the attribution of `quotes[i]`, and the line break before that line.
  case paragraphWithAttribution(Int32)
  case attributionBreak(Int32, isCertain: Bool)
  /// `headings[i]`
  case heading(Int32)
  /// A text of which parts are left out or are notes' marks: the first of its `TextCut`s.
  case cutText(Int32)
  /// A paragraph of a transcript that is a stage direction.
  case direction
  /// A link of a transcript that is a time, in milliseconds: it seeks and leads nowhere else.
  case moment(Int32)
  /// Not written at all: the bold label of a note, a time that has become that of the turn below.
  case hidden
}

/// A part of a text node that is not written as it is.
struct TextCut: Sendable {
  /// In the node's literal.
  var range: Range<Int32>
  /// The note whose mark it is; -1: it is left out.
  var note: Int32
  /// The mark stands in a link and is put behind it.
  var isInLink: Bool
  /// What begins or ends here in a transcript.
  var mark: TextMark?
  /// No other cut of this node follows.
  var isLast = true
}

/// The ends of what is not spoken in a transcript.
enum TextMark: Sendable {
  /// A time in milliseconds.
  case momentOpen(Int32)
  case momentClose
  case remarkOpen
  case gapOpen
  /// Of a remark or a gap.
  case remarkClose
}
