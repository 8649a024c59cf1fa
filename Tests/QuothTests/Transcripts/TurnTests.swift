import Testing

@testable import Quoth

struct TurnTests {
  @Test(
    "Every shape of a turn is read",
    arguments: [
      ("**Megyn Kelly** (12:34): Did you know?", "Megyn Kelly 12:34 | Did you know?"),
      ("**Kelly:** Did you know?", "Kelly | Did you know?"),
      ("**Kelly**: Did you know?", "Kelly | Did you know?"),
      ("**Kelly:** \\[12:34\\] Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly:** [12:34] Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly:** (12:34) Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly** [12:34](media.mp3#t=754): Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly:** [12:34](media.mp3#t=754) Did you know?", "Kelly 12:34 | Did you know?"),
      ("**[12:34] Kelly:** Did you know?", "Kelly 12:34 | Did you know?"),
      ("**\\[1:02:03\\] Kelly:** Did you know?", "Kelly 1:02:03 | Did you know?"),
      ("[12:34] **Kelly:** Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly (12:34):** Did you know?", "Kelly 12:34 | Did you know?"),
      ("**Kelly** (12:34.5)\nDid you know?", "Kelly 12:34.500 | Did you know?"),
      ("**Kelly** 12:34\nDid you know?", "Kelly 12:34 | Did you know?"),
      ("__Kelly__: Did you know?", "Kelly | Did you know?"),
      ("KELLY: Did you know?", "KELLY | Did you know?"),
      ("KELLY (0:05): Did you know?", "KELLY 0:05 | Did you know?"),
      ("[0:05] KELLY: Did you know?", "KELLY 0:05 | Did you know?"),
      ("Kelly: 00:12:34\nDid you know?", "Kelly 12:34 | Did you know?"),
      ("Kelly: 00:12:34\n\nDid you know?", "Kelly 12:34 | Did you know?"),
      ("**The Speaker (Ms Smith):** Order!", "The Speaker (Ms Smith) | Order!"),
      ("**The Speaker** (Ms Smith): Order!", "The Speaker (Ms Smith) | Order!"),
      ("THE SPEAKER (Ms Smith): Order!", "THE SPEAKER (Ms Smith) | Order!"),
      ("**唐鳳**：你好", "唐鳳 | 你好"),
      ("**唐鳳：** 你好", "唐鳳 | 你好"),
      ("唐鳳：你好", "唐鳳 | 你好"),
      ("**唐鳳**（12:34）：你好", "唐鳳 12:34 | 你好"),
      ("**O\\'Brien &amp; Co:** Yes.", "O'Brien & Co | Yes."),
      ("**SPEAKER_00:** Yes.", "SPEAKER_00 | Yes."),
      ("   **Kelly:** Yes.", "Kelly | Yes."),
      ("**Kelly:** **No** and *yes*.", "Kelly | No and yes."),
    ])
  func shapes(_ markdown: String, _ expected: String) {
    let parsed = ParsedTranscript(markdown, labels: ["KELLY", "Kelly", "THE SPEAKER", "唐鳳"])
    #expect(parsed.lines == [expected])
    #expect(parsed.findings == [])
  }

  @Test(
    "What looks like a label and is none stays in the words",
    arguments: [
      "**Important** point: this", "**Kelly** said: yes", "Kelly: yes", "NOTE: yes", "**this: is it**",
      "**:** x", "**12:34** and so on", "Putin: yes",
    ])
  func noShapes(_ words: String) {
    let parsed = ParsedTranscript("**Adams:** One.\n\n\(words)", labels: ["KELLY"])
    #expect(parsed.lines == ["Adams | One. / " + words.replacing("**", with: "")])
  }

  @Test func `A turn begins at the start of any line of a paragraph`() {
    let parsed = ParsedTranscript("**Kelly:** One\ntwo.\n**Putin:** Three.\nKELLY: Four.", labels: ["KELLY"])
    #expect(parsed.lines == ["Kelly | One two.", "Putin | Three.", "KELLY | Four."])
  }

  @Test
  func `A paragraph without a label goes on with the turn, and one behind a heading or a rule is narration`()
  {
    let parsed = ParsedTranscript(
      """
      Before all.

      **Kelly** (0:01): One.

      Two.

      ## Part *one*

      Told.

      Told on.

      **Putin:** Three.

      ---

      Told again.
      """)
    #expect(
      parsed.lines == [
        "narration | Before all.", "Kelly 0:01 | One. / Two.", "## Part one", "narration | Told. / Told on.",
        "Putin | Three.", "---", "narration | Told again.",
      ])
    #expect(
      parsed.html == [
        "<p>Before all.</p>\n", "<p>One.</p>\n<p>Two.</p>\n", "<h2{id 0}>Part <em>one</em></h2>\n",
        "<p>Told.</p>\n<p>Told on.</p>\n", "<p>Three.</p>\n", "<hr />\n", "<p>Told again.</p>\n",
      ])
    #expect(parsed.findings == [])
  }

  @Test func `Blocks follow each other in the HTML without a gap`() {
    let parsed = ParsedTranscript("**A:** One.[^x]\n\n[Laughter]\n\n# B\n\n**C:**\n\n[^x]: A note.")
    var end = 0
    for block in parsed.blocks {
      #expect(block.html.lowerBound == end)
      end = block.html.upperBound
    }
    #expect(end == parsed.body.mainEnd)
    #expect(parsed.lines == ["A | One.", "direction | {[Laughter]}", "# B", "C | "])
  }

  @Test func `A time that runs backwards is reported once`() {
    let parsed = ParsedTranscript(
      "**A** (1:00): One.\n\n**B** (0:30): Two [0:40] and [0:35] three.\n\n**A** (0:50): Four.")
    #expect(
      parsed.findings == [
        "3:1: warning[time-backwards]: this time lies before the one above it, 1:00 (correct one of the two)",
        "3:30: warning[time-backwards]: this time lies before the one above it, 0:40 (correct one of the two)",
      ])
  }

  @Test func `With a clock two fields are hours and minutes, and a sitting may go on past midnight`() {
    let parsed = ParsedTranscript(
      "**A** (23:58): One.\n\n**B** (0:03): Two.\n\n**A** (14:03): No.", clock: true)
    #expect(parsed.blocks.map(\.time) == [86_280_000, 180_000, 50_580_000])
    #expect(parsed.findings == [])
  }

  @Test func `A time that is none is an error at a label and a warning in a turn`() {
    let parsed = ParsedTranscript("**A** (12:75): One.\n\n**B:** Two [61:99] three.")
    #expect(parsed.lines == ["A | One.", "B | Two {[61:99]} three."])
    #expect(
      parsed.findings.sorted() == [
        "1:7: error[invalid-time]: “(12:75)” is no time (write minutes and seconds, `12:34`, or hours too, `1:02:03`)",
        "3:12: warning[invalid-time]: “[61:99]” is no time (write minutes and seconds, `12:34`, or hours too, `1:02:03`)",
      ])
  }

  @Test func `A transcript without a turn is reported`() {
    #expect(ParsedTranscript("Only words.\n").codes == ["1 warning no-turns"])
    #expect(ParsedTranscript("").codes == ["1 warning no-turns"])
  }

  @Test func `A transcript of forty thousand turns is read in order`() {
    let markdown = (0..<40_000).map { "**Speaker \($0 % 3)** (\(TimeCode.text($0 * 1000))): Words \($0)." }
    let parsed = ParsedTranscript(markdown.joined(separator: "\n"))
    #expect(parsed.blocks.count == 40_000)
    #expect(parsed.blocks.last?.text == "Words 39999.")
    #expect(parsed.findings == [])
  }
}
