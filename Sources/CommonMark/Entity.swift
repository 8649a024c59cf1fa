import Ccmark

/// A character reference, `&amp;` or `&#8212;`, and the bytes it stands for.
struct Entity {
  /// The number of bytes from `&` to `;`.
  let length: Int
  /// The number of bytes it stands for; one or two code points.
  let count: Int
  private let packed: UInt64

  /// The bytes it stands for, by index below `count`.
  func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: packed >> UInt64(index * 8)) }

  /// Reads the reference that begins with the `&` at an offset; nil if none does, so that the `&` is text.
  init?(in text: BlockText, at start: Int) {
    if text.byte(start + 1) == UInt8(ascii: "#") {
      self.init(numberIn: text, at: start)
    } else {
      self.init(nameIn: text, at: start)
    }
  }

  private init?(numberIn text: BlockText, at start: Int) {
    let isHexadecimal = text.byte(start + 2) | 0x20 == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var offset = first
    var number: UInt32 = 0
    while let digit = Entity.digit(text.byte(offset), isHexadecimal: isHexadecimal) {
      number = min(number &* (isHexadecimal ? 16 : 10) &+ digit, 0x110000)
      offset += 1
      if offset - first > 7 { return nil }
    }
    guard offset > first, offset - first <= (isHexadecimal ? 6 : 7), text.byte(offset) == UInt8(ascii: ";")
    else {
      return nil
    }
    let scalar = number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
    self.init(length: offset + 1 - start, bytes: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
  }

  /// There are some two thousand names: cmark knows them.
  private init?(nameIn text: BlockText, at start: Int) {
    var offset = start + 1
    while Entity.isAlphanumeric(text.byte(offset)), offset - start <= 32 { offset += 1 }
    guard offset - start > 2, text.byte(offset) == UInt8(ascii: ";") else { return nil }
    let source = text.bytes[start...offset]
    if source.elementsEqual("&amp;".utf8) {
      self.init(length: source.count, bytes: CollectionOfOne(UInt8(ascii: "&")))
      return
    }
    let meaning = source.withUnsafeBufferPointer { Entity.meaning($0) }
    guard !meaning.isEmpty, !meaning.elementsEqual(source) else { return nil }
    self.init(length: source.count, bytes: meaning)
  }

  private init(length: Int, bytes: some Sequence<UInt8>) {
    var packed: UInt64 = 0
    var count = 0
    for byte in bytes.prefix(8) {
      packed |= UInt64(byte) << UInt64(count * 8)
      count += 1
    }
    self.length = length
    self.count = count
    self.packed = packed
  }

  /// What cmark makes of a paragraph that holds only this reference.
  private static func meaning(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    source.withMemoryRebound(to: CChar.self) { characters in
      guard let document = cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
      else {
        return []
      }
      defer { cmark_node_free(document) }
      guard let text = cmark_node_first_child(cmark_node_first_child(document)),
        let literal = cmark_node_get_literal(text)
      else { return [] }
      return Array(String(cString: literal).utf8)
    }
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
