/// One line of a document, by what it is before anybody asks who speaks.
struct DocumentLine: Sendable {
  enum Kind: Sendable, Equatable {
    case blank
    /// A line of a fenced block of code, fences included.
    case code
    /// `# …`, the number signs left out of the range.
    case heading(level: Int)
    /// `---`, `* * *`, and (underlining) `===`.
    case rule
    /// `> …`
    case quote
    /// `| … |`
    case row
    /// `- …`, `3. …`, the mark included.
    case item
    /// `[name]: https://…`
    case definition
    /// `[^note]: …`, and the indented lines that belong to it.
    case note
    case text
  }

  var kind: Kind
  /// Without white space at the ends (code: with all of it).
  var range: Range<Int>
  /// Columns of white space before it.
  var indent: Int
  /// From 1.
  var number: Int

  /// All lines of a text from a byte on. In plain text only blank lines and rules mean anything.
  static func read(_ bytes: [UInt8], from start: Int, firstNumber: Int, isMarkdown: Bool) -> [DocumentLine] {
    var lines: [DocumentLine] = []
    lines.reserveCapacity((bytes.count - start) / 60 + 8)
    var position = start
    var number = firstNumber
    var fence: (mark: UInt8, count: Int)?
    var isInNote = false
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let whole = position..<end
      defer {
        position = end + 1
        number += 1
      }
      let content = bytes[whole].trimmed
      var indent = 0
      for byte in bytes[whole] {
        if byte == 0x20 { indent += 1 } else if byte == 0x09 { indent += 4 - indent % 4 } else { break }
      }
      var line = DocumentLine(
        kind: content.isEmpty ? .blank : .text, range: content.startIndex..<content.endIndex, indent: indent,
        number: number)
      if isMarkdown, let open = fence {
        line.kind = .code
        line.range = whole
        let marks = content.prefix { $0 == open.mark }.count
        if marks >= open.count, marks == content.count { fence = nil }
      } else if isMarkdown, indent < 4, let open = Self.fence(content) {
        fence = open
        line.kind = .code
        line.range = whole
      } else if !content.isEmpty {
        if isInNote, indent >= 4, lines.last?.kind == .note || lines.last?.kind == .blank {
          line.kind = .note
          line.range = whole
        } else {
          line.kind = kind(content, isMarkdown: isMarkdown)
          if case .heading(let level) = line.kind {
            let words = bytes[line.range].dropFirst(level).trimmed
            line.range = words.startIndex..<words.endIndex
          }
          isInNote = line.kind == .note
        }
      }
      lines.append(line)
    }
    return lines
  }

  private static func fence(_ content: ArraySlice<UInt8>) -> (mark: UInt8, count: Int)? {
    guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = content.prefix { $0 == mark }.count
    guard count >= 3, mark == UInt8(ascii: "~") || !content.dropFirst(count).contains(mark) else {
      return nil
    }
    return (mark, count)
  }

  private static func kind(_ content: ArraySlice<UInt8>, isMarkdown: Bool) -> Kind {
    guard let first = content.first else { return .blank }
    if isRule(content) { return .rule }
    guard isMarkdown else { return .text }
    switch first {
    case UInt8(ascii: "#"):
      let level = content.prefix { $0 == first }.count
      let isHeading =
        level <= 6 && (level == content.count || Characters.isSpace(content[content.startIndex + level]))
      return isHeading ? .heading(level: level) : .text
    case UInt8(ascii: ">"): return .quote
    case UInt8(ascii: "|"): return content.last == first && content.count > 2 ? .row : .text
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return content.count > 1 && Characters.isSpace(content[content.startIndex + 1]) ? .item : .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = content.prefix { Characters.isDigit($0) }.count
      let rest = content.dropFirst(digits)
      let isItem =
        digits <= 9 && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && rest.count > 1 && Characters.isSpace(rest[rest.startIndex + 1])
      return isItem ? .item : .text
    case UInt8(ascii: "["):
      if content.starts(with: "[^".utf8), BlockGuard.isDefinition(Array(content)) { return .note }
      guard BlockGuard.isDefinition(Array(content)), let close = content.firstRange(of: "]:"),
        LinkTarget(content[close.upperBound...].trimmed.prefix { !Characters.isSpace($0) }) == .fine
      else { return .text }
      return .definition
    default: return .text
    }
  }

  /// Three marks or more of one kind, blanks between or not; in a text, `====` too.
  private static func isRule(_ content: ArraySlice<UInt8>) -> Bool {
    guard let mark = content.first, [0x2D, 0x2A, 0x5F, 0x3D].contains(mark) else { return false }
    var count = 0
    for byte in content {
      if byte == mark { count += 1 } else if !Characters.isBlank(byte) { return false }
    }
    return count >= 3
  }
}
