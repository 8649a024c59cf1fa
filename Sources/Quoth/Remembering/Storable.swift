import Mustache

/// A value that is stored as bytes and read back: its fields one behind the other, in a fixed order, without names.
/// Only the program that wrote the bytes reads them (`BodyMemory`), so the form may change with the program.
protocol Storable: Sendable {
  init(from reader: inout StoreReader)
  func store(into bytes: inout ByteBuffer)
}

/// Reads stored values in the order in which they were written. Bytes that end too soon or cannot be: what is read is
/// empty from there on, and `isBroken` says so.
struct StoreReader {
  private var rest: UnsafeRawBufferPointer
  private(set) var isBroken = false

  /// The bytes must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  /// Whether all has been read, and was right.
  var isAtEnd: Bool { rest.isEmpty && !isBroken }

  mutating func byte() -> UInt8 {
    guard let first = rest.first else { return broken(0) }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    return first
  }

  /// Seven bits a byte, the lowest first; all but the last byte have the top bit (LEB128).
  mutating func number() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let next = byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    return broken(0)
  }

  /// So many bytes as a number before them says.
  mutating func stretch() -> UnsafeRawBufferPointer {
    let count = number()
    guard count <= UInt64(rest.count) else { return broken(UnsafeRawBufferPointer(start: nil, count: 0)) }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(count))) }
    return UnsafeRawBufferPointer(rebasing: rest.prefix(Int(count)))
  }

  /// How many elements follow: each takes a byte at least.
  mutating func count() -> Int {
    let count = number()
    return count <= UInt64(rest.count) ? Int(count) : broken(0)
  }

  /// A value of a type that is known from its place.
  mutating func value<Value: Storable>() -> Value { Value(from: &self) }

  /// What stands for a value that cannot be read.
  mutating func broken<Value>(_ value: Value) -> Value {
    isBroken = true
    rest = UnsafeRawBufferPointer(rebasing: rest.prefix(0))
    return value
  }
}

extension ByteBuffer {
  mutating func store(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func store(_ bytes: UnsafeRawBufferPointer) {
    store(UInt64(bytes.count))
    append(bytes)
  }

  @inline(__always) mutating func store<Value: Storable>(_ value: Value) { value.store(into: &self) }
}

extension Int: Storable {
  /// Small numbers take one byte, whatever their sign.
  init(from reader: inout StoreReader) {
    let stored = reader.number()
    self = Int(truncatingIfNeeded: stored >> 1) ^ -Int(truncatingIfNeeded: stored & 1)
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(UInt64(truncatingIfNeeded: (self << 1) ^ (self >> (Int.bitWidth - 1))))
  }
}

extension Bool: Storable {
  init(from reader: inout StoreReader) { self = reader.byte() != 0 }
  func store(into bytes: inout ByteBuffer) { bytes.append(self ? 1 : 0) }
}

extension String: Storable {
  init(from reader: inout StoreReader) { self.init(decoding: reader.stretch(), as: UTF8.self) }

  func store(into bytes: inout ByteBuffer) {
    var text = self
    text.withUTF8 { bytes.store(UnsafeRawBufferPointer($0)) }
  }
}

extension Optional: Storable where Wrapped: Storable {
  init(from reader: inout StoreReader) { self = reader.byte() == 0 ? nil : Wrapped(from: &reader) }

  func store(into bytes: inout ByteBuffer) {
    bytes.append(self == nil ? 0 : 1)
    self?.store(into: &bytes)
  }
}

extension Array: Storable where Element: Storable {
  init(from reader: inout StoreReader) {
    let count = reader.count()
    self.init(unsafeUninitializedCapacity: count) { places, filled in
      while filled < count {
        places.initializeElement(at: filled, to: Element(from: &reader))
        filled += 1
      }
    }
  }

  func store(into bytes: inout ByteBuffer) {
    bytes.store(UInt64(count))
    for index in indices { self[index].store(into: &bytes) }
  }
}

extension Range: Storable where Bound == Int {
  init(from reader: inout StoreReader) {
    let start: Int = reader.value()
    let (end, isTooLarge) = start.addingReportingOverflow(reader.value())
    self = !isTooLarge && start <= end ? start..<end : reader.broken(0..<0)
  }

  func store(into bytes: inout ByteBuffer) {
    lowerBound.store(into: &bytes)
    count.store(into: &bytes)
  }
}
