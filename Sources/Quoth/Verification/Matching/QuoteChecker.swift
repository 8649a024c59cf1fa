/// Compares one quote with one record.
struct QuoteChecker {
  let record: Record
  /// nil: a private text.
  let clock: RecordClock?
  let senseWords: SenseWords

  /// What to look for, and where.
  struct Request {
    var pattern: QuotePattern
    /// nil: the speaker is not compared.
    var speaker: Int?
    /// For a quote in a quote: the speaker of the words around it.
    var outerSpeaker: Int?
    /// The locator's time; milliseconds.
    var time: ClosedRange<Int>?
    /// Words of the record; nil: all. For a quote in a quote: what the outer one matched.
    var scope: Range<Int>?
  }

  /// What came of it.
  struct Outcome {
    var status: Verdict.Status
    var match: PatternMatch?
    var edits: [Verdict.Edit] = []
    var omission: OmissionCheck.Finding?
    /// The words stand elsewhere than the locator says.
    var isMisplaced = false
    /// In how many places of the named speaker they stand, when no locator says which.
    var places = 1
    /// For `altered`: the nearest stretch.
    var alignment: Alignment?
    /// For `altered`: the words are there, but too few in a row to say so.
    var isTooShort = false
    /// For `altered`: each part stands somewhere, but not in this order in one turn.
    var splice: [PatternMatch] = []

    /// The words of the record that it is about.
    var words: Range<Int>? { match?.words ?? alignment?.words ?? splice.first?.words }
  }

  func check(_ request: Request) -> Outcome {
    let scope = request.scope ?? 0..<record.text.count
    let matcher = PatternMatcher(
      record: record, pattern: request.pattern, scope: scope, speaker: request.speaker ?? request.outerSpeaker
    )
    if request.pattern.literal.isEmpty { return Outcome(status: .missing) }
    let literal = places(request, matcher.eachLiteralMatch)
    if let match = literal.own.inPlace { return found(match, request, places: literal.own.count) }
    let edited = places(request, matcher.eachEditedMatch)
    if let match = edited.own.inPlace { return found(match, request, places: edited.own.count) }
    if let match = literal.own.first ?? edited.own.first { return found(match, request, isMisplaced: true) }
    let others = (literal.others, edited.others)
    if let match = others.0.inPlace ?? others.0.first ?? others.1.inPlace ?? others.1.first {
      var outcome = found(match, request)
      outcome.status = .misattributed
      return outcome
    }
    return altered(request, matcher, scope)
  }

  // MARK: Found

  /// Of the places where the words stand, those to choose from.
  private struct Choice {
    private(set) var first: PatternMatch?
    /// The first of those nearest to the locator's time, if it is near enough; without a locator, the first.
    private(set) var inPlace: PatternMatch?
    private(set) var distance = Int.max
    private(set) var count = 0

    mutating func add(_ match: PatternMatch, distance: Int?) {
      count += 1
      if first == nil { first = match }
      guard let distance, distance < self.distance else { return }
      inPlace = match
      self.distance = distance
    }
  }

  /// The places in the named speaker's turns, and those in others'. However often the words are said, one at the
  /// locator's time is found, and ends the search.
  private func places(
    _ request: Request, _ each: ((PatternMatch) -> Bool) -> Void
  ) -> (own: Choice, others: Choice) {
    var (own, others) = (Choice(), Choice())
    let hasTime = request.time != nil && clock != nil
    each { match in
      if isOwn(match, request) {
        own.add(match, distance: distance(match, request))
        return !hasTime || own.distance > 0
      }
      if others.distance > 0 { others.add(match, distance: distance(match, request)) }
      return true
    }
    return (own, others)
  }

  /// Whether each turn that the shown words stand in is the named speaker's.
  private func isOwn(_ match: PatternMatch, _ request: Request) -> Bool {
    guard record.hasSpeakers, let speaker = request.speaker else { return true }
    if match.pieces.isEmpty, let only = record.piece(of: match.words.lowerBound),
      record.pieces[only].words.upperBound >= match.words.upperBound
    {
      return record.pieces[only].speakers.contains(speaker)
    }
    let shown = match.pieces.isEmpty ? [match.words] : match.shown(request.pattern)
    return shown.allSatisfy { words in
      record.pieces(of: words).allSatisfy { record.pieces[$0].speakers.contains(speaker) }
    }
  }

  /// How far a match stands from the locator's time, 0 if there is none; nil: too far.
  private func distance(_ match: PatternMatch, _ request: Request) -> Int? {
    guard let time = request.time, let clock else { return 0 }
    return record.pieces(of: match.words).lazy
      .compactMap { clock.distance(of: record.pieces[$0].block, to: time) }.min()
  }

  private func found(
    _ match: PatternMatch, _ request: Request, places: Int = 1, isMisplaced: Bool = false
  ) -> Outcome {
    let omissions = OmissionCheck(record: record, pattern: request.pattern, words: senseWords)
    let edits = edits(match, request.pattern, omissions)
    return Outcome(
      status: edits.isEmpty ? .verbatim : .edited, match: match, edits: edits,
      omission: omissions.finding(match), isMisplaced: isMisplaced,
      places: request.time == nil ? places : 1)
  }

  private func edits(
    _ match: PatternMatch, _ pattern: QuotePattern, _ omissions: OmissionCheck
  ) -> [Verdict.Edit] {
    var edits: [Verdict.Edit] = []
    if case .skip(let range, isGap: false)? = pattern.elements.first,
      !omissions.isPause(before: match.words.lowerBound)
    {
      edits.append(.init(kind: .ellipsis, text: pattern.slice(range), record: ""))
    }
    for piece in match.pieces {
      let original = record.hasSpeakers ? originals(piece.words) : ""
      guard let element = piece.element else {
        edits.append(.init(kind: .filler, text: "", record: original))
        continue
      }
      if piece.isCopied { continue }
      switch pattern.elements[element] {
      case .word: continue
      case .skip(let range, let isGap):
        if isGap, piece.words.isEmpty { continue }
        edits.append(
          .init(kind: isGap ? .gap : .ellipsis, text: isGap ? "" : pattern.slice(range), record: original))
      case .bracket(let range, _, _), .letters(let range, _):
        edits.append(.init(kind: .bracket, text: pattern.slice(range), record: original))
      }
    }
    if case .skip(let range, isGap: false)? = pattern.elements.last, pattern.elements.count > 1,
      !omissions.isPause(after: match.words.upperBound - 1)
    {
      edits.append(.init(kind: .ellipsis, text: pattern.slice(range), record: ""))
    }
    return edits
  }

  /// Words as they stand in the record, turn by turn.
  private func originals(_ words: Range<Int>) -> String {
    record.pieces(of: words).map { record.original(words.clamped(to: record.pieces[$0].words)) }
      .joined(separator: " ")
  }

  // MARK: Not found

  private func altered(_ request: Request, _ matcher: PatternMatcher, _ scope: Range<Int>) -> Outcome {
    let pattern = request.pattern
    if let parts = matcher.parts() { return Outcome(status: .altered, splice: parts) }
    if let joined = matcher.joinedStretches() { return Outcome(status: .altered, splice: joined) }
    let alignment = Alignment(pattern.literal, record, scope: scope) { word in
      guard let speaker = request.speaker, let piece = record.piece(of: word) else { return true }
      return record.pieces[piece].speakers.contains(speaker)
    }
    guard let alignment else { return Outcome(status: .missing) }
    return Outcome(status: .altered, alignment: alignment, isTooShort: matcher.isTooShort())
  }

  /// The stretches of turns that a reader is shown: block by block, words that only edits account for left out.
  func passages(_ outcome: Outcome, _ pattern: QuotePattern) -> [Verdict.Passage] {
    let shown: [Range<Int>] =
      if let match = outcome.match {
        match.pieces.isEmpty ? [match.words] : match.shown(pattern)
      } else if let alignment =
        outcome.alignment
      { [alignment.words] } else { outcome.splice.map(\.words) }
    var passages: [Verdict.Passage] = []
    var lastWord = -1
    for words in shown {
      for number in record.pieces(of: words) {
        let piece = record.pieces[number]
        let inside = words.clamped(to: piece.words)
        let range = record.text.range(of: inside)
        if let last = passages.last, last.block == piece.block, lastWord == inside.lowerBound {
          passages[passages.count - 1].range =
            last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
        } else {
          passages.append(.init(block: piece.block, range: range))
        }
        lastWord = inside.upperBound
      }
    }
    return passages
  }
}
