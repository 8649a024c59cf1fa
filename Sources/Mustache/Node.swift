/// A part of a parsed template. All parts lie in one array in the order of the text; what belongs into a
/// section, block or parent follows it up to its `end`.
struct Node: Sendable {
  /// What the part is.
  enum Kind: Sendable {
    /// Text by its bytes. An empty one at the start of a line stands before a tag that begins the line.
    case text(Range<Int>)
    case variable(Path, raw: Bool)
    case section(Path, inverted: Bool)
    case partial(Call)
    /// Only the blocks directly inside count: they replace the parent's.
    case parent(Call)
    case block(Block)
  }

  let kind: Kind
  /// The bytes of the name, for messages.
  let name: Range<Int>
  /// The index of the first node after this one and all inside it.
  var end: Int
}

/// A name in a variable or section: parts joined by dots, none for `.`.
struct Path: Sendable {
  let parts: [String]
  /// The bytes of each part.
  let ranges: [Range<Int>]
}

/// The use of another template.
struct Call: Sendable {
  /// The other template's name.
  let template: String
  /// The blanks before the tag if it stands alone on its lines; they indent every line of the other template.
  let indent: Range<Int>?
}

/// A part that an inheriting template may replace, or the replacement.
struct Block: Sendable {
  let name: String
  /// Whether it lies directly inside a parent, and so replaces a block of that.
  let isReplacement: Bool

  // As a place in a template:

  /// The blanks by which a replacement is indented, if the block begins its line.
  let indent: Range<Int>?
  /// Whether these blanks stand before the opening tag, not before the first line inside.
  let opensInline: Bool
  /// The line break after the closing tag if nothing else stands there; it follows what does not end in one.
  let lineBreak: Range<Int>?

  // As what goes into that place:

  /// Whether the content begins with a line of its own, after the line of the opening tag.
  let startsLine: Bool
  /// Whether the closing tag begins its line, so that the content ends with a line break.
  let endsLine: Bool
  /// How many blanks its first line is indented by; so many are taken from each line of a replacement.
  let indentation: Int
}
