/// Labels that stand in the words of cues: `Ann Lee: Good morning.`, `[SPEAKER_01]: Yes.`, `>> JUDGE: Sit down.`
struct CueLabels {
  /// What the start of a cue's line says.
  struct Found: Equatable {
    /// nil: somebody else speaks, nobody says who (`>>`).
    var label: String?
    /// What is said: from here on.
    var words: Int
  }

  private let rule: LabelRule

  /// Looks at all cues first, because one line alone does not tell `Reason: money` from `Ann: money`.
  init(_ cues: [Cue], known: Set<String>) {
    var tally = LabelTally()
    for cue in cues where cue.speaker == nil {
      for line in cue.text.split(separator: 0x0A) {
        guard let candidate = Self.candidate(line) else {
          tally.unlabelled += 1
          continue
        }
        tally.add(candidate.label, isCertain: candidate.isBracketed)
      }
    }
    rule = LabelRule(tally, known: known)
  }

  /// What a line of a cue begins with; nil: words.
  func find(_ line: ArraySlice<UInt8>) -> Found? {
    var start = line.startIndex
    var isChange = false
    while start < line.endIndex, Characters.isSpace(line[start]) || line[start] == UInt8(ascii: ">") {
      if line[start] == UInt8(ascii: ">") {
        // `> text` is a quotation of something; `>>` says that the voice changes.
        isChange = start + 1 < line.endIndex && line[start + 1] == UInt8(ascii: ">") || isChange
        if !isChange { return nil }
      }
      start += 1
    }
    if let candidate = Self.candidate(line[start...]), candidate.isBracketed || rule.accepts(candidate.label)
    {
      return Found(label: candidate.label, words: candidate.end)
    }
    return isChange ? Found(label: nil, words: start) : nil
  }

  private struct Candidate {
    var label: String
    var isBracketed: Bool
    var end: Int
  }

  private static func candidate(_ line: ArraySlice<UInt8>) -> Candidate? {
    var start = line.startIndex
    while start < line.endIndex, Characters.isSpace(line[start]) || line[start] == UInt8(ascii: ">") {
      start += 1
    }
    // `- Ann: Yes.` where two speak in one cue.
    if start + 1 < line.endIndex, line[start] == UInt8(ascii: "-"), Characters.isSpace(line[start + 1]) {
      start += 2
    }
    guard start < line.endIndex else { return nil }
    if line[start] == UInt8(ascii: "[") {
      guard let close = line[start...].firstIndex(of: UInt8(ascii: "]")),
        let end = LabelShape.colon(line, at: close + 1)
      else { return nil }
      let label = LabelShape.normalised(line[start + 1..<close])
      return label.isEmpty ? nil : Candidate(label: label, isBracketed: true, end: end)
    }
    guard let found = LabelShape.beforeColon(line[start...]) else { return nil }
    return Candidate(label: LabelShape.normalised(line[found.label]), isBracketed: false, end: found.end)
  }
}
