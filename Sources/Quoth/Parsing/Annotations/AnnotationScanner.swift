import CommonMark

/// Reads what the nodes of a Markdown document are to the archive: references, quotes, notes, headings, and what is
/// wrong with them. Fills the lists of a `Body` and says for each node how it is written; the HTML itself is made
/// afterwards (`BodyWriter`).
///
/// A document is scanned in parts: the main text, then each note in the order of the first marks. Blocks are walked
/// once; the words of each paragraph or heading are laid out in one buffer (`InlineText`), over which all else is
/// found.
struct AnnotationScanner {
  let document: MarkdownDocument
  let source: BodyMarkdown
  let settings: BodySettings
  let path: String
  let collection: Collection
  let quotations: QuotationFinder

  var references: [Reference] = []
  var quotes: [QuoteMark] = []
  var notes: [Note] = []
  var headings: [Body.Heading] = []
  var strayLines: [Body.StrayLine] = []
  /// Parallel to the document's nodes.
  var roles: [NodeRole]
  var cuts: [TextCut] = []
  var diagnostics: [Diagnostic] = []

  /// The definition of each note, and the note of each definition (-1: no mark seen).
  var definitionOfNote: [Int] = []
  var noteOfDefinition: [Int]
  var definitions: [String: Int] = [:]
  /// The nodes of each definition's text, and those of the main text.
  var noteNodes: [Range<Int>] = []
  var mainNodes = 0..<0
  /// The note whose text is being scanned.
  var currentNote: Int?
  var noteWords: [UInt8] = []

  var attributions: [AttributionFinder.Attribution]
  /// The attribution of each block quote that has one, in order.
  var nextAttribution = 0
  /// The block quotes around the current node that are quotes.
  var openQuotes: [OpenQuote] = []
  /// Definitions that were reported, so that what follows from them is not.
  var faultyDefinitions: Set<Int32> = []

  var text = InlineText()
  /// Parts of the block's words that are no words: notes' marks, a note's label.
  var gaps: [Gap] = []
  var headingAnchors = AnchorRegister()
  var lineStarts = BodyLines()
  var escapeWalk: EscapeWalk?
  var suggestionsLeft = 20
  /// The end of a block quote with a faulty attribution: no further faults are looked for inside.
  var quietEnd = 0
  /// Set for a transcript: what of its paragraphs is not spoken.
  var speech: SpeechScan?
  /// A fault was found in the brackets of the current block.
  var isFaulty = false

  /// A block quote that is a quote, and its words so far.
  struct OpenQuote {
    var mark: Int
    var end: Int
    var attribution: AttributionFinder.Attribution
    var words: [UInt8] = []
  }

  struct Gap {
    var range: Range<Int>
    /// The note whose mark it is; nil: left out.
    var note: Int?
  }

  /// Quotes in quotes are read so deep; nobody means more.
  static let deepestNesting = 16

  init(
    _ document: MarkdownDocument, _ source: BodyMarkdown, settings: BodySettings, quotations: QuotationFinder,
    path: String, collection: Collection
  ) {
    self.document = document
    self.source = source
    self.settings = settings
    self.quotations = quotations
    self.path = path
    self.collection = collection
    roles = [NodeRole](repeating: .plain, count: document.nodes.count)
    noteOfDefinition = [Int](repeating: -1, count: source.notes.count)
    attributions = []
    indexDefinitions()
    checkLinkDefinitions()
    reportMendedReferences()
  }

  /// Scans a range of blocks.
  ///
  /// - Parameter note: the note whose text it is.
  mutating func scan(_ range: Range<Int>, note: Int? = nil) {
    currentNote = note
    noteWords.removeAll(keepingCapacity: true)
    findAttributions(in: range)
    quietEnd = 0
    var index = range.lowerBound
    while index < range.upperBound {
      closeQuotes(before: index)
      let node = document.nodes[index]
      switch node.kind {
      case .blockQuote: openQuote(index)
      case .paragraph, .heading:
        scanBlock(index)
        index = Int(node.subtreeEnd)
        continue
      case .codeBlock: addCode(document.text[node.literal.range])
      case .htmlBlock: reportHTML([index])
      default: break
      }
      index += 1
    }
    closeQuotes(before: range.upperBound)
    if let note { notes[note].text = PlainText.string(noteWords) }
  }

  /// Reads one paragraph or heading.
  mutating func scanBlock(_ block: Int) {
    let attribution = openQuotes.last.map(\.attribution)
    text.read(block, of: document, marking: attribution?.lineBreak ?? -1)
    gaps.removeAll(keepingCapacity: true)
    isFaulty = false
    escapeWalk = nil
    if !text.html.isEmpty { reportHTML(text.html) }
    if isNotesFirst(block) { readLabel(in: block) }
    scanBrackets()
    let firstReference = references.count
    addImages()
    readSpeech(in: block)
    addLinks(in: block)
    ownNotes()
    cutTexts()
    markSilences()
    addContexts(from: firstReference)
    addBlockWords(block, attribution)
    if document.nodes[block].kind == .heading { addHeading(block) }
    if currentNote != nil {
      PlainText.appendSpace(to: &noteWords)
      appendWords(0..<text.bytes.count, to: &noteWords)
    }
    reportUnlinkedQuotations(in: block)
  }

  /// Scans the texts of the notes that marks have been found of.
  mutating func scanNotes() {
    // A note may hold the first mark of another.
    var note = 0
    while note < notes.count {
      scan(noteNodes[definitionOfNote[note]], note: note)
      note += 1
    }
    reportUnusedNotes()
  }

  /// Adds the words of the current block to the quotes around it, without the attribution line.
  private mutating func addBlockWords(_ block: Int, _ attribution: AttributionFinder.Attribution?) {
    guard !openQuotes.isEmpty else { return }
    var end = text.bytes.count
    if let attribution, attribution.paragraph == block {
      end = attribution.lineBreak == nil ? 0 : text.marked ?? end
    }
    var words: [UInt8] = []
    appendWords(0..<end, to: &words)
    addWords(words[...])
  }

  private mutating func addCode(_ code: ArraySlice<UInt8>) {
    addWords(code)
    guard currentNote != nil else { return }
    PlainText.appendSpace(to: &noteWords)
    PlainText.append(code, to: &noteWords)
  }

  /// Adds words to the quotes around the current block.
  private mutating func addWords(_ words: ArraySlice<UInt8>) {
    for index in openQuotes.indices {
      PlainText.appendSpace(to: &openQuotes[index].words)
      PlainText.append(words, to: &openQuotes[index].words)
    }
  }

  /// Appends a part of the block's words as data hold them: white space collapsed, notes' marks left out.
  func appendWords(_ range: Range<Int>, to words: inout [UInt8]) {
    var start = range.lowerBound
    var next = firstGap(endingAfter: start)
    while next < gaps.count, gaps[next].range.lowerBound < range.upperBound {
      let gap = gaps[next].range
      if gap.lowerBound > start { PlainText.append(text.bytes[start..<gap.lowerBound], to: &words) }
      start = max(start, gap.upperBound)
      next += 1
    }
    if start < range.upperBound { PlainText.append(text.bytes[start..<range.upperBound], to: &words) }
  }

  private func firstGap(endingAfter offset: Int) -> Int {
    var (low, high) = (0, gaps.count)
    while low < high {
      let middle = (low + high) / 2
      if gaps[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A part of the block's words as a string.
  func words(_ range: Range<Int>) -> String {
    var words: [UInt8] = []
    appendWords(range, to: &words)
    return PlainText.string(words)
  }

  private mutating func addHeading(_ block: Int) {
    // Those of notes, quotes and lists are no places of the page.
    guard document.nodes[block].parent == 0 else { return }
    let words = words(0..<text.bytes.count)
    roles[block] = .heading(Int32(headings.count))
    headings.append(
      Body.Heading(
        level: document.nodes[block].level, text: words, anchor: headingAnchors.claim(Anchors.heading(words)),
        span: source.place(document.nodes[block].span)))
  }

  /// Reports an error unless told otherwise.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, suggestion: String? = nil,
    details: [Diagnostic.Detail] = []
  ) {
    report(code, .error, message, at: span, suggestion: suggestion, details: details)
  }

  mutating func report(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, _ message: String, at span: SourceSpan,
    suggestion: String? = nil, details: [Diagnostic.Detail] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code, severity, message, at: Place(file: path, span: span), suggestion: suggestion, details: details))
  }

  func span(of node: Int) -> SourceSpan { source.place(document.nodes[node].span) }
}
