/// The beginning of a turn: who speaks, and when.
struct TurnHead: Equatable {
  /// As typed, without colon, time and marks: `The Speaker (Ms Smith)`.
  var label: String
  /// From the first byte of the line's text to the last of the label, marks and colon included.
  var span: Range<Int>
  /// Where the spoken words begin; the end of the line when they follow on the next.
  var text: Int
  /// Milliseconds; nil: none is given.
  var time: Int?
  /// Something in the place of the time that looks like one and is none.
  var invalidTime: Range<Int>?
  /// Why CommonMark shows the label's marks instead of bold letters; nil: it is bold, or plain.
  var plainness: Plainness?

  enum Plainness: Equatable {
    /// `**Name:**text`: the marks behind a colon need a space after them.
    case noSpace
    /// `** Name:**` or `**Name: **`
    case spaceInside
    /// `**Name: text`: the marks are never closed.
    case unclosed
  }
}

/// Finds the beginnings of turns: a label in bold with a colon, or one that the front matter declares without bold.
///
///     **Megyn Kelly** (12:34): …    **Kelly:** …    **Kelly**: …    **Kelly:** \[12:34\] …
///     **Kelly** [12:34](media.mp3#t=754): …         **[12:34] Kelly:** …      [12:34] **Kelly:** …
///     KELLY: …    KELLY (12:34): …    Kelly: 00:12:34
struct TurnHeadReader {
  let usesClock: Bool
  /// Declared labels, as names are compared.
  private let declared: Set<String>
  /// Whether a declared label begins with that byte.
  private let firstBytes: [Bool]
  private let longest: Int
  /// The labels read last, as typed: most transcripts have a few.
  private var recent: [(raw: [UInt8], label: String)] = []

  /// No name is longer in bytes: bold words beyond are emphasis.
  private static let longestLabel = 240

  init(declared labels: [String], usesClock: Bool) {
    self.usesClock = usesClock
    declared = Set(labels.map(NameIndex.form).filter { !$0.isEmpty })
    var firstBytes = [Bool](repeating: false, count: 256)
    for label in labels { for byte in label.utf8.prefix(1) { firstBytes[Int(byte)] = true } }
    // One label may be typed in composed letters and the other in decomposed ones.
    for byte in 0xC0...0xFF where labels.contains(where: { ($0.utf8.first ?? 0) >= 0xC0 }) {
      firstBytes[byte] = true
    }
    self.firstBytes = firstBytes
    longest = labels.reduce(0) { max($0, $1.utf8.count) } + 80
  }

  /// Reads the head at the start of a line's text, white space before and behind taken off.
  mutating func read(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> TurnHead? {
    guard let first = line.first else { return nil }
    switch bytes[first] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      return bold(from: first, line, nil, bytes)
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "\\"), 0xEF:
      if let mark = TimeMark.read(at: first, end: line.upperBound, in: bytes, clock: usesClock) {
        let start = skipSpaces(from: mark.range.upperBound, line, bytes)
        guard start < line.upperBound else { return nil }
        return bold(from: start, line, mark, bytes) ?? plain(from: start, line, mark, bytes)
      }
    default: break
    }
    return declared.isEmpty || !firstBytes[Int(bytes[first])] ? nil : plain(from: first, line, nil, bytes)
  }

  // MARK: Bold labels

  private mutating func bold(
    from start: Int, _ line: Range<Int>, _ before: TimeMark?, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TurnHead? {
    let end = line.upperBound
    let mark = bytes[start]
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_"), start + 4 < end, bytes[start + 1] == mark,
      bytes[start + 2] != mark
    else { return nil }
    guard let close = closingMark(mark, from: start + 2, end, bytes) else {
      return unclosed(mark, from: start, line, before, bytes)
    }
    var head = TurnHead(label: "", span: line.lowerBound..<close + 2, text: close + 2)
    var inside = trimmed(start + 2..<close, bytes)
    take(before, into: &head)
    if let mark = TimeMark.read(at: inside.lowerBound, end: inside.upperBound, in: bytes, clock: usesClock) {
      take(mark, into: &head)
      inside = trimmed(mark.range.upperBound..<inside.upperBound, bytes)
    }
    let colon = colonLength(endingAt: inside.upperBound, inside.lowerBound, bytes)
    if colon > 0 { inside = trimmed(inside.lowerBound..<inside.upperBound - colon, bytes) }
    inside = takeTrailingTime(inside, bytes, into: &head)
    var office = 0..<0
    if colon == 0 {
      guard let text = readTail(from: close + 2, end, bytes, &head, &office) else { return nil }
      head.text = text
      head.span = line.lowerBound..<min(text, end)
    }
    guard !inside.isEmpty, isName(inside, bytes) else { return nil }
    head.label = label(inside, office, bytes)
    head.plainness = plainness(start, close, end, bytes)
    finish(&head, end, bytes)
    return head
  }

  /// What may stand between a bold name and its colon: times, an office in parentheses. Answers where the words begin.
  /// A time that stands alone behind the name needs no colon.
  private func readTail(
    from start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ head: inout TurnHead,
    _ office: inout Range<Int>
  ) -> Int? {
    var index = start
    let line = start..<end
    while true {
      index = skipSpaces(from: index, line, bytes)
      guard index < end else { return head.time == nil ? nil : end }
      let colon = colonLength(at: index, end, bytes)
      if colon > 0 { return index + colon }
      if let mark = TimeMark.read(at: index, end: end, in: bytes, clock: usesClock) {
        take(mark, into: &head)
        index = mark.range.upperBound
      } else if office.isEmpty, bytes[index] == UInt8(ascii: "("),
        let close = bytes[index..<min(end, index + 120)].firstIndex(of: UInt8(ascii: ")"))
      {
        office = index..<close + 1
        index = close + 1
      } else if case .some(.some(let time)) = TimeMark.milliseconds(index..<end, in: bytes, clock: usesClock)
      {
        if head.time == nil { head.time = time }
        return end
      } else {
        return nil
      }
    }
  }

  private func closingMark(
    _ mark: UInt8, from start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    limit: Int = TurnHeadReader.longestLabel
  ) -> Int? {
    var index = start
    let limit = min(end, start + limit)
    while index + 1 < limit {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == mark, bytes[index + 1] == mark {
        return index > start ? index : nil
      } else {
        index += 1
      }
    }
    return nil
  }

  /// `**Kelly: text`: marks that are never closed, before a label that is declared or was read before.
  private mutating func unclosed(
    _ mark: UInt8, from start: Int, _ line: Range<Int>, _ before: TimeMark?,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TurnHead? {
    guard closingMark(mark, from: start + 2, line.upperBound, bytes, limit: line.count) == nil,
      var head = plain(from: start + 2, line, before, bytes) ?? known(from: start + 2, line, bytes)
    else { return nil }
    head.plainness = .unclosed
    return head
  }

  /// A label that this transcript has in bold elsewhere, up to the first colon.
  private func known(from start: Int, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> TurnHead? {
    guard
      let colon = (start..<line.upperBound).first(where: { colonLength(at: $0, line.upperBound, bytes) > 0 }),
      let known = recent.first(where: { $0.raw.elementsEqual(bytes[trimmed(start..<colon, bytes)]) })
    else { return nil }
    let text = colon + colonLength(at: colon, line.upperBound, bytes)
    return TurnHead(label: known.label, span: line.lowerBound..<text, text: text)
  }

  /// CommonMark's rule of flanking (section 6.2), at the start of a line.
  private func plainness(
    _ open: Int, _ close: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TurnHead.Plainness? {
    if isSpace(bytes[open + 2]) || isSpace(bytes[close - 1]) { return .spaceInside }
    guard close + 2 < end, CharacterClass.endsInPunctuation(bytes, open + 2..<close) else { return nil }
    return CharacterClass.isWord(at: close + 2, end, bytes) ? .noSpace : nil
  }

  // MARK: Plain labels

  private mutating func plain(
    from start: Int, _ line: Range<Int>, _ before: TimeMark?, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TurnHead? {
    guard !declared.isEmpty, firstBytes[Int(bytes[start])] else { return nil }
    let end = line.upperBound
    let limit = min(end, start + longest)
    var index = start
    while index < limit {
      let colon = colonLength(at: index, end, bytes)
      guard colon > 0 else {
        index += 1
        continue
      }
      var head = TurnHead(label: "", span: line.lowerBound..<index + colon, text: index + colon)
      take(before, into: &head)
      let inside = takeTrailingTime(trimmed(start..<index, bytes), bytes, into: &head)
      if !inside.isEmpty, isDeclared(inside, bytes) {
        head.label = label(inside, 0..<0, bytes)
        finish(&head, end, bytes)
        return head
      }
      index += colon
    }
    return nil
  }

  /// Whether a label is declared, or the office or the name of `THE SPEAKER (Ms Smith)`.
  private func isDeclared(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let label = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    return LabelReadings.of(label).contains { declared.contains(NameIndex.form($0)) }
  }

  // MARK: What both have

  /// The time behind the colon, if there is one and none before.
  private func finish(_ head: inout TurnHead, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    head.text = skipSpaces(from: head.text, head.text..<end, bytes)
    if head.time == nil, head.invalidTime == nil {
      if let mark = TimeMark.read(at: head.text, end: end, in: bytes, clock: usesClock) {
        take(mark, into: &head)
        head.text = skipSpaces(from: mark.range.upperBound, head.text..<end, bytes)
      } else if case .some(.some(let time)) = TimeMark.milliseconds(
        head.text..<end, in: bytes, clock: usesClock)
      {
        head.time = time
        head.text = end
      }
    }
    // A hard line break behind a label that stands alone.
    if head.text == end - 1, bytes[head.text] == UInt8(ascii: "\\") { head.text = end }
  }

  private func take(_ mark: TimeMark?, into head: inout TurnHead) {
    guard let mark else { return }
    if let time = mark.time {
      if head.time == nil { head.time = time }
    } else {
      head.invalidTime = mark.range
    }
  }

  /// A time in brackets at the end of a label: `Kelly (12:34)`.
  private func takeTrailingTime(
    _ label: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, into head: inout TurnHead
  ) -> Range<Int> {
    guard let last = label.last else { return label }
    guard bytes[last] == UInt8(ascii: ")") || bytes[last] == UInt8(ascii: "]") || bytes[last] == 0x89 else {
      return label
    }
    var index = last
    while index > label.lowerBound, last - index < 24 {
      index -= 1
      guard let mark = TimeMark.read(at: index, end: label.upperBound, in: bytes, clock: usesClock) else {
        continue
      }
      guard mark.range.upperBound == label.upperBound else { return label }
      take(mark, into: &head)
      if index > label.lowerBound, bytes[index - 1] == UInt8(ascii: "\\") { index -= 1 }
      return trimmed(label.lowerBound..<index, bytes)
    }
    return label
  }

  private mutating func label(
    _ range: Range<Int>, _ office: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    var raw = Array(bytes[range])
    if !office.isEmpty {
      raw.append(UInt8(ascii: " "))
      raw += bytes[office]
    }
    if let known = recent.first(where: { $0.raw == raw }) { return known.label }
    let label = LabelReadings.plain(raw)
    if recent.count == 16 { recent.removeFirst() }
    recent.append((raw, label))
    return label
  }

  /// A name holds a letter or a digit.
  private func isName(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[range].contains { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }
  }

  private func colonLength(at index: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard index < end else { return 0 }
    if bytes[index] == UInt8(ascii: ":") { return 1 }
    let isWide =
      bytes[index] == 0xEF && index + 2 < end && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A
    return isWide ? 3 : 0
  }

  private func colonLength(endingAt end: Int, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard end > start else { return 0 }
    if bytes[end - 1] == UInt8(ascii: ":") { return 1 }
    return end - start >= 3 && colonLength(at: end - 3, end, bytes) == 3 ? 3 : 0
  }

  private func trimmed(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, max(range.lowerBound, range.upperBound))
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func skipSpaces(from start: Int, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    while index < line.upperBound, isSpace(bytes[index]) { index += 1 }
    return index
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
