/// Finds the tags of a template, minding changes of the delimiters.
struct TagScanner {
  private let bytes: [UInt8]
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private var tags: [Tag] = []
  private var problems: [Problem] = []

  /// The tags in order, and what could not be read as one.
  static func scan(_ bytes: [UInt8], from start: Int) -> (tags: [Tag], problems: [Problem]) {
    var scanner = TagScanner(bytes)
    scanner.scan(from: start)
    return (scanner.tags, scanner.problems)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func scan(from start: Int) {
    var position = start
    while let tagStart = bytes.firstRange(of: open, in: position..<bytes.count) {
      let contentStart = bytes.skippingSpace(from: tagStart + open.count)
      let (kind, sigil, ending) = kind(at: contentStart)
      let nameStart = contentStart + sigil
      guard let nameEnd = end(of: kind, from: nameStart, ending) else {
        problems.append(unclosed(at: tagStart))
        guard let next = bytes.firstRange(of: open, in: nameStart..<bytes.count), kind != .comment else {
          return
        }
        position = next
        continue
      }
      let end = nameEnd + ending.count
      let tag = Tag(
        kind: kind, range: tagStart..<end, name: bytes.trimmed(nameStart..<nameEnd))
      position = end
      if accept(tag) { tags.append(tag) }
    }
  }

  /// Where a tag's content ends; nil if another tag opens or the text ends before.
  private func end(of kind: Tag.Kind, from start: Int, _ ending: [UInt8]) -> Int? {
    if kind == .comment || kind == .delimiters || open == close {
      return bytes.firstRange(of: ending, in: start..<bytes.count)
    }
    var position = start
    while position < bytes.count {
      if bytes.has(ending, at: position) { return position }
      if bytes.has(open, at: position) { return nil }
      position += 1
    }
    return nil
  }

  /// What the tag whose content starts there is, how many bytes say so, and what ends it.
  private func kind(at position: Int) -> (kind: Tag.Kind, sigil: Int, ending: [UInt8]) {
    guard position < bytes.count else { return (.variable, 0, close) }
    switch bytes[position] {
    case UInt8(ascii: "#"): return (.section, 1, close)
    case UInt8(ascii: "^"): return (.inverted, 1, close)
    case UInt8(ascii: "/"): return (.close, 1, close)
    case UInt8(ascii: ">"): return (.partial, 1, close)
    case UInt8(ascii: "<"): return (.parent, 1, close)
    case UInt8(ascii: "$"): return (.block, 1, close)
    case UInt8(ascii: "&"): return (.raw, 1, close)
    case UInt8(ascii: "!"): return (.comment, 1, close)
    case UInt8(ascii: "{"): return (.raw, 1, [UInt8(ascii: "}")] + close)
    case UInt8(ascii: "="): return (.delimiters, 1, [UInt8(ascii: "=")] + close)
    default: return (.variable, 0, close)
    }
  }

  /// Whether the tag is well formed; new delimiters are taken over.
  private mutating func accept(_ tag: Tag) -> Bool {
    let content = bytes[tag.name]
    switch tag.kind {
    case .comment:
      return true
    case .delimiters:
      let parts = content.split(whereSeparator: \.isSpace)
      guard parts.count == 2, !content.contains(UInt8(ascii: "=")) else {
        problems.append(
          Problem(
            .syntax, tag.range, "these are no two delimiters",
            "write the opening and the closing one with a space between: {{=<% %>=}}"))
        return false
      }
      open = Array(parts[0])
      close = Array(parts[1])
      return true
    case .partial, .parent, .block:
      return accept(tag, isName: !content.isEmpty && !content.contains(where: \.isSpace))
    case .variable, .raw, .section, .inverted, .close:
      if tag.kind == .close, !content.isEmpty, !content.contains(where: \.isSpace) { return true }
      return accept(tag, isName: isPath(content))
    }
  }

  private mutating func accept(_ tag: Tag, isName: Bool) -> Bool {
    if isName { return true }
    let words = String(decoding: bytes[tag.name], as: UTF8.self)
    problems.append(
      words.isEmpty
        ? Problem(
          .syntax, tag.range, "a tag without a name", "write the name of a value between the delimiters")
        : Problem(
          .syntax, tag.name, "“\(words)” is not a name",
          "a name has no spaces; names joined by single dots lead into records"))
    return false
  }

  /// Whether the bytes are `.` or names joined by single dots.
  private func isPath(_ content: ArraySlice<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    if content.isEmpty || content.contains(where: \.isSpace) { return false }
    if content.elementsEqual([dot]) { return true }
    return content.split(separator: dot, omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  private func unclosed(at start: Int) -> Problem {
    let closing = String(decoding: close, as: UTF8.self)
    return Problem(
      .syntax, start..<start + open.count, "this tag is never closed", "close it with “\(closing)”")
  }
}
