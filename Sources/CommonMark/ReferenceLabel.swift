/// The labels of reference links, compared as CommonMark asks: without regard to case and amounts of white space.
enum ReferenceLabel {
  /// The form in which equal labels are equal bytes.
  static func normalized(_ label: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(label.count)
    var isASCII = true
    for byte in label {
      if LinkSyntax.isSpace(byte) {
        if let last = result.last, last != UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
      } else {
        isASCII = isASCII && byte < 0x80
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        result.append(isCapital ? byte | 0x20 : byte)
      }
    }
    if result.last == UInt8(ascii: " ") { result.removeLast() }
    guard !isASCII else { return result }
    // The standard library has no case folding; there and back again does what it does, `ẞ` and `SS` included.
    return Array(String(decoding: result, as: UTF8.self).lowercased().uppercased().lowercased().utf8)
  }
}
