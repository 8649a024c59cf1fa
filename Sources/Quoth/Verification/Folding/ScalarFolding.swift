/// What one Unicode scalar is to the comparison of words, and what it folds to.
enum ScalarClass: UInt8, Sendable {
  /// Between words: spaces, and punctuation that is not named below.
  case separator
  /// A letter or a mark on one.
  case letter
  case digit
  /// A letter of a script without spaces: a word of its own.
  case ideograph
  /// Left out wherever it stands: soft hyphen, zero-width characters.
  case ignorable
  /// All kinds of apostrophe: part of a word between its letters.
  case apostrophe
  /// Joins words: `re-elect`.
  case hyphen
  /// Double quotation marks: part of a Hebrew word between its letters.
  case doubleQuote
  /// Ends a sentence.
  case terminator
  /// Said aloud, hence a word: `$`, `%`, `&`.
  case symbol
  /// A word of its own, which a quote may leave out as it may a filler.
  case emoji
  /// Part of the number that follows, else nothing: `<`, `≥`, `±`.
  case sign
}

/// One scalar, folded: by Unicode's case mappings (final sigma, long s and the dotless cases included), without
/// ligatures, full-width forms as ASCII.
struct FoldedScalar: Sendable {
  var kind: ScalarClass
  /// To what it folds; 0: see `ScalarFolding.expansion`.
  var folded: UInt32
  var isUpper = false
  /// A lower-case letter of a script with two cases.
  var isLower = false
  /// May need composing with what stands before it (NFC).
  var composes = false
}

/// Tables for the scalars below U+3000, rules above.
enum ScalarFolding {
  /// What the scalar at `index` is, or the first behind it that is not ignored.
  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> ScalarClass {
    var index = index
    while index < end {
      let scalar = UTF8Scalar(bytes, at: index, end: end)
      let kind = fold(scalar.value).kind
      if kind != .ignorable { return kind }
      index += scalar.length
    }
    return .separator
  }

  private static let tableEnd: UInt32 = 0x3000
  private static let table: [FoldedScalar] = (0..<tableEnd).map { value in
    Unicode.Scalar(value).map(classify) ?? FoldedScalar(kind: .separator, folded: value)
  }

  static func fold(_ value: UInt32) -> FoldedScalar {
    if value < tableEnd { return table[Int(value)] }
    switch value {
    case 0x3040...0x30ff, 0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff:
      return value == 0x30fb
        ? FoldedScalar(kind: .separator, folded: value)
        : FoldedScalar(kind: .ideograph, folded: value, composes: 0x3099...0x309a ~= value || value >= 0xf900)
    case 0xac00...0xd7a3: return FoldedScalar(kind: .letter, folded: value)
    case 0xff01...0xff5e: return table[Int(value - 0xfee0)]
    case 0xfe00...0xfe0f, 0xfeff: return FoldedScalar(kind: .ignorable, folded: value)
    default: return Unicode.Scalar(value).map(classify) ?? FoldedScalar(kind: .separator, folded: value)
    }
  }

  /// Letters that fold to several: sharp s and the Latin ligatures. The Turkish capital i loses its dot.
  static func expansion(of value: UInt32) -> String {
    switch value {
    case 0xdf, 0x1e9e: "ss"
    case 0xc6, 0xe6: "ae"
    case 0x130: "i"
    case 0x132, 0x133: "ij"
    case 0x152, 0x153: "oe"
    case 0xfb00: "ff"
    case 0xfb01: "fi"
    case 0xfb02: "fl"
    case 0xfb03: "ffi"
    case 0xfb04: "ffl"
    case 0xfb05, 0xfb06: "st"
    default: Unicode.Scalar(value).map { $0.properties.lowercaseMapping } ?? ""
    }
  }

  private static func classify(_ scalar: Unicode.Scalar) -> FoldedScalar {
    let value = scalar.value
    let properties = scalar.properties
    switch value {
    case 0x27, 0x60, 0xb4, 0x2bc, 0x2b9, 0x2018, 0x2019, 0x201b, 0x2032, 0x5f3:
      return FoldedScalar(kind: .apostrophe, folded: 0x27)
    case 0x22, 0x201c, 0x201d, 0x201f, 0x2033, 0x5f4:
      return FoldedScalar(kind: .doubleQuote, folded: 0x22)
    case 0x2d, 0x2010, 0x2011, 0x5be:
      return FoldedScalar(kind: .hyphen, folded: 0x2d)
    case 0x2212: return FoldedScalar(kind: .separator, folded: 0x2212)
    case 0x2e, 0x21, 0x3f, 0x2026, 0x3002, 0x61f, 0x6d4, 0x964, 0x965, 0x203c, 0x2047:
      return FoldedScalar(kind: .terminator, folded: value)
    case 0xad, 0x34f, 0x61c, 0x180e, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0x2066...0x206f,
      0x640:
      return FoldedScalar(kind: .ignorable, folded: value)
    case 0x23, 0x25, 0x26, 0x2b, 0x40, 0xb0, 0x2030, 0x2031:
      return FoldedScalar(kind: .symbol, folded: value)
    case 0x3c...0x3e, 0xb1, 0x2248, 0x2260, 0x2264, 0x2265: return FoldedScalar(kind: .sign, folded: value)
    case 0x2266, 0x2267: return FoldedScalar(kind: .sign, folded: value - 2)
    case 0xdf, 0x1e9e, 0xfb00...0xfb06, 0xc6, 0xe6, 0x130, 0x132, 0x133, 0x152, 0x153:
      return FoldedScalar(
        kind: .letter, folded: 0, isUpper: properties.isUppercase, isLower: properties.isLowercase)
    case 0x17f: return FoldedScalar(kind: .letter, folded: 0x73)
    case 0x3c2: return FoldedScalar(kind: .letter, folded: 0x3c3)
    case 0xe00...0xeff, 0xf40...0xfbc, 0x1000...0x109f, 0x1780...0x17d3:
      // Thai, Lao, Tibetan, Burmese, Khmer: no spaces between words.
      if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered {
        return FoldedScalar(kind: .ideograph, folded: value)
      }
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return letter(scalar)
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return FoldedScalar(kind: .letter, folded: value, composes: true)
    case .decimalNumber: return FoldedScalar(kind: .digit, folded: value)
    case .otherNumber: return FoldedScalar(kind: .letter, folded: value)
    case .currencySymbol: return FoldedScalar(kind: .symbol, folded: value)
    case .otherSymbol, .modifierSymbol:
      return FoldedScalar(kind: isEmoji(scalar) ? .emoji : .separator, folded: value)
    default: return FoldedScalar(kind: .separator, folded: value)
    }
  }

  /// A picture, a part of one, or a sign that becomes one before a variation selector (☺, ❤); no arrow, © or ™.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation || (scalar.properties.isEmoji && scalar.value >= 0x2600)
  }

  private static func letter(_ scalar: Unicode.Scalar) -> FoldedScalar {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    let isUpper = scalar.properties.isUppercase
    let isLower = !isUpper && scalar.properties.uppercaseMapping != scalar.properties.lowercaseMapping
    // Hangul jamo compose; the Ångström, Kelvin and Ohm signs are other letters in NFC.
    let composes = 0x1100...0x11ff ~= scalar.value || 0x2126...0x212b ~= scalar.value
    guard lower.count == 1, let only = lower.first else {
      return FoldedScalar(kind: .letter, folded: 0, isUpper: isUpper, isLower: isLower, composes: composes)
    }
    return FoldedScalar(
      kind: .letter, folded: only.value, isUpper: isUpper, isLower: isLower, composes: composes)
  }
}
