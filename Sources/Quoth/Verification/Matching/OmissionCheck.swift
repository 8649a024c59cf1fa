/// Looks for words whose loss changes a sense, among those that a quote's own edits leave out: negations, conditions,
/// limits, hedges, numbers. Only in the sentences that the quote shows a part of.
struct OmissionCheck {
  let record: Record
  let pattern: QuotePattern
  let words: SenseWords

  /// What is left out, as it stands in the record; nil: nothing of weight.
  struct Finding: Sendable, Hashable {
    enum How: Sendable { case leftOut, replaced, cutOff, putIn }
    var word: String
    var how: How
  }

  func finding(_ match: PatternMatch) -> Finding? {
    for piece in match.pieces {
      guard let element = piece.element, !piece.isCopied else { continue }
      switch pattern.elements[element] {
      case .skip:
        for words in sameSentence(piece.words) {
          if let found = weighty(words) { return Finding(word: found, how: .leftOut) }
        }
      case .bracket(_, let content, let isRemark):
        if isRemark { continue }
        if let found = weighty(piece.words, besides: content) { return Finding(word: found, how: .replaced) }
        if let put = words.negation(in: content, of: pattern), weighty(piece.words) == nil {
          return Finding(word: text(of: put), how: .putIn)
        }
      case .letters(_, let changed):
        guard let word = piece.words.first, record.text.hashes[word] != changed.hash else { continue }
        if let found = turned(changed, for: word) { return found }
      case .word: continue
      }
    }
    return edges(match)
  }

  /// A bracket inside a word that takes a negation away, or makes one.
  private func turned(_ changed: ChangedWord, for word: Int) -> Finding? {
    let exchange = changed.exchange(with: record.letters(of: word))
    let (was, isNow) = (words.isNegation(record, word), words.isNegation(changed))
    if was && !isNow || exchange.map({ words.isAffix($0.taken, atStart: $0.isAtStart) }) == true {
      return Finding(word: record.original(word..<word + 1), how: .replaced)
    }
    if isNow && !was || exchange.map({ words.isAffix($0.put, atStart: $0.isAtStart) }) == true {
      return Finding(word: String(decoding: changed.inner, as: UTF8.self), how: .putIn)
    }
    return nil
  }

  // MARK: The edges

  private func edges(_ match: PatternMatch) -> Finding? {
    let before = sentenceStart(match.words.lowerBound)..<match.words.lowerBound
    let after = match.words.upperBound..<sentenceEnd(match.words.upperBound)
    let opening = edge(pattern.elements.startIndex, match)
    let closing = edge(pattern.elements.endIndex - 1, match)
    if opening == .ellipsis, !isPause(before: match.words.lowerBound), let found = weighty(before) {
      return Finding(word: found, how: .leftOut)
    }
    if closing == .ellipsis, !isPause(after: match.words.upperBound - 1), let found = weighty(after) {
      return Finding(word: found, how: .leftOut)
    }
    if case .bracket(let count) = opening, let found = weighty(before.suffix(count)) {
      return Finding(word: found, how: .replaced)
    }
    if case .bracket(let count) = closing, let found = weighty(after.prefix(count)) {
      return Finding(word: found, how: .replaced)
    }
    if startsAsSentence(match), !before.isEmpty, let found = weighty(before) {
      return Finding(word: found, how: .cutOff)
    }
    if endsAsSentence(match), !isStopped(after: match.words.upperBound - 1),
      beginsCapitalised(match) || before.isEmpty, let found = weighty(after)
    {
      return Finding(word: found, how: .cutOff)
    }
    return nil
  }

  private enum Edge: Equatable { case ellipsis, bracket(Int) }

  /// What stands at an edge in place of words. A bracket may replace as many words beside it as it has.
  private func edge(_ element: Int, _ match: PatternMatch) -> Edge? {
    switch pattern.elements[element] {
    case .skip(_, isGap: false): .ellipsis
    case .bracket(_, let words, isRemark: false) where !isCopied(element, match):
      .bracket(max(1, min(5, words.count)))
    default: nil
    }
  }

  /// Whether the record has what a bracket holds in its place, so that nothing is replaced.
  private func isCopied(_ element: Int, _ match: PatternMatch) -> Bool {
    match.pieces.isEmpty || match.pieces.contains { $0.element == element && $0.isCopied }
  }

  /// A capital where the record goes on in lower case: shown as the beginning of a sentence.
  private func startsAsSentence(_ match: PatternMatch) -> Bool {
    beginsCapitalised(match) && !record.text.flags[match.words.lowerBound].contains(.isCapitalised)
  }

  /// Remarks that are copied from the record begin no sentence.
  private func beginsCapitalised(_ match: PatternMatch) -> Bool {
    let first = match.pieces.first { $0.element != nil && !($0.isCopied && $0.words.isEmpty) }?.element ?? 0
    switch pattern.elements[first] {
    case .word(let word): return pattern.text.flags[word].contains(.isCapitalised)
    case .letters(_, let word): return word.isCapitalised
    case .bracket(_, let words, _):
      guard isCopied(first, match), let word = words.first else { return false }
      return pattern.text.flags[word].contains(.isCapitalised)
    case .skip: return false
    }
  }

  /// A full stop where the record goes on: shown as the end of a sentence.
  private func endsAsSentence(_ match: PatternMatch) -> Bool {
    guard let end = endOfWords(match) else { return false }
    for scalar in String(decoding: pattern.full.utf8.dropFirst(end), as: UTF8.self).unicodeScalars {
      if Self.stops(scalar) { return true }
      if scalar == "-" || Self.commas.contains(scalar) { return false }
    }
    return false
  }

  /// A full stop, a question or an exclamation mark of any script; dots trail off.
  private static func stops(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "…" && ScalarFolding.fold(scalar.value).kind == .terminator
  }

  private static let commas: Set<Unicode.Scalar> = [",", "，", "、", "،", "､"]

  /// Where in the quote the last word of the record, or a remark behind it, ends; nil: the quote closes otherwise.
  private func endOfWords(_ match: PatternMatch) -> Int? {
    switch pattern.elements.last {
    case .word(let word): Int(pattern.text.ends[word])
    case .letters(let range, _): range.upperBound
    case .bracket(let range, _, let isRemark):
      isRemark || isCopied(pattern.elements.count - 1, match) ? range.upperBound : nil
    case .skip, nil: nil
    }
  }

  /// The speaker himself trails off: dots stand there in the record too.
  func isPause(after word: Int) -> Bool {
    let next = word + 1
    guard record.text.flags.indices.contains(word), let piece = record.piece(of: word) else { return false }
    let words = record.pieces[piece].words
    return record.textAround(from: word, to: next < words.upperBound ? next : nil).contains { $0 == "…" }
  }

  /// The record has a stop there too, whatever goes on behind it.
  private func isStopped(after word: Int) -> Bool {
    guard let piece = record.piece(of: word) else { return false }
    let next = word + 1 < record.pieces[piece].words.upperBound ? word + 1 : nil
    return record.textAround(from: word, to: next).unicodeScalars.contains(where: Self.stops)
  }

  func isPause(before word: Int) -> Bool {
    guard word > 0, let piece = record.piece(of: word), record.pieces[piece].words.contains(word - 1) else {
      return false
    }
    return isPause(after: word - 1)
  }

  // MARK: Sentences

  /// Of what is left out, the rest of the sentence before it and the beginning of the one after it.
  private func sameSentence(_ gap: Range<Int>) -> [Range<Int>] {
    guard !gap.isEmpty else { return [] }
    let end = min(sentenceEnd(gap.lowerBound), gap.upperBound)
    let start = max(sentenceStart(gap.upperBound), gap.lowerBound)
    return end >= start ? [gap] : [gap.lowerBound..<end, start..<gap.upperBound]
  }

  /// The end of the sentence that the word before `word` belongs to.
  private func sentenceEnd(_ word: Int) -> Int {
    let limit = record.run(of: max(0, word - 1)).upperBound
    var end = word
    while end < limit, end == 0 || !record.text.flags[end - 1].contains(.endsSentence) { end += 1 }
    return end
  }

  /// The beginning of the sentence that `word` belongs to.
  private func sentenceStart(_ word: Int) -> Int {
    guard word < record.text.count else { return word }
    let limit = record.run(of: word).lowerBound
    var start = word
    while start > limit, !record.text.flags[start - 1].contains(.endsSentence) { start -= 1 }
    return start
  }

  // MARK: Words of weight

  /// `besides`: words of the bracket that stands for them; a word said there too is not lost.
  private func weighty(_ range: Range<Int>, besides content: Range<Int> = 0..<0) -> String? {
    words.first(in: range, of: record) { word in
      pattern.text.hashes[content].contains(record.text.hashes[word])
    }
  }

  private func text(of range: Range<Int>) -> String { pattern.slice(pattern.text.range(of: range)) }
}
