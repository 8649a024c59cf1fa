/// Bytes being written, by templates and by whatever else makes the files of a site.
///
/// Appending to an array asks each time whether it is the only owner and goes through a generic copy, some seventy
/// instructions for a tag of five bytes; a page is a thousand such pieces. This owns its memory and copies.
public struct ByteBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var used = 0
  @usableFromInline var capacity: Int

  /// An empty buffer with room for so many bytes; it grows as needed.
  public init(capacity: Int = 1024) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// How many bytes there are.
  @inlinable public var count: Int { used }

  /// The last byte, if there is any.
  @inlinable public var last: UInt8? { used > 0 ? base[used - 1] : nil }

  /// Makes room for so many more bytes.
  @inlinable public mutating func reserve(_ more: Int) {
    if more > capacity - used { grow(more) }
  }

  @usableFromInline mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, used + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: used)
    base.deallocate()
    base = larger
  }

  /// One byte.
  @inlinable @inline(__always) public mutating func append(_ byte: UInt8) {
    if used == capacity { grow(1) }
    base[used] = byte
    used += 1
  }

  /// A stretch of memory.
  @inlinable @inline(__always) public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + used).update(from: start, count: bytes.count)
    used += bytes.count
  }

  /// A stretch of memory.
  @inlinable @inline(__always) public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    append(bytes.bindMemory(to: UInt8.self))
  }

  /// The bytes of an array.
  @inlinable @inline(__always) public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// A fixed text.
  @inlinable @inline(__always) public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Forgets all bytes and keeps the memory.
  @inlinable public mutating func removeAll() { used = 0 }

  /// Takes away what stands from that place on.
  @inlinable public mutating func truncate(to count: Int) {
    used = min(used, max(0, count))
  }

  /// Turns the bytes from that place on round.
  mutating func reverse(from start: Int) {
    var left = start
    var right = used - 1
    while left < right {
      (base[left], base[right]) = (base[right], base[left])
      left += 1
      right -= 1
    }
  }

  /// The bytes, lent.
  @inlinable public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeBufferPointer(start: base, count: used))
  }

  /// The bytes, lent to be changed.
  @inlinable public mutating func withMutableBytes<Result>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeMutableRawBufferPointer(start: base, count: used))
  }

  /// A copy of the bytes in the range, as far as there are any.
  @inlinable public func bytes(in range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<used)
    return Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// A copy of all bytes.
  @inlinable public func bytes() -> [UInt8] { bytes(in: 0..<used) }

  /// Moves all bytes to the end of another buffer, and is empty then.
  public mutating func flush(into other: inout ByteBuffer) {
    if other.used == 0 {
      swap(&self, &other)
    } else {
      other.append(UnsafeBufferPointer(start: base, count: used))
      used = 0
    }
  }
}
