import Testing

@testable import Quoth

/// When the turns of a transcript are spoken.
struct RecordClockTests {
  /// A turn for each time; several times with spaces between: the first is the turn's, the others stand in it.
  private func clock(
    _ turns: String..., then more: [TranscriptBlock] = [], duration: String? = nil, isOfDay: Bool = false
  ) -> RecordClock {
    let blocks = turns.map { turn in
      let times = turn.split(separator: " ").compactMap { TimeCode.milliseconds($0, clock: isOfDay) }
      var block = TranscriptBlock(kind: .turn(label: "A"), span: .start, html: 0..<0)
      block.time = times.first
      block.moments = times.dropFirst().map { .init(offset: 0, time: $0) }
      return block
    }
    var transcript = Transcript(
      path: "t.md", id: "t", header: Header(title: Located("T")), body: Body(), blocks: blocks + more)
    transcript.duration = duration
    transcript.usesClock = isOfDay
    return RecordClock(transcript)
  }

  private func distance(_ clock: RecordClock, _ block: Int, _ time: String) throws -> Int? {
    clock.distance(of: block, to: try #require(TimeCode.range(time, clock: clock.usesClock)))
  }

  @Test func `A turn is spoken until the next one, and ten seconds either way are near`() throws {
    let clock = clock("0:30", "1:00 1:20", "", "2:00")
    #expect(try distance(clock, 0, "0:30") == 0)
    #expect(try distance(clock, 0, "0:20") == 10_000)
    #expect(try distance(clock, 0, "0:19") == nil)
    #expect(try distance(clock, 0, "1:00") == 1)
    #expect(try distance(clock, 0, "1:10") == 10_000)
    #expect(try distance(clock, 0, "1:11") == nil)
    #expect(try distance(clock, 2, "1:20") == 0)
    #expect(try distance(clock, 2, "1:05") == nil)
    #expect(try distance(clock, 3, "2:59") == 0)
    #expect((0..<4).map(clock.locator) == ["0:30", "1:00", "1:20", "2:00"])
  }

  @Test func `A recording's end is that of its last turn`() throws {
    let bounded = clock("0:30", "3:00", duration: "3:30")
    #expect(try distance(bounded, 1, "3:25") == 0)
    #expect(try distance(bounded, 1, "3:40") == 10_000)
    #expect(try distance(bounded, 1, "59:00") == nil)
    #expect(try distance(clock("0:30", "3:00", duration: "2:30"), 1, "3:50") == 0)
    #expect(try distance(clock("0:30", "3:00", duration: "an hour"), 1, "3:50") == 0)
    let ofDay = clock("14:00", "14:20", duration: "30:00", isOfDay: true)
    #expect(try distance(ofDay, 1, "14:25") == 0)
    #expect(try distance(ofDay, 1, "14:35") == nil)
  }

  @Test func `Without an end, the last turn goes on as long as its words may take`() throws {
    let short = clock("0:30", "3:00")
    #expect(try distance(short, 1, "4:10") == 10_000)
    #expect(try distance(short, 1, "4:11") == nil)
    var long = TranscriptBlock(kind: .turn(label: "A"), span: .start, html: 0..<0)
    long.text = String(repeating: "All that I know is this. ", count: 100)
    #expect(try distance(clock("0:30", "3:00", then: [long]), 2, "19:00") == 0)
    #expect(try distance(clock("0:30", "3:00", then: [long]), 2, "59:00") == nil)
    long.silences = [.init(range: 0..<3, kind: .gap)]
    #expect(try distance(clock("0:30", "3:00", then: [long]), 2, "59:00") == 0)
    let music = TranscriptBlock(kind: .direction, span: .start, html: 0..<0)
    #expect(try distance(clock("0:30", "3:00", then: [music]), 1, "59:00") == 0)
  }

  @Test func `Times of day go on over midnight`() throws {
    let clock = clock("23:50", "23:59", "0:02 0:04", "0:05", isOfDay: true)
    #expect(try distance(clock, 1, "23:59:30") == 0)
    #expect(try distance(clock, 1, "0:01") == 0)
    #expect(try distance(clock, 1, "23:58:55") == 5000)
    #expect(try distance(clock, 2, "0:03") == 0)
    #expect(try distance(clock, 2, "23:59:30") == nil)
    #expect(try distance(clock, 3, "23:50-23:58") == nil)
    #expect(try distance(clock, 3, "0:05:30") == 0)
    #expect(try distance(clock, 1, "23:59-0:03") == 0)
    #expect(try distance(clock, 2, "23:58-0:03") == 0)
    #expect(try distance(clock, 3, "23:58-0:03") == nil)
    #expect((0..<4).map(clock.locator) == ["23:50", "23:59", "0:02", "0:05"])
  }
}
