import Foundation

/// Unicode's normal form C, in which ids, names and hashed texts are compared. Most text of most languages is in it
/// already, so bytes are looked at first and Foundation is asked only where they do not settle it.
enum NormalForm {
  static func nfc(_ text: String) -> String {
    var text = text
    if text.withUTF8(isSurelyNFC) { return text }
    return text.precomposedStringWithCanonicalMapping
  }

  /// What two ids or addresses have in common that a file system takes for one: form C, without case.
  static func folded(_ text: String) -> String { isFolded(text) ? text : nfc(text.lowercased()) }

  /// Whether the text is surely its own folded form: ASCII without capitals.
  static func isFolded(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }

  /// True when every character lies in a range whose characters are in form C by themselves and never join with
  /// a neighbour: Latin, most of Greek and Cyrillic, Armenian capitals, the common punctuation, kana, Han, Hangul,
  /// emoji. False means: not known. Ranges after DerivedNormalizationProps (NFC_Quick_Check) of Unicode 15.
  static func isSurelyNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    let end = bytes.count
    while index < end {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard index + 1 < end else { return false }
      let second = bytes[index + 1]
      switch lead {
      case 0xC2...0xCB, 0xCF...0xD1, 0xD3...0xD4:
        index += 2
      case 0xCE where second != 0x87:
        index += 2
      case 0xD2 where second >= 0x8A:
        index += 2
      case 0xE2:
        guard index + 2 < end else { return false }
        // U+2010 to U+203F (dashes, quotation marks, the ellipsis) and U+2080 to U+20BF (currencies).
        guard (second == 0x80 && bytes[index + 2] >= 0x90) || second == 0x82 else { return false }
        index += 3
      case 0xE3:
        guard index + 2 < end else { return false }
        let third = bytes[index + 2]
        switch second {
        case 0x80 where third <= 0xA9, 0x81, 0x83: break
        case 0x82 where third != 0x99 && third != 0x9A: break
        default: return false
        }
        index += 3
      case 0xE4 where second >= 0xB8, 0xE5...0xE9, 0xEB, 0xEC:
        index += 3
      case 0xEA where second >= 0xB0, 0xED where second < 0x9E:
        index += 3
      case 0xF0 where second == 0x9F:
        index += 4
      default:
        return false
      }
    }
    return true
  }
}
