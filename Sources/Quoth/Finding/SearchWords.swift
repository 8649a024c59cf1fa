import Foundation

/// The words of a text as a search compares them, with the places where they stand: case, accents, width and ligatures make
/// no difference, everything but letters and digits parts words, and a letter of a script without spaces is a word by
/// itself. Looser than `WordFolder`, which decides whether a quote is right: who searches does not know yet how it was
/// spelt.
struct SearchWords {
  /// FNV-1a of the folded letters.
  private(set) var hashes: [UInt64] = []
  /// UTF-8 offsets in the text.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  var count: Int { hashes.count }

  init(_ text: String) {
    var text = text
    var folding = Folding()
    text.withUTF8 { read($0, &folding) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ folding: inout Folding) {
    var hash = WordHash()
    var start = -1
    var index = 0
    func isOpen() -> Bool { start >= 0 }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isLetter = Characters.isLetter(byte) || Characters.isDigit(byte)
        if isLetter {
          if !isOpen() { start = index }
          hash.add(Characters.isUpper(byte) ? byte | 0x20 : byte)
        } else if isOpen() {
          append(&hash, &start, index)
        }
        index += 1
        continue
      }
      let scalar = UTF8Scalar(bytes, at: index, end: bytes.count)
      let folded = folding.fold(scalar.value)
      switch folded.kind {
      case .letters:
        // A mark by itself changes nothing.
        if !isOpen(), !folded.letters.isEmpty { start = index }
        for letter in folded.letters { hash.add(letter) }
      case .word:
        if isOpen() { append(&hash, &start, index) }
        start = index
        for letter in folded.letters { hash.add(letter) }
        append(&hash, &start, index + scalar.length)
      case .nothing: if isOpen() { append(&hash, &start, index) }
      }
      index += scalar.length
    }
    if isOpen() { append(&hash, &start, bytes.count) }
  }

  private mutating func append(_ hash: inout WordHash, _ start: inout Int, _ end: Int) {
    hashes.append(hash.value)
    starts.append(start)
    ends.append(end)
    hash = WordHash()
    start = -1
  }

  /// Scalars beyond ASCII, each looked at once.
  private struct Folding {
    enum Kind { case letters, word, nothing }

    private var known: [UInt32: (kind: Kind, letters: [UInt8])] = [:]

    mutating func fold(_ value: UInt32) -> (kind: Kind, letters: [UInt8]) {
      if let found = known[value] { return found }
      let folded = Self.folded(value)
      known[value] = folded
      return folded
    }

    private static func folded(_ value: UInt32) -> (kind: Kind, letters: [UInt8]) {
      guard let scalar = Unicode.Scalar(value) else { return (.nothing, []) }
      var letters = ""
      var isNothing = true
      for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
        switch ScalarFolding.fold(part.value).kind {
        case .letter, .digit:
          isNothing = false
          switch part.properties.generalCategory {
          case .nonspacingMark, .spacingMark, .enclosingMark: continue
          default: letters += undecomposed[part.value] ?? part.properties.lowercaseMapping
          }
        case .ideograph: return (.word, Array(String(part).utf8))
        case .ignorable: isNothing = false
        default: continue
        }
      }
      return (isNothing ? .nothing : .letters, Array(letters.utf8))
    }

    /// Letters that Unicode does not take apart.
    private static let undecomposed: [UInt32: String] = [
      0xDF: "ss", 0xE6: "ae", 0xC6: "ae", 0xF0: "d", 0xD0: "d", 0xF8: "o", 0xD8: "o", 0xFE: "th", 0xDE: "th",
      0x111: "d", 0x110: "d", 0x127: "h", 0x126: "h", 0x131: "i", 0x142: "l", 0x141: "l", 0x153: "oe",
      0x152: "oe", 0x167: "t", 0x166: "t", 0x3C2: "σ",
    ]
  }
}
