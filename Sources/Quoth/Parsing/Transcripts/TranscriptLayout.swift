/// Lays a transcript out for CommonMark, line by line: each turn begins a paragraph of its own without its label, and
/// what CommonMark would bend (`1984. It was` into a list, an indented turn into code, words over a line into a
/// heading) is escaped and reported. What comes out is read as CommonMark; every line of it knows its place in the
/// file.
///
///     **Kelly** (0:12): Which year?                Which year?
///     **Smith:** 1984. It was               →
///     a good one.                                  1984\. It was
///                                                  a good one.
struct TranscriptLayout {
  /// Where a turn begins.
  struct TurnStart {
    /// The line of the laid out text from which on paragraphs belong to it.
    var line: Int32
    var label: String
    var time: Int?
    /// Whether words stand on the label's line.
    var hasText: Bool
    /// Of the label in the file.
    var span: SourceSpan
  }

  private(set) var turns: [TurnStart] = []
  var diagnostics: [Diagnostic] = []

  let path: String
  let remarks: RemarkWords
  private var heads: TurnHeadReader
  private var bytes: [UInt8] = []
  private var lines: [BodyMarkdown.FrontLine] = []

  /// The line of the file that is being read.
  private(set) var line = 0
  /// What CommonMark would be in at the start of the line, of the text as typed.
  private var flow = Flow.none
  /// Whether the next line begins a paragraph in the laid out text.
  private var isStart = true
  private var isTurnOpen = false
  /// Of the paragraph that is open: whether it began with a label, and how many lines it has.
  private var isLabelled = false
  private var lineCount = 0
  /// Whether the open paragraph holds nothing but link definitions so far.
  private var isDefinitions = false
  /// How deep a paragraph in a block quote stands, while one is open.
  private var quoteDepth: Int?
  private var isInComment = false
  private var commentStart = SourceSpan.start

  /// `quoteGap`: behind a `>` without words, where the block quote may go on, and a line without `>` begins anew.
  private enum Flow { case none, paragraph, quote, quoteGap }

  init(path: String, heads: TurnHeadReader, remarks: RemarkWords) {
    self.path = path
    self.heads = heads
    self.remarks = remarks
  }

  var usesClock: Bool { heads.usesClock }

  /// Lays out a body whose notes have been taken out. The answer takes its place.
  mutating func lay(out source: BodyMarkdown) -> BodyMarkdown {
    bytes.reserveCapacity(source.bytes.count - source.start + 64)
    lines = source.frontLines
    line = source.fileLine
    source.bytes.withUnsafeBufferPointer { text in
      var start = source.start
      for _ in source.frontLines { start = lineEnd(from: start, text) + 1 }
      start = min(start, text.count)
      bytes.append(contentsOf: text[source.start..<start])
      while start < text.count {
        let end = lineEnd(from: start, text)
        read(start..<end, text)
        start = end + 1
        line += 1
      }
    }
    if isInComment {
      report(
        .droppedHTML, "this comment has no end: all that follows is left out", at: commentStart,
        suggestion: "end it with `-->`")
    }
    return BodyMarkdown(
      bytes: bytes, start: 0, fileLine: lines.count + 1, notes: source.notes, frontLines: lines)
  }

  private func lineEnd(from start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    ByteSearch.first(UInt8(ascii: "\n"), in: text, from: start) ?? text.count
  }

  // MARK: One line

  private mutating func read(_ whole: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    var columns = 0
    var start = whole.lowerBound
    while start < whole.upperBound, isBlank(text[start]) {
      columns += text[start] == UInt8(ascii: "\t") ? 4 - columns % 4 : 1
      start += 1
    }
    let here = Line(whole: whole, start: start, end: trimmedEnd(start..<whole.upperBound, text), text: text)
    if isInComment {
      readComment(here)
    } else if here.isEmpty {
      writeEmptyLine()
      end()
    } else {
      if flow == .quoteGap, text[start] != UInt8(ascii: ">") { end() }
      if columns >= 4, flow == .none { reportIndented(here) }
      if let head = heads.read(here.range, in: text) {
        begin(head, here)
      } else {
        readText(here, isIndented: columns >= 4)
      }
    }
  }

  /// A line of the file, and its text without the white space around it.
  struct Line {
    var whole: Range<Int>
    var start: Int
    var end: Int
    var text: UnsafeBufferPointer<UInt8>

    var isEmpty: Bool { start == end }
    var range: Range<Int> { start..<end }
  }

  private mutating func begin(_ head: TurnHead, _ here: Line) {
    if !isStart || flow == .quote { writeEmptyLine() }
    let span = span(head.span, here)
    if let time = head.invalidTime { reportInvalidTime(time, here) }
    if let plainness = head.plainness { reportPlainLabel(plainness, head, here) }
    turns.append(
      TurnStart(
        line: Int32(clamping: lines.count + 1), label: head.label, time: head.time,
        hasText: head.text < here.end,
        span: span))
    isTurnOpen = true
    isLabelled = true
    lineCount = 1
    isDefinitions = false
    quoteDepth = nil
    flow = .paragraph
    isStart = true
    guard head.text < here.end else { return }
    // As typed it stands behind the label and begins nothing.
    let escapes = marks(BlockStart(head.text..<here.end, in: here.text), head.text)
    write(head.text..<here.whole.upperBound, here, escaping: escapes)
    isStart = false
  }

  private mutating func readText(_ here: Line, isIndented: Bool) {
    let start = BlockStart(here.range, in: here.text)
    switch start {
    case .heading where !isIndented:
      write(here.range, here)
      isTurnOpen = false
      end()
    case .quote where !isIndented: readQuote(here)
    case .rule where !isIndented: rule(here)
    case .underline(let canBeRule) where !isIndented:
      if flow == .paragraph {
        underline(here, canBeRule)
      } else if canBeRule {
        rule(here)
      } else {
        plain(here, start)
      }
    case .comment where !isIndented:
      commentStart = span(here.range, here)
      isInComment = true
      readComment(here)
    default: plain(here, start)
    }
  }

  /// A line of a paragraph.
  private mutating func plain(_ here: Line, _ start: BlockStart) {
    switch start {
    case .list(_, let interrupts) where flow == .none || interrupts: reportBent("a list", here)
    case .fence: reportBent("code", here)
    case .underline
    where flow == .none && here.range.count == 1 && here.text[here.start] == UInt8(ascii: "-"):
      reportBent("a list", here)
    default: break
    }
    var escapes: [Int] = []
    switch start {
    case .definition: if flow != .none, isStart { escapes = [here.start] }
    default: escapes = marks(start, here.start)
    }
    write(here.start..<here.whole.upperBound, here, escaping: escapes)
    isDefinitions = checkBracketLabel(here, mayDefine: flow == .none || isDefinitions)
    if flow == .none {
      flow = .paragraph
      isLabelled = false
      lineCount = 0
    }
    isStart = false
    lineCount += 1
  }

  private mutating func rule(_ here: Line) {
    if !isStart { writeEmptyLine() }
    write(here.range, here)
    isTurnOpen = false
    end()
  }

  /// A line of `-` or `=` under words: a heading to CommonMark. Spoken words are none; a rule was meant, or nothing.
  private mutating func underline(_ here: Line, _ canBeRule: Bool) {
    let isLong = here.end - here.start > 3 || here.text[here.start] == UInt8(ascii: "=")
    if !isLabelled, lineCount == 1, !isTurnOpen || isLong {
      write(here.range, here)
      isTurnOpen = false
      end()
      return
    }
    report(
      .bentWords, .warning, "CommonMark makes a heading of the words above this line",
      at: span(here.range, here),
      suggestion: canBeRule
        ? "put an empty line before it" : "write `\\` before it if it is part of the words")
    if canBeRule {
      rule(here)
    } else {
      write(here.range, here, escaping: [here.start])
      isStart = false
      lineCount += 1
    }
  }

  /// Ends the paragraph.
  private mutating func end() {
    flow = .none
    isStart = true
    quoteDepth = nil
  }

  // MARK: Block quotes and comments

  private mutating func readQuote(_ here: Line) {
    var index = here.start
    var depth = 0
    var columns = 0
    while index < here.end {
      if here.text[index] == UInt8(ascii: ">") {
        depth += 1
        columns = 0
        if index + 1 < here.end, here.text[index + 1] == UInt8(ascii: " ") { index += 1 }
      } else if isBlank(here.text[index]) {
        columns += 1
      } else {
        break
      }
      index += 1
    }
    let words = index..<here.end
    if flow == .none || flow == .paragraph {
      if !isStart { writeEmptyLine() }
      isStart = false
    }
    guard !words.isEmpty else {
      write(words, here, depth: depth)
      flow = .quoteGap
      isStart = true
      quoteDepth = nil
      return
    }
    let isInside = quoteDepth == depth
    let start = BlockStart(words, in: here.text)
    var escapes = marks(start, words.lowerBound)
    switch start {
    case .list(_, let interrupts): if !isInside || interrupts { reportBent("a list", here) }
    case .fence: reportBent("code", here)
    case .heading: reportBent("a heading", here)
    case .underline where isInside:
      report(
        .bentWords, .warning, "CommonMark makes a heading of the words above this line",
        at: span(here.range, here),
        suggestion: "put an empty `>` line before it")
    case .rule, .underline(canBeRule: true), .definition: escapes = []
    default: if columns >= 4, !isInside { reportBent("code", here) }
    }
    write(words, here, escaping: escapes, depth: depth)
    flow = .quote
    isDefinitions = false
    quoteDepth = escapes.isEmpty && (start == .rule || start == .underline(canBeRule: true)) ? nil : depth
  }

  private mutating func readComment(_ here: Line) {
    if !isStart, flow != .none { writeEmptyLine() }
    write(here.start..<here.whole.upperBound, here)
    end()
    guard let close = here.text[here.range].firstRange(of: "-->".utf8) else { return }
    isInComment = false
    guard close.upperBound < here.end else { return }
    report(
      .droppedHTML, "these words stand in the last line of a comment and are left out with it",
      at: span(close.upperBound..<here.end, here), suggestion: "put them on a line of their own")
  }

  // MARK: What is written

  /// The bytes to put a backslash before, so that a line is text and nothing else.
  private func marks(_ start: BlockStart, _ first: Int) -> [Int] {
    switch start {
    case .text, .comment: []
    case .list(let mark, _): [mark]
    case .fence(let fence): Array(fence)
    case .heading, .quote, .rule, .underline, .definition: [first]
    }
  }

  private mutating func write(
    _ range: Range<Int>, _ here: Line, escaping escapes: [Int] = [], depth: Int = 0
  ) {
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: ">"))
      bytes.append(UInt8(ascii: " "))
    }
    var start = range.lowerBound
    for escape in escapes {
      bytes.append(contentsOf: here.text[start..<escape])
      bytes.append(UInt8(ascii: "\\"))
      start = escape
    }
    bytes.append(contentsOf: here.text[start..<range.upperBound])
    bytes.append(UInt8(ascii: "\n"))
    let shift = range.lowerBound - here.whole.lowerBound - escapes.count - 2 * depth
    lines.append(BodyMarkdown.FrontLine(line: Int32(clamping: line), shift: Int32(clamping: shift)))
  }

  private mutating func writeEmptyLine() {
    bytes.append(UInt8(ascii: "\n"))
    lines.append(BodyMarkdown.FrontLine(line: Int32(clamping: line), shift: 0))
    isStart = true
  }

  private func trimmedEnd(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(text[end - 1]) || text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
