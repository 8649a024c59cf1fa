import CommonMark

/// What is written in the place of characters that no page can show (`ForbiddenCharacters`), so that a transcript that was
/// imported has nothing to be reported.
enum ShowableCharacter {
  /// The character of that number, or what stands for it: that of Windows-1252, where Unicode has control characters and
  /// texts from Windows quotation marks and dashes; a space for other control characters; U+FFFD for what is no character.
  static func of(_ value: UInt32) -> Unicode.Scalar {
    if let meant = CharacterReferences.windows1252[value] { return meant }
    switch value {
    case 0x09, 0x0A, 0x0C: return Unicode.Scalar(value) ?? "\u{FFFD}"
    case 0x01..<0x20, 0x7F..<0xA0: return " "
    case 0, 0xFDD0...0xFDEF: return "\u{FFFD}"
    default: return value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }
  }

  /// A text of UTF-8 in which all can be shown.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    guard firstOther(in: bytes) != nil else { return bytes }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap { Array(String(of($0.value)).utf8) }
  }

  /// The offset of the first character that no page can show, and which it is.
  static func firstOther(in bytes: [UInt8]) -> (offset: Int, character: Unicode.Scalar)? {
    guard let offset = bytes.withUnsafeBytes({ ForbiddenCharacters.first(in: $0) }) else { return nil }
    let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars
    return rest.first.map { (offset, $0) }
  }
}
