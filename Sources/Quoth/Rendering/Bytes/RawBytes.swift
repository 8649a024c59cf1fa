/// Appending to an output buffer without a detour over `Character` or temporary strings.
extension [UInt8] {
  /// Fixed text, as it is.
  @inline(__always)
  mutating func append(raw text: StaticString) {
    if text.hasPointerRepresentation {
      append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    } else {
      append(contentsOf: String(describing: text).utf8)
    }
  }

  /// A text's bytes, as they are.
  mutating func append(raw text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if done == nil { append(contentsOf: Array(text.utf8)) }
  }

  /// A number in decimal digits.
  mutating func append(decimal number: Int) {
    append(raw: String(number))
  }

  /// A stretch of other bytes.
  @inline(__always)
  mutating func append(raw bytes: [UInt8], in range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      let range = range.clamped(to: 0..<buffer.count)
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }

  /// A text in which some bytes are written otherwise: runs of the others are copied whole.
  ///
  /// `replacement` is asked for each byte; nil keeps it.
  @inline(__always)
  mutating func append(_ text: String, replacing replacement: (UInt8) -> StaticString?) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, replacing: replacement) }
    if done == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, replacing: replacement) }
    }
  }

  /// The same for bytes.
  @inline(__always)
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, replacing replacement: (UInt8) -> StaticString?
  ) {
    var start = 0
    for index in 0..<bytes.count {
      guard let other = replacement(bytes[index]) else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(raw: other)
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
  }
}

extension [UInt8] {
  /// Hands the bytes over and leaves nothing, so that appending to them copies nothing.
  mutating func taken() -> [UInt8] {
    defer { self = [] }
    return self
  }
}
