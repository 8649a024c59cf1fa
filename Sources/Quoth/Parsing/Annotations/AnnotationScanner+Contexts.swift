import CommonMark

extension AnnotationScanner {
  /// The sentence around each reference of the current block, for the list of mentions.
  mutating func addContexts(from first: Int) {
    guard references.count > first else { return }
    for link in text.links {
      guard case .reference(let number) = roles[link.node], Int(number) >= first else { continue }
      let index = Int(number)
      guard references[index].scheme != .words else { continue }
      let start = Sentence.start(before: link.range.lowerBound, in: text.bytes)
      let end = Sentence.end(after: link.range.upperBound, in: text.bytes)
      let words = words(start.offset..<end.offset)
      references[index].context = (start.isCut ? "… " : "") + words + (end.isCut ? " …" : "")
    }
  }

  /// Reports words in quotation marks that no quote covers: in articles, where the marks belong to what was said.
  mutating func reportUnlinkedQuotations(in block: Int) {
    let severity: Diagnostic.Severity
    switch settings.unlinkedQuotes {
    case .off: return
    case .note: severity = .note
    case .warn: severity = .warning
    case .error: severity = .error
    }
    guard collection == .articles, openQuotes.isEmpty, block >= quietEnd, !isFaulty else { return }
    let passages = quotations.passages(in: text.bytes, opaque: text.opaque)
    guard !passages.isEmpty else { return }
    let covered = coveredRanges()
    var next = 0
    for passage in passages {
      while next < covered.count, covered[next].upperBound <= passage.lowerBound { next += 1 }
      var count = 0
      var start = passage.lowerBound
      var each = next
      while each < covered.count, covered[each].lowerBound < passage.upperBound {
        if covered[each].lowerBound > start {
          count += WordCount.count(start..<covered[each].lowerBound, in: text.bytes)
        }
        start = max(start, covered[each].upperBound)
        each += 1
      }
      if start < passage.upperBound { count += WordCount.count(start..<passage.upperBound, in: text.bytes) }
      if count >= QuotationFinder.fewestWords { reportUnlinked(passage, severity) }
    }
  }

  /// What is covered by quotes, or is no word: in order.
  private func coveredRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for link in text.links { if case .quote = roles[link.node] { ranges.append(link.range) } }
    guard !gaps.isEmpty else { return ranges }
    ranges += gaps.map(\.range)
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  private mutating func reportUnlinked(_ passage: Range<Int>, _ severity: Diagnostic.Severity) {
    guard let first = text.piece(at: passage.lowerBound), let last = text.piece(at: passage.upperBound - 1)
    else {
      return
    }
    report(
      .quoteUnlinked, severity,
      "these words stand in quotation marks, and no `quote:` link says whose they are",
      at: sourceSpan(from: passage.lowerBound, in: first, to: passage.upperBound, in: last),
      suggestion: "write `[“…”](quote:SPEAKER)`")
  }
}
