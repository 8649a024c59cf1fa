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
    var marks: [Mark] = []
    for silence in speech.silences where silence.link < 0 { mark(silence, &marks) }
    // They come in the order of the text.
    var start = 0
    while start < marks.count {
      let end = marks[start...].firstIndex { $0.node != marks[start].node } ?? marks.count
      add(marks[start..<end], to: marks[start].node)
      start = end
    }
  }

  /// The beginning or end of what is not spoken, in the text of a node.
  private struct Mark {
    var mark: TextMark
    var node: Int
    var offset: Int
  }

  private func mark(_ silence: SpeechScan.Silence, _ marks: inout [Mark]) {
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
    marks.append(
      Mark(mark: opening, node: first.node, offset: silence.range.lowerBound - first.range.lowerBound))
    marks.append(
      Mark(mark: closing, node: last.node, offset: silence.range.upperBound - last.range.lowerBound))
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

  /// Puts marks among the cuts of a text, which are copied to the end of the list to have room.
  private mutating func add(_ marks: ArraySlice<Mark>, to node: Int) {
    var old: [TextCut] = []
    if case .cutText(let first) = roles[node] {
      for cut in cuts[Int(first)...] {
        old.append(cut)
        if cut.isLast { break }
      }
      if Int(first) + old.count == cuts.count { cuts.removeLast(old.count) }
    }
    roles[node] = .cutText(Int32(cuts.count))
    var next = 0
    for mark in marks {
      let place = Int32(clamping: mark.offset)
      // Before a note's mark that begins here.
      while next < old.count, old[next].range.lowerBound < place {
        cuts.append(old[next])
        next += 1
      }
      cuts.append(TextCut(range: place..<place, note: -1, isInLink: false, mark: mark.mark, isLast: false))
    }
    cuts += old[next...]
    for index in cuts.indices.suffix(marks.count + old.count) { cuts[index].isLast = index == cuts.count - 1 }
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
