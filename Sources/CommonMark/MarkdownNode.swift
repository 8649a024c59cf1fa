/// One node of a `MarkdownDocument`: 48 bytes, no reference in it, so that walking a document costs no counting.
///
/// `number`, `content` and `extra` mean something else for each kind; read them through the named properties.
public struct MarkdownNode: Sendable {
  /// What the node is.
  public let kind: MarkdownKind
  let traits: Traits
  let number: Int32
  /// The index just past the last descendant; `index + 1` for a node without any.
  public internal(set) var subtreeEnd: Int32
  /// The index of the parent; -1 for the document.
  public let parent: Int32
  let content: MarkdownTextRange
  let extra: MarkdownTextRange
  /// Where it stands in the file. Blocks as cmark sees them; inlines from their first to their last byte, marks
  /// included (`[` to `)`, `**` to `**`).
  public internal(set) var span: MarkdownSpan

  /// Facts of one bit each.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let ordered = Traits(rawValue: 1)
    static let tight = Traits(rawValue: 2)
    static let parenthesis = Traits(rawValue: 4)
    static let titled = Traits(rawValue: 8)
  }

  /// The words of a text, the content of code, the source of raw HTML; else empty.
  public var literal: MarkdownTextRange { kind == .link || kind == .image ? .none : content }
  /// Where a link or an image leads, escapes and entities resolved; else empty.
  public var url: MarkdownTextRange { kind == .link || kind == .image ? content : .none }
  /// The title of a link or an image; else empty. `[a](b "")` has an empty one: `hasTitle`.
  public var title: MarkdownTextRange { kind == .link || kind == .image ? extra : .none }
  /// Whether a link or an image has a title, if only an empty one.
  public var hasTitle: Bool { traits.contains(.titled) }
  /// What follows the opening fence of a code block; else empty.
  public var info: MarkdownTextRange { kind == .codeBlock ? extra : .none }
  /// 1 to 6 for a heading, else 0.
  public var level: Int { kind == .heading ? Int(number) : 0 }
  /// Whether a list is numbered.
  public var isOrdered: Bool { traits.contains(.ordered) }
  /// Whether a list's items stand without empty lines between them: their paragraphs get no `<p>`.
  public var isTight: Bool { traits.contains(.tight) }
  /// Whether the numbers of a list end in `)` instead of `.`.
  public var isParenthesised: Bool { traits.contains(.parenthesis) }
  /// The first number of a numbered list, else 0.
  public var listStart: Int { kind == .list ? Int(number) : 0 }
  /// The index into `MarkdownDocument.links` of a link or an image, else -1.
  public var linkIndex: Int { kind == .link || kind == .image ? Int(number) : -1 }
}
