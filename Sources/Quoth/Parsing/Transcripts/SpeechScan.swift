import CommonMark

/// What of a paragraph of a transcript is not spoken: times, remarks, gaps, or all of it.
struct SpeechScan: Sendable {
  let remarks: RemarkWords
  let usesClock: Bool
  /// Whether the next paragraph may be a stage direction: it does not begin a turn.
  var mayBeDirection = false

  /// Of the paragraph read last, in the order of the text.
  private(set) var silences: [Silence] = []
  private(set) var whole = Whole.words

  /// What a paragraph is as a whole.
  enum Whole: Equatable {
    case words
    case direction
    /// A time alone, in milliseconds.
    case time(Int)
  }

  struct Silence {
    /// In the words of the paragraph, brackets included.
    var range: Range<Int>
    var kind: TranscriptBlock.Silence.Kind
    /// Of a time; nil: it looks like one and is none.
    var time: Int?
    /// Where the time's own link stands; -1: it has none.
    var link = -1
  }

  init(remarks: RemarkWords, usesClock: Bool) {
    self.remarks = remarks
    self.usesClock = usesClock
  }

  /// Reads the words of a paragraph.
  ///
  /// - Parameter links: its links, as ranges of the words with their nodes.
  mutating func read(_ words: [UInt8], links: [InlineText.Link]) {
    silences.removeAll(keepingCapacity: true)
    whole = .words
    words.withUnsafeBufferPointer { bytes in
      for link in links where !link.isNested {
        if let time = TimeMark.milliseconds(Self.unbracketed(link.range, bytes), in: bytes, clock: usesClock)
        {
          silences.append(Silence(range: link.range, kind: .time, time: time, link: link.node))
        }
      }
      guard
        ByteSearch.first(UInt8(ascii: "]"), in: bytes, from: 0) != nil
          || ByteSearch.first(UInt8(ascii: ")"), in: bytes, from: 0) != nil
          || ByteSearch.holds("）", in: bytes, from: 0) || ByteSearch.holds("】", in: bytes, from: 0)
          || ByteSearch.holds("］", in: bytes, from: 0)
      else {
        if mayBeDirection { readLinkAlone(bytes) }
        return
      }
      if mayBeDirection, readWhole(bytes) { return }
      readBrackets(bytes)
    }
    if silences.count > 1 { settle() }
  }

  /// The inside of a link's words: `[\[12:34\]](…)` has brackets of its own.
  private static func unbracketed(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard let bracket = Bracket.opening(at: range.lowerBound, end: range.upperBound, in: bytes),
      range.count >= 2 * bracket.length,
      Bracket.closes(bracket, at: range.upperBound - bracket.length, end: range.upperBound, in: bytes)
    else { return range }
    return range.lowerBound + bracket.length..<range.upperBound - bracket.length
  }

  /// A paragraph that is one link, and that a time.
  private mutating func readLinkAlone(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let only = silences.first, let time = only.time, only.range == 0..<bytes.count { whole = .time(time) }
  }

  /// Whether the paragraph is one pair of brackets from end to end; a full stop may stand behind it.
  private mutating func readWhole(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    readLinkAlone(bytes)
    if whole != .words { return true }
    guard let bracket = Bracket.opening(at: start, end: end, in: bytes),
      let close = closing(bracket, from: start, end, bytes), close + bracket.length == end
    else { return false }
    let inside = start + bracket.length..<close
    if case .some(let time) = TimeMark.milliseconds(inside, in: bytes, clock: usesClock) {
      silences = [Silence(range: 0..<bytes.count, kind: .time, time: time)]
      if let time { whole = .time(time) }
      return true
    }
    silences = [Silence(range: 0..<bytes.count, kind: .remark)]
    whole = .direction
    return true
  }

  private mutating func readBrackets(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    // Once the partner of a bracket is missing, none of its kind is looked for again: work stays linear.
    var unclosed: [Bracket] = []
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == 0xEF || byte == 0xE3,
        let bracket = Bracket.opening(at: index, end: bytes.count, in: bytes), !unclosed.contains(bracket)
      else {
        index += 1
        continue
      }
      let limit = min(bytes.count, index + 160)
      guard let close = closing(bracket, from: index, limit, bytes) else {
        if limit == bytes.count { unclosed.append(bracket) }
        index += bracket.length
        continue
      }
      let inside = index + bracket.length..<close
      let all = index..<close + bracket.length
      if bracket.isSquare,
        case .some(let time) = TimeMark.milliseconds(inside, in: bytes, clock: usesClock)
      {
        silences.append(Silence(range: all, kind: .time, time: time))
        index = all.upperBound
      } else if let kind = remarks.kind(of: Array(bytes[inside])[...], isSquare: bracket.isSquare) {
        silences.append(Silence(range: all, kind: kind))
        index = all.upperBound
      } else {
        index += bracket.length
      }
    }
  }

  /// Where the partner of the bracket at `start` stands; pairs of the same kind in between are passed over.
  private func closing(
    _ bracket: Bracket, from start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var depth = 0
    var index = start
    while index < end {
      if Bracket.opening(at: index, end: end, in: bytes) == bracket {
        depth += 1
      } else if Bracket.closes(bracket, at: index, end: end, in: bytes) {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  /// In the order of the text, none in another.
  private mutating func settle() {
    silences.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var kept: [Silence] = []
    for silence in silences {
      if let last = kept.last, silence.range.lowerBound < last.range.upperBound {
        // `[[12:34](…)]`: the brackets and their link are one.
        if last.kind == .time, last.link < 0 { kept[kept.count - 1].link = silence.link }
      } else {
        kept.append(silence)
      }
    }
    silences = kept
  }
}
