/// Puts pieces of a sentence together that were on two lines, or in two cues.
enum WordJoin {
  /// Appends words to a paragraph, with a space between where the script has spaces.
  static func append(_ words: ArraySlice<UInt8>, to paragraph: inout [UInt8]) {
    for piece in words.split(separator: 0x0A) {
      let piece = piece.trimmed
      guard !piece.isEmpty else { continue }
      if needsSpace(paragraph[...], piece) { paragraph.append(0x20) }
      paragraph += piece
    }
  }

  static func needsSpace(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last, let first = after.first else { return false }
    if Characters.isSpace(last) || Characters.isSpace(first) { return false }
    if last >= 0x80, first >= 0x80, let one = before.lastScalar, let two = after.firstScalar {
      if Characters.isSpaceless(one) && Characters.isSpaceless(two) { return false }
    }
    // A word broken at its hyphen: `self-` and `serving`.
    if last == UInt8(ascii: "-"), let letter = before.dropLast().last, Characters.isLetter(letter),
      Characters.isLower(first)
    {
      return false
    }
    return true
  }

  /// Whether a sentence ends here, quotation marks and brackets behind it aside.
  static func endsSentence(_ text: [UInt8]) -> Bool {
    var rest = text.trimmed
    while let scalar = rest.lastScalar {
      switch scalar {
      case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x6D4, 0x964: return true
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F:
        rest = rest.dropLast(scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3)
      default: return false
      }
    }
    return false
  }
}
