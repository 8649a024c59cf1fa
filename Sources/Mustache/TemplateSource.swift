/// The text of one template, as it lies on disk.
public struct TemplateSource: Sendable, Hashable {
  /// What other templates call it: `partials/head`.
  public let name: String
  /// The file, for messages.
  public let path: String
  /// The text, in UTF-8.
  public let bytes: [UInt8]

  /// A template from the bytes of its file.
  public init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
  }
}
