/// A template as a list of nodes, with the problems found while reading it.
struct ParsedTemplate: Sendable {
  let source: TemplateSource
  /// Where the text begins, after a byte order mark.
  let start: Int
  let nodes: [Node]
  let problems: [TemplateFault]

  /// Parses the text. A strict template may hold nothing but blocks and white space inside a parent.
  init(_ source: TemplateSource, strict: Bool) {
    self.source = source
    let bytes = source.bytes
    start = bytes.starts(with: TemplateSource.byteOrderMark) ? 3 : 0
    if let bad = Self.firstInvalid(bytes) {
      nodes = []
      problems = [source.fault(bad)]
      return
    }
    let (tags, scanning) = TagScanner.scan(bytes, from: start)
    let (pairs, matching) = TagPairs.match(tags, in: bytes)
    var parser = TemplateParser(bytes, from: start, tags: tags, pairs: pairs, strict: strict)
    nodes = parser.parse()
    problems = (scanning + matching + parser.problems).map(source.fault)
  }

  /// The first byte that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Problem? {
    var validator = bytes.makeIterator()
    var decoder = Unicode.UTF8()
    var position = 0
    while true {
      switch decoder.decode(&validator) {
      case .scalarValue(let scalar):
        position += UTF8.width(scalar)
      case .emptyInput:
        return nil
      case .error:
        return Problem(
          .syntax, position..<position + 1, "this is not UTF-8", "save the template as UTF-8")
      }
    }
  }
}
