import CommonMark
import Testing

/// Documents out of random pieces: what nobody would write, and somebody will paste.
@Suite struct GeneratedInputTests {
  private static let rounds = 3_000

  @Test func generatedInputRendersAsCmarkRendersIt() {
    var maker = MarkdownMaker(seed: 2)
    for round in 0..<GeneratedInputTests.rounds {
      let source = round.isMultiple(of: 2) ? maker.make(pieces: 40) : maker.make(lines: 10)
      for allowsHTML in [false, true] {
        let ours = html(source, allowsHTML: allowsHTML)
        guard ours == Cmark.html(source, allowsHTML: allowsHTML) else {
          Issue.record("round \(round): \(String(decoding: source, as: UTF8.self).debugDescription)")
          return
        }
      }
    }
  }

  @Test func generatedInputHasAllItsPlaces() {
    var maker = MarkdownMaker(seed: 3)
    for round in 0..<GeneratedInputTests.rounds {
      let source = round.isMultiple(of: 2) ? maker.make(pieces: 30) : maker.make(lines: 10)
      PlaceCheck(source).run(named: "round \(round)")
    }
  }

  /// A label is defined if a reference to it at the end of the document becomes a link.
  @Test func allDefinitionsOfGeneratedInputAreFoundAndNoOther() {
    var maker = MarkdownMaker(seed: 4)
    for round in 0..<GeneratedInputTests.rounds {
      let source = round.isMultiple(of: 2) ? maker.make(pieces: 30) : maker.make(lines: 10)
      let found = MarkdownDocument(parsing: source).swallowedDefinitions
      let labels = Set(found.map { String(decoding: $0.label, as: UTF8.self) }).union(["a", "b C", "SS"])
      // A label over two lines is read without what may stand in front of the second, but not in all strangeness.
      for label in labels where !label.contains("\n") {
        let document = MarkdownDocument(parsing: source + Array("\n\n[\(label)]".utf8))
        guard let last = document.nodes.last(where: { $0.kind == .link || $0.kind.isInline }),
          last.parent > 0, document.nodes[Int(last.parent)].kind != .image,
          document.nodes.dropFirst().last(where: { !$0.kind.isInline })?.kind == .paragraph
        else { continue }
        let isDefined =
          document.nodes.last { $0.kind == .link }.map { $0.span.endLine == last.span.endLine } ?? false
        let isFound = found.contains { String(decoding: $0.label, as: UTF8.self) == label }
        if isDefined != isFound {
          Issue.record(
            "round \(round), [\(label)]: \(String(decoding: source, as: UTF8.self).debugDescription)")
        }
      }
    }
  }
}
