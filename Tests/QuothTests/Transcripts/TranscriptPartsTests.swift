import Testing

@testable import Quoth

struct TranscriptPartsTests {
  /// A transcript with sections of so many turns, and its parts.
  private func parts(_ headings: [(heading: String, turns: Int)]) -> (
    Transcript, TranscriptLinks, TranscriptParts?
  ) {
    let words = String(repeating: "word ", count: 200)
    var time = 0
    let markdown = headings.map { heading, turns in
      let turns = (0..<turns).map { _ -> String in
        time += 1000
        return "**A** (\(TimeCode.text(time))): \(words)\n\n"
      }
      return "\(heading)\n\n\(turns.joined())"
    }
    let parsed = ParsedTranscript(markdown.joined())
    var transcript = Sample.transcript("t")
    transcript.body = parsed.body
    transcript.blocks = parsed.blocks
    var links = TranscriptLinks()
    links.anchors = Anchors.anchors(of: parsed.blocks)
    links.links.noteAnchors = Anchors.notes(parsed.body.notes)
    let addresses = Addresses(baseURL: "https://example.org/")
    let parts = TranscriptParts(
      transcript, links, at: addresses.at("transcripts/t/"), addresses, taken: ["transcripts/t/three/"])
    return (transcript, links, parts)
  }

  @Test func `A short transcript is one page, and so is a long one without sections`() {
    #expect(parts([("# One", 10), ("# Two", 10)]).2 == nil)
    #expect(parts([("", 500)]).2 == nil)
  }

  @Test func `A long transcript has a page for each section from the second on`() throws {
    let (transcript, links, found) = parts([("Before", 1), ("# One", 150), ("# Two", 150), ("# Three", 150)])
    let parts = try #require(found)
    #expect(
      parts.parts.map(\.address.path) == [
        "transcripts/t/", "transcripts/t/two/", "transcripts/t/section-three/",
      ])
    #expect(parts.parts.first?.blocks.lowerBound == 0)
    #expect(parts.parts.last?.blocks.upperBound == transcript.blocks.count)
    for (one, next) in zip(parts.parts, parts.parts.dropFirst()) {
      #expect(one.blocks.upperBound == next.blocks.lowerBound)
    }
    for (number, part) in parts.parts.enumerated() {
      for block in part.blocks {
        #expect(parts.part(ofBlock: block) == number)
        if number > 0 { #expect(parts.address(ofAnchor: links.anchors[block]) == part.address) }
      }
    }
    #expect(parts.address(ofAnchor: "turn-0-01") == nil)
  }

  @Test func `A section that is too long is split at sections in it`() throws {
    let found = parts([("# One", 10), ("# Two", 300), ("## Three", 200), ("## Four", 10), ("# Five", 10)]).2
    let parts = try #require(found)
    #expect(
      parts.parts.map(\.address.path) == [
        "transcripts/t/", "transcripts/t/two/", "transcripts/t/section-three/", "transcripts/t/five/",
      ])
  }
}
