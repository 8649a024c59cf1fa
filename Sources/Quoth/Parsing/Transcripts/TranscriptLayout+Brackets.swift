/// Labels in square brackets, `[SPEAKER_01]: words`, as some machines write them. They begin no turn, so that the words
/// would be those of the speaker before.
extension TranscriptLayout {
  /// Reports a line that begins with such a label.
  ///
  /// - Parameter mayDefine: nothing but link definitions stands before it in its paragraph, so that it may be one.
  /// - Returns: whether CommonMark takes the line for a link definition.
  mutating func checkBracketLabel(_ here: Line, mayDefine: Bool) -> Bool {
    let text = here.text
    guard text[here.start] == UInt8(ascii: "["),
      let close = text[here.range].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    let label = here.start + 1..<close
    let colon = Self.colonLength(at: close + 1, here)
    guard colon > 0, let first = label.first, text[first] != UInt8(ascii: "^") else { return false }
    if colon == 1, let address = definedAddress(from: close + 2, here) {
      if mayDefine { return true }
      if LinkKind.isAddress(text[address]) { return false }
    }
    let words = Array(text[label])
    guard TimeMark.milliseconds(label, in: text, clock: usesClock) == nil,
      remarks.kind(of: words[...], isSquare: true) == nil
    else { return false }
    let name = words.text
    report(
      .labelNotBold,
      "“[\(name)]:” begins no turn, because it is not bold: the words behind it go to the speaker before",
      at: span(here.start..<close + 1 + colon, here),
      suggestion: "write `**\(name):** …` if somebody speaks, `\\[\(name)]: …` if these words are spoken")
    return false
  }

  private static func colonLength(at index: Int, _ here: Line) -> Int {
    let rest = here.text[min(index, here.end)..<here.end]
    return rest.first == UInt8(ascii: ":") ? 1 : rest.starts(with: LabelColon.wide) ? 3 : 0
  }

  /// What a definition with this beginning gives as its address: one word, which may stand on the next line, with
  /// nothing but a title behind it; nil: it is none.
  private func definedAddress(from start: Int, _ here: Line) -> Range<Int>? {
    let text = here.text
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var rest = start..<here.end
    while let first = rest.first, isSpace(text[first]) { rest = rest.dropFirst() }
    if rest.isEmpty, here.whole.upperBound < text.count {
      let next = here.whole.upperBound + 1
      rest = next..<(ByteSearch.first(UInt8(ascii: "\n"), in: text, from: next) ?? text.count)
      while let first = rest.first, isSpace(text[first]) { rest = rest.dropFirst() }
      while let last = rest.last, isSpace(text[last]) { rest = rest.dropLast() }
    }
    guard let first = rest.first else { return nil }
    let end =
      text[first] == UInt8(ascii: "<")
      ? text[rest].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
      : text[rest].firstIndex(where: isSpace) ?? rest.upperBound
    guard let end else { return nil }
    var title = end..<rest.upperBound
    while let first = title.first, isSpace(text[first]) { title = title.dropFirst() }
    guard let opening = title.first else { return rest.lowerBound..<end }
    let mark = text[opening] == UInt8(ascii: "(") ? UInt8(ascii: ")") : text[opening]
    let isTitle =
      [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")].contains(mark)
      && text[title.dropFirst()].firstIndex(of: mark) == title.last
    return isTitle ? rest.lowerBound..<end : nil
  }
}
