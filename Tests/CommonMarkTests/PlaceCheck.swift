import Testing

@testable import CommonMark

/// Holds the places of a document's nodes against its source.
struct PlaceCheck {
  let document: MarkdownDocument
  private let lines: [[UInt8]]

  init(_ source: [UInt8]) {
    document = MarkdownDocument(parsing: source)
    lines = PlaceCheck.lines(of: source)
  }

  func run(named name: String) {
    #expect(document.unplaced == 0, "\(name): \(lines.map { String(decoding: $0, as: UTF8.self) })")
    for (index, node) in document.nodes.enumerated() where node.kind.isInline {
      guard let problem = problem(node) else { continue }
      Issue.record(
        "\(name), node \(index) \(node.kind) \(node.span): \(problem) in \(lines.map { String(decoding: $0, as: UTF8.self) })"
      )
      return
    }
  }

  /// What is wrong with the place of an inline; nil if nothing is.
  private func problem(_ node: MarkdownNode) -> String? {
    guard let bytes = bytes(node.span) else { return "outside" }
    switch node.kind {
    case .text:
      // A backslash escape or an entity in it, or one of the bytes cmark replaces: seen to elsewhere.
      if bytes.count != node.literal.range.count || bytes.contains(where: { "\\&".utf8.contains($0) }) {
        return nil
      }
      return bytes.elementsEqual(document.bytes(node.literal)) ? nil : "other text"
    case .code:
      return bytes.first == UInt8(ascii: "`") && bytes.last == UInt8(ascii: "`") ? nil : "no backticks"
    case .emphasis, .strong:
      return bytes.first == bytes.last && "*_".utf8.contains(bytes.first ?? 0) ? nil : "no marks"
    case .htmlInline:
      return bytes.first == UInt8(ascii: "<") && bytes.last == UInt8(ascii: ">") ? nil : "no tag"
    case .image: return bytes.starts(with: "![".utf8) ? linkProblem(node, bytes) : "no picture"
    case .link: return "[<".utf8.contains(bytes.first ?? 0) ? linkProblem(node, bytes) : "no link"
    default: return nil
    }
  }

  private func linkProblem(_ node: MarkdownNode, _ bytes: [UInt8]) -> String? {
    let link = document.links[node.linkIndex]
    guard let destination = self.bytes(link.destination) else { return "destination outside" }
    let url = document.bytes(node.url)
    switch link.style {
    case .autolink:
      return bytes.last == UInt8(ascii: ">") && url.elementsEqual(destination)
        || url.starts(with: "mailto:".utf8)
        || destination.contains(where: { "&\0".utf8.contains($0) })
        ? nil : "other address"
    case .inline:
      guard bytes.last == UInt8(ascii: ")") else { return "no end" }
      if destination.contains(where: { "\\&\0".utf8.contains($0) }) { return nil }
      return url.elementsEqual(destination) ? nil : "other destination"
    case .reference:
      guard bytes.last == UInt8(ascii: "]") else { return "no end" }
      guard link.definition >= 0 else { return "no definition" }
      let target = document.swallowedDefinitions[Int(link.definition)]
      guard let written = self.bytes(target.destinationSpan),
        written == target.destination || written.contains(0)
      else {
        return "definition elsewhere"
      }
      if target.destination.contains(where: { "\\&".utf8.contains($0) || $0 >= 0x80 }) { return nil }
      return url.elementsEqual(target.destination) ? nil : "other definition"
    }
  }

  /// The bytes of a span, lines joined by newlines; nil if it is not in the source.
  private func bytes(_ span: MarkdownSpan) -> [UInt8]? {
    let (first, last) = (Int(span.line) - 1, Int(span.endLine) - 1)
    guard first >= 0, first <= last, last < lines.count else { return nil }
    let (start, end) = (Int(span.column) - 1, Int(span.endColumn) - 1)
    guard start >= 0, start <= lines[first].count, end >= 0, end <= lines[last].count else { return nil }
    if first == last { return start <= end ? Array(lines[first][start..<end]) : nil }
    var bytes = Array(lines[first][start...])
    for line in first + 1..<last { bytes += [UInt8(ascii: "\n")] + lines[line] }
    return bytes + [UInt8(ascii: "\n")] + lines[last][..<end]
  }

  private static func lines(of source: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for (index, byte) in source.enumerated() {
      if byte == 10 || (byte == 13 && !(index + 1 < source.count && source[index + 1] == 10)) {
        lines.append([])
      } else if byte != 13 {
        lines[lines.count - 1].append(byte)
      }
    }
    return lines
  }
}
