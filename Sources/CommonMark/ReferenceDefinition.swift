/// A link reference definition, `[label]: destination "title"`. CommonMark takes such lines out of the text, meant
/// or not, so whoever looks for words that were lost looks here.
public struct ReferenceDefinition: Sendable {
  /// The bytes between the brackets, as written.
  public let label: [UInt8]
  /// The destination as written: without `<>`, escapes and entities not resolved.
  public let destination: [UInt8]
  /// Where `destination` stands.
  public let destinationSpan: MarkdownSpan
  /// From the opening bracket to the end of the destination or of the title.
  public let span: MarkdownSpan
}
