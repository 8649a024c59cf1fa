import Testing

@testable import Quoth

/// Whatever parsing hands over, linking returns.
@Suite struct AnyMarksTests {
  /// A small generator of numbers that are the same in every run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let words = [
    "", " ", "— ", "Vladimir Putin", " to ", "Megyn Kelly", ", ", " and ", " via ", "普京", "“", "”", "“No.”",
    "e\u{301}",
    "\u{0}", "nbc-2018", "rt", "rt-report", "12:34", "99999999999999999999:00", "-", "x-", "2017-02-30",
    "off", ",,",
  ]
  private static let parameters = [
    "at", "page", "source", "to", "via", "date", "language", "translated", "check", "other", "",
  ]

  private func article(_ dice: inout Dice) -> Article {
    func word(_ dice: inout Dice) -> String { Self.words.randomElement(using: &dice) ?? "" }
    let references = (0..<5).map { _ in
      Sample.link(
        [.speaker, .source, .transcript, .article, .topic, .path, .words].randomElement(using: &dice)
          ?? .path,
        word(&dice), [(Self.parameters.randomElement(using: &dice) ?? "", word(&dice))],
        fragment: Bool.random(using: &dice) ? word(&dice) : nil)
    }
    let marks = (0..<8).map { number -> QuoteMark in
      let line: [QuoteMark.AttributionPiece] = (0..<4).map { _ in
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: .words(word(&dice) + word(&dice))
        case 1: .reference(Int.random(in: -1...6, using: &dice))
        default: .quoteLink(word(&dice))
        }
      }
      let outer = Bool.random(using: &dice) ? Int.random(in: -2...9, using: &dice) : nil
      let given = (0..<3).map { _ in (Self.parameters.randomElement(using: &dice) ?? "", word(&dice)) }
      let speaker = Bool.random(using: &dice) ? word(&dice) : nil
      let name = Bool.random(using: &dice) ? "n\(Int.random(in: 0..<3, using: &dice))" : nil
      return Bool.random(using: &dice)
        ? Sample.inline(word(&dice), speaker, name, given, outer: outer)
        : Sample.block(word(&dice), line, speaker: speaker, name: name, given, outer: outer)
    }
    return Sample.article(
      "a", marks: marks, references: references, topics: [word(&dice)],
      defaults: Sample.defaults(
        speaker: Bool.random(using: &dice) ? "rt" : nil, source: Bool.random(using: &dice) ? word(&dice) : nil
      ))
  }

  @Test(arguments: 0..<300)
  func `Any marks link without a trap`(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let (linked, _) = Sample.link(
      Sample.archive(articles: [article(&dice)], transcripts: [Sample.transcript("rt", turns: [("RT", 1)])]),
      jobs: 1)
    let links = linked.articleLinks[0]
    #expect(links.quoteOfMark.allSatisfy { $0.map(linked.quotes.indices.contains) ?? true })
    #expect(Set(linked.quotes.map(\.anchor)).count == linked.quotes.count)
    #expect(
      linked.quotes.indices.allSatisfy { linked.quotes[$0].outer.map(linked.quotes.indices.contains) ?? true }
    )
  }
}
