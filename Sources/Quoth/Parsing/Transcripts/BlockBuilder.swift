import CommonMark

/// Groups the paragraphs of a transcript into blocks. A turn goes on until the next one, a heading or a rule; a stage
/// direction between two paragraphs of a turn belongs to it, one at its end stands for itself; a time alone on its
/// line is that of the turn it stands before, or a moment of the turn it stands in.
struct BlockBuilder {
  private(set) var scanner: AnnotationScanner
  private(set) var blocks: [TranscriptBlock] = []
  /// Parallel to `blocks`: its nodes, siblings in a row; empty for a turn without words.
  private(set) var nodes: [Range<Int>] = []
  /// All times, in the order of the text.
  private(set) var times: [TimeOrder.Entry] = []

  private let turns: [TranscriptLayout.TurnStart]
  private var nextTurn = 0
  /// The turn or narration that is open.
  private var current: Open?
  /// Directions and lone times of which it is not known yet what they belong to.
  private var pending: [Paragraph] = []

  /// A block that may go on.
  fileprivate struct Open {
    var block: TranscriptBlock
    /// The first paragraph stands on the line of a label.
    var isLabelled = false
    var text: [UInt8] = []
    var nodes: Range<Int>?
  }

  /// A paragraph, or another piece of text, with what of it is not spoken.
  fileprivate struct Paragraph {
    var node: Int
    var text: [UInt8]
    var silences: [TranscriptBlock.Silence]
    var moments: [TranscriptBlock.Moment]
    var times: [TimeOrder.Entry]
    var whole: SpeechScan.Whole
  }

  /// `speech`: what tells spoken words from others.
  init(_ scanner: consuming AnnotationScanner, turns: [TranscriptLayout.TurnStart], speech: SpeechScan) {
    self.scanner = scanner
    self.scanner.speech = speech
    self.turns = turns
    blocks.reserveCapacity(turns.count + turns.count / 8)
    nodes.reserveCapacity(turns.count + turns.count / 8)
    times.reserveCapacity(turns.count)
  }

  mutating func build() {
    let main = scanner.mainNodes
    var index = main.lowerBound
    while index < main.upperBound {
      let node = scanner.document.nodes[index]
      beginTurns(upTo: node.span.line)
      switch node.kind {
      case .heading: addSection(index)
      case .thematicBreak: addRule(index)
      case .htmlBlock where isComment(index): break
      default: add(index)
      }
      index = Int(node.subtreeEnd)
    }
    beginTurns(upTo: .max)
    close()
    scanner.scanNotes()
  }

  private func isComment(_ node: Int) -> Bool {
    scanner.document.bytes(scanner.document.nodes[node].literal).starts(with: "<!--".utf8)
  }

  // MARK: Turns

  private mutating func beginTurns(upTo line: Int32) {
    while nextTurn < turns.count, turns[nextTurn].line <= line {
      let start = turns[nextTurn]
      nextTurn += 1
      var time = start.time
      var entry = time.map { TimeOrder.Entry(time: $0, span: start.span) }
      if time == nil, let last = pending.last, case .time(let before) = last.whole {
        pending.removeLast()
        time = before
        entry = last.times.first
        scanner.roles[last.node] = .hidden
      }
      close()
      if let entry { times.append(entry) }
      current = Open(
        block: TranscriptBlock(kind: .turn(label: start.label), span: start.span, html: 0..<0, time: time),
        isLabelled: start.hasText)
    }
  }

  /// Ends the open block; what is pending stands for itself.
  private mutating func close() {
    flush()
    for paragraph in pending {
      var block = TranscriptBlock(kind: .direction, span: scanner.span(of: paragraph.node), html: 0..<0)
      block.text = String(decoding: paragraph.text, as: UTF8.self)
      block.silences = paragraph.silences
      block.moments = paragraph.moments
      times += paragraph.times
      append(block, nodes(of: paragraph.node))
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func flush() {
    guard var open = current else { return }
    current = nil
    open.block.text = String(decoding: open.text, as: UTF8.self)
    append(open.block, open.nodes ?? 0..<0)
  }

  private mutating func append(_ block: TranscriptBlock, _ range: Range<Int>) {
    blocks.append(block)
    nodes.append(range)
  }

  private func nodes(of node: Int) -> Range<Int> { node..<Int(scanner.document.nodes[node].subtreeEnd) }

  // MARK: Sections and rules

  private mutating func addSection(_ node: Int) {
    close()
    scanner.speech?.mayBeDirection = false
    scanner.scanBlock(node)
    let title = scanner.words(0..<scanner.text.bytes.count)
    append(
      TranscriptBlock(
        kind: .section(title: title, level: scanner.document.nodes[node].level), span: scanner.span(of: node),
        html: 0..<0),
      nodes(of: node))
  }

  private mutating func addRule(_ node: Int) {
    close()
    append(TranscriptBlock(kind: .rule, span: scanner.span(of: node), html: 0..<0), nodes(of: node))
  }

  // MARK: Words

  /// Adds a paragraph, or a block quote with several.
  private mutating func add(_ node: Int) {
    let isLabelled = current.map { $0.isLabelled && $0.nodes == nil } ?? false
    let paragraph = read(node, mayBeDirection: !isLabelled)
    if paragraph.whole != .words {
      pending.append(paragraph)
      return
    }
    if current == nil {
      close()
      current = Open(
        block: TranscriptBlock(kind: .narration, span: scanner.span(of: node), html: 0..<0))
    }
    for each in pending { take(each) }
    pending.removeAll(keepingCapacity: true)
    take(paragraph)
  }

  private mutating func take(_ paragraph: Paragraph) {
    guard current != nil else { return }
    times += paragraph.times
    let range = nodes(of: paragraph.node)
    current?.take(paragraph, range)
  }

  private mutating func read(_ node: Int, mayBeDirection: Bool) -> Paragraph {
    var paragraph = Paragraph(node: node, text: [], silences: [], moments: [], times: [], whole: .words)
    var index = node
    let end = Int(scanner.document.nodes[node].subtreeEnd)
    scanner.speech?.mayBeDirection = mayBeDirection
    while index < end {
      let kind = scanner.document.nodes[index].kind
      switch kind {
      case .paragraph, .heading:
        scanner.scanBlock(index)
        addWords(to: &paragraph)
        if index == node { paragraph.whole = scanner.speech?.whole ?? .words }
        index = Int(scanner.document.nodes[index].subtreeEnd)
        continue
      case .codeBlock:
        paragraph.startLine()
        paragraph.text += scanner.document.bytes(scanner.document.nodes[index].literal)
        if paragraph.text.last == UInt8(ascii: "\n") { paragraph.text.removeLast() }
      case .htmlBlock: scanner.reportHTML([index])
      default: break
      }
      index += 1
    }
    return paragraph
  }

  /// Adds the words that were scanned last, notes' marks left out.
  private mutating func addWords(to paragraph: inout Paragraph) {
    paragraph.startLine()
    let base = paragraph.text.count
    let words = scanner.text.bytes
    var start = 0
    // What is left out before each place of the words.
    var removed: [(end: Int, count: Int)] = []
    for gap in scanner.gaps {
      if gap.range.lowerBound > start { paragraph.text += words[start..<gap.range.lowerBound] }
      start = max(start, gap.range.upperBound)
      removed.append((start, (removed.last?.count ?? 0) + gap.range.count))
    }
    if start < words.count { paragraph.text += words[start...] }
    func place(_ offset: Int) -> Int { base + offset - (removed.last { $0.end <= offset }?.count ?? 0) }
    guard let speech = scanner.speech else { return }
    for silence in speech.silences {
      let range = place(silence.range.lowerBound)..<place(silence.range.upperBound)
      paragraph.silences.append(TranscriptBlock.Silence(range: range, kind: silence.kind))
      guard let time = silence.time else { continue }
      paragraph.moments.append(TranscriptBlock.Moment(offset: range.lowerBound, time: time))
      paragraph.times.append(TimeOrder.Entry(time: time, span: scanner.span(ofWords: silence.range)))
    }
  }
}

extension BlockBuilder.Open {
  /// Goes on with a paragraph.
  fileprivate mutating func take(_ paragraph: BlockBuilder.Paragraph, _ range: Range<Int>) {
    if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
    let base = text.count
    text += paragraph.text
    for silence in paragraph.silences {
      block.silences.append(
        TranscriptBlock.Silence(
          range: base + silence.range.lowerBound..<base + silence.range.upperBound, kind: silence.kind))
    }
    for moment in paragraph.moments {
      block.moments.append(TranscriptBlock.Moment(offset: base + moment.offset, time: moment.time))
    }
    nodes = (nodes?.lowerBound ?? range.lowerBound)..<range.upperBound
  }
}

extension BlockBuilder.Paragraph {
  fileprivate mutating func startLine() { if !text.isEmpty { text.append(UInt8(ascii: "\n")) } }
}
