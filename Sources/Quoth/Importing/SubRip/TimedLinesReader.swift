/// Lines that begin with their times: what Whisper prints, `[00:00.000 --> 00:04.000]  And so`, and its tables,
/// `0⇥4000⇥And so`.
enum TimedLinesReader {
  enum Look { case arrows, brackets, neither }

  /// Whether the first lines of a text are such lines, or the lines of times of SRT.
  static func look(_ bytes: [UInt8]) -> Look {
    var lines = TextLines(bytes)
    var seen = 0
    var brackets = 0
    while seen < 40, let range = lines.next() {
      let line = bytes[range].trimmed
      guard !line.isEmpty else { continue }
      seen += 1
      if SubRipReader.times(line) != nil { return .arrows }
      if bracket(line) != nil { brackets += 1 }
    }
    return brackets >= 1 && brackets * 2 > seen ? .brackets : .neither
  }

  /// `[a --> b]` and where the words begin.
  private static func bracket(_ line: ArraySlice<UInt8>) -> (start: Int, end: Int, words: Int)? {
    guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
      let times = SubRipReader.times(line[(line.startIndex + 1)..<close])
    else { return nil }
    return (times.start.milliseconds, times.end.milliseconds, close + 1)
  }

  static func read(_ text: InputText, known: Set<String> = []) -> ImportedTranscript {
    var cues: [Cue] = []
    var leftOut: [ImportedTranscript.LeftOut] = []
    var lines = TextLines(text.bytes)
    while let range = lines.next() {
      let line = text.bytes[range].trimmed
      guard !line.isEmpty else { continue }
      if let found = bracket(line) {
        cues.append(
          Cue(
            start: found.start, end: found.end, speaker: nil, text: Array(line[found.words...].trimmed),
            line: lines.number))
      } else if let last = cues.indices.last {
        cues[last].text += [0x0A] + line
      } else {
        leftOut.append(
          .init(line: lines.number, what: "words before the first time: “\(Snippet.of(line.text))”"))
      }
    }
    leftOut += CueFindings.order(&cues)
    var transcript = CueAssembler.assemble(cues, known: known)
    transcript.leftOut += leftOut
    return transcript
  }

  /// Milliseconds, milliseconds, words, parted by tabs.
  static func readTable(_ text: InputText, known: Set<String> = []) -> ImportedTranscript {
    var cues: [Cue] = []
    var leftOut: [ImportedTranscript.LeftOut] = []
    var lines = TextLines(text.bytes)
    while let range = lines.next() {
      let fields = text.bytes[range].split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      if lines.number == 1 || text.bytes[range].trimmed.isEmpty { continue }
      guard fields.count == 3, let start = milliseconds(fields[0]), let end = milliseconds(fields[1]) else {
        leftOut.append(
          .init(
            line: lines.number, what: "no row of times and words: “\(Snippet.of(text.bytes[range].text))”"))
        continue
      }
      cues.append(
        Cue(start: start, end: end, speaker: nil, text: Array(fields[2].trimmed), line: lines.number))
    }
    leftOut += CueFindings.order(&cues)
    var transcript = CueAssembler.assemble(cues, known: known)
    transcript.leftOut += leftOut
    transcript.details.madeBy = "machine"
    return transcript
  }

  private static func milliseconds(_ field: ArraySlice<UInt8>) -> Int? {
    let text = field.trimmed
    guard !text.isEmpty, text.count <= 12, text.allSatisfy(Characters.isDigit) else { return nil }
    return Int(text.text)
  }
}
