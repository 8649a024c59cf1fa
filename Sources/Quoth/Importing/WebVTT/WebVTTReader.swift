/// WebVTT → transcript: voices are labels, marks inside the words go, notes and what concerns the screen stays behind.
enum WebVTTReader {
  /// nil: the file does not begin with `WEBVTT`.
  static func read(_ text: InputText, known: Set<String> = []) -> ImportedTranscript? {
    guard let file = WebVTTFile(text.bytes) else { return nil }
    var cues = file.cues.flatMap { voices(in: $0) }
    var leftOut = file.faults.map { fault in
      ImportedTranscript.LeftOut(
        line: fault.line,
        what: fault.timing.isEmpty
          ? "words without times: “\(Snippet.of(fault.payload))”"
          : "“\(Snippet.of(fault.timing))” are no times of WebVTT, so these words are missing: “\(Snippet.of(fault.payload))”",
        remedy: fault.timing.isEmpty ? nil : "write them as 00:12.345 --> 00:15.000")
    }
    if let first = file.cues.first, file.secondsOnlyCount > 0 {
      leftOut.append(
        ImportedTranscript.LeftOut(
          line: first.line, what: "times without minutes were read as seconds (\(file.secondsOnlyCount) cues)"
        ))
    }
    leftOut += CueFindings.order(&cues)
    RollUp.unroll(&cues)
    var transcript = CueAssembler.assemble(cues, known: known)
    transcript.leftOut += leftOut
    readHeader(file.header.map { ShowableCharacter.mended(Array($0.utf8)).text }, &transcript.details)
    return transcript
  }

  /// One cue is several where several voices speak in it.
  private static func voices(in cue: WebVTTFile.Cue) -> [Cue] {
    var cues: [Cue] = []
    var voices: [String] = []
    var start = cue.start
    func add(_ text: String) {
      let speaker = voices.last.flatMap { $0.isEmpty ? nil : $0 }
      if let last = cues.indices.last, cues[last].speaker == speaker {
        cues[last].text += text.utf8
      } else {
        cues.append(
          Cue(start: start, end: cue.end, speaker: speaker, text: Array(text.utf8), line: cue.line))
      }
    }
    for node in WebVTTCueText(ShowableCharacter.mended(cue.payload)).nodes {
      switch node {
      case .open(.v, _, let annotation): voices.append(LabelShape.normalised(Array(annotation.utf8)[...]))
      case .close(.v): voices.removeLast()
      case .open(.rt, _, _): if isReading(cues.last?.text ?? []) { add("(") }
      case .close(.rt):
        if cues.last.map({ $0.text.contains(UInt8(ascii: "(")) }) ?? false { closeReading(&cues) }
      case .time(let time): if time >= start, time <= cue.end { start = time }
      case .text(let text): add(text)
      case .open, .close: break
      }
    }
    return cues
  }

  /// How a word in Han characters is read stands in parentheses behind it.
  private static func isReading(_ before: [UInt8]) -> Bool {
    before[...].lastScalar.map(Characters.isSpaceless) ?? false
  }

  private static func closeReading(_ cues: inout [Cue]) {
    guard let last = cues.indices.last else { return }
    let text = cues[last].text
    guard let open = text.lastIndex(of: UInt8(ascii: "(")),
      text[..<open].lastScalar.map(Characters.isSpaceless) ?? false
    else { return }
    cues[last].text.append(UInt8(ascii: ")"))
  }

  /// `WEBVTT - The title`, `Language: en`.
  private static func readHeader(_ lines: [String], _ details: inout TranscriptDetails) {
    for (index, line) in lines.enumerated() {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimming(" \t") }
      if parts.count == 2, parts[0].lowercased() == "language" {
        details.language = parts[1]
      } else if index == 0, line.hasPrefix("-") || line.hasPrefix("–") || line.hasPrefix("—") {
        let title = line.trimming("-–— \t")
        if !title.isEmpty { details.title = title }
      }
    }
  }
}

extension StringProtocol {
  /// Without these characters at either end.
  func trimming(_ characters: String) -> String {
    let isOne = { (character: Character) in characters.contains(character) }
    let start = drop(while: isOne)
    return String(
      start[..<(start.lastIndex { !isOne($0) }.map { start.index(after: $0) } ?? start.startIndex)])
  }
}
