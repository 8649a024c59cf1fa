/// Finds the sentence around a place in a paragraph: roughly, for lists that show where somebody is mentioned.
enum Sentence {
  /// A sentence is cut off this far from the place.
  static let reach = 160

  static func start(before place: Int, in text: [UInt8]) -> (offset: Int, isCut: Bool) {
    let limit = max(0, place - reach)
    var index = place
    var lastSpace = place
    while index > limit {
      if PlainText.isSpace(text[index - 1]) {
        if isEnd(index - 1, in: text) { return (index, false) }
        lastSpace = index
      }
      index -= 1
    }
    if limit == 0 { return (0, false) }
    return (lastSpace < place ? lastSpace : boundary(limit, in: text), true)
  }

  static func end(after place: Int, in text: [UInt8]) -> (offset: Int, isCut: Bool) {
    let limit = min(text.count, place + reach)
    var index = place
    var lastSpace = place
    while index < limit {
      if PlainText.isSpace(text[index]) {
        if isEnd(index, in: text) { return (index, false) }
        lastSpace = index
      }
      index += 1
    }
    if limit == text.count { return (limit, false) }
    return (lastSpace > place ? lastSpace : boundary(limit, in: text), true)
  }

  /// Whether a sentence ends before the space at `space`: a full stop, `!`, `?`, `。` or `…`, quotation marks and
  /// brackets behind it passed over, and no short capitalised word such as `Mr.` before.
  private static func isEnd(_ space: Int, in text: [UInt8]) -> Bool {
    var index = space
    while index > 0 {
      let byte = text[index - 1]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "'") {
        index -= 1
      } else if index >= 3, text[index - 3] == 0xE2, text[index - 2] == 0x80, (0x98...0x9F).contains(byte) {
        index -= 3
      } else {
        break
      }
    }
    guard index > 0 else { return false }
    switch text[index - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      var start = index - 1
      while start > 0, index - start <= 5, isLetter(text[start - 1]) { start -= 1 }
      let length = index - 1 - start
      return length == 0 || length > 3 || text[start] & 0x20 != 0
    default:
      return index >= 3 && text[index - 3] == 0xE3 && text[index - 2] == 0x80 && text[index - 1] == 0x82
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The start of the character at an offset.
  private static func boundary(_ offset: Int, in text: [UInt8]) -> Int {
    var offset = offset
    while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
