/// The start of a line of a document that may say who speaks, in any of the shapes that archives use:
///
///     **Ann:** …   **Ann**: …   **Ann** (12:34): …   **[12:34] Ann:** …   __Ann:__ …   **Ann** (alone on its line)
///     [Ann]: …     [12:34] Ann: …    Ann: …    ANN: …    ann（全形）：…
///     Ann: 00:21:43      Ann (00:00:06):      Ann  0:03      Ann 00:02:14        (each alone on its line)
///     THE PRESIDENT. …   Mr. KALB. …   Q. …   A. …   Q   …
struct LabelLine: Equatable {
  enum Shape: Equatable {
    case bold
    case bracket
    /// A name and a colon.
    case plain
    /// A name and a time.
    case timed
    /// Capitals and a full stop.
    case capitals
  }

  var label: String
  var shape: Shape
  var time: Int?
  /// What is said begins here.
  var words: Int
  /// Nothing follows on the line.
  var isAlone: Bool
  /// With a colon, or something else that only a label has.
  var isMarked: Bool
  /// Something in the place of the time that is none: `(1:2:3:4:5)`.
  var oddTime: String?

  init?(_ line: ArraySlice<UInt8>) {
    guard !line.isEmpty else { return nil }
    var start = line.startIndex
    var time: Int?
    if let leading = Self.leadingTime(line) {
      (time, start) = (leading.milliseconds, leading.end)
      guard start < line.endIndex else { return nil }
    }
    let rest = line[start...]
    guard
      var found = Self.bold(rest) ?? Self.bracketed(rest) ?? Self.timed(rest) ?? Self.plain(rest)
        ?? Self.capitals(rest)
    else { return nil }
    found.time = found.time ?? time
    if found.time == nil, found.shape != .capitals, let following = Self.followingTime(line, found.words) {
      (found.time, found.words) = (following.milliseconds, following.end)
    }
    if found.shape == .plain, found.time != nil { found.shape = .timed }
    while found.words < line.endIndex, Characters.isSpace(line[found.words]) { found.words += 1 }
    found.isAlone = found.words >= line.endIndex
    self = found
  }

  private init(label: String, shape: Shape, time: Int? = nil, words: Int, isMarked: Bool = true) {
    self.label = label
    self.shape = shape
    self.time = time
    self.words = words
    self.isMarked = isMarked
    isAlone = false
  }

  /// `[12:34] `, `12:34 - `, `00:12:34 ` before the label.
  static func leadingTime(_ line: ArraySlice<UInt8>) -> (milliseconds: Int, end: Int)? {
    let start = line.startIndex
    var end: Int
    let milliseconds: Int
    if let time = BracketTime(line, at: start) {
      (milliseconds, end) = (time.milliseconds, time.end)
    } else if let time = LooseTime(line, at: start), !time.isNegative,
      time.end == line.endIndex || Characters.isSpace(line[time.end])
    {
      (milliseconds, end) = (time.milliseconds, time.end)
    } else {
      return nil
    }
    while end < line.endIndex, Characters.isBlank(line[end]) || line[end] == UInt8(ascii: "-") { end += 1 }
    return (milliseconds, end)
  }

  /// `\[12:34\] `, or a time that is all that follows the colon: `Ann: 00:21:43`.
  private static func followingTime(_ line: ArraySlice<UInt8>, _ start: Int) -> (milliseconds: Int, end: Int)?
  {
    var index = start
    while index < line.endIndex, Characters.isSpace(line[index]) { index += 1 }
    if let time = BracketTime(line, at: index),
      !time.isParenthesis || line[time.end...].allSatisfy(Characters.isSpace)
    {
      return (time.milliseconds, time.end)
    }
    guard let time = LooseTime(line, at: index), !time.isNegative,
      line[time.end...].allSatisfy(Characters.isSpace)
    else { return nil }
    return (time.milliseconds, line.endIndex)
  }

  // MARK: Shapes

  private static func bold(_ line: ArraySlice<UInt8>) -> LabelLine? {
    guard let mark = line.first, mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else { return nil }
    let count = line.prefix { $0 == mark }.count
    guard count == 2 || count == 3 else { return nil }
    let start = line.startIndex + count
    var close = start
    let limit = min(line.endIndex - 1, start + LabelShape.longest * 2)
    while close < limit, !(line[close] == mark && line[close + 1] == mark) {
      if line[close] == UInt8(ascii: "\\") { close += 1 }
      close += 1
    }
    guard close < limit, close > start else { return nil }
    var inside = line[start..<close].trimmed
    var end = close
    while end < line.endIndex, line[end] == mark, end - close < count { end += 1 }
    var time: Int?
    var odd: Range<Int>?
    if let leading = BracketTime(inside, at: inside.startIndex) {
      time = leading.milliseconds
      inside = inside[leading.end...].trimmed
    } else if let leading = oddTime(inside, at: inside.startIndex), leading.upperBound < inside.endIndex {
      odd = leading
      inside = inside[leading.upperBound...].trimmed
    }
    var isMarked = false
    if let colon = trailingColon(inside) {
      isMarked = true
      inside = colon
    }
    (inside, time) = withoutTrailingTime(inside, time)
    if let colon = trailingColon(inside) {
      isMarked = true
      inside = colon
    }
    // Behind the bold words: a time, a colon, either or both.
    var index = end
    while index < line.endIndex, Characters.isBlank(line[index]) { index += 1 }
    if !isMarked, let following = BracketTime(line, at: index) {
      time = following.milliseconds
      end = following.end
      isMarked = true
      index = end
      while index < line.endIndex, Characters.isBlank(line[index]) { index += 1 }
    } else if !isMarked, let following = oddTime(line, at: index),
      colonAnywhere(line, at: following.upperBound) != nil
    {
      (odd, index) = (following, following.upperBound)
    }
    if let past = colonAnywhere(line, at: index) {
      isMarked = true
      end = past
    }
    let label = LabelShape.normalised(unescaped(inside)[...])
    // A mark or two with a colon (`**~:**`) is somebody whom nobody names.
    guard !label.isEmpty, isName(label) || isMarked && label.unicodeScalars.count <= 2 else { return nil }
    let isAlone = line[end...].allSatisfy(Characters.isSpace)
    guard isMarked || isAlone else { return nil }
    var found = LabelLine(label: label, shape: .bold, time: time, words: end, isMarked: isMarked)
    if time == nil { found.oddTime = odd.map { line[$0].text } }
    return found
  }

  private static func isName(_ label: String) -> Bool {
    label.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0 == "?" || $0.properties.numericType != nil
    }
  }

  /// Digits, colons and points in brackets of either kind.
  private static func oddTime(_ line: ArraySlice<UInt8>, at start: Int) -> Range<Int>? {
    guard start < line.endIndex, line[start] == UInt8(ascii: "(") || line[start] == UInt8(ascii: "[") else {
      return nil
    }
    let inside = line[(start + 1)...].prefix {
      Characters.isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    let close = line[start] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    guard inside.count <= 24, inside.contains(UInt8(ascii: ":")),
      inside.first.map(Characters.isDigit) ?? false,
      inside.endIndex < line.endIndex, line[inside.endIndex] == close
    else { return nil }
    return start..<inside.endIndex + 1
  }

  private static func bracketed(_ line: ArraySlice<UInt8>) -> LabelLine? {
    var start = line.startIndex
    if line[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < line.endIndex, line[start] == UInt8(ascii: "["),
      let close = line[start...].firstIndex(of: UInt8(ascii: "]")),
      close - start <= LabelShape.longest, let end = LabelShape.colon(line, at: close + 1)
    else { return nil }
    var inside = line[(start + 1)..<close]
    if inside.last == UInt8(ascii: "\\") { inside = inside.dropLast() }
    let label = LabelShape.normalised(inside)
    // `[^1]: …` is a note, `[name]: https://…` a definition.
    guard LabelShape.isPlausible(inside.trimmed), !label.hasPrefix("^"), !isAddress(line[end...]) else {
      return nil
    }
    return LabelLine(label: label, shape: .bracket, words: end)
  }

  static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.drop(while: Characters.isSpace).prefix { !Characters.isSpace($0) }
    return word.firstRange(of: "://") != nil || word.first == UInt8(ascii: "/")
      || word.first == UInt8(ascii: "#")
      || word.first == UInt8(ascii: "<")
  }

  private static func plain(_ line: ArraySlice<UInt8>) -> LabelLine? {
    guard let found = LabelShape.beforeColon(line) else { return nil }
    let (name, time) = withoutTrailingTime(line[found.label], nil)
    guard LabelShape.isPlausible(name) else { return nil }
    return LabelLine(
      label: LabelShape.normalised(name), shape: time == nil ? .plain : .timed, time: time, words: found.end)
  }

  /// `Ann Lee 00:02:14`, `Ann  0:03`, `Ann (0:03)`, alone on the line.
  private static func timed(_ line: ArraySlice<UInt8>) -> LabelLine? {
    let text = line.trimmed
    guard text.count <= LabelShape.longest, let last = text.last,
      Characters.isDigit(last) || last == UInt8(ascii: ")") || last == UInt8(ascii: "]")
    else { return nil }
    let (name, time) = withoutTrailingTime(text, nil)
    guard let time, LabelShape.isPlausible(name), !name.contains(UInt8(ascii: ":")) else { return nil }
    return LabelLine(label: LabelShape.normalised(name), shape: .timed, time: time, words: line.endIndex)
  }

  private static func capitals(_ line: ArraySlice<UInt8>) -> LabelLine? {
    // `Q   Mr. President, …`
    if line.count > 4, line.first == UInt8(ascii: "Q"),
      line.dropFirst().prefix(2).allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      return LabelLine(label: "Q", shape: .capitals, words: line.startIndex + 1)
    }
    var index = line.startIndex
    let limit = min(line.endIndex, line.startIndex + LabelShape.longest)
    while index < limit {
      if line[index] == UInt8(ascii: "."), index + 1 >= line.endIndex || Characters.isSpace(line[index + 1]) {
        let name = line[line.startIndex..<index]
        if isCapitals(name) {
          return LabelLine(label: LabelShape.normalised(name), shape: .capitals, words: index + 1)
        }
        // `Mr. KALB.`: the first point belongs to the title.
        guard name.count <= 4 else { return nil }
      }
      index += 1
    }
    return nil
  }

  /// Capitals but for a title or an article before them: `THE PRESIDENT`, `Mr. KALB`, `The CHAIRMAN`, `Q`.
  private static func isCapitals(_ name: ArraySlice<UInt8>) -> Bool {
    let words = name.split(whereSeparator: Characters.isSpace)
    guard let last = words.last, words.count <= 5, LabelShape.isPlausible(name) else { return false }
    let titles: Set<String> = [
      "Mr.", "Mrs.", "Ms.", "Dr.", "The", "Sen.", "Rep.", "Sir", "Lord", "Lady", "Hon.",
    ]
    let isLastCapital = LabelShape.isCapitals(last.text) && !last.contains(where: Characters.isDigit)
    let others = words.dropLast()
    let areOthersFine = others.allSatisfy { LabelShape.isCapitals($0.text) || titles.contains($0.text) }
    // A lone letter is an initial, unless it asks or answers.
    return isLastCapital && areOthersFine && (name.count > 1 || ["Q", "A"].contains(name.text))
  }

  // MARK: Pieces

  /// Without the colon, of either width, at its end; nil: there is none.
  private static func trailingColon(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = text.trimmed
    if text.last == UInt8(ascii: ":") { return text.dropLast().trimmed }
    return text.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) ? text.dropLast(3).trimmed : nil
  }

  /// A colon behind bold words needs no space after it.
  private static func colonAnywhere(_ line: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard index < line.endIndex else { return nil }
    if line[index] == UInt8(ascii: ":") { return index + 1 }
    return line[index...].starts(with: [0xEF, 0xBC, 0x9A]) ? index + 3 : nil
  }

  /// `Ann (12:34)`, `Ann 0:03`, `Ann - 0:03`: the name and the time.
  private static func withoutTrailingTime(
    _ text: ArraySlice<UInt8>, _ known: Int?
  ) -> (name: ArraySlice<UInt8>, time: Int?) {
    let text = text.trimmed
    var index = text.endIndex
    while index > text.startIndex, isTimePart(text[index - 1]) { index -= 1 }
    while index < text.endIndex, Characters.isSpace(text[index]) { index += 1 }
    guard index > text.startIndex, index < text.endIndex, Characters.isSpace(text[index - 1]) else {
      return (text, known)
    }
    var time: Int?
    if let bracket = BracketTime(text, at: index), bracket.end == text.endIndex {
      time = bracket.milliseconds
    } else if let loose = LooseTime(text, at: index), loose.end == text.endIndex, !loose.isNegative {
      time = loose.milliseconds
    }
    guard let time else { return (text, known) }
    var name = text[..<index].trimmed
    while let last = name.last, last == UInt8(ascii: "-") || last == UInt8(ascii: ",") {
      name = name.dropLast().trimmed
    }
    return (name, time)
  }

  private static func isTimePart(_ byte: UInt8) -> Bool {
    Characters.isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "\\")
  }

  /// Escapes of Markdown resolved.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex,
        Characters.isPunctuation(text[index + 1])
      {
        index += 1
      }
      out.append(text[index])
      index += 1
    }
    return CharacterReferences.decoded(out[...])
  }
}
