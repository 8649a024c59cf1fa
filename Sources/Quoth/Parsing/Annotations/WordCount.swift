/// Counts words in UTF-8: what white space and dashes part and what holds a letter or digit. Of scripts that write
/// without spaces two characters count as a word.
enum WordCount {
  static func count(_ range: Range<Int>, in text: [UInt8]) -> Int {
    var words = 0
    var characters = 0
    var isInWord = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        if isAlphanumeric(byte) {
          if !isInWord { words += 1 }
          isInWord = true
        } else if PlainText.isSpace(byte) {
          isInWord = false
        }
        index += 1
        continue
      }
      let length = width(of: byte)
      switch kind(at: index, in: text) {
      case .letter:
        if !isInWord { words += 1 }
        isInWord = true
      case .unspaced:
        characters += 1
        isInWord = false
      case .gap: isInWord = false
      case .mark: break
      }
      index += length
    }
    return words + characters / 2
  }

  /// Whether a letter or digit begins at `index`.
  static func isLetter(at index: Int, in text: [UInt8]) -> Bool {
    guard index < text.count else { return false }
    if text[index] < 0x80 { return isAlphanumeric(text[index]) }
    let kind = kind(at: index, in: text)
    return kind == .letter || kind == .unspaced
  }

  /// Whether a letter or digit ends before `index`.
  static func isLetter(before index: Int, in text: [UInt8]) -> Bool {
    guard index > 0 else { return false }
    var start = index - 1
    while start > 0, index - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return isLetter(at: start, in: text)
  }

  private enum Kind { case letter, unspaced, gap, mark }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  private static func width(of lead: UInt8) -> Int {
    lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  }

  /// What a character beyond ASCII is, by its block: enough to tell words from what stands between them.
  private static func kind(at index: Int, in text: [UInt8]) -> Kind {
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch text[index] {
    case 0xC2:
      // U+0080 to U+00BF: no-break space, guillemets, signs; ª, µ and º are letters.
      if second == 0xA0 { return .gap }
      return second == 0xAA || second == 0xB5 || second == 0xBA ? .letter : .mark
    case 0xE0 where (0xB8...0xBB).contains(second): return .unspaced  // Thai, Lao
    case 0xE1 where (0x80...0x82).contains(second) || second == 0x9E || second == 0x9F:
      return .unspaced  // Myanmar, Khmer
    case 0xE2 where second == 0x80:
      // Spaces, and the dashes longer than a hyphen.
      return third <= 0x8B || third == 0xAF || (0x92...0x95).contains(third) ? .gap : .mark
    case 0xE2 where second == 0x81: return .mark
    case 0xE3 where second == 0x80: return third == 0x80 ? .gap : .mark
    case 0xE3...0xE9: return .unspaced  // kana and Han
    case 0xEF where second == 0xBC || second == 0xBD: return .mark
    case 0x80..<0xC0: return .mark
    default: return .letter
    }
  }
}
