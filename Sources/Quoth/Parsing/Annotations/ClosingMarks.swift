/// What may stand between a link and the mark of a note that belongs to it: closing quotation marks, and the punctuation
/// of the sentence, before them or behind.
enum ClosingMarks {
  /// The length of one of them that ends at an offset, with the space that French puts before `»`; nil: none does.
  static func length(before end: Int, in text: [UInt8]) -> Int? {
    let last = text[end - 1]
    if last < 0x80 { return isASCIIMark(last) ? 1 : nil }
    guard end >= 2 else { return nil }
    if text[end - 2] == 0xC2, last == 0xBB || last == 0xAB {
      return 2 + spaceLength(before: end - 2, in: text)
    }
    guard end >= 3 else { return nil }
    switch (text[end - 3], text[end - 2]) {
    case (0xE2, 0x80):
      if last == 0xB9 || last == 0xBA { return 3 + spaceLength(before: end - 3, in: text) }
      // “ ” ‘ ’ and their like, and the ellipsis.
      return (0x98...0x9F).contains(last) || last == 0xA6 ? 3 : nil
    case (0xE3, 0x80):
      // 、 。 」 』 and their like.
      return last == 0x81 || last == 0x82 || (0x8D...0x8F).contains(last) || (0x9D...0x9F).contains(last)
        ? 3 : nil
    case (0xEF, 0xBC):
      // ！ ， ． ： ； ？
      return [0x81, 0x8C, 0x8E, 0x9A, 0x9B, 0x9F].contains(last) ? 3 : nil
    default: return nil
    }
  }

  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// The length of a space, a no-break space or a narrow one before an offset; 0: none.
  private static func spaceLength(before end: Int, in text: [UInt8]) -> Int {
    let text = text[..<end]
    if text.last == UInt8(ascii: " ") { return 1 }
    if text.suffix(2).elementsEqual([0xC2, 0xA0]) { return 2 }
    return text.suffix(3).elementsEqual([0xE2, 0x80, 0xAF]) ? 3 : 0
  }
}
