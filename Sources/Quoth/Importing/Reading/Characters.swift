/// What single bytes and characters are to the readers.
enum Characters {
  /// White space of ASCII.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// A space or a tab.
  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }

  /// What CommonMark lets a backslash escape.
  @inline(__always) static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  /// Of a script that is written without spaces between words: Han, kana, and the punctuation that goes with them.
  static func isSpaceless(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

extension ArraySlice where Element == UInt8 {
  /// Without white space at either end.
  var trimmed: ArraySlice<UInt8> {
    var low = startIndex
    var high = endIndex
    while low < high, Characters.isSpace(self[low]) { low += 1 }
    while high > low, Characters.isSpace(self[high - 1]) { high -= 1 }
    return self[low..<high]
  }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// The first scalar; nil when empty.
  var firstScalar: UInt32? { String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first?.value }

  /// The last scalar; nil when empty.
  var lastScalar: UInt32? {
    var start = endIndex
    while start > startIndex {
      start -= 1
      if self[start] & 0xC0 != 0x80 { break }
    }
    return String(decoding: self[start...], as: UTF8.self).unicodeScalars.first?.value
  }

  /// Where `pattern` first stands.
  func firstRange(of pattern: StaticString) -> Range<Int>? {
    let count = pattern.utf8CodeUnitCount
    guard count > 0, self.count >= count else { return nil }
    return pattern.withUTF8Buffer { wanted in
      var index = startIndex
      let end = endIndex - count
      let first = wanted[0]
      while index <= end {
        if self[index] == first {
          var length = 1
          while length < count, self[index + length] == wanted[length] { length += 1 }
          if length == count { return index..<index + count }
        }
        index += 1
      }
      return nil
    }
  }
}

extension Array where Element == UInt8 {
  var text: String { String(decoding: self, as: UTF8.self) }
  var trimmed: ArraySlice<UInt8> { self[...].trimmed }
}
