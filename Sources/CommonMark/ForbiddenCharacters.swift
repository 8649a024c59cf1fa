/// Characters that neither HTML nor XML may hold: control characters but white space, and the code points that Unicode
/// keeps from being characters (U+FFFE and others).
public enum ForbiddenCharacters {
  /// Puts others of the same length in their place, spaces, no-break spaces and U+FFFD, so that no offset changes.
  public static func replace(in bytes: UnsafeMutableBufferPointer<UInt8>) {
    var start = 0
    while let offset = first(in: UnsafeRawBufferPointer(bytes), from: start) {
      switch length(at: offset, in: UnsafeRawBufferPointer(bytes)) {
      case 1: bytes[offset] = UInt8(ascii: " ")
      case 2: bytes[offset + 1] = 0xA0
      case 3: (bytes[offset + 1], bytes[offset + 2]) = (0xBF, 0xBD)
      default: bytes[offset + 3] = 0xBD
      }
      start = offset + 1
    }
  }

  /// The offset of the first in UTF-8 text, from one on.
  public static func first(in text: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    // Eight bytes at a time where they are ASCII without control characters.
    var at = start
    while at < text.count {
      let end = min(at + 8, text.count)
      if end == at + 8 {
        let word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0, !word.hasControl, !word.hasByte(0x7F) {
          at = end
          continue
        }
      }
      for offset in at..<end where length(at: offset, in: text) > 0 { return offset }
      at = end
    }
    return nil
  }

  /// How many bytes the forbidden character has that begins at an offset; 0: none does.
  @inline(__always)
  private static func length(at offset: Int, in text: UnsafeRawBufferPointer) -> Int {
    func byte(_ distance: Int) -> UInt8 { offset + distance < text.count ? text[offset + distance] : 0 }
    switch text[offset] {
    case 0x09, 0x0A, 0x0C: return 0
    // The last two begin nothing in UTF-8; cmark writes them for U+FFFE and U+FFFF.
    case 0x00..<0x20, 0x7F, 0xFE, 0xFF: return 1
    case 0xC2: return (0x80...0x9F).contains(byte(1)) ? 2 : 0
    case 0xEF:
      let isNone = byte(1) == 0xB7 ? (0x90...0xAF).contains(byte(2)) : byte(1) == 0xBF && byte(2) >= 0xBE
      return isNone ? 3 : 0
    case 0xF0...0xF4: return byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : 0
    default: return 0
    }
  }
}
