/// A reader of the YAML that nearly all front matter is: `key: words`, words in simple quotes, `[a, b]` on one line,
/// a list of `- words`, and maps of these in maps. It is ten times faster than a whole YAML reader, and it gives up
/// (nil) at the first byte of which it does not know for certain that YAML means the same: then libyaml reads the
/// text. `PlainYAMLTests` holds the two to the same result.
struct PlainYAML {
  /// A line that holds more than blanks and a comment.
  private struct Line {
    var number: Int
    /// Offset of its first byte, of the first that is no space, and of what follows the last.
    var start: Int
    var content: Int
    var end: Int

    var indent: Int { content - start }
  }

  /// Nothing here is known to mean what it seems to.
  private struct GiveUp: Error {}

  private let text: UnsafeBufferPointer<UInt8>
  private var current: Line?
  private var nextStart: Int
  private var nextNumber: Int

  /// The entries of the map that `text` is, or nil. `firstLine`: the number of its first line in the file.
  static func read(_ text: UnsafeBufferPointer<UInt8>, firstLine: Int) -> [YAMLNode.Entry]? {
    guard isOrdinary(text) else { return nil }
    var reader = PlainYAML(text: text, current: nil, nextStart: 0, nextNumber: firstLine)
    reader.advance()
    guard let entries = try? reader.map(indent: 0, depth: 1), reader.current == nil else { return nil }
    return entries
  }

  /// Without the characters that YAML refuses, takes for line breaks or reads with rules of their own: control
  /// characters (tabs too), U+0085, U+2028, U+2029, byte order marks, U+FFFE and U+FFFF.
  private static func isOrdinary(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 ? byte != 0x0A : byte == 0x7F { return false }
      if byte >= 0xC2, index + 2 < text.count {
        switch (byte, text[index + 1], text[index + 2]) {
        case (0xC2, 0x80...0x9F, _), (0xE2, 0x80, 0xA8...0xA9), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...0xBF):
          return false
        default: break
        }
      } else if byte >= 0xC2, index + 2 == text.count {
        return false
      }
      index += 1
    }
    return true
  }

  // MARK: Lines

  private mutating func advance() {
    current = nil
    while nextStart < text.count {
      let start = nextStart
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      let number = nextNumber
      (nextStart, nextNumber) = (end + 1, number + 1)
      var content = start
      while content < end, text[content] == UInt8(ascii: " ") { content += 1 }
      if content < end, text[content] != UInt8(ascii: "#") {
        current = Line(number: number, start: start, content: content, end: end)
        return
      }
    }
  }

  private func span(_ line: Line, _ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      line: line.number, column: range.lowerBound - line.start + 1,
      endColumn: range.upperBound - line.start + 1)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  // MARK: Blocks

  private mutating func map(indent: Int, depth: Int) throws(GiveUp) -> [YAMLNode.Entry] {
    guard depth <= 8 else { throw GiveUp() }
    var entries: [YAMLNode.Entry] = []
    while let line = current, line.indent >= indent {
      guard line.indent == indent else { throw GiveUp() }
      let colon = try endOfKey(line)
      let key = Located(string(line.content..<colon), at: span(line, line.content..<colon))
      var start = colon + 1
      while start < line.end, text[start] == UInt8(ascii: " ") { start += 1 }
      advance()
      let value =
        if start == line.end || text[start] == UInt8(ascii: "#") {
          try block(below: line, colon: colon, depth: depth)
        } else {
          try inline(line, from: start)
        }
      entries.append(YAMLNode.Entry(key: key, value: value))
      // A list may stand at the indent of its key; nothing else may.
      if let next = current, next.indent == indent, startsItem(next) { throw GiveUp() }
    }
    return entries
  }

  /// The value of a key whose line ends after the colon: a map or list on the next lines, or nothing.
  private mutating func block(below line: Line, colon: Int, depth: Int) throws(GiveUp) -> YAMLNode {
    if let next = current, next.indent >= line.indent {
      let place = span(next, next.content..<next.content + 1)
      if startsItem(next) {
        return YAMLNode(value: .list(try list(indent: next.indent)), span: place)
      }
      if next.indent > line.indent {
        return YAMLNode(value: .map(try map(indent: next.indent, depth: depth + 1)), span: place)
      }
    }
    return YAMLNode(value: .scalar("", isPlain: true), span: span(line, colon + 1..<colon + 1))
  }

  private mutating func list(indent: Int) throws(GiveUp) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while let line = current, line.indent == indent, startsItem(line) {
      var start = line.content + 1
      while start < line.end, text[start] == UInt8(ascii: " ") { start += 1 }
      guard start < line.end, text[start] != UInt8(ascii: "#") else { throw GiveUp() }
      advance()
      items.append(try inline(line, from: start))
      // Deeper lines would go on with the item.
      if let next = current, next.indent > indent { throw GiveUp() }
    }
    return items
  }

  private func startsItem(_ line: Line) -> Bool {
    text[line.content] == UInt8(ascii: "-")
      && (line.content + 1 == line.end || text[line.content + 1] == UInt8(ascii: " "))
  }

  /// The offset of the colon that ends the key at the start of a line.
  private func endOfKey(_ line: Line) throws(GiveUp) -> Int {
    guard Self.startsWords(text[line.content]) else { throw GiveUp() }
    // YAML wants a key's colon within 1,024 characters.
    var index = line.content
    while index < min(line.end, line.content + 256) {
      switch text[index] {
      case UInt8(ascii: ":"):
        let isEnd = index + 1 == line.end || text[index + 1] == UInt8(ascii: " ")
        guard isEnd, text[index - 1] != UInt8(ascii: " ") else { throw GiveUp() }
        return index
      case UInt8(ascii: "#"): throw GiveUp()
      default: index += 1
      }
    }
    throw GiveUp()
  }

  // MARK: Values on one line

  private func inline(_ line: Line, from start: Int) throws(GiveUp) -> YAMLNode {
    switch text[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let (value, end) = try quoted(line, from: start)
      try expectEnd(line, from: end)
      return value
    case UInt8(ascii: "["):
      return try flowList(line, from: start)
    default:
      return try words(line, from: start)
    }
  }

  /// Words without quotes, up to the end of the line or a comment.
  private func words(_ line: Line, from start: Int) throws(GiveUp) -> YAMLNode {
    guard Self.startsWords(text[start]) else { throw GiveUp() }
    var end = line.end
    for index in start..<line.end {
      if text[index] == UInt8(ascii: ":") {
        let next = index + 1
        if next == line.end || text[next] == UInt8(ascii: " ") { throw GiveUp() }
      } else if text[index] == UInt8(ascii: "#"), text[index - 1] == UInt8(ascii: " ") {
        end = index
        break
      }
    }
    return scalar(line, start, end, isPlain: true)
  }

  private func scalar(_ line: Line, _ start: Int, _ end: Int, isPlain: Bool) -> YAMLNode {
    var end = end
    while isPlain, end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let around = isPlain ? start..<end : start - 1..<end + 1
    return YAMLNode(value: .scalar(string(start..<end), isPlain: isPlain), span: span(line, around))
  }

  /// Words in quotes that hold no escape, and the offset after them.
  private func quoted(_ line: Line, from start: Int) throws(GiveUp) -> (YAMLNode, Int) {
    let mark = text[start]
    var end = start + 1
    while end < line.end, text[end] != mark {
      if text[end] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") { throw GiveUp() }
      end += 1
    }
    guard end < line.end else { throw GiveUp() }
    // `''` is an apostrophe.
    if mark == UInt8(ascii: "'"), end + 1 < line.end, text[end + 1] == mark { throw GiveUp() }
    return (scalar(line, start + 1, end, isPlain: false), end + 1)
  }

  /// `[a, b]`
  private func flowList(_ line: Line, from start: Int) throws(GiveUp) -> YAMLNode {
    var items: [YAMLNode] = []
    var index = start + 1
    while true {
      index = skipSpaces(line, index)
      guard index < line.end else { throw GiveUp() }
      if text[index] == UInt8(ascii: "]") { break }
      let item: YAMLNode
      if text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") {
        (item, index) = try quoted(line, from: index)
      } else {
        (item, index) = try flowWords(line, from: index)
      }
      items.append(item)
      index = skipSpaces(line, index)
      guard index < line.end else { throw GiveUp() }
      if text[index] == UInt8(ascii: "]") { break }
      guard text[index] == UInt8(ascii: ",") else { throw GiveUp() }
      index += 1
    }
    try expectEnd(line, from: index + 1)
    return YAMLNode(value: .list(items), span: span(line, start..<start + 1))
  }

  private func flowWords(_ line: Line, from start: Int) throws(GiveUp) -> (YAMLNode, Int) {
    guard Self.startsWords(text[start]) else { throw GiveUp() }
    for index in start..<line.end {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        return (scalar(line, start, index, isPlain: true), index)
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "?"):
        throw GiveUp()
      case UInt8(ascii: ":"):
        guard index + 1 < line.end, text[index + 1] == UInt8(ascii: "/") else { throw GiveUp() }
      default: break
      }
    }
    throw GiveUp()
  }

  private func skipSpaces(_ line: Line, _ index: Int) -> Int {
    var index = index
    while index < line.end, text[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }

  /// Only blanks, or a comment after one, may follow.
  private func expectEnd(_ line: Line, from index: Int) throws(GiveUp) {
    let rest = skipSpaces(line, index)
    guard rest == line.end || (text[rest] == UInt8(ascii: "#") && rest > index) else { throw GiveUp() }
  }

  /// Whether words without quotes may begin with this byte and nothing else begins with it.
  private static func startsWords(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    case UInt8(ascii: "("), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "$"),
      UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
