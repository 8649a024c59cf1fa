/// A transcript in the one form that `import` and `fmt` write: front matter, then paragraphs, a turn beginning
/// `**Name** (12:34): words`, all parted by empty lines.
struct CanonicalWriter {
  /// How a voice is labelled of which the file says nothing.
  static let unidentified = "Unidentified speaker"

  private var blockGuard: BlockGuard
  private let unlabelled: String
  private var out: [UInt8] = []

  /// `labels`: plain names that the front matter declares, so that words which begin like one are escaped. `unlabelled`:
  /// the label of turns that have none.
  init(labels: Set<String>, unlabelled: String = unidentified) {
    blockGuard = BlockGuard(labels: labels)
    self.unlabelled = unlabelled
  }

  /// The text below the front matter, ending in LF.
  static func body(
    _ transcript: ImportedTranscript, labels: Set<String>, unlabelled: String = unidentified
  ) -> [UInt8] {
    var writer = CanonicalWriter(labels: labels, unlabelled: unlabelled)
    for block in transcript.blocks { writer.write(block) }
    for definition in transcript.definitions { writer.add(definition) }
    if !writer.out.isEmpty { writer.out.append(0x0A) }
    return writer.out
  }

  private mutating func add(_ paragraph: [UInt8]) {
    guard !paragraph.isEmpty else { return }
    if !out.isEmpty { out += [0x0A, 0x0A] }
    out += paragraph
  }

  private mutating func write(_ block: ImportedTranscript.Block) {
    switch block {
    case .turn(let turn): write(turn)
    case .direction(let words): add(Self.direction(words))
    case .section(let title, let level):
      add(Array(repeating: UInt8(ascii: "#"), count: max(1, min(6, level))) + [0x20] + title)
    case .narration(let paragraph): write(paragraph)
    case .rule: add(Array("---".utf8))
    }
  }

  private mutating func write(_ turn: ImportedTranscript.Turn) {
    var paragraphs = turn.paragraphs[...]
    if !turn.isContinued {
      var first = Self.label(Self.isReadable(turn.label) ? turn.label : unlabelled, turn.time)
      if let words = paragraphs.first, words.kind == .words {
        first.append(0x20)
        first += words.markdown
        paragraphs = paragraphs.dropFirst()
      }
      add(first)
    }
    for paragraph in paragraphs { write(paragraph) }
  }

  private mutating func write(_ paragraph: ImportedTranscript.Paragraph) {
    switch paragraph.kind {
    case .words: add(blockGuard.guarded(paragraph.markdown))
    case .quotation: add(blockGuard.guardedQuote(paragraph.markdown))
    case .code: add(Self.code(paragraph.markdown))
    }
  }

  /// `**Name** (12:34):`
  static func label(_ label: String, _ time: Int?) -> [UInt8] {
    var out = Array("**".utf8) + MarkdownEscape.inline(Array(label.utf8)[...]) + Array("**".utf8)
    if let time { out += " (\(TimeCode.text(time)))".utf8 }
    out.append(UInt8(ascii: ":"))
    return out
  }

  /// Whether a label can stand in a transcript: `??` cannot.
  static func isReadable(_ label: String) -> Bool {
    label.utf8.contains { $0 >= 0x80 || Characters.isLetter($0) || Characters.isDigit($0) }
  }

  /// `*[words]*`. Brackets in the words that have no partner would end it early.
  private static func direction(_ words: [UInt8]) -> [UInt8] {
    var depth = 0
    var isBalanced = true
    for byte in words {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if depth < 0 { isBalanced = false }
    }
    let inside =
      isBalanced && depth == 0
      ? words
      : words.map {
        $0 == UInt8(ascii: "[") ? UInt8(ascii: "(") : $0 == UInt8(ascii: "]") ? UInt8(ascii: ")") : $0
      }
    // `[^1]` would be the mark of a note.
    let opening = inside.first == UInt8(ascii: "^") ? "*[\\" : "*["
    return Array(opening.utf8) + inside + Array("]*".utf8)
  }

  /// A block of code inside of a record is words to its parser: each line becomes code of its own.
  private static func code(_ block: [UInt8]) -> [UInt8] {
    var lines = block.split(separator: 0x0A)[...]
    if let fence = lines.first?.trimmed, let mark = fence.first,
      mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    {
      lines = lines.dropFirst()
      if let last = lines.last?.trimmed, last.starts(with: [mark, mark, mark]),
        last.allSatisfy({ $0 == mark })
      {
        lines = lines.dropLast()
      }
    }
    var out: [UInt8] = []
    for line in lines where !line.trimmed.isEmpty {
      if !out.isEmpty { out += [UInt8(ascii: "\\"), 0x0A] }
      var longest = 0
      var run = 0
      for byte in line {
        run = byte == UInt8(ascii: "`") ? run + 1 : 0
        longest = max(longest, run)
      }
      let marks = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
      let needsSpace = longest > 0 && (line.first == UInt8(ascii: "`") || line.last == UInt8(ascii: "`"))
      out += marks + (needsSpace ? [0x20] : []) + line + (needsSpace ? [0x20] : []) + marks
    }
    return out
  }
}
