import Mustache
import Testing

@testable import Quoth

struct CaptionTests {
  private func track(_ markdown: String, clock: Bool = false, duration: String? = nil) -> CaptionTrack {
    let parsed = ParsedTranscript(markdown, clock: clock)
    var transcript = Sample.transcript("t")
    transcript.blocks = parsed.blocks
    transcript.usesClock = clock
    transcript.duration = duration
    return CaptionTrack(transcript)
  }

  private func file(_ track: CaptionTrack, _ format: TranscriptExport) -> String {
    var buffer = ByteBuffer()
    track.write(format, into: &buffer)
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  @Test func `A cue begins with each turn and each moment`() {
    let track = track(
      """
      ## A section

      **Ada** (0:01): One [laughs] \\[0:03.5\\] two.

      *[A door closes.]*

      Three.

      **Ben** (0:06): Four <5 & six.
      """, duration: "0:08")
    #expect(
      file(track, .webVTT) == """
        WEBVTT

        00:00:01.000 --> 00:00:03.500
        <v Ada>One [laughs]

        00:00:03.500 --> 00:00:06.000
        <v Ada>two.
        [A door closes.]
        Three.

        00:00:06.000 --> 00:00:08.000
        <v Ben>Four &lt;5 &amp; six.

        """)
    #expect(
      file(track, .subRip) == """
        1
        00:00:01,000 --> 00:00:03,500
        Ada: One [laughs]

        2
        00:00:03,500 --> 00:00:06,000
        Ada: two.
        [A door closes.]
        Three.

        3
        00:00:06,000 --> 00:00:08,000
        Ben: Four <5 & six.

        """)
  }

  @Test func `A turn without a time begins where its share of the words falls`() {
    let track = track("**A** (0:10): 0123456789\n\n**B:** 01234567890123456789\n\n**A** (0:13): x")
    #expect(track.cues.map(\.start) == [10_000, 11_000, 13_000])
    #expect(track.cues.map(\.end) == [11_000, 13_000, 14_000])
  }

  @Test func `Cues never run backwards, whatever the times do`() {
    let track = track(
      "**A** (1:00): One.\n\n**B** (0:30): Two.\n\n**A** (1:10): Three.\n\n**B** (1:10): Four.")
    #expect(track.cues.map(\.start) == track.cues.map(\.start).sorted())
    #expect(track.cues.allSatisfy { $0.end > $0.start })
  }

  @Test func `Times of day are counted from the first`() {
    let track = track("**A** (14:03): One.\n\n**B** (14:04): Two.", clock: true)
    #expect(track.cues.map(\.start) == [0, 60_000])
  }

  @Test func `A transcript without times has no captions`() {
    var transcript = Sample.transcript("t")
    transcript.blocks = ParsedTranscript("**A:** One.").blocks
    #expect(!CaptionTrack.hasTimes(transcript))
    #expect(CaptionTrack(transcript).cues.isEmpty)
  }
}
