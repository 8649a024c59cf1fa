/// Keeps a paragraph the paragraph that it was: what CommonMark would read as the beginning of a list, a heading, a rule, a
/// definition, or a transcript as a label, is escaped. The parser of transcripts is asked what it would read.
struct BlockGuard {
  private var heads: TurnHeadReader

  /// `labels`: plain names that begin a turn when a colon follows.
  init(labels: Set<String> = []) {
    heads = TurnHeadReader(declared: labels.sorted { $0.compareBytes($1) < 0 }, usesClock: false)
  }

  /// One line of Markdown as a paragraph of its own.
  mutating func guarded(_ line: [UInt8]) -> [UInt8] {
    var line = Array(line.trimmed)
    guard !line.isEmpty else { return line }
    line = withoutHead(line)
    let marks = line.withUnsafeBufferPointer { bytes -> [Int] in
      switch BlockStart(0..<bytes.count, in: bytes) {
      case .text: return Self.isHTML(bytes) ? [0] : Self.isDash(bytes) ? [0] : []
      case .list(let mark, _): return [mark]
      case .fence(let fence): return Array(fence)
      case .heading, .quote, .rule, .underline, .definition, .comment: return [0]
      }
    }
    for mark in marks.reversed() { line.insert(UInt8(ascii: "\\"), at: mark) }
    return line
  }

  /// Lines that begin with `>`: a quotation stays one, what stands in it is guarded.
  mutating func guardedQuote(_ block: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for line in block.split(separator: 0x0A) {
      var start = line.startIndex
      while start < line.endIndex, line[start] == UInt8(ascii: ">") || Characters.isBlank(line[start]) {
        start += 1
      }
      if !out.isEmpty { out.append(0x0A) }
      let marks = line[..<start].trimmed
      out += marks
      let words = guarded(Array(line[start...]))
      if !words.isEmpty { out += [0x20] + words }
    }
    return out
  }

  /// Without what the parser would take for the label of a turn.
  private mutating func withoutHead(_ line: [UInt8]) -> [UInt8] {
    // Each round takes one mark away; a time may stand before a label.
    var line = line
    for _ in 0..<4 {
      let head = line.withUnsafeBufferPointer { heads.read(0..<$0.count, in: $0) }
      guard let head else { return line }
      if let bold = Self.boldStart(line, before: head.text) {
        line = Array(line[..<bold]) + Self.thinned(line[bold...])
      } else if let colon = line[..<min(head.text, line.count)].lastIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == 0xEF
      }) {
        // A backslash is enough but for labels that end in parentheses, whose inside may be declared.
        let isWide = line[colon] == 0xEF
        if colon > 0, line[colon - 1] == UInt8(ascii: "\\") {
          let reference = Array((isWide ? "&#65306;" : "&#58;").utf8)
          line.replaceSubrange((colon - 1)..<min(colon + (isWide ? 3 : 1), line.count), with: reference)
        } else {
          line.insert(UInt8(ascii: "\\"), at: colon)
        }
      } else {
        return line
      }
    }
    return line
  }

  private static func boldStart(_ line: [UInt8], before end: Int) -> Int? {
    (0..<min(end, line.count - 1)).first {
      (line[$0] == UInt8(ascii: "*") || line[$0] == UInt8(ascii: "_")) && line[$0 + 1] == line[$0]
    }
  }

  /// Bold at the start as plain emphasis.
  private static func thinned(_ content: ArraySlice<UInt8>) -> [UInt8] {
    guard let mark = content.first else { return [] }
    let rest = content.dropFirst(2)
    guard
      let close = rest.indices.first(where: {
        rest[$0] == mark && $0 + 1 < rest.endIndex && rest[$0 + 1] == mark
      })
    else { return [UInt8(ascii: "\\")] + content }
    return [mark] + rest[..<close] + [mark] + rest[(close + 2)...]
  }

  /// A lone `-` is the start of a list, and below words makes a heading of them.
  private static func isDash(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 1
      && (bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "="))
  }

  /// An autolink begins a paragraph, other pointed brackets may begin a block of HTML.
  private static func isHTML(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1, bytes[0] == UInt8(ascii: "<") else { return false }
    guard Characters.isLetter(bytes[1]) || [0x2F, 0x21, 0x3F].contains(bytes[1]) else { return false }
    guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return true }
    let inside = bytes[1..<end]
    return !(inside.contains(UInt8(ascii: ":")) && !inside.contains(where: Characters.isSpace))
  }

  /// `[name]: words`, which CommonMark takes out of the text.
  static func isDefinition(_ line: [UInt8]) -> Bool {
    line.withUnsafeBufferPointer { !$0.isEmpty && BlockStart(0..<$0.count, in: $0) == .definition }
  }
}
