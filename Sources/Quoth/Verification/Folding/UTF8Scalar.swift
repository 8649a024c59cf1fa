/// One scalar of UTF-8 text; a byte that begins none is U+FFFD of length 1.
struct UTF8Scalar {
  var value: UInt32
  var length: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) {
    let lead = UInt32(bytes[index])
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3f }
    if lead < 0x80 {
      (value, length) = (lead, 1)
    } else if lead >= 0xf0, index + 3 < end {
      (value, length) = ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    } else if lead >= 0xe0, lead < 0xf0, index + 2 < end {
      (value, length) = ((lead & 0x0f) << 12 | tail(1) << 6 | tail(2), 3)
    } else if lead >= 0xc0, lead < 0xe0, index + 1 < end {
      (value, length) = ((lead & 0x1f) << 6 | tail(1), 2)
    } else {
      (value, length) = (0xfffd, 1)
    }
  }

  /// The scalar that ends at `index`; nil: `index` is 0.
  static func ending(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UTF8Scalar? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    var scalar = UTF8Scalar(bytes, at: start, end: index)
    scalar.length = index - start
    return scalar
  }
}

extension [UInt8] {
  /// Appends a scalar's UTF-8.
  mutating func append(scalar value: UInt32) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xc0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    } else if value < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xe0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    } else {
      append(UInt8(truncatingIfNeeded: 0xf0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    }
  }
}
