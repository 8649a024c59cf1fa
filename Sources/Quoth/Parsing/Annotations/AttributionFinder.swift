import CommonMark

/// Finds the attribution lines of block quotes: the last paragraph, or the last line of the last paragraph, if it
/// begins with a dash and has words before it.
///
///     > We have talked about it.
///     >
///     > — [Vladimir Putin](quote:vladimir-putin#evidence), [NBC](source:nbc-2018)
///
/// Whose words they are is not asked here: a line without a link may name a speaker in plain words, which linking
/// finds out. Lines that look like attributions where none is read are faults.
struct AttributionFinder {
  struct Attribution {
    var blockQuote: Int
    var paragraph: Int
    /// The nodes of the line.
    var nodes: Range<Int>
    /// The line break before it; nil: it is a paragraph of its own.
    var lineBreak: Int?
    /// It holds a `quote:` or `speaker:` link, so that it is one for certain.
    var isCertain: Bool
    var span: MarkdownSpan
  }

  /// A line that a writer meant as an attribution, or may have meant, and that is not read as one.
  struct Fault {
    enum Reason {
      /// A second line of the same paragraph begins with a dash.
      case secondDash
      case inList
      /// More text follows in the block quote.
      case notLast
      /// It has another number of `>` than the words that it would belong to.
      case lazyLine
      /// Nothing but a dash.
      case dashAlone
      /// `--` under words makes them a heading.
      case underline
      /// Emphasis or a link begins before the line and ends in it.
      case insideMarks
      /// `> — [Name](quote:name)` and no words above.
      case noWords
      /// It stands behind the block quote. Certain: it holds a `quote:` link.
      case outside(isCertain: Bool)
    }

    var reason: Reason
    var span: MarkdownSpan
    var blockQuote: Int
    /// The nodes of the line, whose links are not to be read as quotes.
    var nodes: Range<Int>
  }

  private let document: MarkdownDocument
  private let source: BodyMarkdown
  private var lineStarts = BodyLines()
  private(set) var attributions: [Attribution] = []
  private(set) var faults: [Fault] = []
  /// The nodes of lines that begin with a dash, hold no link, and have more of the block quote behind them.
  private(set) var strayLines: [(nodes: Range<Int>, span: MarkdownSpan)] = []

  /// The open block quotes, and the paragraph at hand.
  private var quotes: [Int] = []
  private var dashes: [DashLine] = []
  /// The last block seen that holds words.
  private var lastWords = -1
  /// The last block quote seen that stands in no other.
  private var lastQuote = -1
  /// How many `>` the text's own container adds to each line.
  private var wrapping = 0

  /// A line that begins with a dash.
  private struct DashLine {
    /// -1: the first line of its paragraph.
    var lineBreak: Int
    var nodes: Range<Int>
    var text: Int
  }

  init(_ document: MarkdownDocument, _ source: BodyMarkdown) {
    self.document = document
    self.source = source
  }

  /// Looks through a range of blocks.
  ///
  /// - Parameter isWrapped: they stand in a block quote that is not the writer's: a note's.
  mutating func find(in range: Range<Int>, isWrapped: Bool) {
    quotes.removeAll(keepingCapacity: true)
    lastWords = -1
    lastQuote = -1
    wrapping = isWrapped ? 1 : 0
    var index = range.lowerBound
    while index < range.upperBound {
      while let last = quotes.last, Int(document.nodes[last].subtreeEnd) <= index { quotes.removeLast() }
      let node = document.nodes[index]
      switch node.kind {
      case .blockQuote:
        if quotes.isEmpty { lastQuote = index }
        quotes.append(index)
      case .paragraph:
        if let quote = quotes.last {
          read(paragraph: index, in: quote)
        } else if lastQuote >= 0, Int(document.nodes[lastQuote].subtreeEnd) == index {
          read(paragraph: index, behind: lastQuote)
        }
        index = Int(node.subtreeEnd)
        continue
      case .heading:
        if let quote = quotes.last { read(heading: index, in: quote) }
        index = Int(node.subtreeEnd)
        continue
      case .codeBlock: lastWords = index
      default: break
      }
      index += 1
    }
  }
}

extension AttributionFinder {
  private mutating func read(heading: Int, in quote: Int) {
    lastWords = heading
    let node = document.nodes[heading]
    guard node.level == 2, node.span.endLine > node.span.line,
      let start = lineStarts.offset(line: node.span.endLine, column: 1, in: source)
    else { return }
    var (marks, column) = (0, Int32(1))
    for (index, byte) in source.bytes[start...].enumerated() {
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "-") {
        if marks == 0 { column = Int32(truncatingIfNeeded: index) + 1 }
        marks += 1
      }
    }
    guard (1...2).contains(marks) else { return }
    let line = node.span.endLine
    add(
      .underline, quote, heading + 1..<Int(node.subtreeEnd),
      MarkdownSpan(line: line, column: column, endLine: line, endColumn: column + Int32(marks)))
  }

  /// Reads a paragraph that follows a block quote, in which its writer may have wanted it.
  private mutating func read(paragraph: Int, behind quote: Int) {
    guard document.nodes[paragraph].parent == document.nodes[quote].parent else { return }
    _ = findDashes(in: paragraph)
    guard let first = dashes.first, first.lineBreak < 0 else { return }
    if beginsWithLink(first, .quote) {
      add(.outside(isCertain: true), quote, first, of: paragraph)
    } else if attributions.last?.blockQuote != quote, beginsWithLink(first, .reference(.speaker)) {
      add(.outside(isCertain: false), quote, first, of: paragraph)
    }
  }

  private mutating func read(paragraph: Int, in quote: Int) {
    let holdsWords = findDashes(in: paragraph)
    defer { if holdsWords { lastWords = paragraph } }
    guard let first = dashes.first else { return }
    let node = document.nodes[paragraph]
    if Int(node.parent) != quote {
      // In a list; a dash that begins an item's text is the writer's own.
      let isItemsFirst = Int(node.parent) + 1 == paragraph
      guard let dash = dashes.first(where: { $0.lineBreak >= 0 || !isItemsFirst }) else { return }
      return add(.inList, quote, dash, of: paragraph)
    }
    if dashes.count > 1 {
      return add(.secondDash, quote, dashes[1], of: paragraph, from: first.nodes.lowerBound)
    }
    let isLast = node.subtreeEnd == document.nodes[quote].subtreeEnd
    let isWhole = first.lineBreak < 0
    let holdsLink = holdsSpeakerLink(isWhole ? paragraph + 1..<Int(node.subtreeEnd) : first.nodes)
    guard isLast, isWhole || first.nodes.upperBound == Int(node.subtreeEnd) else {
      let isFirstOfQuote = isWhole && lastWords < quote
      if isAlone(first) || holdsLink && !isFirstOfQuote {
        add(.notLast, quote, first, of: paragraph)
      } else if !isFirstOfQuote {
        strayLines.append((first.nodes, span(of: first.nodes, in: paragraph)))
      }
      return
    }
    guard !isWhole || lastWords > quote else {
      if beginsWithLink(first, .quote) { add(.noWords, quote, first, of: paragraph) }
      return
    }
    if isAlone(first) { return add(.dashAlone, quote, first, of: paragraph) }
    guard isWhole || Int(document.nodes[first.lineBreak].parent) == paragraph else {
      if holdsLink { add(.insideMarks, quote, first, of: paragraph) }
      return
    }
    if !isWhole, !hasOwnMarks(first) { return add(.lazyLine, quote, first, of: paragraph) }
    let nodes = first.nodes.lowerBound..<Int(node.subtreeEnd)
    attributions.append(
      Attribution(
        blockQuote: quote, paragraph: paragraph, nodes: nodes,
        lineBreak: isWhole ? nil : first.lineBreak, isCertain: holdsLink, span: span(of: nodes, in: paragraph)
      ))
  }

  /// Collects the lines of a paragraph that begin with a dash; answers whether it holds words at all.
  private mutating func findDashes(in paragraph: Int) -> Bool {
    dashes.removeAll(keepingCapacity: true)
    var isAtStart = true
    var lineBreak = -1
    var holdsWords = false
    let end = Int(document.nodes[paragraph].subtreeEnd)
    var index = paragraph + 1
    while index < end {
      let next = index + 1
      defer { index = document.nodes[index].kind == .image ? Int(document.nodes[index].subtreeEnd) : next }
      switch document.nodes[index].kind {
      case .softBreak, .lineBreak:
        endLine(at: index)
        isAtStart = true
        lineBreak = index
      case .text:
        holdsWords = true
        if isAtStart, beginsWithDash(index) {
          let first = lineBreak < 0 ? paragraph + 1 : lineBreak + 1
          dashes.append(DashLine(lineBreak: lineBreak, nodes: first..<first, text: index))
        }
        isAtStart = false
      case .emphasis, .strong, .link: break
      case .code:
        holdsWords = true
        isAtStart = false
      default: isAtStart = false
      }
    }
    endLine(at: end)
    return holdsWords
  }

  private mutating func endLine(at index: Int) {
    guard let last = dashes.last, last.nodes.isEmpty else { return }
    dashes[dashes.count - 1].nodes = last.nodes.lowerBound..<index
  }

  /// The length of `—`, `–`, `―` or `--` at the start of a text; 0: none.
  private func dashLength(_ text: ArraySlice<UInt8>) -> Int {
    if text.starts(with: "--".utf8) { return 2 }
    guard text.starts(with: [0xE2, 0x80]), let third = text.dropFirst(2).first else { return 0 }
    return (0x93...0x95).contains(third) ? 3 : 0
  }

  private mutating func beginsWithDash(_ node: Int) -> Bool {
    guard dashLength(document.bytes(document.nodes[node].literal)) > 0 else { return false }
    // `\--` is the writer's word that it is none.
    let span = document.nodes[node].span
    guard let start = lineStarts.offset(line: span.line, column: span.column, in: source) else { return true }
    return !source.bytes[start...].prefix(2).contains(UInt8(ascii: "\\"))
  }

  /// Whether a line is nothing but its dash.
  private func isAlone(_ line: DashLine) -> Bool {
    let text = document.bytes(document.nodes[line.text].literal)
    return line.text + 1 == line.nodes.upperBound
      && text.dropFirst(dashLength(text)).allSatisfy { PlainText.isSpace($0) || $0 == UInt8(ascii: "-") }
  }

  /// Whether a line where no attribution can be looks like one nevertheless, `— [Name](quote:…)`: the dash, then right
  /// away a link whose words have no quotation marks.
  private func beginsWithLink(_ line: DashLine, _ kind: LinkKind) -> Bool {
    let text = document.bytes(document.nodes[line.text].literal)
    let link = line.text + 1
    guard text.dropFirst(dashLength(text)).allSatisfy(PlainText.isSpace), link < line.nodes.upperBound,
      document.nodes[link].kind == .link, LinkKind(document.bytes(document.nodes[link].url)) == kind
    else { return false }
    let words = document.plainText(of: link)
    return !words.contains(UInt8(ascii: "\"")) && !words.contains { $0 == 0xE2 || $0 == 0xC2 }
  }

  private func holdsSpeakerLink(_ nodes: Range<Int>) -> Bool {
    nodes.contains { index in
      guard document.nodes[index].kind == .link else { return false }
      let url = document.bytes(document.nodes[index].url)
      switch LinkKind(url) {
      case .quote, .reference(.speaker): return true
      case .path: return String(decoding: url, as: UTF8.self).contains("speakers/")
      default: return false
      }
    }
  }

  /// Whether a line has as many `>` as there are block quotes around it, or (in one alone) none at all, as those write
  /// who put `>` before a paragraph's first line only.
  private mutating func hasOwnMarks(_ line: DashLine) -> Bool {
    let span = document.nodes[line.nodes.lowerBound].span
    guard let start = lineStarts.offset(line: span.line, column: 1, in: source) else { return true }
    let prefix = source.bytes[start...].prefix(max(0, Int(span.column) - 1))
    let marks = prefix.count { $0 == UInt8(ascii: ">") } - wrapping
    return marks == quotes.count || marks == 0 && quotes.count == 1
  }

  /// Adds a fault about a line.
  ///
  /// - Parameter start: the first node whose links are not to be read as quotes; the line's, if not given.
  private mutating func add(
    _ reason: Fault.Reason, _ quote: Int, _ line: DashLine, of paragraph: Int, from start: Int? = nil
  ) {
    let nodes = (start ?? line.nodes.lowerBound)..<line.nodes.upperBound
    add(reason, quote, nodes, span(of: line.nodes, in: paragraph))
  }

  /// From the first node of a line to its last, what contains that included.
  private func span(of nodes: Range<Int>, in paragraph: Int) -> MarkdownSpan {
    var last = nodes.upperBound - 1
    while Int(document.nodes[last].parent) > paragraph { last = Int(document.nodes[last].parent) }
    var span = document.nodes[nodes.lowerBound].span
    (span.endLine, span.endColumn) = (document.nodes[last].span.endLine, document.nodes[last].span.endColumn)
    return span
  }

  private mutating func add(_ reason: Fault.Reason, _ quote: Int, _ nodes: Range<Int>, _ span: MarkdownSpan) {
    faults.append(Fault(reason: reason, span: span, blockQuote: quote, nodes: nodes))
  }
}
