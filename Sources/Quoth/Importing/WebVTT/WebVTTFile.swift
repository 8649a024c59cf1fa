/// A WebVTT file, read as the W3C's parser does (https://www.w3.org/TR/webvtt1/#file-parsing): its cues, and what a
/// browser would pass over in silence. Where and how a cue is shown (settings, regions, style sheets) is read over: a
/// transcript has no screen.
struct WebVTTFile: Sendable {
  struct Cue: Sendable {
    /// The line before the times; empty: none.
    var identifier: Range<Int>
    var start: Int
    var end: Int
    /// The words with their marks; lines are joined by LF.
    var payload: [UInt8]
    /// Line of the times.
    var line: Int
  }

  /// Lines that look like a cue and are none, with the text that goes with them.
  struct Fault: Sendable, Equatable {
    var line: Int
    var timing: String
    var payload: String
  }

  /// Text, LF only, in which NUL is U+FFFD already.
  let bytes: [UInt8]
  private(set) var cues: [Cue] = []
  private(set) var faults: [Fault] = []
  /// What stands behind `WEBVTT`, and the lines below it up to the first empty one.
  private(set) var header: [String] = []
  /// Comments that name something: `NOTE language: de`.
  private(set) var notes: [String] = []
  /// Cues whose times have no minutes: `0.860 --> 7.380`.
  private(set) var secondsOnlyCount = 0

  private var position = 0
  private var line = 0
  private var hasSeenCue = false
  /// Takes times without minutes, which some transcribers write and no browser reads.
  private let allowsSeconds: Bool

  /// nil: the file does not begin with `WEBVTT`.
  init?(_ bytes: [UInt8], allowsSeconds: Bool = true) {
    self.bytes = bytes
    self.allowsSeconds = allowsSeconds
    guard bytes.starts(with: "WEBVTT".utf8) else { return nil }
    if bytes.count > 6, ![0x20, 0x09, 0x0A].contains(bytes[6]) { return nil }
    let signature = nextLine()
    let remark = bytes[signature].dropFirst(6).trimmed
    if !remark.isEmpty { header.append(remark.text) }
    guard position < bytes.count else { return }
    if bytes[position] == 0x0A {
      _ = nextLine()
    } else {
      collectBlock(inHeader: true)
    }
    while true {
      skipEmptyLines()
      guard position < bytes.count else { return }
      collectBlock(inHeader: false)
    }
  }

  private mutating func nextLine() -> Range<Int> {
    let start = position
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    position = min(end + 1, bytes.count)
    line += 1
    return start..<end
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count, bytes[position] == 0x0A {
      position += 1
      line += 1
    }
  }

  /// The algorithm “collect a WebVTT block”.
  private mutating func collectBlock(inHeader: Bool) {
    var lines: [Range<Int>] = []
    var count = 0
    let firstLine = line + 1
    var timing: Range<Int>?
    var times: (start: Int, end: Int)?
    var identifier = 0..<0
    var timingLine = 0
    while position < bytes.count {
      let before = (position, line)
      let range = nextLine()
      count += 1
      if bytes[range].firstRange(of: "-->") != nil {
        if !inHeader, count == 1 || (count == 2 && timing == nil) {
          timing = range
          timingLine = line
          times = cueTimes(range)
          if times != nil {
            identifier = lines.first ?? 0..<0
            lines = []
            hasSeenCue = true
          }
        } else {
          (position, line) = before
          break
        }
      } else if range.isEmpty {
        break
      } else {
        lines.append(range)
      }
    }
    if let times {
      cues.append(
        Cue(
          identifier: identifier, start: times.start, end: times.end, payload: joined(lines), line: timingLine
        ))
    } else if let timing {
      faults.append(
        Fault(line: timingLine, timing: bytes[timing].text, payload: joined(lines).text))
    } else if inHeader {
      header += lines.map { bytes[$0].text }
    } else if let first = lines.first {
      pass(over: lines, first: bytes[first], at: firstLine)
    }
  }

  /// A block without times: a comment, a style sheet, a region, or words that no browser shows.
  private mutating func pass(over lines: [Range<Int>], first: ArraySlice<UInt8>, at firstLine: Int) {
    let word = first.prefix { !Characters.isSpace($0) }
    let rest = first.dropFirst(word.count).trimmed
    if word.elementsEqual("NOTE".utf8) {
      notes.append((rest.isEmpty ? joined(Array(lines.dropFirst())) : Array(rest)).text)
    } else if !rest.isEmpty || hasSeenCue
      || !(word.elementsEqual("STYLE".utf8) || word.elementsEqual("REGION".utf8))
    {
      faults.append(Fault(line: firstLine, timing: "", payload: joined(lines).text))
    }
  }

  private func joined(_ lines: [Range<Int>]) -> [UInt8] {
    guard let first = lines.first else { return [] }
    var out = Array(bytes[first])
    for next in lines.dropFirst() {
      out.append(0x0A)
      out += bytes[next]
    }
    return out
  }

  /// `00:01.000 --> 00:04.000 align:start`
  private mutating func cueTimes(_ range: Range<Int>) -> (start: Int, end: Int)? {
    let text = bytes[range]
    var index = text.startIndex
    func skipSpace() { while index < text.endIndex, Characters.isCueSpace(text[index]) { index += 1 } }
    skipSpace()
    let first = index
    if let start = WebVTTTime(text, at: index) {
      index = start.end
      skipSpace()
      guard text[index...].starts(with: "-->".utf8) else { return nil }
      index += 3
      skipSpace()
      guard let end = WebVTTTime(text, at: index) else { return nil }
      return (start.milliseconds, end.milliseconds)
    }
    guard let start = looseTime(text, at: first) else { return nil }
    index = start.end
    skipSpace()
    guard text[index...].starts(with: "-->".utf8) else { return nil }
    index += 3
    skipSpace()
    guard let end = looseTime(text, at: index) else { return nil }
    secondsOnlyCount += 1
    return (start.milliseconds, end.milliseconds)
  }

  /// Seconds alone, and from the first minute on `1:02.003`, in files that begin so.
  private func looseTime(_ text: ArraySlice<UInt8>, at index: Int) -> (milliseconds: Int, end: Int)? {
    guard allowsSeconds else { return nil }
    if let time = WebVTTTime(seconds: text, at: index) { return (time.milliseconds, time.end) }
    guard
      secondsOnlyCount > 0
        || WebVTTTime(seconds: text.prefix { $0 != UInt8(ascii: "-") }, at: text.startIndex) != nil,
      let time = LooseTime(text, at: index), !time.isNegative
    else { return nil }
    return (time.milliseconds, time.end)
  }
}

extension Characters {
  /// White space in the line of times: vertical tab is none.
  @inline(__always) static func isCueSpace(_ byte: UInt8) -> Bool { isSpace(byte) && byte != 0x0B }
}
