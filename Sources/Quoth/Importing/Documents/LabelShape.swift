import Foundation

/// What the name before a colon must look like to be a speaker's.
enum LabelShape {
  /// No name is longer; whatever stands before a later colon is a sentence.
  static let longest = 80

  /// A label and where what it says begins.
  struct Found {
    var label: Range<Int>
    var end: Int
  }

  /// A label as it is kept: NFC, single spaces, none at the ends, and without a time behind it (`Ann (00:06)`), which
  /// a transcript keeps elsewhere.
  static func normalised(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = withoutTime(bytes.trimmed)
    // Nearly all are plain letters and single spaces.
    var before: UInt8 = 0
    let isPlain = bytes.allSatisfy { byte in
      defer { before = byte }
      return byte < 0x80 && byte >= 0x20 && !(byte == 0x20 && before == 0x20)
    }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    let words = bytes.split(whereSeparator: Characters.isSpace)
    let text = words.map(\.text).joined(separator: " ")
    return NormalForm.nfc(text.trimmingCharacters(in: .whitespaces))
  }

  private static func withoutTime(_ label: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard label.last == UInt8(ascii: ")") || label.last == UInt8(ascii: "]"),
      let open = label.lastIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }),
      BracketTime(label, at: open)?.end == label.endIndex
    else { return label }
    return label[..<open].trimmed
  }

  /// The label before the first colon that white space, or nothing, follows: `DR. KALB: …`. Only by its shape; whether it
  /// is one, `LabelRule` says.
  static func beforeColon(_ line: ArraySlice<UInt8>) -> Found? {
    var index = line.startIndex
    let limit = min(line.endIndex, line.startIndex + longest)
    while index < limit {
      if let end = colon(line, at: index) {
        let label = line[line.startIndex..<index].trimmed
        guard isPlausible(label) else { return nil }
        return Found(label: label.startIndex..<label.endIndex, end: end)
      }
      index += 1
    }
    return nil
  }

  /// Just past the colon that stands at `index`, with the spaces behind it; nil: none stands there. `10:30` and
  /// `https://` hold none; the full-width colon needs no space.
  static func colon(_ line: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard index < line.endIndex else { return nil }
    var end = index
    if line[index] == UInt8(ascii: ":") {
      end = index + 1
      guard end == line.endIndex || Characters.isSpace(line[end]) else { return nil }
    } else if line[index...].starts(with: [0xEF, 0xBC, 0x9A]) {
      end = index + 3
    } else {
      return nil
    }
    while end < line.endIndex, Characters.isSpace(line[end]) { end += 1 }
    return end
  }

  /// Whether a text may be a name at all: it begins like one, and holds no mark that no name holds.
  static func isPlausible(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, label.count <= longest, !Characters.isLower(first) else { return false }
    var words = 1
    var letters = false
    var previous: UInt8 = 0
    for byte in label {
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "`"),
        UInt8(ascii: "*"), UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: "~"), 0x0A:
        return false
      case 0x20, 0x09:
        // `I said. Then he: …` is a sentence; `Dr. Lee` and `J. F. Kennedy` are names.
        if previous != 0x20 { words += 1 }
      default:
        if Characters.isLetter(byte) || byte >= 0x80 { letters = true }
      }
      previous = byte
    }
    let isQuestionMarks = label.allSatisfy { $0 == UInt8(ascii: "?") }
    return words <= 7 && (letters || isQuestionMarks) && !isOpening(first)
  }

  /// Marks that a name never begins with.
  private static func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "&"),
      UInt8(ascii: "#"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// `KELLY`, `MR. KALB`, `SPEAKER_01`, `KG`.
  static func isCapitals(_ label: String) -> Bool {
    var hasLetter = false
    for scalar in label.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { hasLetter = true }
    }
    return hasLetter
  }

  /// Two words or more, each with a capital, a digit or a script without them, but for particles: `Ludwig van Beethoven`.
  static func isName(_ label: String) -> Bool {
    let words = label.split(separator: " ")
    guard words.count >= 2, words.count <= 6 else { return false }
    return words.allSatisfy { word in
      guard
        let first = word.unicodeScalars.first(where: {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      else { return true }
      return !first.properties.isLowercase || particles.contains(String(word))
    }
  }

  /// Several words of which one begins small and is no particle: `The reason is`, `Member of the audience`.
  static func isSentence(_ label: String) -> Bool {
    label.contains(" ") && !isName(label) && !isCapitals(label)
  }

  private static let particles: Set<String> = [
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin",
    "ibn", "y",
    "e", "zu", "zur", "ter", "ten", "af", "of", "and", "und", "et", "the", "des",
  ]
}
