import Testing

@testable import Quoth

@Suite struct DocumentReaderTests {
  private func markdown(_ text: String, known: Set<String> = []) -> [String] {
    DocumentReader.read(InputText(text), isMarkdown: true, known: known).lines
  }
  private func plain(_ text: String, known: Set<String> = []) -> [String] {
    DocumentReader.read(InputText(text), isMarkdown: false, known: known).lines
  }

  @Test(arguments: [
    ("**Ann:** Hi", "Ann: Hi"), ("**Ann**: Hi", "Ann: Hi"), ("**Ann** : Hi", "Ann: Hi"),
    ("**Ann:**Hi", "Ann: Hi"),
    ("**Ann** (12:34): Hi", "Ann 12:34: Hi"), ("**Ann:** \\[01:02:03.45\\] Hi", "Ann 1:02:03.450: Hi"),
    ("**Ann** [12:34](a.mp3#t=754): Hi", "Ann 12:34: Hi"), ("**[12:34] Ann:** Hi", "Ann 12:34: Hi"),
    ("***Ann:** Hi", "Ann: Hi"), ("__Ann:__ Hi", "Ann: Hi"), ("**唐鳳：**你好", "唐鳳: 你好"), ("**唐鳳**：你好", "唐鳳: 你好"),
    ("**Ann (12:34):** Hi", "Ann 12:34: Hi"), ("# **Ann:** Hi", "Ann: Hi"), ("- **Ann:** Hi", "Ann: Hi"),
    ("**Paul Frazee✌:** Hi", "Paul Frazee✌: Hi"), ("**VM (Vicky) Brasseur:** Hi", "VM (Vicky) Brasseur: Hi"),
    ("**A | B/C:** Hi", "A | B/C: Hi"), ("**Clip: part 2 :** Hi", "Clip: part 2: Hi"),
    ("**Ann&#39;s \\*friend\\*:** Hi", "Ann's *friend*: Hi"),
    ("**Note:** Hi", "Note: Hi"), ("**Video:** Hi", "Video: Hi"), ("[12:34] **Ann:** Hi", "Ann 12:34: Hi"),
  ])
  func `Bold labels are read in all their shapes`(line: String, expected: String) {
    #expect(markdown("\(line)\n\n**Bob Lee:** Yes.\n") == [expected, "Bob Lee: Yes."])
  }

  @Test func `Paragraphs without a label go on, and lines of one paragraph are one`() {
    #expect(
      markdown(
        "**Ann:** One\ntwo\n\nthree\n**Bob:** Four\n\n1984. It was so.\n\n- no\n- yes\n\n# of people came\n\n> read out\n"
      )
        == [
          "Ann: One two | three",
          "Bob: Four | 1984. It was so. | - no | - yes | # of people came | > read out",
        ])
  }

  @Test func `Headings open sections, rules end turns unless the speaker goes on`() {
    #expect(
      markdown(
        "# The title\n\nIntro.\n\n## One\n\n**Ann:** Hi\n\n---\n\nmore\n\n***\n\n**Bob:** Yes.\n\n### Two ###\n\n- a list\n  - of nobody's\n"
      )
        == [
          "> Intro.", "## One", "Ann: Hi | --- | more", "---", "Bob: Yes.", "### Two",
          "> - a list", "> - of nobody's",
        ])
  }

  @Test func `A heading may be underlined, a rule below words is a rule`() {
    #expect(
      markdown("Day one\n=======\n\nAgenda\n---\n\n**Ann:** Hi there.\n---\n\n**Bob:** Yes.\n")
        == ["## Agenda", "Ann: Hi there.", "---", "Bob: Yes."])
  }

  @Test func `Played things are stage directions, and what follows is whoever spoke before`() {
    #expect(
      markdown(
        "**Ann:** Hi\n\n**Break:** \\[51:17\\] to \\[53:39\\]\n\nmore\n\n**Jingle:** \\[01:00\\]\n\n*la la*\n\n**Bob:** \\[laughs\\]\n\n\\[applause\\]\n\nAgain.\n\n**Remix:**\n\n**Bob:** So."
      )
        == [
          "Ann: Hi", "[Break: 51:17 to 53:39]", "…Ann: more", "[Jingle: 1:00]", "[*la la*]",
          "Bob: \\[laughs\\]", "[applause]",
          "…Bob: Again.", "[Remix]", "Bob: So.",
        ])
  }

  @Test func `Every bold label is a turn, a stage direction or reported`() {
    let text = "**Ann:** Hi\n\n**Grain of salt**: take it.\n\n**Ann:**\n\n**Break:**\n\n**Ann:** So.\n"
    let transcript = DocumentReader.read(InputText(text), isMarkdown: true)
    #expect(transcript.lines == ["Ann: Hi", "Grain of salt: take it.", "[Break]", "Ann: So."])
    #expect(transcript.labelCount == 5)
    #expect(transcript.turnCount + transcript.directionLabelCount + transcript.leftOut.count == 5)
    #expect(Anonymity.isNoName("Grain of salt") && !Anonymity.isNoName("Ann van Dyke"))
  }

  @Test func `What pointed brackets hold is kept`() {
    #expect(
      markdown(
        "**Ann:** the <Schnorr pk> and <b>so</b> <https://a.b/c> x < y <a href=\"https://d.e\">link</a> <!-- not said --> [Bob](then) `<c>`\n\n**Bob:** Yes."
      )
        == [
          "Ann: the \\<Schnorr pk> and so <https://a.b/c> x < y [link](<https://d.e>)  \\[Bob](then) `<c>`",
          "Bob: Yes.",
        ])
  }

  @Test func `Times in a turn take one form, five fields are none`() {
    #expect(
      markdown(
        "**Ann:** a \\[00:12:34\\] b [01:02:03.5] c \\[\\\\00:04:10.14\\\\\\] d [00:01:02:03:04] e \\[unintelligible 00:02:57.02\\]\n\n**Bob:** x"
      )
        == [
          "Ann: a \\[12:34\\] b \\[1:02:03.500\\] c \\[4:10.140\\] d 00:01:02:03:04 e \\[unintelligible 00:02:57.02\\]",
          "Bob: x",
        ])
  }

  @Test func `Links to files that stay behind become words, forgotten schemes are added`() {
    let text =
      "**Ann:** [a](slides.pdf) [b](www.b.org/x) ![c](/c.png) [d]((https://d.e)) [[ToString]](symbol) [f](https://g.h \"t\") [^...] [2](#x)\n\n**Bob:** x"
    let transcript = DocumentReader.read(InputText(text), isMarkdown: true)
    #expect(
      transcript.lines == [
        "Ann: a [b](<https://www.b.org/x>) c [d](<https://d.e>) \\[[ToString]](symbol) [f](https://g.h \"t\") \\[^...] 2",
        "Bob: x",
      ])
    #expect(transcript.leftOut.count == 3)
  }

  @Test func `Definitions and notes stay at the end, code stays code`() {
    let text =
      "**Ann:** see [this][a].[^n]\n\n[a]: https://a.b\n[^n]: A note\n\n    goes on\n\n```\nx  # y\n\nz\n```\n\n[Ann]: said\n"
    let transcript = DocumentReader.read(InputText(text), isMarkdown: true, known: ["Ann"])
    #expect(transcript.lines == ["Ann: see [this][a].[^n] | ```\nx  # y\n\nz\n```", "Ann: said"])
    #expect(transcript.definitions.map(\.text) == ["[a]: https://a.b", "[^n]: A note", "    goes on"])
  }

  @Test func `Initials are who the list or table of those present says`() {
    let text = """
      # Notes
      -----

      **Attendees:**

      | Name | Abbreviation | Organization |
      | ---- | ------------ | ------------ |
      | Kevin Gibbons | KG | F5 |
      | Mark Miller | MM | Agoric |
      | Yu-ki Ito | YI | X |

      ## Opening

      Presenter: Kevin Gibbons (KG)

      KG: Hello.
      MM: Hi.

      MM/KG: Together. Slides: none.

      ??: Who?

      Prior Art: much.

      #### Conclusion

      - Done
      """
    let transcript = DocumentReader.read(InputText(text), isMarkdown: true)
    #expect(
      transcript.lines == [
        "---", "> **Attendees:**",
        "> Name, Abbreviation, Organization", "> Kevin Gibbons, KG, F5", "> Mark Miller, MM, Agoric",
        "> Yu-ki Ito, YI, X",
        "## Opening", "> Presenter: Kevin Gibbons (KG)", "KG: Hello.", "MM: Hi.",
        "MM/KG: Together. Slides: none.",
        "??: Who? | Prior Art: much.", "#### Conclusion", "> - Done",
      ])
    #expect(
      transcript.details.names == [
        "KG": ["Kevin Gibbons"], "MM": ["Mark Miller"], "MM/KG": ["Mark Miller", "Kevin Gibbons"],
      ])
    #expect(transcript.details.title == "Notes")
    let list = DocumentReader.read(
      InputText("Allen Wirfs-Brock (AWB), Yehuda Katz (YK), Eva (X)\n\nAWB: Hi\n\nYK: Ho\n\nAWB: Hm\n"),
      isMarkdown: true)
    #expect(list.details.names == ["AWB": ["Allen Wirfs-Brock"], "YK": ["Yehuda Katz"]])
  }

  @Test func `A label with its time may stand above its words`() {
    let expected = ["Ann Lee 0:03: Hello there. | More.", "Bob 1:02:03: Yes.", "Ann Lee 1:02:05: So."]
    for shape in ["%  $", "% $", "% ($):", "%: $", "[$] %:", "% [$]"] {
      let turns = [
        ("Ann Lee", "0:03", "Hello\nthere.\n\nMore."), ("Bob", "01:02:03", "Yes."),
        ("Ann Lee", "1:02:05", "So."),
      ]
      let text = turns.map {
        shape.replacing("%", with: $0.0).replacing("$", with: $0.1) + "\n" + $0.2 + "\n\n"
      }.joined()
      #expect(plain(text) == expected, "\(shape)")
      #expect(markdown(text.replacing("\nHello", with: "\n\nHello")) == expected, "\(shape)")
    }
  }

  @Test func `Capitals with a full stop, and questions and answers, are labels`() {
    #expect(
      plain(
        "THE PRESIDENT. Good evening. I say\nthis.\n\nMr. KALB. Sir. Well.\n\nQ. Why?\n\nA. Because.\n\nTHE PRESIDENT. No.\n"
      )
        == [
          "THE PRESIDENT: Good evening. I say this.", "Mr. KALB: Sir. Well.", "Q: Why?", "A: Because.",
          "THE PRESIDENT: No.",
        ])
    #expect(
      plain("MR. KALB: Sir.\n\nTHE PRESIDENT: Yes. (Applause.)\n\n(Applause.)\n\nNo.\n") == [
        "MR. KALB: Sir.", "THE PRESIDENT: Yes. (Applause.)", "[Applause.]", "…THE PRESIDENT: No.",
      ])
  }

  @Test func `Numbers of chapters are nobody's labels`() {
    let text = plain(
      "We met in spring.\n\nII.\n\nThen we went on.\n\nIII.\n\nThen home.\n\nIV.\n\nThe end.\n")
    #expect(text.joined(separator: "\n").contains("III."))
    #expect(!text.contains { $0.hasPrefix("II: ") || $0.hasPrefix("III: ") || $0.hasPrefix("IV: ") })
  }

  @Test func `Marks of Markdown are words in plain text`() {
    #expect(
      plain("ANN: *so* [it] is <b>\n\n# 1\n\nBOB: x_y\n\nANN: z") == [
        "ANN: \\*so\\* \\[it\\] is \\<b> | # 1", "BOB: x_y", "ANN: z",
      ])
  }

  @Test func `WhisperX text is put together`() {
    #expect(
      plain("[SPEAKER_00]: Hi.\n[SPEAKER_00]: How\n[SPEAKER_01]: Fine.\n") == [
        "SPEAKER_00: Hi. How", "SPEAKER_01: Fine.",
      ])
  }

  @Test func `Words with a colon are not labels among few`() {
    #expect(
      plain(
        "ANN: One thing. The reason\nis: money.\n\nReason: none.\n\nhttps://a.b: x\n\nBOB: So.\n\nANN: No.")
        == ["ANN: One thing. The reason is: money. | Reason: none. | https://a.b: x", "BOB: So.", "ANN: No."])
  }

  @Test func `Front matter of other systems is kept, and one named speaker says all`() {
    let text = """
      ---
      title: "A: talk"
      date: 2019-06-06T12:00:00Z
      transcript_by: Bob
      tags: [a, b]
      speakers:
        - Ann Lee
      media: https://a.b/c
      aliases:
        - /old/
      ---
      <https://slides>

      # Intro

      Hello.

      Q: Why?

      ## Rest

      Bye.
      """
    let transcript = DocumentReader.read(InputText(text), isMarkdown: true)
    #expect(
      transcript.lines == [
        "> <https://slides>", "# Intro", "Ann Lee: Hello.", "Q: Why?", "## Rest", "Ann Lee: Bye.",
      ])
    let details = transcript.details
    #expect(details.title == "A: talk")
    #expect(details.date == CalendarDate("2019-06-06"))
    #expect(details.media == "https://a.b/c")
    #expect(details.aliases == ["/old/"])
    #expect(details.extra.map(\.key) == ["transcript_by", "tags", "speakers"])
  }

  @Test func `Nobody speaks in notes`() {
    #expect(
      DocumentReader.read(
        InputText(
          "# Notes\n\nProblem: a\n\n- Proposal: b\n\nText.\n\nProblem: c\n\nMore.\n\nAnd.\n\nSo.\n\nOn.\n"),
        isMarkdown: true
      ).turnCount == 0)
  }
}
