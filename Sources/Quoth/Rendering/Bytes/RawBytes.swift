import Mustache

/// Appending texts to what is being written, without a detour over `Character` or temporary strings.
extension ByteBuffer {
  /// A text's bytes, as they are.
  @inline(__always)
  mutating func append(raw text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if done == nil { append(Array(text.utf8)) }
  }

  /// A number in decimal digits.
  mutating func append(decimal number: Int) { append(raw: String(number)) }

  /// A day as in ISO 8601, as much of it as is known: `2017-06-05`, `2017-06` or `2017`.
  mutating func append(iso date: CalendarDate) {
    append(Self.digit(date.year / 1000))
    append(Self.digit(date.year / 100))
    append(Self.digit(date.year / 10))
    append(Self.digit(date.year))
    if date.month == 0 { return }
    append(UInt8(ascii: "-"))
    append(Self.digit(date.month / 10))
    append(Self.digit(date.month))
    if date.day == 0 { return }
    append(UInt8(ascii: "-"))
    append(Self.digit(date.day / 10))
    append(Self.digit(date.day))
  }

  @inline(__always)
  private static func digit(_ number: Int) -> UInt8 {
    UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
  }

  /// A stretch of other bytes.
  @inline(__always)
  mutating func append(_ bytes: [UInt8], in range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      append(UnsafeBufferPointer(rebasing: buffer[range.clamped(to: 0..<buffer.count)]))
    }
  }

  /// A text in which special bytes are written otherwise: `replacement` is asked for each of them, and nil keeps it.
  @inline(__always)
  mutating func append(
    _ text: String, _ special: SpecialBytes, replacing replacement: (UInt8) -> StaticString?
  ) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      append($0, special, replacing: replacement)
    }
    if done == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, special, replacing: replacement) }
    }
  }
}

extension String {
  /// Texts one behind the other, in one piece of memory from the start.
  init(joining first: String, _ second: String, _ third: String = "") {
    let count = first.utf8.count + second.utf8.count + third.utf8.count
    self.init(unsafeUninitializedCapacity: count) { buffer in
      var end = first.copyBytes(to: buffer, at: 0)
      end = second.copyBytes(to: buffer, at: end)
      return third.copyBytes(to: buffer, at: end)
    }
  }

  /// Copies its UTF-8 bytes, for which there is room; returns where they end.
  @inline(__always)
  private func copyBytes(to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    let rest = UnsafeMutableBufferPointer(rebasing: buffer[start...])
    let end: Int? = utf8.withContiguousStorageIfAvailable { bytes in
      start + rest.update(fromContentsOf: bytes)
    }
    return end ?? start + rest.update(fromContentsOf: Array(utf8))
  }
}
