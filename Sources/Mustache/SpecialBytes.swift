import CPlatform

/// The bytes that a format writes otherwise than they are, such as `&` in HTML.
public struct SpecialBytes: Sendable {
  @usableFromInline let bytes: quoth_special_bytes

  /// Up to five bytes, the first of which may stand for those that are not there.
  @inlinable @inline(__always)
  public init(
    _ first: UInt8, _ second: UInt8? = nil, _ third: UInt8? = nil, _ fourth: UInt8? = nil,
    _ fifth: UInt8? = nil, controls: Bool = false
  ) {
    bytes = quoth_special_bytes(
      first: first, second: second ?? first, third: third ?? first, fourth: fourth ?? first,
      fifth: fifth ?? first, below: controls ? 0x20 : 0)
  }
}

extension ByteBuffer {
  /// A stretch of memory in which special bytes are written otherwise: `replacement` is asked for each of them, and nil
  /// keeps it.
  @inlinable @inline(__always)
  public mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, _ special: SpecialBytes,
    replacing replacement: (UInt8) -> StaticString?
  ) {
    guard var rest = text.baseAddress else { return }
    var count = text.count
    while true {
      reserve(count)
      let plain = quoth_copy_plain(base + used, rest, count, special.bytes)
      used += plain
      if plain == count { return }
      if let other = replacement(rest[plain]) { append(other) } else { append(rest[plain]) }
      rest += plain + 1
      count -= plain + 1
    }
  }

  /// A stretch of memory, unless a special byte stands in it; says whether it was appended.
  @inlinable @inline(__always)
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>, unlessHolding special: SpecialBytes) -> Bool
  {
    guard let start = text.baseAddress else { return true }
    reserve(text.count)
    let isPlain = quoth_copy_plain(base + used, start, text.count, special.bytes) == text.count
    if isPlain { used += text.count }
    return isPlain
  }
}
