/// Questions to eight bytes of a text at once, loaded as one word.
extension UInt64 {
  /// Whether any of the eight bytes is that one.
  @inlinable @inline(__always)
  public func hasByte(_ byte: UInt8) -> Bool { marks(of: byte) != 0 }

  /// The top bit of each of the eight bytes that is that one; above the first, others may be marked in error. (Mycroft's
  /// test: subtracting one from each byte carries into the top bit of those that are zero.)
  @inlinable @inline(__always)
  public func marks(of byte: UInt8) -> UInt64 {
    let word = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Whether any of the eight bytes is a control character, below 0x20.
  @inlinable @inline(__always)
  public var hasControl: Bool { (self &- 0x2020_2020_2020_2020) & ~self & 0x8080_8080_8080_8080 != 0 }
}
