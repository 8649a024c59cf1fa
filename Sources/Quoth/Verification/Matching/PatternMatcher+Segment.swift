/// One part of a quote, up to an ellipsis, at one place of a record: word by word, with its brackets and the fillers that
/// it leaves out.
extension PatternMatcher {
  /// One segment at one place. A bracket may stand for up to five words: the fewest that let the rest match. Where
  /// several brackets lead to one place by different ways, what follows is tried once: it would fail again.
  func match(_ segment: Range<Int>, at start: Int, limit: Int) -> PatternMatch? {
    var state = State(element: segment.lowerBound, position: start)
    var choices: [State] = []
    var tried: Set<Place> = []
    while true {
      if state.element == segment.upperBound {
        guard let first = state.pieces.first, let last = state.pieces.last else { return nil }
        return PatternMatch(pieces: state.pieces, words: first.words.lowerBound..<last.words.upperBound)
      }
      let isNew: Bool
      if case .bracket = pattern.elements[state.element], state.taken == 0 {
        isNew = tried.insert(Place(element: state.element, position: state.position)).inserted
      } else {
        isNew = true
      }
      if isNew, step(&state, segment, limit, &choices) { continue }
      guard let choice = choices.popLast() else { return nil }
      state = choice
    }
  }

  private struct Place: Hashable {
    var element: Int
    var position: Int
  }

  private struct State {
    var element: Int
    var position: Int
    var pieces: [PatternMatch.Piece] = []
    /// How many words the bracket at `element` takes.
    var taken = 0

    mutating func take(_ count: Int, elements: Int = 1, isCopied: Bool = false) {
      pieces.append(.init(element: element, words: position..<position + count, isCopied: isCopied))
      position += count
      element += elements
      taken = 0
    }
  }

  private func step(_ state: inout State, _ segment: Range<Int>, _ limit: Int, _ choices: inout [State])
    -> Bool
  {
    switch pattern.elements[state.element] {
    case .word(let word):
      if let end = pattern.asides[state.element], end <= segment.upperBound {
        let words = word..<word + (end - state.element)
        if takeAside(words, &state, elements: end - state.element) { return true }
      }
      if takeWord(word, &state, segment, limit) { return true }
      return skipFiller(&state, limit)
    case .letters(_, let word):
      if state.position < limit,
        record.text.hashes[state.position] == word.hash || word.matches(record.letters(of: state.position))
      {
        state.take(1)
        return true
      }
      return skipFiller(&state, limit)
    case .bracket(_, let words, let isRemark):
      takeBracket(words, isRemark: isRemark, &state, segment, limit, &choices)
      return true
    case .skip:
      return false
    }
  }

  private func takeWord(_ word: Int, _ state: inout State, _ segment: Range<Int>, _ limit: Int) -> Bool {
    guard state.position < limit else { return false }
    let hash = pattern.text.hashes[word]
    if record.text.hashes[state.position] == hash {
      state.take(1)
      return true
    }
    if let compound = record.compoundsAt[state.position], compound.hash == hash,
      state.position + compound.count <= limit
    {
      state.take(compound.count)
      return true
    }
    if let compound = pattern.compoundsAt[word], compound.hash == record.text.hashes[state.position],
      state.element + compound.count <= segment.upperBound
    {
      state.take(1, elements: compound.count)
      return true
    }
    return false
  }

  private func skipFiller(_ state: inout State, _ limit: Int) -> Bool {
    guard !state.pieces.isEmpty else { return false }
    let count = record.filler(at: state.position, end: limit)
    guard count > 0 else { return false }
    state.pieces.append(.init(element: nil, words: state.position..<state.position + count))
    state.position += count
    return true
  }

  /// A remark or a gap that the quote copies from the record.
  private func takeAside(_ words: Range<Int>, _ state: inout State, elements: Int = 1) -> Bool {
    guard
      let count = record.aside(
        pattern.text.hashes[words], at: state.position, opens: state.pieces.allSatisfy(\.words.isEmpty))
    else { return false }
    state.take(count, elements: elements, isCopied: true)
    return true
  }

  private func takeBracket(
    _ words: Range<Int>, isRemark: Bool, _ state: inout State, _ segment: Range<Int>, _ limit: Int,
    _ choices: inout [State]
  ) {
    if state.taken == 0, takeAside(words, &state) { return }
    let isAtEdge = state.element == segment.lowerBound || state.element == segment.upperBound - 1
    // Said so in the record, then it is no edit.
    let said = state.position..<state.position + words.count
    if state.taken == 0, !words.isEmpty, said.upperBound <= limit,
      record.text.hashes[said].elementsEqual(pattern.text.hashes[words])
    {
      var other = state
      other.taken = 1
      choices.append(other)
      state.take(words.count, isCopied: true)
      return
    }
    // 0: not yet tried, 1: as said was tried; then one more word a time.
    let count = max(0, state.taken - 1)
    if !isRemark, !isAtEdge, count < Self.mostReplaced, state.position + count < limit,
      !record.text.flags[state.position + count].contains(.isGap)
    {
      var longer = state
      longer.taken = count + 2
      choices.append(longer)
    }
    state.take(count)
  }
}
