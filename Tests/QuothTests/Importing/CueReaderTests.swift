import Testing

@testable import Quoth

@Suite struct CueReaderTests {
  private func vtt(_ text: String) -> [String] {
    WebVTTReader.read(InputText("WEBVTT\n\n" + text))?.lines ?? ["none"]
  }
  private func srt(_ text: String) -> [String] { SubRipReader.read(InputText(text))?.lines ?? ["none"] }

  @Test func `A voice goes on until another speaks`() {
    let text = """
      00:00.000 --> 00:02.000
      <v.loud Ann Lee>Good <i>morning</i>, Q&amp;A

      00:02.000 --> 00:04.000
      and welcome.

      00:04.500 --> 00:05.000
      <v Bob>Thanks.</v>

      00:05.000 --> 00:06.000
      <v Ann Lee>So,</v> <v Bob>yes.</v>
      """
    #expect(
      vtt(text) == [
        "Ann Lee 0:00: Good morning, Q&A and welcome.", "Bob 0:04.500: Thanks.", "Ann Lee 0:05: So,",
        "Bob 0:05: yes.",
      ])
  }

  @Test func `A time behind a speaker's name is no part of it`() {
    let text = """
      00:00.000 --> 00:02.000
      <v Ann Lee (00:06)>Good morning.

      00:02.000 --> 00:04.000
      <v Bob [host]>Thanks.
      """
    #expect(
      vtt(text) == ["Ann Lee 0:00: Good morning.", "Bob [host] 0:02: Thanks."])
  }

  @Test func `A long speech is cut where it pauses, and each paragraph keeps its time`() {
    let text = """
      00:00.000 --> 00:02.000
      One.

      00:05.000 --> 00:06.000
      Two [12:00]

      00:09.000 --> 00:10.000
      goes on.
      """
    #expect(vtt(text) == [" 0:00: One. | \\[0:05\\] Two \\[12:00\\] goes on."])
  }

  @Test func `Cues in brackets are stage directions`() {
    let text = """
      00:00.000 --> 00:02.000
      [upbeat *music*]

      00:02.000 --> 00:03.000
      <v Ann>(applause)

      00:03.000 --> 00:04.000
      <v Ann>[inaudible]
      """
    #expect(vtt(text) == ["[upbeat \\*music\\*]", "[applause]", "Ann 0:03: \\[inaudible\\]"])
  }

  @Test func `Names in the words are labels when they are used like labels`() {
    let text = """
      1
      00:00:00,000 --> 00:00:02,000
      Ann Lee: The reason is
      this: money.

      2
      00:00:02,000 --> 00:00:03,000
      - Bob: Really?
      - Ann Lee: Really.

      3
      00:00:03,000 --> 00:00:04,000
      Reason: none. Bob: no label.

      4
      00:00:05,000 --> 00:00:06,000
      Bob: Fine.
      """
    #expect(
      srt(text) == [
        "Ann Lee 0:00: The reason is this: money.", "Bob 0:02: Really?",
        "Ann Lee 0:02: Really. Reason: none. Bob: no label.", "Bob 0:05: Fine.",
      ])
  }

  @Test func `Machine labels stand in brackets, and two pointed brackets change the voice`() {
    #expect(
      srt(
        "00:00:00,000 --> 00:00:01,000\n[SPEAKER_00]: Hi.\n\n00:00:01,000 --> 00:00:02,000\n>> Hello. >> Two.\n"
      )
        == ["SPEAKER_00 0:00: Hi.", " 0:01: Hello. >> Two."])
    #expect(
      srt("00:00:00,000 --> 00:00:01,000\n>> JUDGE: Sit.\n\n00:00:01,000 --> 00:00:02,000\n>> JUDGE: Now.\n")
        == ["JUDGE 0:00: Sit. Now."])
  }

  @Test func `SRT is read as it is found`() {
    let text = """
      0:0:1.5 --> 0:0:2,0 X1:40 X2:600
      {\\an8}<font color="#fff">One</font>

      two &amp; <Schnorr pk>
      7
      00:00:03,000-->00:00:04,000
      three

      """
    #expect(srt(text) == [" 0:01.500: One two & \\<Schnorr pk> three"])
    #expect(srt("no times\nat all\n") == ["none"])
  }

  @Test func `Odd times end in an ordered transcript and a word about it`() throws {
    let text = """
      1
      -00:00:01,000 --> 00:00:02,000
      First.

      2
      100:00:00,000 --> 100:00:01,000
      Last.

      3
      00:00:03,000 --> 00:00:09,000
      Second.

      4
      00:00:01:02:03 --> 00:00:09,000
      Third.
      """
    let transcript = try #require(SubRipReader.read(InputText(text)))
    #expect(transcript.lines == [" 0:00: First. Second. 4 Third. | \\[100:00:00\\] Last."])
    #expect(transcript.leftOut.count == 3)
  }

  @Test func `Two recordings in one file are not shuffled`() throws {
    var text = ""
    for round in 0..<2 {
      for second in 0..<8 {
        text += "00:0\(round == 0 ? second : second / 2):10,000 --> 00:09:00,000\n\(round)-\(second).\n\n"
      }
    }
    let transcript = try #require(SubRipReader.read(InputText(text)))
    #expect(transcript.lines[0].contains("0-7. 1-0."))
    #expect(transcript.leftOut.map(\.line) == [25])
  }

  @Test func `Captions that roll up are said once`() {
    let text = """
      00:00.000 --> 00:02.000
      and I said

      00:02.000 --> 00:04.000
      and I said
      to them all

      00:04.000 --> 00:06.000
      to them all
      that night

      00:06.000 --> 00:08.000
      that night
      we go.
      """
    #expect(vtt(text) == [" 0:00: and I said to them all that night we go."])
  }

  @Test func `Lines of scripts without spaces join without one`() {
    #expect(vtt("00:00.000 --> 00:02.000\n大家好，\n我是唐鳳。\nself-\nserving") == [" 0:00: 大家好，我是唐鳳。 self-serving"])
  }
}
