import CommonMark
import Testing

/// Documents out of random pieces: what nobody would write, and somebody will paste.
@Suite struct GeneratedInputTests {
  @Test func generatedInputRendersAsCmarkRendersIt() {
    var maker = MarkdownMaker(seed: 2)
    for round in 0..<4_000 {
      let source = maker.make(pieces: 40)
      for allowsHTML in [false, true] {
        let ours = html(source, allowsHTML: allowsHTML)
        let theirs = Cmark.html(source, allowsHTML: allowsHTML)
        guard ours == theirs else {
          Issue.record("round \(round): \(String(decoding: source, as: UTF8.self).debugDescription)")
          return
        }
      }
    }
  }

  @Test func generatedInputHasAllItsPlaces() {
    var maker = MarkdownMaker(seed: 3)
    for round in 0..<4_000 { PlaceCheck(maker.make(pieces: 30)).run(named: "round \(round)") }
  }
}
