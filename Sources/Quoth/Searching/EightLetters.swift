/// Letters and digits of ASCII, looked at eight at a time.
enum EightLetters {
  /// Whether it is a letter or digit of ASCII.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  /// How many letters and digits of ASCII stand there, of eight bytes; and the eight, in lower case.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt64, count: Int) {
    var eight: UInt64 = 0
    if index + 8 <= bytes.count {
      eight = UInt64(
        littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    } else {
      for offset in 0..<bytes.count - index { eight |= UInt64(bytes[index + offset]) << UInt64(offset * 8) }
    }
    // Each byte by itself: the top bits of what is added tell whether it is as large as the first or larger than the
    // last of its kind. Digits have the bit already that makes letters small.
    let every: UInt64 = 0x0101_0101_0101_0101
    let small = eight | (every * 0x20)
    let plain = small & (every * 0x7F)
    let digits = eight & (every * 0x7F)
    let areLetters = (plain + every * (0x80 - 0x61)) & ~(plain + every * (0x80 - 0x7B))
    let areDigits = (digits + every * (0x80 - 0x30)) & ~(digits + every * (0x80 - 0x3A))
    let others = ~((areLetters | areDigits) & ~eight) & (every * 0x80)
    return (small, others.trailingZeroBitCount / 8)
  }

  /// The first `size` of eight bytes, which are one at least; the others are zero.
  @inline(__always)
  static func first(_ size: Int, of eight: UInt64) -> UInt64 {
    eight & (~0 &>> UInt64(64 - size * 8))
  }
}
