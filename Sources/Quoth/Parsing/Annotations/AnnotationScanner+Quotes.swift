import CommonMark

extension AnnotationScanner {
  /// Looks for the attribution lines of a part of the document before it is scanned. Transcripts have none: what a
  /// block quote in one says is nobody's quote.
  mutating func findAttributions(in range: Range<Int>) {
    guard collection != .transcripts, document.nodes[range].contains(where: { $0.kind == .blockQuote }) else {
      return
    }
    var finder = AttributionFinder(document, source)
    finder.find(in: range, isWrapped: currentNote != nil)
    nextAttribution = 0
    // A block quote comes before those inside it, whose attributions are found first.
    attributions = finder.attributions.sorted { $0.blockQuote < $1.blockQuote }
    for fault in finder.faults { report(fault) }
    for line in finder.strayLines {
      var words: [UInt8] = []
      for node in line.nodes { PlainText.append(document.bytes(document.nodes[node].literal), to: &words) }
      strayLines.append(Body.StrayLine(text: PlainText.string(words), span: source.place(line.span)))
    }
  }

  /// Enters a block quote.
  mutating func openQuote(_ node: Int) {
    if case .unreadBlockQuote = roles[node] { quietEnd = max(quietEnd, Int(document.nodes[node].subtreeEnd)) }
    while nextAttribution < attributions.count, attributions[nextAttribution].blockQuote < node {
      nextAttribution += 1
    }
    guard nextAttribution < attributions.count, attributions[nextAttribution].blockQuote == node else {
      return
    }
    let attribution = attributions[nextAttribution]
    guard openQuotes.count < AnnotationScanner.deepestNesting else {
      // Said once; deeper ones go with it.
      if openQuotes.count == AnnotationScanner.deepestNesting, Int(document.nodes[node].subtreeEnd) > quietEnd
      {
        report(
          .nestedTooDeeply, "this quote stands in \(openQuotes.count) others, and no more are read",
          at: span(of: node), suggestion: "quote the inner words in a block quote of their own")
      }
      quietEnd = max(quietEnd, Int(document.nodes[node].subtreeEnd))
      return
    }
    let mark = quotes.count
    quotes.append(
      QuoteMark(
        kind: .block, span: span(of: node), targetSpan: source.place(attribution.span),
        outer: openQuotes.last?.mark, text: ""))
    openQuotes.append(
      OpenQuote(mark: mark, end: Int(document.nodes[node].subtreeEnd), attribution: attribution))
    roles[node] = .blockQuote(Int32(mark))
    if let lineBreak = attribution.lineBreak {
      roles[attribution.paragraph] = .paragraphWithAttribution(Int32(mark))
      roles[lineBreak] = .attributionBreak(Int32(mark), isCertain: attribution.isCertain)
    } else {
      roles[attribution.paragraph] = .attribution(Int32(mark))
    }
  }

  /// Leaves the quotes that end before a node.
  mutating func closeQuotes(before node: Int) {
    while let last = openQuotes.last, last.end <= node {
      quotes[last.mark].text = PlainText.string(last.words)
      openQuotes.removeLast()
    }
  }

  /// The quote in whose attribution line a node stands.
  func attributedQuote(of node: Int) -> Int? {
    guard let last = openQuotes.last, last.attribution.nodes.contains(node) else { return nil }
    return last.mark
  }

  /// Takes the attribution line of the current block apart, once its links are known.
  mutating func addAttribution(_ links: [(link: InlineText.Link, reference: Int?)], from start: Int) {
    guard let mark = openQuotes.last?.mark else { return }
    var pieces: [QuoteMark.AttributionPiece] = []
    pieces.reserveCapacity(links.count * 2 + 1)
    var end = start
    for (link, reference) in links {
      add(wordsFrom: end, to: link.range.lowerBound, to: &pieces)
      if let reference {
        pieces.append(.reference(reference))
      } else {
        pieces.append(.quoteLink(words(link.range)))
      }
      end = link.range.upperBound
    }
    add(wordsFrom: end, to: text.bytes.count, to: &pieces)
    quotes[mark].attribution = pieces
  }

  private func add(
    wordsFrom start: Int, to end: Int, to pieces: inout [QuoteMark.AttributionPiece]
  ) {
    guard start < end else { return }
    // The spaces between words and links stay: white space is dropped at the very beginning only.
    var words: [UInt8] = []
    words.reserveCapacity(end - start + 1)
    if !pieces.isEmpty { words.append(UInt8(ascii: ".")) }
    let first = words.count
    appendWords(start..<end, to: &words)
    if words.count > first { pieces.append(.words(String(decoding: words[first...], as: UTF8.self))) }
  }

  private mutating func report(_ fault: AttributionFinder.Fault) {
    let text = AttributionFaultText(fault.reason)
    report(
      .attributionNotRead, text.severity, text.message, at: source.place(fault.span),
      suggestion: text.suggestion,
      details: text.detail.map { [Diagnostic.Detail($0)] } ?? [])
    guard text.severity == .error else { return }
    roles[fault.blockQuote] = .unreadBlockQuote
    for node in fault.nodes where document.nodes[node].kind == .link { roles[node] = .words }
  }
}
