/// The syntax of links around their words, as cmark's `inlines.c` reads it: destinations, titles, labels. All work
/// on the text of one block and answer with offsets into it; none looks at a byte more than a fixed number of times.
enum LinkSyntax {
  /// A destination: its range without `<>`, and where reading goes on.
  struct Destination {
    var range: Range<Int>
    var end: Int
  }

  /// Reads a destination: `<…>`, or up to white space or an unbalanced `)`.
  static func destination(in text: BlockText, at start: Int) -> Destination? {
    guard text.byte(start) == UInt8(ascii: "<") else { return bareDestination(in: text, at: start) }
    var offset = start + 1
    while offset < text.bytes.count {
      switch text.byte(offset) {
      case UInt8(ascii: ">"): return Destination(range: start + 1..<offset, end: offset + 1)
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "\n"), UInt8(ascii: "<"): return nil
      default: offset += 1
      }
    }
    return nil
  }

  private static func bareDestination(in text: BlockText, at start: Int) -> Destination? {
    var offset = start
    var depth = 0
    scan: while offset < text.bytes.count {
      let byte = text.byte(offset)
      switch byte {
      case UInt8(ascii: "\\") where isPunctuation(text.byte(offset + 1)): offset += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      default:
        if isSpace(byte) {
          if offset == start { return nil }
          break scan
        }
      }
      offset += 1
    }
    guard offset < text.bytes.count, depth == 0 else { return nil }
    return Destination(range: start..<offset, end: offset)
  }

  /// The end of a title in quotes or parentheses. cmark takes the longest match of a grammar in which a backslash
  /// may also stand for itself; so a closing mark behind a backslash is one only if no later one is found.
  static func titleEnd(in text: BlockText, at start: Int) -> Int? {
    let open = text.byte(start)
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
    guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else {
      return nil
    }
    var candidate: Int?
    var offset = start + 1
    while offset < text.bytes.count {
      let byte = text.byte(offset)
      let isEscaped = text.byte(offset - 1) == UInt8(ascii: "\\") && offset - 1 > start
      if byte == close {
        candidate = offset + 1
        if !isEscaped { return candidate }
      } else if byte == open, !isEscaped {
        return candidate
      }
      offset += 1
    }
    return candidate
  }

  /// Reads `[label]` at an offset: the range of the label without the white space at its ends, which may be empty,
  /// and where reading goes on.
  static func label(in text: BlockText, at start: Int) -> (range: Range<Int>, end: Int)? {
    guard text.byte(start) == UInt8(ascii: "[") else { return nil }
    var offset = start + 1
    while offset < text.bytes.count, offset - start - 1 <= 1000 {
      switch text.byte(offset) {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return (trimmed(start + 1..<offset, in: text), offset + 1)
      case UInt8(ascii: "\\") where isPunctuation(text.byte(offset + 1)): offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  /// Reads what follows the words of an inline link, from `(` to `)`: the range of the destination, and where
  /// reading goes on.
  static func inlineTail(in text: BlockText, at start: Int) -> Destination? {
    guard text.byte(start) == UInt8(ascii: "("),
      let destination = destination(in: text, at: spacesEnd(in: text, at: start + 1))
    else { return nil }
    let afterSpaces = spacesEnd(in: text, at: destination.end)
    var end = afterSpaces
    if afterSpaces > destination.end { end = titleEnd(in: text, at: afterSpaces) ?? afterSpaces }
    end = spacesEnd(in: text, at: end)
    guard text.byte(end) == UInt8(ascii: ")") else { return nil }
    return Destination(range: destination.range, end: end + 1)
  }

  /// The offset of the first byte that is no white space.
  static func spacesEnd(in text: BlockText, at start: Int) -> Int {
    var offset = start
    while isSpace(text.byte(offset)) { offset += 1 }
    return offset
  }

  /// A range without the white space at its ends.
  static func trimmed(_ range: Range<Int>, in text: BlockText) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(text.byte(start)) { start += 1 }
    while end > start, isSpace(text.byte(end - 1)) { end -= 1 }
    return start..<end
  }

  /// Space, tab, line ends, vertical tab, form feed.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// What a backslash can escape: the punctuation of ASCII.
  @inline(__always) static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
