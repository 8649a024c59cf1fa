/// Writes plain text into HTML.
enum Escape {
  /// Appends the text with `& < > " '` written as references, so that it is safe in text and in quoted
  /// attribute values.
  @inline(__always)
  static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
    buffer.append(
      text.bindMemory(to: UInt8.self), SpecialBytes(0x26, 0x3C, 0x3E, 0x22, 0x27), replacing: reference)
  }

  @inline(__always)
  private static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    default: nil
    }
  }
}
