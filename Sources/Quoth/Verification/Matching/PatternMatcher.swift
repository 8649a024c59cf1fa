/// Looks for a quote in a record: word by word, with the edits that the quote shows and the fillers it leaves out.
/// Nothing here is similar to anything; a word matches or it does not.
struct PatternMatcher {
  let record: Record
  let pattern: QuotePattern
  /// Only words in this range count: the whole record, or what an outer quote matched.
  let scope: Range<Int>
  /// What no match reaches over the edge of.
  private let runs: Runs

  /// How many words of the record a bracket may stand for.
  static let mostReplaced = 5

  /// `speaker`: whose words are looked for; nil: anybody's.
  init(record: Record, pattern: QuotePattern, scope: Range<Int>, speaker: Int? = nil) {
    self.record = record
    self.pattern = pattern
    self.scope = scope
    runs = record.runs(of: speaker)
  }

  /// Goes through the places where the words stand without a gap, read literally, in the order of the record, as long
  /// as `visit` wants more; brackets and ellipses count as punctuation.
  func eachLiteralMatch(_ visit: (PatternMatch) -> Bool) {
    let hashes = pattern.literal
    guard let rarest = rarest(of: hashes) else { return }
    var position = record.index.first(hashes[rarest], in: record.text.hashes)
    while let here = position {
      position = record.index.next(after: here)
      let start = here - rarest
      let end = start + hashes.count
      guard start >= scope.lowerBound, end <= scope.upperBound,
        record.text.hashes[start..<end].elementsEqual(hashes), runs.run(of: start).upperBound >= end
      else { continue }
      if !visit(PatternMatch(pieces: [], words: start..<end)) { return }
    }
  }

  /// The quote cut into a few stretches that the record has word for word, though not one behind the other in one turn:
  /// words that somebody joined without a mark. nil: it is no such quote.
  func joinedStretches() -> [PatternMatch]? {
    let (fewestWords, mostStretches) = (3, 4)
    let hashes = pattern.literal
    var found: [PatternMatch] = []
    var start = 0
    while start < hashes.count {
      guard found.count < mostStretches, let words = longestStretch(from: start), words.count >= fewestWords
      else { return nil }
      found.append(PatternMatch(pieces: [], words: words))
      start += words.count
    }
    let isJoined = zip(found, found.dropFirst()).contains { first, second in
      second.words.lowerBound < first.words.upperBound
        || runs.run(of: first.words.lowerBound) != runs.run(of: second.words.lowerBound)
    }
    return isJoined ? found : nil
  }

  /// The parts of a quote with omissions, each where the record has it; nil: it lacks one. A part of one word is sought
  /// behind the one before it, then anywhere; without one it is left out as long as two others are found.
  func parts() -> [PatternMatch]? {
    let whole = pattern.segments.filter { pattern.certainWords($0) >= 2 }.count
    guard pattern.segments.count > 1, whole > 0 else { return nil }
    var found: [PatternMatch] = []
    var lacksShort = false
    for segment in pattern.segments {
      let isShort = pattern.certainWords(segment) < 2
      let behind = isShort ? found.last?.words.upperBound : nil
      let match =
        behind.flatMap { next(segment, from: $0, until: scope.upperBound) }
        ?? next(segment, from: scope.lowerBound, until: scope.upperBound)
      if let match {
        found.append(match)
      } else if isShort {
        lacksShort = true
      } else {
        return nil
      }
    }
    return found.count > 1 && (!lacksShort || whole > 1) ? found : nil
  }

  /// The longest stretch of one run that has the quote's words from a given one on.
  private func longestStretch(from start: Int) -> Range<Int>? {
    var best: Range<Int>?
    var position = record.index.first(pattern.literal[start], in: record.text.hashes)
    while let here = position {
      position = record.index.next(after: here)
      guard scope.contains(here) else { continue }
      let limit = min(runs.run(of: here).upperBound, scope.upperBound)
      var count = 0
      while start + count < pattern.literal.count, here + count < limit,
        record.text.hashes[here + count] == pattern.literal[start + count]
      { count += 1 }
      if count > best?.count ?? 0 { best = here..<here + count }
    }
    return best
  }

  /// Goes through the places where the words stand with the quote's own edits, as long as `visit` wants more.
  func eachEditedMatch(_ visit: (PatternMatch) -> Bool) {
    let counts = pattern.segments.map(pattern.certainWords)
    guard counts.contains(where: { $0 >= 2 }) || (counts.count == 1 && counts[0] >= 1) else { return }
    eachPlace(visit)
  }

  /// Of a quote with omissions no part has two words in a row, though the record has all of them in this order.
  func isTooShort() -> Bool {
    guard pattern.segments.count > 1, pattern.segments.allSatisfy({ pattern.certainWords($0) < 2 }) else {
      return false
    }
    var isThere = false
    eachPlace { _ in
      isThere = true
      return false
    }
    return isThere
  }

  private func eachPlace(_ visit: (PatternMatch) -> Bool) {
    guard let first = pattern.segments.first else { return }
    var from = scope.lowerBound
    while let head = next(first, from: from, until: scope.upperBound) {
      guard let match = complete(head) else {
        // What does not stand behind this beginning does not stand behind a later one of the run either.
        from = max(head.words.lowerBound + 1, runs.run(of: head.words.lowerBound).upperBound)
        continue
      }
      if !visit(match) { return }
      // Beginnings up to here are drawn together to the same place.
      from = match.words.lowerBound + 1
    }
  }

  /// The first place where the words stand, literally if there is one.
  func firstMatch() -> PatternMatch? {
    var found: PatternMatch?
    func take(_ match: PatternMatch) -> Bool {
      found = match
      return false
    }
    eachLiteralMatch(take)
    if found == nil { eachEditedMatch(take) }
    return found
  }

  /// The segments after the first, each at the nearest place in the same run; then drawn together from the end, so
  /// that what is left out is as short as can be.
  private func complete(_ head: PatternMatch) -> PatternMatch? {
    let limit = min(runs.run(of: head.words.lowerBound).upperBound, scope.upperBound)
    var found = [head]
    for segment in pattern.segments.dropFirst() {
      guard let match = next(segment, from: found[found.count - 1].words.upperBound, until: limit) else {
        return nil
      }
      found.append(match)
    }
    for number in found.indices.dropLast().reversed() {
      let end = found[number + 1].words.lowerBound
      var from = found[number].words.lowerBound + 1
      while let later = next(pattern.segments[number], from: from, until: end) {
        found[number] = later
        from = later.words.lowerBound + 1
      }
    }
    let start = found[0].words.lowerBound
    let end = found[found.count - 1].words.upperBound
    return PatternMatch(pieces: withSkips(found), words: start..<end)
  }

  /// The pieces of all segments with the skips between them.
  private func withSkips(_ found: [PatternMatch]) -> [PatternMatch.Piece] {
    var pieces: [PatternMatch.Piece] = []
    for (number, match) in found.enumerated() {
      if number > 0 {
        let gap = found[number - 1].words.upperBound..<match.words.lowerBound
        pieces.append(.init(element: pattern.segments[number].lowerBound - 1, words: gap))
      }
      pieces += match.pieces
    }
    return pieces
  }

  /// The first place of one segment that begins at or behind `from` and ends before `limit`, inside one run.
  func next(_ segment: Range<Int>, from: Int, until limit: Int) -> PatternMatch? {
    guard from < limit else { return nil }
    if let anchor = anchor(of: segment) {
      if let match = next(segment, anchor: anchor.word, lead: anchor.lead, from: from, until: limit) {
        return match
      }
      // A parenthesis that the record has as a remark holds none of its words.
      guard let other = self.anchor(of: segment, passingOverAsides: true), other != anchor else { return nil }
      return next(segment, anchor: other.word, lead: other.lead, from: from, until: limit)
    }
    // Only changed words, or only brackets: try each place.
    for start in from..<limit {
      if let match = match(segment, at: start, limit: min(limit, runs.run(of: start).upperBound)) {
        return match
      }
    }
    return nil
  }

  /// The first word of a segment that is no changed one, and how many words stand before it.
  private func anchor(
    of segment: Range<Int>, passingOverAsides: Bool = false
  ) -> (word: Int, lead: Int)? {
    var lead = 0
    var element = segment.lowerBound
    while element < segment.upperBound {
      if passingOverAsides, let end = pattern.asides[element] {
        element = end
        continue
      }
      switch pattern.elements[element] {
      case .word(let word): return (word, lead)
      case .letters: lead += 1
      case .bracket, .skip: break
      }
      element += 1
    }
    return nil
  }

  private func next(_ segment: Range<Int>, anchor: Int, lead: Int, from: Int, until limit: Int)
    -> PatternMatch?
  {
    var best: Int?
    func consider(_ position: Int) -> Bool {
      let start = position - lead
      guard start >= from, position < limit, start < (best ?? .max) else { return false }
      guard match(segment, at: start, limit: min(limit, runs.run(of: start).upperBound)) != nil else {
        return false
      }
      best = start
      return true
    }
    let hash = pattern.text.hashes[anchor]
    for compound in record.compounds[hash] ?? [] where consider(compound.first) { break }
    var hashes = [hash]
    if let compound = pattern.compoundsAt[anchor] { hashes.append(compound.hash) }
    for hash in hashes {
      var position = record.index.first(hash, from: from, in: record.text.hashes)
      while let here = position, !consider(here), here < limit { position = record.index.next(after: here) }
    }
    return best.flatMap { match(segment, at: $0, limit: min(limit, runs.run(of: $0).upperBound)) }
  }

  /// The index of the literal's word that the record has least often; nil: it lacks one, or there is none.
  private func rarest(of hashes: [UInt64]) -> Int? {
    var best: (index: Int, count: Int)?
    for (index, hash) in hashes.enumerated() {
      let count = record.index.count(hash, in: record.text.hashes, limit: best?.count ?? 1024)
      if count == 0 { return nil }
      if count < best?.count ?? .max { best = (index, count) }
      if count == 1 { break }
    }
    return best?.index
  }
}
