import CommonMark

/// Words as data hold them: each run of white space one space, none at the ends.
enum PlainText {
  /// Appends text; white space at its end is one space, which `string` takes off.
  static func append(_ text: ArraySlice<UInt8>, to words: inout [UInt8]) {
    let room = words.count + text.count
    if words.capacity < room { words.reserveCapacity(max(room, words.capacity * 2)) }
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      if words.last ?? 0x20 == 0x20 { index = endOfSpace(bytes, from: 0) }
      var start = index
      while index < bytes.count {
        index = endOfPlain(bytes, from: index)
        guard index < bytes.count else { break }
        guard isSpace(bytes[index]) else {
          index += 1
          continue
        }
        let end = endOfSpace(bytes, from: index + 1)
        if bytes[index] != 0x20 || end > index + 1 {
          words.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          words.append(0x20)
          start = end
        }
        index = end
      }
      words.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// How far the text is sure to be letters and single spaces between words, as nearly all of it is: eight bytes at a
  /// time.
  @inline(__always)
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        .littleEndian
      let spaces = eight.marks(of: 0x20)
      guard !eight.hasControl, spaces & (spaces << 8) == 0 else { break }
      // A space at the end may be the first of several.
      index += spaces >> 63 == 0 ? 8 : 7
    }
    return index
  }

  private static func endOfSpace(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index
  }

  /// Parts what follows from what is there.
  static func appendSpace(to words: inout [UInt8]) {
    if let last = words.last, last != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
  }

  static func string(_ words: [UInt8]) -> String {
    let end = words.last == UInt8(ascii: " ") ? words.count - 1 : words.count
    return String(decoding: words[..<end], as: UTF8.self)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
