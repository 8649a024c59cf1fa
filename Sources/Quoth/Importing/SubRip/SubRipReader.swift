/// SRT as it is found: with or without counters, commas or points, hours, blank lines inside the words, tags of HTML and
/// of other formats, CRLF, positions behind the times. There is no standard; a line with an arrow between two times
/// begins a cue, and all up to the next such line, but for that one's counter, is its words.
enum SubRipReader {
  static func read(_ text: InputText, known: Set<String> = []) -> ImportedTranscript? {
    var scan = Scan(text.bytes)
    scan.run()
    guard scan.cueCount > 0 else { return nil }
    var cues = scan.cues
    var leftOut = scan.leftOut + CueFindings.order(&cues)
    if scan.negativeCount > 0 {
      leftOut.append(
        .init(line: 1, what: "\(scan.negativeCount) times are negative; these words begin at 0:00"))
    }
    RollUp.unroll(&cues)
    var transcript = CueAssembler.assemble(cues, known: known)
    transcript.leftOut += leftOut
    return transcript
  }

  /// The times of a line: `00:00:01,000 --> 00:00:02,500 X1:40`.
  static func times(_ line: ArraySlice<UInt8>) -> (start: LooseTime, end: LooseTime)? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    let left = line[..<arrow.lowerBound].trimmed
    let right = line[arrow.upperBound...].trimmed
    guard let start = LooseTime(left, at: left.startIndex, allowsShort: true), start.end == left.endIndex,
      let end = LooseTime(right, at: right.startIndex, allowsShort: true),
      end.end == right.endIndex || Characters.isSpace(right[end.end])
    else { return nil }
    return (start, end)
  }

  private struct Scan {
    let bytes: [UInt8]
    var cues: [Cue] = []
    var leftOut: [ImportedTranscript.LeftOut] = []
    var negativeCount = 0
    var cueCount = 0
    private var lines: [Range<Int>] = []
    private var current: Cue?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
      var walk = TextLines(bytes)
      while let line = walk.next() {
        if let times = SubRipReader.times(bytes[line]) {
          dropCounter()
          endCue(before: walk.number)
          if times.start.isNegative || times.end.isNegative { negativeCount += 1 }
          cueCount += 1
          current = Cue(
            start: times.start.milliseconds, end: times.end.milliseconds, speaker: nil, text: [],
            line: walk.number)
        } else {
          lines.append(line)
        }
      }
      endCue(before: walk.number + 1)
    }

    /// The line of digits right above the times.
    private mutating func dropCounter() {
      while let last = lines.last, bytes[last].trimmed.isEmpty { lines.removeLast() }
      guard let last = lines.last else { return }
      let text = bytes[last].trimmed
      if text.count <= 9, text.allSatisfy(Characters.isDigit) { lines.removeLast() }
    }

    private mutating func endCue(before line: Int) {
      defer { lines = [] }
      let words = lines.map { bytes[$0].trimmed }.filter { !$0.isEmpty }
      guard var cue = current else {
        if let first = words.first {
          leftOut.append(.init(line: 1, what: "words before the first time: “\(Snippet.of(first.text))”"))
        }
        return
      }
      current = nil
      for word in words {
        if word.firstRange(of: "-->") != nil {
          leftOut.append(
            .init(
              line: cue.line,
              what: "“\(Snippet.of(word.text))” are no times; what follows them is read as said before"))
          continue
        }
        if word.elementsEqual("WEBVTT".utf8) {
          leftOut.append(
            .init(
              line: cue.line,
              what: "another file begins behind these words; it is read as if it were the same",
              remedy: "if it is another recording, import them as two files"))
          continue
        }
        if !cue.text.isEmpty { cue.text.append(0x0A) }
        cue.text += CaptionTags.removed(word)
      }
      if !cue.text.isEmpty { cues.append(cue) }
    }
  }
}
