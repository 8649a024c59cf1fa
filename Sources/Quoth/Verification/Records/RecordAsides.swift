/// What stands in brackets in a transcript and is not spoken: times, remarks, stage directions, gaps. No quote needs to
/// show it, but it may copy it.
extension Record {
  /// Whether an aside with just these words stands at a place of the record, and how many of the record's words that is:
  /// one of a gap, else none.
  ///
  /// - Parameter opens: the quote begins here; what stands behind the words before is not meant.
  func aside(_ words: ArraySlice<UInt64>, at position: Int, opens: Bool) -> Int? {
    guard case .transcript(let blocks) = texts, !words.isEmpty else { return nil }
    func reads(_ text: String, _ range: Range<Int>? = nil) -> Bool {
      var folder = WordFolder(.none("und"))
      folder.fold(text, range)
      return folder.text.hashes.elementsEqual(words)
    }
    func reads(_ block: TranscriptBlock, _ range: Range<Int>) -> Bool {
      let first = block.silences.partition { $0.range.lowerBound >= range.lowerBound }
      return block.silences[first...].prefix { $0.range.upperBound <= range.upperBound }
        .contains { reads(block.text, $0.range) }
    }
    let gap = opens ? position - 1 : position
    if text.flags.indices.contains(gap), text.flags[gap].contains(.isGap), let piece = piece(of: gap),
      blocks.indices.contains(pieces[piece].block),
      reads(blocks[pieces[piece].block].text, text.range(of: gap..<gap + 1))
    {
      return opens ? 0 : 1
    }
    let last = position > 0 ? piece(of: position - 1) : nil
    let next = position < text.count ? piece(of: position) : nil
    let isInside = last == next
    if !opens || isInside, let last, blocks.indices.contains(pieces[last].block) {
      let number = pieces[last].block
      let start = Int(text.ends[position - 1])
      let end = isInside ? Int(text.starts[position]) : .max
      if reads(blocks[number], start..<max(start, end)) { return 0 }
      if !isInside,
        blocks[(number + 1)...].prefix(while: { $0.kind == .direction }).contains(where: { reads($0.text) })
      {
        return 0
      }
    }
    if !isInside, let next, blocks.indices.contains(pieces[next].block),
      opens || run(of: position).contains(position - 1)
    {
      if reads(blocks[pieces[next].block], 0..<Int(text.starts[position])) { return 0 }
    }
    return nil
  }
}
