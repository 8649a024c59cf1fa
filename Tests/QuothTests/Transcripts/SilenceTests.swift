import Testing

@testable import Quoth

struct SilenceTests {
  @Test(
    "What is not spoken in a turn is told from its words",
    arguments: [
      ("Yes [laughs] and \\[12:34\\] no.", "Yes {[laughs]} and @{[12:34]} no."),
      ("Yes [12:34](a.mp3) no.", "Yes @{12:34} no."),
      ("Yes \\[[12:34](a.mp3)\\] no.", "Yes @{[12:34]} no."),
      ("(applause) Thank you.", "{(applause)} Thank you."),
      ("Thank you (which was true) all.", "Thank you (which was true) all."),
      ("*[Laughter and applause.]* So.", "{[Laughter and applause.]} So."),
      ("So [*laughs*] it was.", "So {[laughs]} it was."),
      ("It was [unintelligible] then.", "It was {{[unintelligible]}} then."),
      ("It was [crosstalk 00:12:34] then.", "It was {{[crosstalk 00:12:34]}} then."),
      ("It was (partly inaudible) then.", "It was {{(partly inaudible)}} then."),
      ("It was [the President] and [sic] then.", "It was [the President] and [sic] then."),
      ("John (3:16) and [3:16].", "John (3:16) and @{[3:16]}."),
      (
        "He [clears throat] went (they all made applause then).",
        "He {[clears throat]} went (they all made applause then)."
      ),
      ("An [open and (closed) end.", "An [open and (closed) end."),
      ("A [ 1:02 ] b.", "A @{[ 1:02 ]} b."),
      ("Words[^n] with [laughs] a note[^n].", "Words with {[laughs]} a note."),
    ])
  func silences(_ words: String, _ expected: String) {
    let note = words.contains("[^n]") ? "\n\n[^n]: Note." : ""
    #expect(ParsedTranscript("**A:** \(words)\(note)").lines == ["A | " + expected])
  }

  @Test func `Remarks of the transcript's language count as well as English ones`() {
    let parsed = ParsedTranscript("**唐鳳**：你好（笑）[laughs]（真的）。", language: "zh-Hant")
    #expect(parsed.lines == ["唐鳳 | 你好{（笑）}{[laughs]}（真的）。"])
    #expect(ParsedTranscript("**A:** Yes （笑）.").lines == ["A | Yes （笑）."])
  }

  @Test func `A direction between paragraphs of a turn belongs to it, and one at its end stands for itself`()
  {
    let parsed = ParsedTranscript(
      """
      **A:** One.

      *[A door closes.]*

      Two.

      (He leaves the room.)

      **B:** (in the doorway) Three.

      [Someone coughs.].
      """)
    #expect(
      parsed.lines == [
        "A | One. / {[A door closes.]} / Two.", "direction | {(He leaves the room.)}",
        "B | (in the doorway) Three.",
        "direction | {[Someone coughs.].}",
      ])
    #expect(
      parsed.html.first == "<p>One.</p>\n<p class=\"direction\"><em>[A door closes.]</em></p>\n<p>Two.</p>\n")
  }

  @Test func `A lone time is that of the turn behind it, or a moment`() {
    let parsed = ParsedTranscript(
      """
      [0:10]

      **A:** One.

      \\[0:20\\]

      Two.

      (0:30)

      **B:** Three.

      [0:40](x.mp3)

      **A** (0:41): Four.

      *[0:50]*
      """)
    #expect(
      parsed.lines == [
        "A 0:10 | One. / @{[0:20]} / Two.", "B 0:30 | Three.", "direction | @{0:40}", "A 0:41 | Four.",
        "direction | @{[0:50]}",
      ])
    #expect(parsed.html[1] == "<p>Three.</p>\n")
    #expect(parsed.findings == [])
  }

  @Test func `A label alone on its line may have a direction before its words`() {
    let parsed = ParsedTranscript("**A:**\n\n[Rises.]\n\nOne.\n\n**B:** [Rises.]")
    #expect(parsed.lines == ["A | {[Rises.]} / One.", "B | [Rises.]"])
  }

  @Test func `Times, remarks and gaps are marked in the HTML`() {
    let parsed = ParsedTranscript("**A:** So [laughs] & \\[0:05\\] then [0:06](x.mp3) *and [inaudible]*.")
    #expect(
      parsed.html == [
        "<p>So <span class=\"aside\">[laughs]</span> &amp; {moment 5000}[0:05]{/moment} then {moment 6000}0:06{/moment} "
          + "<em>and <span class=\"gap\">[inaudible]</span></em>.</p>\n"
      ])
    #expect(parsed.body.references.isEmpty)
  }

  @Test func `Notes and named words hang on the body`() {
    let parsed = ParsedTranscript(
      "**A:** [get the words right](quote:#words) he [laughs][^n] said.\n\n[^n]: **Context:** A note.")
    #expect(
      parsed.html == [
        "<p>{ref 0}get the words right{/ref 0} he <span class=\"aside\">[laughs]</span>{note 0} said.</p>\n"
      ])
    #expect(parsed.body.references.map(\.scheme) == [.words])
    #expect(parsed.body.notes.map(\.text) == ["A note."])
    #expect(parsed.lines == ["A | get the words right he {[laughs]} said."])
  }
}
