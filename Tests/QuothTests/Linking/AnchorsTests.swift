import Testing

@testable import Quoth

@Suite struct AnchorsTests {
  @Test func `An unnamed quote is hashed by speaker, source and collapsed text`() {
    // printf 'putin\nnbc\nNo direct evidence' | sha256sum
    #expect(Anchors.hash(speaker: "putin", source: "nbc", text: " No\u{A0} direct\n evidence ") == "6cd66db8")
    #expect(Anchors.hash(speaker: "putin", source: nil, text: "e\u{301}") == "102cdbbf")
  }

  @Test(arguments: [
    (754_000, "turn-12-34"), (3_723_000, "turn-1-02-03"), (5000, "turn-0-05"), (754_567, "turn-12-34-567"),
    (360_000_000, "turn-100-00-00"),
  ])
  func `A turn is named by its time`(time: Int, anchor: String) {
    #expect(Anchors.turn(at: time) == anchor)
  }

  @Test func `Turns whose time is not theirs alone are hashed, identical ones numbered`() {
    let turn = { (label: String, time: Int?, text: String) in
      TranscriptBlock(
        kind: .turn(label: label), span: .start, html: 0..<0, time: time, text: text)
    }
    let section = TranscriptBlock(
      kind: .section(title: "Turn to the vote", level: 2), span: .start, html: 0..<0)
    let direction = TranscriptBlock(kind: .direction, span: .start, html: 0..<0)
    let anchors = Anchors.anchors(of: [
      section, turn("A", 1000, "Yes."), turn("A", 2000, "Yes."), direction, turn("B", 2000, "No."),
      turn("A", nil, "Yes."), section,
    ])
    let hashed = Anchors.turn(label: "A", text: "Yes.")
    #expect(
      anchors == [
        "section-turn-to-the-vote", "turn-0-01", hashed, "", Anchors.turn(label: "B", text: "No."),
        hashed + "-2", "section-turn-to-the-vote-2",
      ])
  }

  @Test func `A register gives each name once`() {
    var register = AnchorRegister()
    #expect(["a", "a-2", "a", "a", "a-2"].map { register.claim($0) } == ["a", "a-2", "a-3", "a-4", "a-2-2"])
  }

  @Test func `Notes are named by their labels`() {
    let notes = ["1", "fact  check", "fact-check"].map {
      Note(label: $0, markSpan: .start, definitionSpan: .start, html: 0..<0, text: "")
    }
    let anchors = Anchors.notes(notes)
    #expect(anchors == ["note-1", "note-fact-check", "note-fact-check-2"])
    #expect(Anchors.mark(ofNote: anchors[2]) == "mark-fact-check-2")
  }
}
