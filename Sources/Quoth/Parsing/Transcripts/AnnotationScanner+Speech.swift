import CommonMark

extension AnnotationScanner {
  /// Reads what of the current block is not spoken, before its links are: a time's link is no reference.
  mutating func readSpeech(in block: Int) {
    guard speech != nil, currentNote == nil else { return }
    let isParagraph = document.nodes[block].kind == .paragraph && document.nodes[block].parent == 0
    if !isParagraph { speech?.mayBeDirection = false }
    speech?.read(text.bytes, links: text.links)
    guard let found = speech else { return }
    if found.whole == .direction { roles[block] = .direction }
    for silence in found.silences {
      if silence.kind == .time, silence.time == nil { reportTime(silence.range) }
      if silence.link >= 0, let time = silence.time { roles[silence.link] = .moment(Int32(clamping: time)) }
    }
  }

  /// Marks in the HTML what is not spoken: behind `cutTexts`, whose cuts of the same texts go along.
  mutating func markSilences() {
    guard currentNote == nil, let speech, speech.whole != .direction else { return }
    for silence in speech.silences where silence.link < 0 { mark(silence) }
  }

  private mutating func mark(_ silence: SpeechScan.Silence) {
    let opening: TextMark
    switch silence.kind {
    case .time:
      // A time seeks, and a link does not stand in another.
      guard let time = silence.time, !isInLink(silence.range) else { return }
      opening = .momentOpen(Int32(clamping: time))
    case .remark: opening = .remarkOpen
    case .gap: opening = .gapOpen
    }
    let closing: TextMark = silence.kind == .time ? .momentClose : .remarkClose
    // The marks must stand in one element: `*[laughs*]` is left alone.
    guard let first = text.piece(at: silence.range.lowerBound),
      let last = text.piece(at: silence.range.upperBound - 1),
      document.nodes[first.node].parent == document.nodes[last.node].parent
    else { return }
    add(opening, at: silence.range.lowerBound - first.range.lowerBound, to: first.node)
    add(closing, at: silence.range.upperBound - last.range.lowerBound, to: last.node)
  }

  private func isInLink(_ range: Range<Int>) -> Bool {
    text.links.contains { link in
      guard link.range.lowerBound <= range.lowerBound, range.upperBound <= link.range.upperBound else {
        return false
      }
      if case .reference(let reference) = roles[link.node] {
        return references[Int(reference)].scheme != .words
      }
      return true
    }
  }

  /// Puts a mark into the cuts of a text, which are copied to the end of the list to have room.
  private mutating func add(_ mark: TextMark, at offset: Int, to node: Int) {
    var own: [TextCut] = []
    if case .cutText(let first) = roles[node] {
      for cut in cuts[Int(first)...] {
        own.append(cut)
        if cut.isLast { break }
      }
      if Int(first) + own.count == cuts.count { cuts.removeLast(own.count) }
    }
    let place = Int32(clamping: offset)
    // Behind the end of another mark here, before a note's mark that begins here.
    let position =
      own.firstIndex { $0.range.lowerBound > place || $0.range.lowerBound == place && !$0.range.isEmpty }
      ?? own.count
    own.insert(TextCut(range: place..<place, note: -1, isInLink: false, mark: mark), at: position)
    for index in own.indices { own[index].isLast = index == own.count - 1 }
    roles[node] = .cutText(Int32(cuts.count))
    cuts += own
  }

  private mutating func reportTime(_ range: Range<Int>) {
    guard let piece = text.piece(at: range.lowerBound) else { return }
    let inside = range.clamped(to: piece.range)
    report(
      .invalidTime, .warning, "“\(words(range))” is no time", at: sourceSpan(inside, in: piece),
      suggestion: "write minutes and seconds, `12:34`, or hours too, `1:02:03`")
  }
}

extension AnnotationScanner {
  /// Where words of the current block stand in the file; all of the block when they are no text.
  mutating func span(ofWords range: Range<Int>) -> SourceSpan {
    if let piece = text.piece(at: range.lowerBound) {
      return sourceSpan(range.clamped(to: piece.range), in: piece)
    }
    guard let first = text.pieces.first else { return .start }
    return source.place(document.nodes[first.node].span)
  }
}
