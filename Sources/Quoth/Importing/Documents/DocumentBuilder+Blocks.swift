/// Headings, rules, tables, lists, code and quotations of a document.
extension DocumentBuilder {
  mutating func heading(_ line: DocumentLine, _ level: Int) {
    var title = bytes[line.range]
    while title.last == UInt8(ascii: "#") { title = title.dropLast().trimmed }
    // `# of people` inside of a turn was said.
    if mode == .turn, turn != nil, level == 1, title.first.map(Characters.isLower) ?? false {
      endParagraph()
      add(Array(repeating: UInt8(ascii: "#"), count: level) + [0x20] + title)
      return
    }
    endTurn()
    pendingTime = nil
    if !title.isEmpty { transcript.blocks.append(.section(title: cleaned(title), level: level)) }
    (mode, interrupted) = (.narration, nil)
  }

  mutating func rule(_ lines: [DocumentLine], _ index: Int, isUnderline: Bool) {
    let line = lines[index]
    if isUnderline, let level = underline(line) {
      let title = cleaned(paragraph[...])
      (paragraph, paragraphLines) = ([], 0)
      endTurn()
      transcript.blocks.append(.section(title: title, level: level))
      (mode, interrupted) = (.narration, nil)
      return
    }
    endParagraph()
    // A rule ends a turn. Where the speaker goes on without a label, it was a pause of his.
    let next = lines[(index + 1)...].first { $0.kind != .blank }
    if mode == .turn, let next, next.kind == .text,
      LabelLine(bytes[next.range]).map({ labels.decide($0) != .label }) ?? true
    {
      append(.init(Array(bytes[line.range])))
      return
    }
    endTurnOnly()
    if transcript.blocks.last != .rule { transcript.blocks.append(.rule) }
    (mode, interrupted) = (.narration, nil)
  }

  /// The level of the heading that a line below one line of words makes of them; nil: it is a rule.
  private func underline(_ line: DocumentLine) -> Int? {
    guard mode == .narration, paragraph.count <= 80, !WordJoin.endsSentence(paragraph),
      let mark = bytes[line.range].first
    else { return nil }
    if mark == UInt8(ascii: "=") { return 1 }
    return mark == UInt8(ascii: "-") && !paragraph.contains(UInt8(ascii: ",")) ? 2 : nil
  }

  /// A row of a table, which CommonMark does not know: its cells, parted by commas.
  mutating func row(_ line: DocumentLine) {
    endParagraph()
    let cells = bytes[line.range].split(separator: UInt8(ascii: "|")).map(\.trimmed)
    guard !cells.allSatisfy({ $0.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") } }) else {
      return
    }
    var words: [UInt8] = []
    for cell in cells where !cell.isEmpty {
      if !words.isEmpty { words += ", ".utf8 }
      words += cell
    }
    add(words[...])
    endParagraph()
  }

  /// An item of a list is a paragraph that begins with its mark: a record has no lists.
  mutating func item(_ line: DocumentLine) {
    endParagraph()
    add(bytes[line.range])
  }

  mutating func addRaw(_ line: DocumentLine) {
    if rawKind == nil { endParagraph() }
    rawKind = line.kind
    if !raw.isEmpty { raw.append(0x0A) }
    raw +=
      line.kind == .code || line.kind == .note ? bytes[line.range] : cleaned(bytes[line.range])[...]
  }

  mutating func endRaw() {
    guard let kind = rawKind else { return }
    let block = raw
    (raw, rawKind) = ([], nil)
    guard !block.trimmed.isEmpty else { return }
    switch kind {
    case .definition, .note: transcript.definitions.append(block)
    default:
      if mode == .recording { mode = .narration }
      append(.init(block, kind == .code ? .code : .quotation))
    }
  }
}
