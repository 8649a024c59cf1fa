/// What CommonMark's rule of flanking asks about the characters beside a run of `**`.
enum CharacterClass {
  /// Whether the last character of a range is punctuation.
  static func endsInPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.upperBound - 1
    while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= range.lowerBound && isPunctuation(at: start, range.upperBound, bytes)
  }

  /// Whether a letter, a digit or the like stands at an offset, not white space and not punctuation.
  static func isWord(at offset: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset < end, bytes[offset] > 0x20 else { return false }
    if bytes[offset] < 0x80 { return !isPunctuation(at: offset, end, bytes) }
    guard let scalar = scalar(at: offset, end, bytes) else { return true }
    return scalar.properties.generalCategory != .spaceSeparator && !isPunctuation(scalar)
  }

  private static func isPunctuation(
    at offset: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch bytes[offset] {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    case 0x80...: scalar(at: offset, end, bytes).map(isPunctuation) ?? false
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private static func scalar(
    at offset: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    let few = UnsafeBufferPointer(rebasing: bytes[offset..<min(end, offset + 4)])
    return String(decoding: few, as: UTF8.self).unicodeScalars.first
  }
}
