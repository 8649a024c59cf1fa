/// A text that is one bracket or parenthesis pair from end to end: `[Laughter]`, `(Applause.)`, `♪ music ♪` in brackets.
enum StageDirection {
  /// The words between; nil: it is speech. A time alone is none.
  static func inside(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = text.trimmed
    // Emphasised or not.
    while let first = text.first, let last = text.last, text.count > 2, first == last,
      first == UInt8(ascii: "*") || first == UInt8(ascii: "_")
    {
      text = text.dropFirst().dropLast().trimmed
    }
    guard let open = text.first,
      let close = [UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "("): UInt8(ascii: ")")][open]
    else { return nil }
    var depth = 0
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0, index != text.endIndex - 1 { return nil }
    }
    let inside = text.dropFirst().dropLast().trimmed
    guard depth == 0, !inside.isEmpty, LooseTime.whole(inside) == nil, !isGap(inside) else { return nil }
    return inside
  }

  /// `[inaudible]` is words that nobody could make out: said by somebody.
  private static func isGap(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix { Characters.isLetter($0) }.text.lowercased()
    return ["inaudible", "unintelligible", "crosstalk", "indiscernible"].contains(word)
  }
}
