/// Reads the lines of a document one by one and puts its blocks together.
struct DocumentBuilder {
  var transcript: ImportedTranscript
  let bytes: [UInt8]
  private let isMarkdown: Bool
  let labels: DocumentLabels

  private typealias Block = ImportedTranscript.Block

  /// Whose words unlabelled text is.
  enum Mode {
    /// Nobody's.
    case narration
    /// Those of the turn that is open, or of the last one after an interruption.
    case turn
    /// Part of something played.
    case recording
  }

  var mode = Mode.narration
  var turn: ImportedTranscript.Turn?
  /// The speaker whose turn a direction interrupted.
  var interrupted: String?
  /// Lines of the paragraph that is being read, each cleaned.
  var paragraph: [UInt8] = []
  var paragraphLines = 0
  var pendingTime: Int?
  /// Lines of a block that stays as it is: code, a quotation, a list of nobody's.
  var raw: [UInt8] = []
  var rawKind: DocumentLine.Kind?
  private var speech = SpeechMarkdown()
  private var labelLine = 0
  private var lineNumber = 0
  private var paragraphLine = 0

  /// Speaks all that nobody else is said to.
  private let soleSpeaker: String?

  init(
    _ bytes: [UInt8], isMarkdown: Bool, labels: DocumentLabels, transcript: ImportedTranscript,
    soleSpeaker: String?
  ) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
    self.labels = labels
    self.transcript = transcript
    self.soleSpeaker = soleSpeaker
  }

  mutating func build(_ lines: [DocumentLine], _ candidates: [LabelLine?]) {
    for line in lines where line.kind == .note {
      let text = bytes[line.range]
      if text.starts(with: "[^".utf8) {
        speech.notes.insert(text.dropFirst(2).prefix { $0 != UInt8(ascii: "]") }.text)
      }
    }
    var wasBlank = true
    for index in lines.indices {
      let line = lines[index]
      lineNumber = line.number
      if line.kind != rawKind { endRaw() }
      if let candidate = candidates[index], take(candidate, line) {
        wasBlank = false
        continue
      }
      switch line.kind {
      case .blank:
        endParagraph()
      case .code, .quote, .note, .definition: addRaw(line)
      case .heading(let level): heading(line, level)
      case .rule: rule(lines, index, isUnderline: !wasBlank && paragraphLines == 1)
      case .row: row(line)
      case .item: item(line)
      case .text: text(line)
      }
      wasBlank = line.kind == .blank
    }
    endRaw()
    endTurn()

    takeTitle()
  }

  // MARK: Labels

  /// Whether the line begins with a label, and was read.
  private mutating func take(_ candidate: LabelLine, _ line: DocumentLine) -> Bool {
    switch labels.decide(candidate) {
    case .words: return false
    case .direction(let kind):
      direction(candidate, kind)
    case .label:
      // A machine writes the label before each line.
      if candidate.shape == .bracket, candidate.time == nil, turn?.label == candidate.label,
        Anonymity.isAnonymous(candidate.label)
      {
        add(words(line, candidate))
        return true
      }
      endTurn()
      transcript.labelCount += 1
      labelLine = line.number
      if let odd = candidate.oddTime {
        transcript.leftOut.append(
          .init(line: line.number, what: "“\(odd)” is no time, so this turn has none"))
      }
      turn = .init(label: candidate.label, time: candidate.time ?? pendingTime, paragraphs: [])
      pendingTime = nil
      interrupted = candidate.label
      mode = .turn
      if !candidate.isAlone { add(words(line, candidate)) }
    }
    return true
  }

  private func words(_ line: DocumentLine, _ candidate: LabelLine) -> ArraySlice<UInt8> {
    bytes[candidate.words..<line.range.upperBound]
  }

  private mutating func direction(_ candidate: LabelLine, _ kind: DirectionLabel.Kind) {
    let speaker = interrupted
    endTurn()
    transcript.labelCount += 1
    transcript.directionLabelCount += 1
    var text = Array(candidate.label.utf8)
    let times = [candidate.time.map { TimeCode.text($0) } ?? ""].filter { !$0.isEmpty }
    // The label's own words, brackets around times taken off: no times are marked inside a direction.
    let rest =
      candidate.isAlone
      ? [] : Self.withoutTimeBrackets(bytes[candidate.words...].prefix { $0 != 0x0A }.trimmed)
    if !times.isEmpty || !rest.isEmpty { text += Array(": ".utf8) }
    text += times.joined().utf8
    if !times.isEmpty, !rest.isEmpty { text.append(0x20) }
    text += rest
    transcript.blocks.append(.direction(cleaned(text[...])))
    interrupted = speaker
    mode = kind == .recording ? .recording : speaker == nil ? .narration : .turn
  }

  private static func withoutTimeBrackets(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if let time = BracketTime(text, at: index), !time.isLink {
        out += TimeCode.text(time.milliseconds).utf8
        index = time.end
      } else {
        out.append(text[index])
        index += 1
      }
    }
    return out
  }

  // MARK: Words

  private mutating func text(_ line: DocumentLine) {
    let content = bytes[line.range]
    // A time alone on its line is that of what follows.
    if let leading = LabelLine.leadingTime(content), leading.end >= content.endIndex {
      endParagraph()
      if turn?.paragraphs.isEmpty ?? false, turn?.time == nil {
        turn?.time = leading.milliseconds
      } else {
        pendingTime = leading.milliseconds
      }
      return
    }
    add(content)
  }

  /// Words as they are found → Markdown; what is taken out is told.
  mutating func cleaned(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var words: [UInt8]
    var removed: [String] = []
    if isMarkdown {
      let count = speech.removed.count
      words = speech.cleaned(content)
      removed += speech.removed[count...]
    } else {
      words = MarkdownEscape.inline(OddTime.settled(content, &removed)[...])
    }
    transcript.leftOut += removed.map {
      .init(line: paragraphLines > 0 ? paragraphLine : lineNumber, what: $0)
    }
    return words
  }

  mutating func add(_ content: ArraySlice<UInt8>) {
    guard !content.isEmpty else { return }
    if paragraph.isEmpty, let time = pendingTime, mode == .turn,
      turn?.paragraphs.isEmpty == false || turn == nil
    {
      paragraph = Array("[\(TimeCode.text(time))] ".utf8)
      pendingTime = nil
    }
    // A hard line break is one: the lines of a song.
    if isMarkdown, paragraph.last == UInt8(ascii: "\\"), paragraphLines > 0 {
      paragraph.removeLast()
      endParagraph()
    }
    if WordJoin.needsSpace(paragraph[...], content) { paragraph.append(0x20) }
    paragraph += content
    if paragraphLines == 0 { paragraphLine = lineNumber }
    paragraphLines += 1
  }

  mutating func endParagraph() {
    defer {
      paragraph = []
      paragraphLines = 0
    }
    let words = Array(cleaned(paragraph[...]).trimmed)
    guard !words.isEmpty else { return }
    if mode != .narration, turn?.paragraphs.isEmpty ?? true, turn != nil {
      // The first words of a labelled turn are said, brackets or not.
      append(.init(words))
    } else if let inside = StageDirection.inside(Self.unescapedBrackets(words)[...]) {
      endTurnOnly()
      transcript.blocks.append(.direction(Array(inside)))
    } else {
      append(.init(words))
    }
  }

  /// `\[laughter\]` as `[laughter]`, where that is the whole paragraph.
  private static func unescapedBrackets(_ words: [UInt8]) -> [UInt8] {
    var text = words
    var start = 0
    while start < text.count, text[start] == UInt8(ascii: "*") || text[start] == UInt8(ascii: "_") {
      start += 1
    }
    guard text.count > start + 4, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "["),
      let close = text.lastIndex(of: UInt8(ascii: "]")), text[close - 1] == UInt8(ascii: "\\"),
      close - 1 > start + 1
    else { return words }
    text.remove(at: close - 1)
    text.remove(at: start)
    return text
  }

  mutating func append(_ paragraph: ImportedTranscript.Paragraph) {
    switch mode {
    case .recording:
      transcript.blocks.append(.direction(paragraph.markdown))
    case .turn:
      if turn == nil, let interrupted {
        turn = .init(label: interrupted, time: nil, paragraphs: [], isContinued: true)
      }
      turn?.paragraphs.append(paragraph)
    case .narration:
      if let soleSpeaker, paragraph.kind == .words, !Self.isAddress(paragraph.markdown) {
        turn = .init(label: soleSpeaker, time: pendingTime, paragraphs: [paragraph])
        transcript.unlabelledTurnCount += 1
        (pendingTime, interrupted, mode) = (nil, soleSpeaker, .turn)
      } else {
        transcript.blocks.append(.narration(paragraph))
      }
    }
  }

  /// `<https://…>` alone: where something is to be found.
  private static func isAddress(_ words: [UInt8]) -> Bool {
    words.first == UInt8(ascii: "<") && words.last == UInt8(ascii: ">") && !words.contains(0x20)
  }

  mutating func endTurnOnly() {
    if let turn {
      if turn.paragraphs.isEmpty {
        transcript.leftOut.append(
          .init(line: labelLine, what: "“\(turn.label)” says nothing here", isLabel: true))
      } else {
        transcript.blocks.append(.turn(turn))
      }
    }
    turn = nil
  }

  mutating func endTurn() {
    endParagraph()
    endTurnOnly()
  }

  /// A first heading is the title, when nothing else names one.
  private mutating func takeTitle() {
    guard transcript.details.title == nil, case .section(let title, 1)? = transcript.blocks.first else {
      return
    }
    transcript.details.title = PlainTitle.of(title)
    transcript.blocks.removeFirst()
  }
}
