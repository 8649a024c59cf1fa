import CommonMark

/// `&amp;`, `&#8212;`, `&copy` as HTML reads them (https://html.spec.whatwg.org/#character-reference-state). The two
/// thousand names are asked of the Markdown parser, which knows them; the hundred old ones that need no semicolon stand
/// here.
enum CharacterReferences {
  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"), let (meaning, end) = reference(bytes, at: index) {
        out += meaning
        index = end
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  private static func reference(_ bytes: ArraySlice<UInt8>, at start: Int) -> ([UInt8], Int)? {
    let first = start + 1
    guard first < bytes.endIndex else { return nil }
    if bytes[first] == UInt8(ascii: "#") { return number(bytes, at: start) }
    var end = first
    while end < bytes.endIndex, end - first < 32,
      Characters.isLetter(bytes[end]) || Characters.isDigit(bytes[end])
    {
      end += 1
    }
    guard end > first else { return nil }
    let name = bytes[first..<end]
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"), let meaning = named(name) {
      return (meaning, end + 1)
    }
    // The longest old name that the letters begin with: `&notit;` is `¬it;`.
    for length in stride(from: min(name.count, 6), through: 2, by: -1)
    where legacy.contains(name.prefix(length).text) {
      guard let meaning = named(name.prefix(length)) else { return nil }
      return (meaning, first + length)
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>, at start: Int) -> ([UInt8], Int)? {
    var index = start + 2
    guard index < bytes.endIndex else { return nil }
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < bytes.endIndex, let digit = digit(bytes[index], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return (Array(String(Character(ShowableCharacter.of(value))).utf8), index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if Characters.isDigit(byte) { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return isHexadecimal && (0x61...0x66).contains(lower) ? UInt32(lower - 0x61 + 10) : nil
  }

  private static func named(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    switch name.text {
    case "amp", "AMP": return [UInt8(ascii: "&")]
    case "lt", "LT": return [UInt8(ascii: "<")]
    case "gt", "GT": return [UInt8(ascii: ">")]
    case "quot", "QUOT": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    case "nbsp": return [0xC2, 0xA0]
    default: break
    }
    let source = [UInt8(ascii: "x"), UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
    let words = MarkdownDocument(parsing: source).plainText(of: 0)
    return words == source ? nil : Array(words.dropFirst())
  }

  private static let legacy: Set<String> = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute",
    "Ecirc",
    "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve",
    "Oslash",
    "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute",
    "acirc", "acute",
    "aelig", "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil", "cent", "copy",
    "curren", "deg",
    "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt", "iacute",
    "icirc", "iexcl",
    "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not", "ntilde", "oacute",
    "ocirc",
    "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound", "quot", "raquo", "reg",
    "sect",
    "shy", "sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc", "ugrave", "uml", "uuml",
    "yacute",
    "yen", "yuml",
  ]

  /// The characters of Windows-1252 that lie where Unicode has control characters.
  static let windows1252: [UInt32: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
    0x8A: "Š",
    0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
    0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]
}
