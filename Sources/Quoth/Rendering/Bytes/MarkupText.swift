import Mustache

/// Plain text on its way into HTML or XML: the only places that escape it (templates escape for themselves).
extension ByteBuffer {
  /// Text for HTML, in elements and in quoted attributes.
  mutating func append(html text: String) {
    append(text, SpecialBytes(0x26, 0x3C, 0x3E, 0x22)) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      default: nil
      }
    }
  }

  /// Text for XML 1.0, in elements and in quoted attributes. Characters that XML forbids even as references
  /// (control characters but tab and line ends, U+FFFE and U+FFFF) are dropped: one of them would make a feed
  /// unreadable as a whole.
  mutating func append(xml text: String) {
    let start = count
    append(text, Self.specialInXML, replacing: Self.xmlReplacement)
    dropNonCharacters(from: start)
  }

  /// HTML as the text of an XML element.
  mutating func append(xml html: [UInt8]) {
    let start = count
    html.withUnsafeBufferPointer { append($0, Self.specialInXML, replacing: Self.xmlReplacement) }
    dropNonCharacters(from: start)
  }

  @inline(__always)
  private static var specialInXML: SpecialBytes { SpecialBytes(0x26, 0x3C, 0x3E, 0x22, controls: true) }

  @inline(__always)
  private static func xmlReplacement(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20: ""
    default: nil
    }
  }

  /// Takes out U+FFFE and U+FFFF (EF BF BE, EF BF BF).
  private mutating func dropNonCharacters(from start: Int) {
    let hasAny = withBytes { ByteSearch.first(0xEF, in: $0, from: start) != nil }
    guard hasAny else { return }
    let written = bytes(in: start..<count)
    truncate(to: start)
    var index = 0
    while index < written.count {
      if written[index] == 0xEF, index + 2 < written.count, written[index + 1] == 0xBF,
        written[index + 2] >= 0xBE
      {
        index += 3
        continue
      }
      append(written[index])
      index += 1
    }
  }
}
