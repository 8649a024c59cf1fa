import CommonMark

extension AnnotationScanner {
  /// Makes the notes' definitions findable by label, and finds their nodes.
  mutating func indexDefinitions() {
    for (index, definition) in source.notes.enumerated() {
      let label = NoteLabel.folded(definition.label)
      if let first = definitions[label] {
        report(
          .duplicateNote, "the note “\(definition.label)” is defined twice", at: definition.span,
          suggestion: "give one of them another name",
          details: [Diagnostic.Detail("first here", at: Place(file: path, span: source.notes[first].span))])
      } else {
        definitions[label] = index
      }
    }
    var child = 1
    for _ in source.notes {
      guard child < document.nodes.count else {
        // A text so long that CommonMark has not read all of it.
        noteNodes.append(0..<0)
        continue
      }
      noteNodes.append(document.descendants(of: child))
      child = Int(document.nodes[child].subtreeEnd)
    }
    mainNodes = min(child, document.nodes.count)..<document.nodes.count
  }

  /// Reads a mark at an offset of the block's words; answers its length, or nil if there is none.
  mutating func readNoteMark(at offset: Int, in piece: InlineText.Piece) -> Int? {
    let label = text.bytes.withUnsafeBufferPointer { NoteLabel.range(at: offset, in: $0) }
    guard let label, !isEscaped(offset + 1, in: piece) else { return nil }
    guard label.upperBound < piece.range.upperBound else {
      reportBrokenMark(label, at: offset, in: piece)
      return nil
    }
    guard !isEscaped(label.upperBound, in: piece) else { return nil }
    let name = String(decoding: text.bytes[label], as: UTF8.self)
    let range = offset..<label.upperBound + 1
    guard let definition = definitions[NoteLabel.folded(name)] else {
      report(
        .unknownNote, "no note is called “\(name)”", at: sourceSpan(range, in: piece),
        suggestion: suggestionForMissingNote(name, range, in: piece))
      return range.count
    }
    if noteOfDefinition[definition] < 0 {
      noteOfDefinition[definition] = notes.count
      definitionOfNote.append(definition)
      notes.append(
        Note(
          label: source.notes[definition].label, markSpan: sourceSpan(range, in: piece),
          definitionSpan: source.notes[definition].span, html: 0..<0, text: ""))
    }
    gaps.append(Gap(range: range, note: noteOfDefinition[definition]))
    return range.count
  }

  /// A mark whose name goes on in the next line, which begins another node.
  private mutating func reportBrokenMark(_ label: Range<Int>, at offset: Int, in piece: InlineText.Piece) {
    let name = String(decoding: text.bytes[label], as: UTF8.self)
    guard definitions[NoteLabel.folded(name)] != nil else { return }
    report(
      .unknownNote, "the mark of the note “\(name)” is cut in two",
      at: sourceSpan(offset..<piece.range.upperBound, in: piece), suggestion: "write `[^\(name)]` on one line"
    )
  }

  private mutating func suggestionForMissingNote(
    _ name: String, _ range: Range<Int>, in piece: InlineText.Piece
  ) -> String {
    if range.lowerBound == 0, range.upperBound < text.bytes.count,
      text.bytes[range.upperBound] == UInt8(ascii: ":")
    {
      return "a note begins at the start of a line: take away the spaces before it"
    }
    return suggestion(for: name, in: source.notes, \.label)
      ?? "write `[^\(name)]: …` on a line of its own"
  }

  /// Finds out what each mark of the current block belongs to: the link it follows, the quote around it, or neither.
  mutating func ownNotes() {
    var before = MarkBefore(end: 0, link: nil)
    for gap in gaps {
      guard let note = gap.note else { continue }
      let link = linkOfMark(gap.range, before)
      before = MarkBefore(end: gap.range.upperBound, link: link)
      let isFirst = notes[note].quote == nil && notes[note].reference == nil
      switch link.map({ roles[text.links[$0].node] }) {
      case .quote(let mark), .speakerLink(let mark): own(note, by: Int(mark), isFirst)
      case .reference(let reference): if isFirst { notes[note].reference = Int(reference) }
      case nil: if let mark = openQuotes.last?.mark { own(note, by: mark, isFirst) }
      default: break
      }
    }
  }

  /// Where the mark before ends, and the link it belongs to.
  private struct MarkBefore {
    var end: Int
    var link: Int?
  }

  /// The link that a mark follows, closing quotation marks, punctuation and other marks between, or that it stands in.
  private func linkOfMark(_ mark: Range<Int>, _ before: MarkBefore) -> Int? {
    let link = lastLink(beginningBefore: mark.lowerBound)
    let linkEnd = link.map { text.links[$0].range.upperBound } ?? 0
    if linkEnd >= mark.upperBound { return link }
    var end = mark.lowerBound
    while end > linkEnd {
      if end == before.end { return before.link }
      guard let length = ClosingMarks.length(before: end, in: text.bytes) else { return nil }
      end -= length
    }
    return link
  }

  /// The last link, none that stands in another, that begins before an offset.
  private func lastLink(beginningBefore offset: Int) -> Int? {
    let index = text.firstLink { $0.range.lowerBound >= offset } - 1
    return index >= 0 ? text.links[index].outer ?? index : nil
  }

  private mutating func own(_ note: Int, by mark: Int, _ isFirst: Bool) {
    if isFirst { notes[note].quote = mark }
    if !quotes[mark].notes.contains(note) { quotes[mark].notes.append(note) }
  }

  /// Notes which parts of the text nodes are not written as they are.
  mutating func cutTexts() {
    var next = 0
    for piece in text.pieces where next < gaps.count {
      while next < gaps.count, gaps[next].range.upperBound <= piece.range.lowerBound { next += 1 }
      let first = cuts.count
      var each = next
      while each < gaps.count, gaps[each].range.lowerBound < piece.range.upperBound {
        let part = gaps[each].range.clamped(to: piece.range)
        let start = Int32(part.lowerBound - piece.range.lowerBound)
        let isInLink = gaps[each].note != nil && moveBehindLink(part)
        cuts.append(
          TextCut(
            range: start..<start + Int32(part.count), note: Int32(gaps[each].note ?? -1), isInLink: isInLink,
            isLast: false))
        each += 1
      }
      guard cuts.count > first else { continue }
      cuts[cuts.count - 1].isLast = true
      roles[piece.node] = .cutText(Int32(first))
    }
  }

  /// Whether a mark stands in the words of a link, where it cannot stay; the link is told so.
  private mutating func moveBehindLink(_ mark: Range<Int>) -> Bool {
    guard let link = lastLink(beginningBefore: mark.upperBound),
      text.links[link].range.upperBound >= mark.upperBound
    else { return false }
    let node = text.links[link].node
    switch roles[node] {
    case .plain:
      roles[node] = .linkElsewhere
      return true
    case .quote, .reference, .speakerLink, .linkElsewhere, .moment: return true
    default: return false
    }
  }

  /// Whether a block is the first of the current note.
  func isNotesFirst(_ block: Int) -> Bool {
    guard let note = currentNote, document.nodes[block].kind == .paragraph else { return false }
    return noteNodes[definitionOfNote[note]].lowerBound == block
  }

  /// Reads the bold label at the start of a note, `**Fact check:**` or `**Fact check**:`, and leaves it out.
  mutating func readLabel(in block: Int) {
    let strong = block + 1
    guard let note = currentNote, strong < Int(document.nodes[block].subtreeEnd),
      document.nodes[strong].kind == .strong
    else { return }
    let inside = document.descendants(of: strong)
    guard document.nodes[inside].allSatisfy({ $0.kind == .text }),
      let last = text.pieces.last(where: { inside.contains($0.node) })
    else { return }
    var end = last.range.upperBound
    let inner = LabelColon.trimmed(text.bytes[..<end])
    let outer = LabelColon.length(at: end, in: text.bytes)
    guard inner < end || outer > 0, inner > 0 else { return }
    notes[note].kind = words(0..<inner)
    roles[strong] = .hidden
    end += outer
    while end < text.bytes.count, text.bytes[end] == UInt8(ascii: " ") { end += 1 }
    gaps.append(Gap(range: 0..<end, note: nil))
  }

  /// Reports the notes that nothing refers to.
  mutating func reportUnusedNotes() {
    for (index, definition) in source.notes.enumerated() where noteOfDefinition[index] < 0 {
      // A second definition has been reported as such.
      guard definitions[NoteLabel.folded(definition.label)] == index else { continue }
      report(
        .unusedNote, "nothing refers to the note “\(definition.label)”", at: definition.span,
        suggestion: "put `[^\(definition.label)]` where it belongs, or take it out")
    }
  }
}
