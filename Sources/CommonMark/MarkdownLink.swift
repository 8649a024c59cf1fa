/// How a link or an image was written; `MarkdownNode.linkIndex` leads here.
public struct MarkdownLink: Sendable {
  /// The ways to write a link.
  public enum Style: UInt8, Sendable {
    /// `[words](destination)`
    case inline
    /// `[words][label]`, `[label][]` or `[label]`, with a definition elsewhere.
    case reference
    /// `<https://example.org>`
    case autolink
  }

  /// How it was written.
  public internal(set) var style: Style
  /// Where the destination stands: inside the parentheses or `<>`; for a reference the label by which it names its
  /// definition. Its length is that of the URL unless the source holds escapes or entities.
  public internal(set) var destination: MarkdownSpan
  /// The index into `MarkdownDocument.swallowedDefinitions` of the definition a reference names, else -1.
  public internal(set) var definition: Int32
}
