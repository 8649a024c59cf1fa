/// Markdown and plain text → transcript: finds out how this document writes its labels, then reads it line by line.
enum DocumentReader {
  static func read(_ text: InputText, isMarkdown: Bool, known: Set<String> = []) -> ImportedTranscript {
    var transcript = ImportedTranscript()
    var start = (offset: 0, line: 1)
    if isMarkdown {
      start = ForeignFrontMatter.read(text.bytes, &transcript)
    }
    let attendees = Attendees(text.bytes)
    let lines = DocumentLine.read(
      text.bytes, from: start.offset, firstNumber: start.line, isMarkdown: isMarkdown)
    let candidates = lines.map { line -> LabelLine? in candidate(line, text.bytes) }
    var unlabelled = 0
    var isStart = true
    for (line, candidate) in zip(lines, candidates) {
      if isStart, line.kind == .text, candidate == nil { unlabelled += 1 }
      isStart = line.kind == .blank
    }
    let speakers = Set(transcript.details.speakers)
    let labels = DocumentLabels(
      candidates.compactMap { $0 }, silent: silent(lines, candidates), unlabelled: unlabelled,
      known: known.union(speakers).union(transcript.details.names.keys),
      attendees: attendees)
    let accepted = candidates.lazy.compactMap { $0 }.filter { labels.decide($0) == .label }
    var builder = DocumentBuilder(
      text.bytes, isMarkdown: isMarkdown, labels: labels, transcript: transcript,
      soleSpeaker: soleSpeaker(
        transcript.details, known: known, hasNames: accepted.contains { !Anonymity.isAnonymous($0.label) }))
    builder.build(lines, candidates)
    var result = builder.transcript
    name(&result, attendees)
    return result
  }

  /// Who speaks where no label says so: the one whom the front matter names, in a document in which nobody else is named;
  /// or whom the user says.
  private static func soleSpeaker(_ details: TranscriptDetails, known: Set<String>, hasNames: Bool) -> String?
  {
    if known.contains("") { return "" }
    return details.speakers.count == 1 && !hasNames ? details.speakers.first : nil
  }

  /// What a line may begin with, list and heading marks aside.
  private static func candidate(_ line: DocumentLine, _ bytes: [UInt8]) -> LabelLine? {
    switch line.kind {
    case .text, .heading: return LabelLine(bytes[line.range])
    case .item:
      let text = bytes[line.range]
      let mark = text.prefix { !Characters.isSpace($0) }.count
      return LabelLine(text.dropFirst(mark).trimmed)
    default: return nil
    }
  }

  /// Labels that are followed by nothing but other labels, headings and rules, wherever they stand.
  private static func silent(_ lines: [DocumentLine], _ candidates: [LabelLine?]) -> Set<String> {
    var silent: Set<String> = []
    var speaking: Set<String> = []
    var open: String?
    for (line, candidate) in zip(lines, candidates) {
      if line.kind == .blank { continue }
      if let candidate {
        if let open { silent.insert(open) }
        open = nil
        if candidate.isAlone, candidate.time == nil {
          open = candidate.label
        } else {
          speaking.insert(candidate.label)
        }
      } else {
        if let open {
          switch line.kind {
          case .heading, .rule: silent.insert(open)
          default: speaking.insert(open)
          }
        }
        open = nil
      }
    }
    if let open { silent.insert(open) }
    return silent.subtracting(speaking)
  }

  /// Notes who the initials are that somebody speaks under.
  private static func name(_ transcript: inout ImportedTranscript, _ attendees: Attendees) {
    for label in transcript.labels where transcript.details.names[label] == nil {
      if let names = attendees.resolve(label) { transcript.details.names[label] = names }
    }
  }
}
