import Foundation

/// What letters the search takes for the same: accents, case and width make no difference. The script that searches
/// (`assets/search.js`) folds a query by the same rules; a test holds both to one list.
///
/// Each scalar is folded by itself: compatibility decomposition (NFKD); of what comes out, marks, invisible characters
/// and the Arabic lengthening stroke are dropped, the rest is put into lower case; then `ß` is `ss`, `ø` is `o` and
/// so on (`special`). Letters and digits make words, everything else parts them; a letter of a script without blanks
/// is a word by itself.
struct SearchFolding {
  enum Class: UInt8 {
    case separator, letter, ideograph
  }

  /// What one scalar folds to: a class and UTF-8 bytes, one behind the other. A scalar that is dropped has none.
  typealias Pieces = Range<Int>

  /// Per scalar below U+3000, the number of its entry in `entries`, from 1; 0: not looked at yet.
  private var numbers = [UInt16](repeating: 0, count: 0x3000)
  private var others: [UInt32: Pieces] = [:]
  private var entries: [Pieces] = [0..<0]
  /// Class, length and bytes of each piece.
  private(set) var pool: [UInt8] = []

  mutating func fold(_ scalar: UInt32) -> Pieces {
    if scalar < 0x3000 {
      let number = Int(numbers[Int(scalar)])
      if number > 0 { return entries[number] }
      let pieces = add(scalar)
      entries.append(pieces)
      numbers[Int(scalar)] = UInt16(truncatingIfNeeded: entries.count - 1)
      return pieces
    }
    if let pieces = others[scalar] { return pieces }
    let pieces = add(scalar)
    others[scalar] = pieces
    return pieces
  }

  private mutating func add(_ value: UInt32) -> Pieces {
    let start = pool.count
    for (kind, text) in Self.folded(value) {
      pool.append(kind.rawValue)
      pool.append(UInt8(text.utf8.count))
      pool += Array(text.utf8)
    }
    return start..<pool.count
  }

  /// The rules, slowly: each scalar of a text comes here once.
  static func folded(_ value: UInt32) -> [(Class, String)] {
    guard let scalar = Unicode.Scalar(value) else { return [(.separator, "")] }
    return String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.flatMap { part in
      isDropped(part) ? [] : piece(part)
    }
  }

  private static func piece(_ scalar: Unicode.Scalar) -> [(Class, String)] {
    guard isLetter(scalar) else { return [(.separator, "")] }
    if isIdeograph(scalar.value) { return [(.ideograph, String(scalar))] }
    var text = ""
    for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isDropped(lower) {
      text += special[lower.value] ?? String(lower)
    }
    return text.isEmpty ? [] : [(.letter, text)]
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: scalar.value == 0x640
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  /// Kana, Han, Thai, Lao, Tibetan, Burmese and Khmer, which put no blanks between words.
  static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x3005...0x3007, 0x3040...0x30ff, 0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff: true
    case 0xe00...0xeff, 0xf40...0xfbc, 0x1000...0x109f, 0x1780...0x17d3: true
    default: false
    }
  }

  /// Letters that Unicode does not decompose.
  static let special: [UInt32: String] = [
    0xdf: "ss", 0xe6: "ae", 0xf0: "d", 0xf8: "o", 0xfe: "th", 0x111: "d", 0x127: "h", 0x131: "i", 0x142: "l",
    0x153: "oe", 0x167: "t", 0x3c2: "σ",
  ]
}
