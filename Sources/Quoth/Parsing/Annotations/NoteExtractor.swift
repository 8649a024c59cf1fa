import CommonMark

/// Takes the definitions of notes out of a text before CommonMark sees it:
///
///     … “direct evidence”[^evidence] …
///
///     [^evidence]: **Fact check:** The report was published in January.
///
///         A second paragraph, indented by four spaces.
///
/// `[^x]:` at the start of a line, or behind the `>` of block quotes, begins a note everywhere but in code. The
/// note ends before a line that is not indented after an empty one, before a block of another kind (a heading, a
/// list, …) and before the next note. Its lines are left empty, so that all others keep their numbers.
struct NoteExtractor {
  /// Whether a line that is not indented goes on with the note's paragraph, as CommonMark lets paragraphs go on. Not
  /// in transcripts, where each line may begin a turn.
  let allowsLazyLines: Bool

  private var source: [UInt8]
  private let start: Int
  private let fileLine: Int
  private var front: [UInt8] = []
  private var rest: [UInt8] = []
  private var frontLines: [BodyMarkdown.FrontLine] = []
  private var notes: [BodyMarkdown.Definition] = []
  /// How far the text has been dealt with, and the line there.
  private var offset: Int
  private var line: Int

  init(_ bytes: [UInt8], from start: Int, fileLine: Int, allowsLazyLines: Bool) {
    source = bytes
    self.start = min(max(start, 0), bytes.count)
    self.fileLine = fileLine
    self.allowsLazyLines = allowsLazyLines
    offset = self.start
    line = fileLine
  }

  /// The text without its notes' definitions, and these in front of it. A text without notes is not copied.
  mutating func extract() -> BodyMarkdown {
    var heads = definitionHeads()
    if !heads.isEmpty, mayHoldCode { heads = headsOutsideCode(heads) }
    guard !heads.isEmpty else { return BodyMarkdown(bytes: source, start: start, fileLine: fileLine) }
    rest.reserveCapacity(source.count - start)
    for head in heads where head.lineStart >= offset {
      skipText(to: head.lineStart)
      take(head)
    }
    skipText(to: source.count)
    return BodyMarkdown(
      bytes: front + rest, start: 0, fileLine: fileLine, notes: notes, frontLines: frontLines)
  }

  /// The beginning of a note's definition.
  struct Head: Equatable {
    var lineStart: Int
    /// The number of `>` before it.
    var depth: Int
    /// The spaces between the last `>`, or the start of the line, and `[`.
    var indent: Int
    /// `x` of `[^x]:`
    var label: Range<Int>
  }

  /// Copies text that belongs to no note.
  private mutating func skipText(to end: Int) {
    rest.append(contentsOf: source[offset..<end])
    line += source[offset..<end].count { $0 == UInt8(ascii: "\n") }
    offset = end
  }
}

// MARK: - Where notes begin

extension NoteExtractor {
  /// All places that look like the beginning of a definition, code included.
  private func definitionHeads() -> [Head] {
    var heads: [Head] = []
    source.withUnsafeBufferPointer { bytes in
      var index = start + 1
      while index < bytes.count, let found = ByteSearch.first(UInt8(ascii: "^"), in: bytes, from: index) {
        if bytes[found - 1] == UInt8(ascii: "["),
          let head = NoteExtractor.head(at: found - 1, in: bytes, start)
        {
          heads.append(head)
        }
        index = found + 1
      }
    }
    return heads
  }

  private static func head(at bracket: Int, in bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Head? {
    guard let label = NoteLabel.range(at: bracket, in: bytes), label.upperBound + 1 < bytes.count,
      bytes[label.upperBound + 1] == UInt8(ascii: ":")
    else { return nil }
    var lineStart = bracket
    while lineStart > start, bytes[lineStart - 1] != UInt8(ascii: "\n") {
      lineStart -= 1
      guard bytes[lineStart] == UInt8(ascii: " ") || bytes[lineStart] == UInt8(ascii: ">") else { return nil }
    }
    var depth = 0
    var indent = 0
    for index in lineStart..<bracket {
      if bytes[index] == UInt8(ascii: ">") {
        depth += 1
        // One space after the mark is part of it.
        indent = -1
      } else {
        indent += 1
      }
      guard indent <= 3 else { return nil }
    }
    return Head(lineStart: lineStart, depth: depth, indent: max(0, indent), label: label)
  }

  /// A definition can only stand in code that is fenced (indented code begins with more spaces than it may have) or
  /// in HTML.
  private var mayHoldCode: Bool {
    source.withUnsafeBufferPointer { bytes in
      let marks: [StaticString] = ["```", "~~~", "<!--", "<p", "<P", "<s", "<S", "<t", "<T"]
      return marks.contains { ByteSearch.holds($0, in: bytes, from: start) }
    }
  }

  /// Asks CommonMark where code is. Whether a line is code does not depend on notes: what could open a fence inside
  /// one is indented or not part of it.
  private func headsOutsideCode(_ heads: [Head]) -> [Head] {
    let document = MarkdownDocument(parsing: source, from: start..<source.count, startLine: 0)
    var code: [ClosedRange<Int32>] = []
    for node in document.nodes {
      let isCode =
        node.kind == .codeBlock || node.kind == .htmlBlock && isVerbatim(document.bytes(node.literal))
      if isCode, node.span.endLine >= node.span.line { code.append(node.span.line...node.span.endLine) }
    }
    var line: Int32 = 0
    var counted = start
    var next = 0
    return heads.filter { head in
      line += Int32(truncatingIfNeeded: source[counted..<head.lineStart].count { $0 == UInt8(ascii: "\n") })
      counted = head.lineStart
      while next < code.count, code[next].upperBound < line { next += 1 }
      return next >= code.count || !code[next].contains(line)
    }
  }

  /// Whether HTML holds its text as it is: a comment, `<pre>`, `<script>`, `<style>`, `<textarea>`.
  private func isVerbatim(_ html: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: html.prefix(12), as: UTF8.self).lowercased()
    return ["<!--", "<pre", "<script", "<style", "<textarea"].contains { start.hasPrefix($0) }
  }
}

// MARK: - What belongs to a note

extension NoteExtractor {
  /// Moves one note to the front.
  private mutating func take(_ head: Head) {
    let column = head.label.lowerBound - 2 - head.lineStart + 1
    notes.append(
      BodyMarkdown.Definition(
        label: String(decoding: source[head.label], as: UTF8.self),
        span: SourceSpan(line: line, column: column, endColumn: column + head.label.count + 3)))
    var text = head.label.upperBound + 2
    let end = lineEnd(from: text)
    while text < end, NoteExtractor.isBlank(source[text]) { text += 1 }
    takeLine(text..<end, depth: head.depth)
    // Lines indented so far belong to the note; a definition inside a list item is indented itself.
    let indent = head.indent >= 2 ? head.indent + 4 : 4
    var emptyLines = 0
    var ahead = offset
    while ahead < source.count {
      let (content, depth) = content(ofLineAt: ahead, depth: head.depth)
      let lineEnd = lineEnd(from: ahead)
      if content == lineEnd {
        guard depth == head.depth else { break }
        emptyLines += 1
      } else {
        let (text, isIndented) = strip(indent, from: content)
        let belongs =
          isIndented && depth == head.depth
          || allowsLazyLines && emptyLines == 0 && !beginsBlock(at: ahead, content, lineEnd)
        guard belongs else { break }
        for _ in 0..<emptyLines { takeEmptyLine(depth: head.depth) }
        emptyLines = 0
        takeLine(isIndented ? text..<lineEnd : content..<lineEnd, depth: head.depth)
      }
      ahead = min(lineEnd + 1, source.count)
    }
    front.append(UInt8(ascii: "\n"))
    frontLines.append(BodyMarkdown.FrontLine(line: Int32(clamping: line), shift: 0))
  }

  /// Moves the rest of the current line.
  private mutating func takeLine(_ text: Range<Int>, depth: Int) {
    front.append(UInt8(ascii: ">"))
    front.append(UInt8(ascii: " "))
    front.append(contentsOf: source[text])
    front.append(UInt8(ascii: "\n"))
    let shift = text.lowerBound - offset - 2
    frontLines.append(BodyMarkdown.FrontLine(line: Int32(clamping: line), shift: Int32(clamping: shift)))
    leaveLineEmpty(depth: depth)
  }

  private mutating func takeEmptyLine(depth: Int) {
    front.append(UInt8(ascii: ">"))
    front.append(UInt8(ascii: "\n"))
    frontLines.append(BodyMarkdown.FrontLine(line: Int32(clamping: line), shift: 0))
    leaveLineEmpty(depth: depth)
  }

  private mutating func leaveLineEmpty(depth: Int) {
    for _ in 0..<depth { rest.append(UInt8(ascii: ">")) }
    rest.append(UInt8(ascii: "\n"))
    offset = min(lineEnd(from: offset) + 1, source.count)
    line += 1
  }

  private func lineEnd(from offset: Int) -> Int {
    source.withUnsafeBufferPointer { ByteSearch.first(UInt8(ascii: "\n"), in: $0, from: offset) ?? $0.count }
  }

  /// The first byte that is neither white space nor one of the `>` of the blocks around, and the number of these. The
  /// indentation that counts is behind the last of them.
  private func content(ofLineAt start: Int, depth: Int) -> (offset: Int, depth: Int) {
    var index = start
    var found = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: ">"), found < depth {
        found += 1
      } else if !NoteExtractor.isBlank(byte) {
        break
      }
      index += 1
    }
    return (index, found)
  }

  /// Takes up to `width` columns off the white space before `content`.
  private func strip(_ width: Int, from content: Int) -> (offset: Int, isIndented: Bool) {
    var begin = content
    while begin > offset, NoteExtractor.isBlank(source[begin - 1]) { begin -= 1 }
    if begin > start, source[begin - 1] == UInt8(ascii: ">"), source[begin] == UInt8(ascii: " ") {
      begin += 1
    }
    var columns = 0
    while begin < content, columns < width {
      columns += source[begin] == UInt8(ascii: "\t") ? 4 - columns % 4 : 1
      begin += 1
    }
    return (begin, columns >= min(width, 4) && columns >= width)
  }

  /// Whether a line begins a block that ends a paragraph, the next note included.
  private func beginsBlock(at lineStart: Int, _ content: Int, _ end: Int) -> Bool {
    let text = source[content..<end]
    guard let first = text.first else { return true }
    let isSpaced = { (index: Int) in index >= end || NoteExtractor.isBlank(source[index]) }
    switch first {
    case UInt8(ascii: "["):
      return source.withUnsafeBufferPointer { NoteExtractor.head(at: content, in: $0, start) } != nil
    case UInt8(ascii: ">"): return true
    case UInt8(ascii: "#"):
      let marks = text.prefix { $0 == first }.count
      return marks <= 6 && isSpaced(content + marks)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      if first != UInt8(ascii: "_"), isSpaced(content + 1) { return true }
      let isRule = text.allSatisfy { $0 == first || NoteExtractor.isBlank($0) }
      return first != UInt8(ascii: "+") && isRule && text.count { $0 == first } >= 3
    case UInt8(ascii: "="): return text.allSatisfy { $0 == first || NoteExtractor.isBlank($0) }
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return text.prefix { $0 == first }.count >= 3
    case UInt8(ascii: "1"):
      guard content + 1 < end else { return false }
      let mark = source[content + 1]
      return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")) && isSpaced(content + 2)
    case UInt8(ascii: "<"): return text.starts(with: "<!--".utf8)
    default: return false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
