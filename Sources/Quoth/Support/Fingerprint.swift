/// A number that tells whether something is as it was: 64 bits over bytes and numbers in their order.
///
/// Fast and well mixed (the halves of a product of 64 by 64 bits, folded, as in the wyhash family), not secure: two
/// things are taken for one by chance in one of 2⁶⁴ cases, on purpose easily.
struct Fingerprint: Sendable {
  private(set) var value: UInt64 = 0x243F_6A88_85A3_08D3

  mutating func add(_ number: UInt64) {
    let (high, low) = (value ^ number).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = (high ^ low) &+ 0xA076_1D64_78BD_642F
  }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    add(rest)
    // So that where one text ends and the next begins makes a difference.
    add(bytes.count)
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  mutating func add(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
    if done == nil { add(Array(text.utf8)) }
  }
}
