import Testing

@testable import Quoth

@Suite struct JSONTranscriptReaderTests {
  private func read(_ text: String) -> [String] {
    switch JSONTranscriptReader.read(InputText(text)) {
    case .transcript(let transcript): transcript.lines
    case .noSegments: ["no segments"]
    case .broken(let fault): ["broken at \(fault.offset)" + (fault.isCutOff ? ", cut off" : "")]
    }
  }

  @Test func `The podcast namespace's segments are read`() {
    let text = #"""
      {"version": "1.0.0", "segments": [
        {"speaker": "Darth Vader", "startTime": 0.5, "endTime": 0.75, "body": "I"},
        {"speaker": "Darth Vader", "startTime": 1, "endTime": 1.25, "body": "am"},
        {"speaker": "Darth Vader", "startTime": 1.5, "endTime": 2.0, "body": "your\nfather"},
        {"speaker": "Darth Vader", "startTime": 2.0, "endTime": 2.0, "body": "."},
        {"speaker": "Luke", "startTime": 2.75, "endTime": 3.0, "body": "Nooo\u00e9\ud83d\ude00"}]}
      """#
    #expect(read(text) == ["Darth Vader 0:00.500: I am your father.", "Luke 0:02.750: Nooo\u{E9}😀"])
  }

  @Test func `Spaces that stand as segments are the only ones`() {
    let text = #"""
      [{"speaker": "A", "start": 0.2, "end": 0.3, "text": "It"}, {"speaker": "A", "start": 0.3, "end": 0.3, "text": "'s"},
       {"speaker": "A", "start": 0.3, "end": 0.3, "text": " "}, {"speaker": "A", "start": 0.4, "end": 0.8, "text": "2023"},
       {"speaker": "A", "start": 0.8, "end": 0.8, "text": "."}]
      """#
    #expect(read(text) == ["A 0:00.200: It's 2023."])
  }

  @Test func `Whisper and WhisperX are read, and words of two speakers are parted`() throws {
    let whisper =
      #"{"text": " Hi. All", "segments": [{"id": 0, "seek": 0, "start": 0, "end": 4, "text": " Hi.", "tokens": [1, [2]], "avg_logprob": -0.2}, {"start": 4, "end": 7, "text": " All"}], "language": "en"}"#
    #expect(read(whisper) == [" 0:00: Hi. All"])
    guard case .transcript(let transcript) = JSONTranscriptReader.read(InputText(whisper)) else { return }
    #expect(transcript.details.language == "en")
    #expect(transcript.details.madeBy == "machine")
    let whisperX = #"""
      {"segments": [{"start": 0.1, "end": 2.0, "text": " One two three", "speaker": "SPEAKER_00", "words": [
        {"word": "One", "start": 0.1, "end": 0.2, "score": 0.9, "speaker": "SPEAKER_00"}, {"word": "two"},
        {"word": "three", "start": 1.5, "end": 2.0, "score": 0.9, "speaker": "SPEAKER_01"}]}],
       "word_segments": [{"word": "One", "start": 0.1, "end": 0.2}], "language": "en"}
      """#
    #expect(read(whisperX) == ["SPEAKER_00 0:00.100: One two", "SPEAKER_01 0:01.500: three"])
  }

  @Test func `Times may be milliseconds, texts or pairs`() {
    #expect(
      read(#"[{"start": 1000, "end": 5000, "text": "a"}, {"start": 25801, "end": 28700, "text": "b"}]"#) == [
        " 0:01: a | \\[0:25.801\\] b"
      ])
    #expect(
      read(
        #"{"transcription": [{"timestamps": {"from": "x"}, "offsets": {"from": 0, "to": 4000}, "text": " And"}]}"#
      )
        == [" 0:00: And"])
    #expect(read(#"{"chunks": [{"timestamp": [0.5, 3.16], "text": " And"}]}"#) == [" 0:00.500: And"])
    #expect(
      read(#"[{"start": "00:01:02.5", "speaker": "id", "voice": "Ann", "text": "Hi"}]"#) == [
        "Ann 1:02.500: Hi"
      ])
    #expect(read("{\"start\": 1, \"text\": \"a\"}\n{\"start\": 2, \"text\": \"b\"}\n") == [" 0:01: a b"])
  }

  @Test(arguments: [
    (#"{"segments": [{"start": 0, "body": "half"#, "broken at 40, cut off"),
    (#"{"segments": [}"#, "broken at 14"),
    ("[1, 2]", "no segments"), (#"{"a": {"b": [true, null]}}"#, "no segments"), ("{}\nWEBVTT", "broken at 3"),
  ])
  func `Half a file and other things are told apart`(text: String, expected: String) {
    #expect(read(text) == [expected])
  }

  @Test func `No depth and no number is too much`() {
    #expect(read(String(repeating: "[", count: 200_000)) == ["broken at 200000, cut off"])
    #expect(read(#"[{"start": 1e300, "end": -1e300, "text": "a"}]"#) == [" 0:00: a"])
  }
}
