/// Writes plain text into HTML.
enum Escape {
  /// Appends the text with `& < > " '` written as references, so that it is safe in text and in quoted
  /// attribute values.
  ///
  /// Almost all text has none of them, so eight bytes are looked at, and copied, together: a byte of the word is zero
  /// after XOR with the sought one, and subtracting one from each byte carries into the top bit of exactly the zeros
  /// (Mycroft's test; exact for the lowest one). `&` and `'` differ in one bit, as do `<` and `>`.
  @inline(__always)
  static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
    var position = 0
    let count = text.count
    buffer.reserve(count)
    while position + 8 <= count {
      let word = text.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      let found = Self.special(word)
      let plain = found == 0 ? 8 : found.trailingZeroBitCount >> 3
      buffer.append(word, plain)
      position += plain
      if found != 0 {
        append(text[position], to: &buffer)
        position += 1
        buffer.reserve(count - position)
      }
    }
    // What is left is less than eight bytes: with those before them, that stand in the buffer as they are if they are
    // plain, once more eight.
    if position < count, count >= 8 {
      let word = text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self).littleEndian
      if Self.special(word) == 0 {
        buffer.truncate(to: buffer.count - (8 - (count - position)))
        return buffer.append(word, 8)
      }
    }
    while position < count {
      append(text[position], to: &buffer)
      position += 1
    }
  }

  private static func append(_ byte: UInt8, to buffer: inout ByteBuffer) {
    if let reference = reference(for: byte) { buffer.append(reference) } else { buffer.append(byte) }
  }

  /// The top bit of each byte that needs a reference; above the first, bytes may be marked in error.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let ampersand = (word | ones) ^ (ones &* 0x27)
    let angle = (word | (ones &* 0x02)) ^ (ones &* 0x3E)
    let zeros = ((quote &- ones) & ~quote) | ((ampersand &- ones) & ~ampersand) | ((angle &- ones) & ~angle)
    return zeros & (ones &* 0x80)
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
