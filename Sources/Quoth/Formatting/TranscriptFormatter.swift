/// The body of a transcript in its canonical form: a turn a paragraph, beginning `**Name** (12:34): `, one paragraph a
/// line, an empty line between paragraphs. Reads line by line as `TranscriptLayout` does, so that what is a turn, a
/// heading or a rule to one is so to the other.
///
///     KELLY: [12:34] Did you             **KELLY** (12:34): Did you know who he was?
///     know who he was?              →
///     **Putin:** 1984. It was            **Putin**: 1984. It was
struct TranscriptFormatter {
  private let bytes: [UInt8]
  private let end: Int
  private var heads: TurnHeadReader
  private let headForm: TurnHeadForm
  private var blocks: [[UInt8]] = []
  private var paragraph: TranscriptParagraph?
  private var isTurnOpen = false
  /// A block quote whose last line had no words: what follows without `>` begins anew.
  private var isInQuoteGap = false

  /// - Parameters:
  ///   - labels: those that the front matter declares.
  ///   - media: the transcript's own recording, links into which say no more than their time.
  init(_ bytes: [UInt8], from start: Int, labels: [String], usesClock: Bool, media: String?) {
    self.bytes = bytes
    end = bytes.count
    heads = TurnHeadReader(declared: labels, usesClock: usesClock)
    headForm = TurnHeadForm(usesClock: usesClock, media: media)
    read(from: min(start, bytes.count))
  }

  /// The body, ending in LF; empty when there is none.
  var text: [UInt8] {
    var out: [UInt8] = []
    for block in blocks {
      if !out.isEmpty { out += [0x0A, 0x0A] }
      out += block
    }
    if !out.isEmpty { out.append(0x0A) }
    return out
  }

  private mutating func read(from start: Int) {
    var index = start
    while index < end {
      let line = lineRange(at: index)
      index = min(line.upperBound + 1, end)
      if line.upperBound == end { index = end }
      let content = content(of: line)
      if content.isEmpty {
        if paragraph?.kind == .quote { isInQuoteGap = false }
        endParagraph()
      } else if let note = note(from: line, content) {
        endParagraph()
        blocks.append(trimmedEnds(note))
        index = note.upperBound
      } else if isComment(content, line) {
        endParagraph()
        let close = comment(from: content.lowerBound)
        blocks.append(trimmedEnds(line.lowerBound..<close))
        index = min(close + 1, end)
      } else {
        read(content, isIndented: indent(line, content) >= 4)
      }
    }
    endParagraph()
  }

  private mutating func read(_ content: Range<Int>, isIndented: Bool) {
    if isInQuoteGap, bytes[content.lowerBound] != UInt8(ascii: ">") { endParagraph() }
    let head = bytes.withUnsafeBufferPointer { heads.read(content, in: $0) }
    if let head {
      endParagraph()
      let typed = Array(bytes[content.lowerBound..<min(head.text, content.upperBound)])
      let hasWords = head.text < content.upperBound
      paragraph = TranscriptParagraph(head: headForm.form(head, typed, &heads), isLabelAlone: !hasWords)
      isTurnOpen = true
      if hasWords { add(head.text..<content.upperBound, escaping: []) }
      return
    }
    let start = bytes.withUnsafeBufferPointer { BlockStart(content, in: $0) }
    switch start {
    case .heading where !isIndented:
      endParagraph()
      heading(Array(bytes[content]))
    case .quote where !isIndented: quote(content)
    case .rule where !isIndented: rule()
    case .underline(let canBeRule) where !isIndented: underline(content, canBeRule)
    default: words(content, start)
    }
  }

  // MARK: Paragraphs

  private mutating func words(_ content: Range<Int>, _ start: BlockStart) {
    if paragraph == nil { paragraph = TranscriptParagraph() }
    if start == .definition {
      // A definition of links, which may go on in the next line; or a label in brackets, which is an error and stays one.
      paragraph?.isVerbatim = true
      add(content, escaping: [])
      return
    }
    add(content, escaping: Self.marks(start, content.lowerBound).map { $0 - content.lowerBound })
  }

  private mutating func add(_ words: Range<Int>, escaping marks: [Int]) {
    let blanks = bytes[words.upperBound...].prefix { $0 == 0x20 }.count
    paragraph?.add(Array(bytes[words]), escaping: marks, breaks: blanks >= 2)
  }

  private mutating func endParagraph() {
    isInQuoteGap = false
    guard let ended = paragraph else { return }
    paragraph = nil
    blocks += ended.blocks
  }

  /// The bytes to put a backslash before, so that a line is text and nothing else.
  private static func marks(_ start: BlockStart, _ first: Int) -> [Int] {
    switch start {
    case .text, .comment: []
    case .list(let mark, _): [mark]
    case .fence(let fence): Array(fence)
    case .heading, .quote, .rule, .underline, .definition: [first]
    }
  }

  // MARK: Sections, rules, quotations

  private mutating func heading(_ line: [UInt8]) {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }
    let title = line[marks.count...].trimmed
    blocks.append(Array(marks) + (title.isEmpty ? [] : [0x20] + title))
    isTurnOpen = false
  }

  private mutating func rule() {
    endParagraph()
    blocks.append(Array("---".utf8))
    isTurnOpen = false
  }

  /// A line of `-` or `=`: under one line of words that nobody speaks it makes a heading.
  private mutating func underline(_ content: Range<Int>, _ canBeRule: Bool) {
    let isLong = content.count > 3 || bytes[content.lowerBound] == UInt8(ascii: "=")
    if let title = paragraph, title.kind == .words {
      if title.canBeTitle, !isTurnOpen || isLong {
        paragraph = nil
        isTurnOpen = false
        let level = bytes[content.lowerBound] == UInt8(ascii: "=") ? 1 : 2
        let words = title.title
        if words.last == UInt8(ascii: "#") || words.last == UInt8(ascii: "\\") {
          blocks.append(words + [0x0A] + bytes[content])
        } else {
          blocks.append(Array(repeating: UInt8(ascii: "#"), count: level) + [0x20] + words)
        }
        return
      }
      if !canBeRule {
        add(content, escaping: [0])
        return
      }
    } else if !canBeRule {
      words(content, .underline(canBeRule: false))
      return
    }
    rule()
  }

  /// A line of a block quote, which keeps its lines.
  private mutating func quote(_ content: Range<Int>) {
    if paragraph?.kind != .quote {
      endParagraph()
      paragraph = TranscriptParagraph()
      paragraph?.kind = .quote
    }
    add(content, escaping: [])
    isInQuoteGap = bytes[content].allSatisfy { $0 == UInt8(ascii: ">") || Characters.isBlank($0) }
  }

  // MARK: Lines

  private func lineRange(at start: Int) -> Range<Int> {
    start..<(bytes[start...].firstIndex(of: 0x0A) ?? end)
  }

  /// Without the white space before and behind it.
  private func content(of line: Range<Int>) -> Range<Int> {
    var (low, high) = (line.lowerBound, line.upperBound)
    while low < high, Characters.isBlank(bytes[low]) { low += 1 }
    while high > low, Characters.isBlank(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  private func indent(_ line: Range<Int>, _ content: Range<Int>) -> Int {
    bytes[line.lowerBound..<content.lowerBound].reduce(0) { $1 == 0x09 ? $0 + 4 - $0 % 4 : $0 + 1 }
  }

  private func isComment(_ content: Range<Int>, _ line: Range<Int>) -> Bool {
    bytes[content].starts(with: "<!--".utf8) && indent(line, content) < 4
  }

  /// The end of the line in which a comment ends.
  private func comment(from start: Int) -> Int {
    guard let close = bytes[start...].firstRange(of: "-->")?.upperBound else { return end }
    return bytes[close...].firstIndex(of: 0x0A) ?? end
  }

  /// The lines of a note that begins here, up to the start of the first line that is none of its.
  private func note(from line: Range<Int>, _ content: Range<Int>) -> Range<Int>? {
    guard bytes[content].starts(with: "[^".utf8), indent(line, content) < 4 else { return nil }
    let label = bytes.withUnsafeBufferPointer { NoteLabel.range(at: content.lowerBound, in: $0) }
    guard let label, label.upperBound + 1 < end, bytes[label.upperBound + 1] == UInt8(ascii: ":") else {
      return nil
    }
    var last = line.upperBound
    var index = min(line.upperBound + 1, end)
    while index < end {
      let next = lineRange(at: index)
      let inside = self.content(of: next)
      if !inside.isEmpty {
        guard indent(next, inside) >= 4 else { break }
        last = next.upperBound
      }
      index = next.upperBound + 1
    }
    return line.lowerBound..<min(last + 1, end)
  }

  /// Whole lines as they are, white space at both ends aside.
  private func trimmedEnds(_ range: Range<Int>) -> [UInt8] { Array(bytes[range].trimmed) }
}
