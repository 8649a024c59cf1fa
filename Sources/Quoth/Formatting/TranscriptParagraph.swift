/// One paragraph of a transcript while its lines are read, and how it is written: on one line, but for the lines that
/// mean something by themselves.
struct TranscriptParagraph {
  enum Kind { case words, quote }

  private struct Line {
    var words: [UInt8]
    /// Offsets of bytes that need a backslash where the line begins a paragraph or stands by itself.
    var marks: [Int]
    /// Two spaces stood at its end: a hard line break, if another line follows.
    var breaks: Bool

    /// It ends in the other kind of hard line break.
    var endsInBackslash: Bool { words.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1 }

    var escaped: [UInt8] {
      var out = words
      for mark in marks.reversed() { out.insert(UInt8(ascii: "\\"), at: mark) }
      return out
    }
  }

  var kind = Kind.words
  /// Lines stay lines.
  var isVerbatim = false
  /// `**Name** (12:34):`; nil: no turn begins here.
  private let head: [UInt8]?
  /// No words stand on the line of the label.
  private let isLabelAlone: Bool
  private var lines: [Line] = []

  init(head: [UInt8]? = nil, isLabelAlone: Bool = false) {
    self.head = head
    self.isLabelAlone = isLabelAlone
  }

  /// - Parameter words: without white space before and behind it.
  mutating func add(_ words: [UInt8], escaping marks: [Int], breaks: Bool) {
    if Self.isHTML(words) { isVerbatim = true }
    lines.append(Line(words: words, marks: marks, breaks: breaks))
  }

  /// A line below may make a heading of it.
  var canBeTitle: Bool { head == nil && lines.count == 1 && kind == .words && !isVerbatim }

  /// The words of that heading.
  var title: [UInt8] { lines.first?.words ?? [] }

  /// The paragraphs that are written for it.
  var blocks: [[UInt8]] {
    if kind == .quote { return [quotation] }
    guard let head else { return lines.isEmpty ? [] : [text(lines[...])] }
    guard let first = lines.first else { return [head] }
    // Behind its label a bracket would be speech, or the time of the turn.
    if isLabelAlone, Self.isOpening(first.words) {
      return isVerbatim ? [head + [0x0A] + text(lines[...])] : [head, text(lines[...])]
    }
    var spoken = lines
    spoken[0].marks = []
    return [head + [0x20] + text(spoken[...])]
  }

  private func text(_ lines: ArraySlice<Line>) -> [UInt8] {
    var out: [UInt8] = []
    var last: Line?
    for line in lines {
      if let last {
        let isBroken = last.breaks || last.endsInBackslash
        let standsAlone = isBroken || isVerbatim || !line.marks.isEmpty || Self.isEscaped(line.words)
        if !standsAlone, WordJoin.needsSpace(out[...], line.words[...]) {
          out.append(0x20)
          out += line.words
        } else {
          if last.breaks { out += isVerbatim ? [0x20, 0x20] : [UInt8(ascii: "\\")] }
          out.append(0x0A)
          out += line.escaped
        }
      } else {
        out += line.escaped
      }
      last = line
    }
    return out
  }

  private var quotation: [UInt8] {
    var out: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 {
        if lines[index - 1].breaks { out += [0x20, 0x20] }
        out.append(0x0A)
      }
      out += line.words
    }
    return out
  }

  /// It begins as a time, a remark or a stage direction does.
  private static func isOpening(_ words: [UInt8]) -> Bool {
    let rest = words.drop { [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\\")].contains($0) }
    guard let first = rest.first else { return false }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "(") || first == 0xEF || first == 0xE3
      || Characters.isDigit(first)
  }

  /// `\- x`, `1984\. x`: a line that only its backslash keeps from being a block.
  private static func isEscaped(_ words: [UInt8]) -> Bool {
    let digits = words.prefix(while: Characters.isDigit).count
    guard digits < words.count, words[digits] == UInt8(ascii: "\\") else { return false }
    // A fence is escaped mark by mark.
    let marks = words[digits...].prefix {
      [UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "~")].contains($0)
    }
    let isFence = marks.count > 2
    let plain =
      isFence
      ? marks.filter { $0 != UInt8(ascii: "\\") } + words[marks.endIndex...]
      : words[..<digits] + words[(digits + 1)...]
    guard !plain.isEmpty else { return false }
    return plain.withUnsafeBufferPointer { BlockStart(0..<$0.count, in: $0) != .text }
  }

  /// A tag at the start of a line may begin a block of HTML, whose lines count.
  private static func isHTML(_ words: [UInt8]) -> Bool {
    guard words.count > 1, words[0] == UInt8(ascii: "<") else { return false }
    return Characters.isLetter(words[1]) || [0x2F, 0x21, 0x3F].contains(words[1])
  }
}
