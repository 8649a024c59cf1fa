/// Segments of JSON as cues: one unit of time, words put together where a program gives them one by one.
enum SegmentCues {
  static func make(_ segments: [JSONSegment]) -> [Cue] {
    let factor = unit(segments)
    let pieces = segments.flatMap { spoken($0) }
    // A program that writes spaces as segments of their own means each space.
    let bringsSpaces = pieces.contains { piece in
      piece.text.map { !$0.isEmpty && $0.allSatisfy(Characters.isSpace) } ?? false
    }
    var cues: [Cue] = []
    cues.reserveCapacity(pieces.count)
    var last = 0
    for piece in pieces {
      guard let text = piece.text, !text.isEmpty else { continue }
      let start = milliseconds(piece.start, factor) ?? last
      let end = max(start, milliseconds(piece.end, factor) ?? start)
      last = end
      if let previous = cues.indices.last, cues[previous].speaker == piece.speaker,
        belongs(text, to: cues[previous].text, bringsSpaces)
      {
        cues[previous].text += text
        cues[previous].end = end
      } else if !text.allSatisfy(Characters.isSpace) {
        cues.append(Cue(start: start, end: end, speaker: piece.speaker, text: text, line: 1))
      }
    }
    return cues
  }

  /// Segments that hold words for which nobody says when; they follow those before.
  static func leftOut(_ segments: [JSONSegment]) -> [ImportedTranscript.LeftOut] {
    let odd = segments.count { $0.text == nil && $0.words.isEmpty }
    guard odd > 0 else { return [] }
    return [.init(line: 1, what: "\(odd) of the listed objects hold no words")]
  }

  /// A segment, or its words where several people speak in it or it has no text of its own.
  private static func spoken(_ segment: JSONSegment) -> [JSONSegment] {
    var speakers: Set<String> = []
    for word in segment.words { if let speaker = word.speaker { speakers.insert(speaker) } }
    guard segment.text == nil || speakers.count > 1, !segment.words.isEmpty else { return [segment] }
    var current = segment.speaker
    return segment.words.map { word in
      var word = word
      // A word that the machine gave nobody belongs to who spoke last.
      current = word.speaker ?? current
      word.speaker = current
      word.start = word.start ?? segment.start
      return word
    }
  }

  /// Whether a piece goes on in the middle of the text before.
  private static func belongs(_ text: [UInt8], to before: [UInt8], _ bringsSpaces: Bool) -> Bool {
    if bringsSpaces {
      let isApart =
        (before.last.map(Characters.isSpace) ?? true) || (text.first.map(Characters.isSpace) ?? true)
      return !isApart || before.count < 80
    }
    // Punctuation that stands alone.
    return text.allSatisfy { [0x2C, 0x2E, 0x3F, 0x21, 0x3A, 0x3B].contains($0) }
  }

  /// What makes milliseconds of the numbers. Seconds, unless all are whole and a segment would last minutes.
  private static func unit(_ segments: [JSONSegment]) -> Double {
    var total = 0.0
    var count = 0.0
    for segment in segments {
      guard let start = segment.start, let end = segment.end, !start.isMilliseconds else { continue }
      if !start.isWhole || !end.isWhole { return 1000 }
      total += end.value - start.value
      count += 1
    }
    return count > 0 && total / count >= 120 ? 1 : 1000
  }

  private static func milliseconds(_ moment: JSONSegment.Moment?, _ factor: Double) -> Int? {
    guard let moment else { return nil }
    let value = moment.value * (moment.isMilliseconds ? 1 : factor)
    guard value.isFinite, abs(value) < 1e14 else { return nil }
    return max(0, Int(value.rounded()))
  }
}
