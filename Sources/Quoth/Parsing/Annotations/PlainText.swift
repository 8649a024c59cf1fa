/// Words as data hold them: each run of white space one space, none at the ends.
enum PlainText {
  /// Appends text; white space at its end is one space, which `string` takes off.
  static func append(_ text: ArraySlice<UInt8>, to words: inout [UInt8]) {
    words.reserveCapacity(words.count + text.count)
    for byte in text {
      if isSpace(byte) {
        if let last = words.last, last != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
      } else {
        words.append(byte)
      }
    }
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
