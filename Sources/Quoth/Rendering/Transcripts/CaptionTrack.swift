import CommonMark
import Mustache

/// `transcript.vtt` and `transcript.srt`: a transcript as captions of its recording. A cue begins with each turn and
/// with each moment in one. A turn without a time begins where its share of the words falls between the times around
/// it.
struct CaptionTrack {
  /// One cue, in milliseconds.
  struct Cue: Equatable {
    var start: Int
    var end: Int
    var speaker: String
    var text: String
  }

  let cues: [Cue]

  init(_ context: RenderContext, _ index: Int) {
    cues = Self.cues(context.archive.transcripts[index])
  }

  init(_ transcript: Transcript) { cues = Self.cues(transcript) }

  /// Whether anything in the transcript says when it is spoken.
  static func hasTimes(_ transcript: Transcript) -> Bool {
    transcript.blocks.contains { $0.isTurn && ($0.time != nil || !$0.moments.isEmpty) }
  }

  // MARK: Cues

  /// A piece of a turn, and when it begins, as far as is known.
  private struct Piece {
    var time: Int?
    var length: Int
    var speaker: String
    var text: String
  }

  /// What a word takes to say is not known; 14 bytes a second is the pace of a calm speaker.
  private static let bytesPerSecond = 14

  private static func cues(_ transcript: Transcript) -> [Cue] {
    let pieces = transcript.blocks.flatMap(pieces)
    guard let known = pieces.compactMap(\.time).first else { return [] }
    // Times of day have no zero: the recording is taken to begin with the first.
    let zero = transcript.usesClock ? known : 0
    var starts = starts(pieces)
    for index in starts.indices { starts[index] -= zero }
    let end = transcript.duration.flatMap { TimeCode.milliseconds($0) }
    return pieces.indices.compactMap { index in
      let piece = pieces[index]
      guard !piece.text.isEmpty else { return nil }
      let estimate = starts[index] + max(1000, piece.length * 1000 / bytesPerSecond)
      let next =
        index + 1 < pieces.count
        ? starts[index + 1] : max(end ?? 0, starts[index] + 1) == end ? end ?? estimate : estimate
      return Cue(
        start: starts[index], end: max(starts[index] + 1, next), speaker: piece.speaker, text: piece.text)
    }
  }

  private static func pieces(_ block: TranscriptBlock) -> [Piece] {
    guard case .turn(let label) = block.kind else { return [] }
    var pieces: [Piece] = []
    var start = 0
    var time = block.time
    func add(upTo end: Int) {
      let text = lines(SpokenText.of(block, start..<end))
      if !text.isEmpty || pieces.isEmpty {
        pieces.append(Piece(time: time, length: text.utf8.count, speaker: label, text: text))
      }
    }
    for moment in block.moments {
      if moment.offset > start || start > 0 { add(upTo: moment.offset) }
      start = max(start, moment.offset)
      time = moment.time
    }
    add(upTo: block.text.utf8.count)
    return pieces
  }

  /// A cue ends at an empty line, so it has none.
  private static func lines(_ text: String) -> String {
    let isPlain = text.utf8.first != UInt8(ascii: " ") && text.utf8.last != UInt8(ascii: " ")
    if isPlain, !holdsLineFeed(text) { return text }
    return text.split(separator: "\n").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }.joined(
      separator: "\n")
  }

  private static func holdsLineFeed(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable {
      ByteSearch.first(UInt8(ascii: "\n"), in: $0, from: 0) != nil
    } ?? text.utf8.contains(UInt8(ascii: "\n"))
  }

  /// When each piece begins: never before the one in front of it, and those without a time in between by their length.
  private static func starts(_ pieces: [Piece]) -> [Int] {
    var starts = [Int](repeating: 0, count: pieces.count)
    var last = 0
    var index = 0
    while index < pieces.count {
      let time = max(last, pieces[index].time ?? last)
      // All up to the next later time share the time until then.
      var next = index + 1
      while next < pieces.count, (pieces[next].time ?? time) <= time { next += 1 }
      let length = pieces[index..<next].reduce(0) { $0 + max(1, $1.length) }
      let until = next < pieces.count ? pieces[next].time ?? time : time + length * 1000 / bytesPerSecond
      var said = 0
      for piece in index..<next {
        // In floating point, as a long record may have more bytes times milliseconds than an integer holds.
        starts[piece] = time + Int(Double(until - time) * Double(said) / Double(max(1, length)))
        said += max(1, pieces[piece].length)
      }
      last = time
      index = next
    }
    return starts
  }

  // MARK: Files

  func write(_ format: TranscriptExport, into buffer: inout ByteBuffer) {
    buffer.reserve(cues.reduce(256) { $0 + $1.text.utf8.count + $1.speaker.utf8.count + 80 })
    switch format {
    case .webVTT: writeWebVTT(into: &buffer)
    case .subRip: writeSubRip(into: &buffer)
    case .text: break
    }
  }

  /// WebVTT (W3C, section 4.1): the speaker is the voice of the cue.
  private func writeWebVTT(into buffer: inout ByteBuffer) {
    buffer.append("WEBVTT\n")
    for cue in cues {
      buffer.append("\n")
      append(cue, fraction: ".", to: &buffer)
      buffer.append("<v ")
      append(webVTT: cue.speaker, to: &buffer)
      buffer.append(UInt8(ascii: ">"))
      append(webVTT: cue.text, to: &buffer)
      buffer.append(UInt8(ascii: "\n"))
    }
  }

  private func writeSubRip(into buffer: inout ByteBuffer) {
    for (number, cue) in cues.enumerated() {
      if number > 0 { buffer.append(UInt8(ascii: "\n")) }
      buffer.append(decimal: number + 1)
      buffer.append(UInt8(ascii: "\n"))
      append(cue, fraction: ",", to: &buffer)
      buffer.append(raw: cue.speaker)
      buffer.append(": ")
      buffer.append(raw: cue.text)
      buffer.append(UInt8(ascii: "\n"))
    }
  }

  private func append(_ cue: Cue, fraction: StaticString, to buffer: inout ByteBuffer) {
    append(cue.start, fraction, to: &buffer)
    buffer.append(" --> ")
    append(cue.end, fraction, to: &buffer)
    buffer.append(UInt8(ascii: "\n"))
  }

  /// `01:02:03.004`
  private func append(_ time: Int, _ fraction: StaticString, to buffer: inout ByteBuffer) {
    let time = max(0, time)
    let hours = time / 3_600_000
    if hours < 10 { buffer.append(UInt8(ascii: "0")) }
    buffer.append(decimal: hours)
    for field in [time / 60_000 % 60, time / 1000 % 60] {
      buffer.append(UInt8(ascii: ":"))
      if field < 10 { buffer.append(UInt8(ascii: "0")) }
      buffer.append(decimal: field)
    }
    buffer.append(fraction)
    let thousandths = time % 1000
    if thousandths < 100 { buffer.append(UInt8(ascii: "0")) }
    if thousandths < 10 { buffer.append(UInt8(ascii: "0")) }
    buffer.append(decimal: thousandths)
  }

  /// With `>` escaped, no `-->` can stand in the text.
  private func append(webVTT text: String, to buffer: inout ByteBuffer) {
    buffer.append(text, SpecialBytes(0x26, 0x3C, 0x3E)) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: nil
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
