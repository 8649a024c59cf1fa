import Testing

@testable import Quoth

@Suite struct ReimportTests {
  /// The body that comes of a first import, a change by hand, and a second import; and what was lost.
  private func merge(_ first: String, _ hand: (String) -> String, _ second: String) -> (
    body: [String], lost: [String]
  ) {
    let labels = ["Ann", "Bob"]
    let base = ImportRecord(front: [], units: CanonicalUnits(Array(first.utf8), labels: labels))
    let merge = ThreeWayMerge(
      base: base.units, fresh: CanonicalUnits(Array(second.utf8), labels: labels),
      current: CanonicalUnits(Array(hand(first).utf8), labels: labels))
    return (merge.body.text.split(separator: "\n\n").map { $0.trimming("\n") }, merge.lost)
  }

  private let first =
    "**Ann** (0:01): One two three.\n\nFour five six.\n\n**Bob** (0:09): Seven eight.\n\n**Ann** (0:12): Nine.\n"

  @Test func `Nothing changed in the source: the transcript stays as it is`() {
    let hand = { (text: String) in
      text.replacing("two three", with: "[two three](quote:#x) and").replacing("Nine", with: "Ninety")
    }
    #expect(merge(first, hand, first).body == hand(first).split(separator: "\n\n").map { $0.trimming("\n") })
    #expect(merge(first, hand, first).lost == [])
  }

  @Test func `Nothing changed by hand: the transcript is that of the source`() {
    let second =
      first.replacing("Four five", with: "Fore five").replacing("(0:09)", with: "(0:10)")
      + "\n**Bob** (0:20): New.\n"
    #expect(merge(first, { $0 }, second).body == second.split(separator: "\n\n").map { $0.trimming("\n") })
  }

  @Test func `Named words and notes stay on their words, corrections where the source has not changed`() {
    let hand = { (text: String) in
      "## Opening\n\n"
        + text.replacing("five six.", with: "[five six](quote:#f).[^n]").replacing("eight", with: "nine")
        + "\n[^n]: **Context:** A note.\n\n    More.\n"
    }
    let second = first.replacing("Four", with: "And four").replacing("Nine.", with: "Ten.").replacing(
      "(0:01)", with: "(0:02)")
    let result = merge(first, hand, second)
    #expect(
      result.body == [
        "## Opening", "**Ann** (0:02): One two three.", "And four [five six](quote:#f).[^n]",
        "**Bob** (0:09): Seven nine.",
        "**Ann** (0:12): Ten.", "[^n]: **Context:** A note.", "    More.",
      ])
    #expect(result.lost == [])
  }

  @Test func `What cannot be kept is told in full`() {
    let hand = { (text: String) in
      text.replacing("five six", with: "[five six](quote:#f)").replacing("Nine.", with: "Nine.[^n] So.")
        + "\n[^n]: A note.\n"
    }
    let second = first.replacing("Four five six", with: "Four words").replacing("Nine.", with: "Ten.")
    let result = merge(first, hand, second)
    #expect(
      result.body == [
        "**Ann** (0:01): One two three.", "Four words.", "**Bob** (0:09): Seven eight.",
        "**Ann** (0:12): Ten.",
      ])
    #expect(
      result.lost == [
        "the link “five six” (quote:#f), because its words are gone",
        "a correction by hand, because the source has changed here: “**Ann** (0:12): Nine.[^n] So.”",
        "the mark [^n] behind “**Ann** (0:12): Nine.”, because its words are gone",
        "a note to which nothing refers any more: “[^n]: A note.”",
      ])
  }

  @Test func `Words that move to another paragraph take along what hangs on them`() {
    let hand = { (text: String) in text.replacing("Four five", with: "[Four *five*][x]") + "\n[x]: quote:#f\n"
    }
    let second = first.replacing("three.\n\nFour", with: "three. Four").replacing("One", with: "Once")
    let result = merge(first, hand, second)
    #expect(result.body.first == "**Ann** (0:01): Once two three. [Four five][x] six.")
    #expect(result.body.last == "[x]: quote:#f")
    #expect(result.lost == [])
  }

  @Test func `A hand-wrapped paragraph says the same`() {
    let result = merge(first, { $0.replacing("One two", with: "One\ntwo") }, first + "\n**Bob**: Yes.\n")
    #expect(result.body.first == "**Ann** (0:01): One\ntwo three.")
    #expect(result.body.last == "**Bob**: Yes.")
  }

  @Test func `Sequences are matched from both ends and by what stands once`() {
    func pairs(_ a: [UInt64], _ b: [UInt64]) -> [[Int]] { SequenceMatch.pairs(a, b).map { [$0.a, $0.b] } }
    #expect(pairs([1, 2, 3], [1, 2, 3]) == [[0, 0], [1, 1], [2, 2]])
    #expect(pairs([1, 5, 9, 5, 2], [1, 5, 5, 9, 2]) == [[0, 0], [1, 1], [3, 2], [4, 4]])
    #expect(pairs([], [1]) == [])
    #expect(pairs([1, 2, 3, 4], [9, 2, 8, 4]) == [[1, 1], [3, 3]])
  }

  @Test func `The record reads as it was written`() throws {
    let record = ImportRecord(front: Array("x".utf8), units: CanonicalUnits(Array(first.utf8), labels: []))
    #expect(ImportRecord(record.bytes) == record)
    #expect(record.units.map(\.time) == [1000, nil, 9000, 12000])
    #expect(ImportRecord(Array("quoth import 2\n".utf8)) == nil)
  }
}
