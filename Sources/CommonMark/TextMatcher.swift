/// Reads the source of a text or of raw HTML along with what cmark made of it.
enum TextMatcher {
  /// The end of the source of a literal text that begins at `start`; nil if that is not its source. Escapes and
  /// entities in the source stand for what they mean.
  ///
  /// - Parameter limit: how many bytes of the literal to read; all, if not given.
  static func end(
    of literal: UnsafeBufferPointer<UInt8>, in text: BlockText, from start: Int, limit: Int? = nil
  ) -> Int? {
    var (cursor, index) = (start, 0)
    let end = min(limit ?? literal.count, literal.count)
    // Behind a definition or a backslash at a line's end cmark keeps blanks that it drops elsewhere.
    if start > 0, LinkSyntax.isSpace(text.byte(start - 1)) {
      while index < end, isBlank(literal[index]), text.byte(cursor) != literal[index] { index += 1 }
    }
    while index < end {
      // The plain stretch, which is nearly all.
      text.bytes.withUnsafeBufferPointer { source in
        let (left, right) = (UnsafeRawBufferPointer(source), UnsafeRawBufferPointer(literal))
        while index + 8 <= end, cursor + 8 <= source.count {
          let eight = left.loadUnaligned(fromByteOffset: cursor, as: UInt64.self)
          guard eight == right.loadUnaligned(fromByteOffset: index, as: UInt64.self),
            !eight.hasByte(UInt8(ascii: "\\")), !eight.hasByte(UInt8(ascii: "&"))
          else { break }
          cursor += 8
          index += 8
        }
        while index < end, cursor < source.count, source[cursor] == literal[index],
          source[cursor] != UInt8(ascii: "\\"), source[cursor] != UInt8(ascii: "&")
        {
          cursor += 1
          index += 1
        }
      }
      guard index < end else { break }
      switch text.byte(cursor) {
      case UInt8(ascii: "\\"):
        if LinkSyntax.isPunctuation(text.byte(cursor + 1)) { cursor += 1 }
        guard text.byte(cursor) == literal[index] else { return nil }
        cursor += 1
        index += 1
      case UInt8(ascii: "&"):
        if let entity = Entity(in: text, at: cursor) {
          for each in 0..<entity.count where index < end {
            guard literal[index] == entity.byte(each) else { return nil }
            index += 1
          }
          cursor += entity.length
        } else {
          guard literal[index] == UInt8(ascii: "&") else { return nil }
          cursor += 1
          index += 1
        }
      case BlockText.replacedNUL where isReplacement(literal, at: index):
        cursor += 1
        index += 3
      default: return nil
      }
    }
    return cursor
  }

  /// The end of the source of raw HTML; white space at the start of its lines may differ.
  static func end(ofRaw literal: UnsafeBufferPointer<UInt8>, in text: BlockText, from start: Int) -> Int? {
    var (cursor, index) = (start, 0)
    while index < literal.count {
      let byte = literal[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        guard text.byte(cursor) == UInt8(ascii: "\n") else { return nil }
        let isPair =
          byte == UInt8(ascii: "\r") && index + 1 < literal.count && literal[index + 1] == UInt8(ascii: "\n")
        index += isPair ? 2 : 1
        cursor += 1
        while index < literal.count, isBlank(literal[index]) { index += 1 }
        while isBlank(text.byte(cursor)) { cursor += 1 }
      } else if text.byte(cursor) == byte {
        cursor += 1
        index += 1
      } else if text.byte(cursor) == BlockText.replacedNUL, isReplacement(literal, at: index) {
        cursor += 1
        index += 3
      } else {
        return nil
      }
    }
    return cursor
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether U+FFFD stands at an index.
  private static func isReplacement(_ literal: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < literal.count && literal[index] == 0xEF && literal[index + 1] == 0xBF
      && literal[index + 2] == 0xBD
  }
}
