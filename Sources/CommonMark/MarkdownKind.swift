/// What a node of a Markdown document is. The raw values are those of libcmark 0.30 (`cmark_node_type`), which a
/// test holds true; the custom kinds are left out, as no parser makes them.
public enum MarkdownKind: UInt8, Sendable {
  /// The root, always node 0.
  case document = 1
  /// `> …`
  case blockQuote = 2
  /// A list, with items as its only children.
  case list = 3
  /// One item of a list.
  case item = 4
  /// Fenced or indented code; the words after the fence are its `info`.
  case codeBlock = 5
  /// Raw HTML that stands as a block of its own.
  case htmlBlock = 6
  /// A paragraph.
  case paragraph = 8
  /// `# …` or a line over `===` or `---`.
  case heading = 9
  /// `---` on a line of its own.
  case thematicBreak = 10
  /// Plain text: escapes and entities are resolved, and it never crosses a line.
  case text = 11
  /// The end of a line inside a paragraph.
  case softBreak = 12
  /// A line end that two spaces or a backslash make a real one.
  case lineBreak = 13
  /// `` `code` ``
  case code = 14
  /// Raw HTML inside a paragraph: one tag, comment or instruction.
  case htmlInline = 15
  /// `*…*`
  case emphasis = 17
  /// `**…**`
  case strong = 18
  /// `[…](…)`, `[…][…]`, `[…]` with a definition, or `<https://…>`.
  case link = 19
  /// `![…](…)` and its reference forms.
  case image = 20

  /// Whether the node may hold others. Such nodes are entered and left by the renderer, the rest only entered.
  @inlinable public var isContainer: Bool {
    switch self {
    case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline: false
    default: true
    }
  }

  /// Whether the node stands in a line of text.
  @inlinable public var isInline: Bool { rawValue >= MarkdownKind.text.rawValue }
}
