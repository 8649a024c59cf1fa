/// Parses the Markdown of one file. Its annotations land next; until then a body is empty.
struct BodyParser: Sendable {
  init(settings: BodySettings) {}

  func parse(
    _ bytes: [UInt8], from bodyStart: Int, startLine: Int, path: String, collection: Collection
  ) -> (Body, [Diagnostic]) { (Body(), []) }
}
