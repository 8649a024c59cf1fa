/// Writes plain text into HTML.
enum Escape {
  /// Appends the text with `& < > " '` written as references, so that it is safe in text and in quoted
  /// attribute values.
  ///
  /// Almost all text has none of them, so eight bytes are looked at together: a byte of the word is zero after
  /// XOR with the sought one, and subtracting one from each byte carries into the top bit of exactly the zeros
  /// (Mycroft's test; exact for the lowest one). `&` and `'` differ in one bit, as do `<` and `>`.
  @inline(__always)
  static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
    var run = 0
    var position = 0
    let count = text.count
    while position < count {
      if position + 8 <= count {
        let found = Self.special(text.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian)
        if found == 0 {
          position += 8
          continue
        }
        position += found.trailingZeroBitCount >> 3
      }
      guard let reference = Self.reference(for: text[position]) else {
        position += 1
        continue
      }
      if position > run { buffer.append(UnsafeRawBufferPointer(rebasing: text[run..<position])) }
      buffer.append(reference)
      position += 1
      run = position
    }
    if count > run { buffer.append(UnsafeRawBufferPointer(rebasing: text[run..<count])) }
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
