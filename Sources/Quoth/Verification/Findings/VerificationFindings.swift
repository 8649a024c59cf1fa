/// What the editor is told about a quote: what is wrong, who said it, when and in which line, and what to do.
struct VerificationFindings {
  let archive: LinkedArchive
  let record: Record
  let clock: RecordClock?
  let group: VerificationPlan.RecordName

  func diagnostics(
    _ quote: Quote, _ outcome: QuoteChecker.Outcome, _ pattern: QuotePattern
  ) -> [Diagnostic] {
    let found = findings(quote, outcome, pattern)
    return record.hasSpeakers ? found : found.map { discreet($0, outcome) }
  }

  private func findings(
    _ quote: Quote, _ outcome: QuoteChecker.Outcome, _ pattern: QuotePattern
  ) -> [Diagnostic] {
    switch outcome.status {
    case .altered: [altered(quote, outcome, pattern)]
    case .misattributed: [misattributed(quote, outcome)]
    case .verbatim, .edited:
      [
        omission(quote, outcome), bracket(quote, outcome, pattern), locator(quote, outcome),
        ambiguity(quote, outcome),
      ].compactMap { $0 }
    case .missing, .unchecked: []
    }
  }

  /// A private text is shown to the editor alone, who holds it.
  private func discreet(_ finding: Diagnostic, _ outcome: QuoteChecker.Outcome) -> Diagnostic {
    var finding = finding
    // Other messages show no word of it; what a bracket puts in is the quote's own.
    var message = finding.message
    if finding.code == .quoteOmission {
      switch outcome.omission?.how {
      case .leftOut: message = "the omission leaves out a word that matters to the sense"
      case .replaced: message = "the bracket replaces a word that matters to the sense"
      case .cutOff:
        message = "the quote is cut off at a word that matters to the sense, and looks like a whole sentence"
      case .putIn, nil: break
      }
    }
    finding.discreet = .init(
      message, suggestion: "compare the quote with the private text; the terminal shows both")
    return finding
  }

  private var level: Diagnostic.Severity { archive.config.verificationLevel }

  // MARK: Errors

  private func altered(_ quote: Quote, _ outcome: QuoteChecker.Outcome, _ pattern: QuotePattern) -> Diagnostic
  {
    if !outcome.splice.isEmpty { return spliced(quote, outcome.splice) }
    guard let alignment = outcome.alignment else {
      return Diagnostic(
        .quoteAltered, level, "the quote differs from the record", at: quote.place, suggestion: remedy(nil))
    }
    let turns = record.pieces(of: alignment.words)
    let isWhole = alignment.steps.allSatisfy { if case .both = $0 { true } else { false } }
    if isWhole, turns.count > 1 {
      return spliced(
        quote,
        turns.map { PatternMatch(pieces: [], words: record.pieces[$0].words.clamped(to: alignment.words)) })
    }
    let diff = WordDiff(alignment, pattern, record)
    let said = "said: \(whoAndWhen(alignment.words))"
    let details: [Diagnostic.Detail] = [.init(diff.lines()), .init(said, at: place(alignment.words))]
    if pattern.isBracketed.allSatisfy({ $0 }) {
      return Diagnostic(
        .quoteAltered, level, "all words of this quote stand in brackets, as words of your own",
        at: quote.place,
        suggestion: "take the brackets away from what was said", details: details)
    }
    if outcome.isTooShort {
      return Diagnostic(
        .quoteAltered, level,
        "no part of this quote has two words in a row, so it may join what was not said",
        at: quote.place, suggestion: "quote two words or more before an omission, or behind it",
        details: details)
    }
    return Diagnostic(
      .quoteAltered, level, "these are not the words of the record", at: quote.place,
      suggestion: alignment.reordered(pattern, record).map {
        "keep the order of the record: “\(record.original($0))”"
      } ?? remedy(diff.firstDifference), details: details)
  }

  private func remedy(_ difference: WordDiff.Difference?) -> String {
    guard let difference else { return "quote the words as they stand in the record" }
    let (quote, record) = (difference.quote, difference.record)
    if quote.isEmpty { return "restore “\(record)”, or mark the omission with “…”" }
    if difference.isBracketed {
      if record.isEmpty { return "take out “\(quote)”, or move it to where it belongs" }
      return difference.isGap
        ? "write “\(record)” or “…” for “\(quote)”: the record lacks words here, and no bracket can stand for them"
        : "leave some of “\(record)” standing: a bracket stands for \(PatternMatcher.mostReplaced) words at most"
    }
    let isEdited = quote.utf8.contains(0x5b)
    let own = isEdited ? "" : ", or put your own words in brackets: “[\(quote)]”"
    if record.isEmpty {
      return "take out “\(quote)”, which was not said"
        + (isEdited ? "" : ", or put it in brackets: “[\(quote)]”")
    }
    return difference.isGap
      ? "write “\(record)” or “…” for “\(quote)”: the record lacks words here"
      : "write “\(record)” for “\(quote)”\(own)"
  }

  private func spliced(_ quote: Quote, _ parts: [PatternMatch]) -> Diagnostic {
    Diagnostic(
      .quoteAltered, level, "the quote joins words that were not said together", at: quote.place,
      suggestion: "quote each turn on its own, in the order in which they were spoken",
      details: parts.map { .init("“\(excerpt($0.words))”: \(whoAndWhen($0.words))", at: place($0.words)) })
  }

  private func misattributed(_ quote: Quote, _ outcome: QuoteChecker.Outcome) -> Diagnostic {
    guard let words = outcome.words else {
      return Diagnostic(
        .quoteMisattributed, level, "another speaker said these words", at: quote.place,
        suggestion: "correct the speaker")
    }
    let named = name(quote.speaker)
    let speakers = record.piece(of: words.lowerBound).map { record.pieces[$0].speakers } ?? []
    let suggestion =
      speakers.first.map { "correct the speaker to “\(archive.speakers[$0].id)”" }
      ?? "name no speaker whom the record does not name; add the label to the transcript’s participants if it is known"
    return Diagnostic(
      .quoteMisattributed, level, "\(named) did not say this in the record; \(whoAndWhen(words)) did",
      at: quote.place,
      suggestion: suggestion, details: [.init("the record: “\(excerpt(words))”", at: place(words))])
  }

  /// The words stand in no turn of the record; `hit`: where else in the archive they do.
  static func missing(
    _ quote: Quote, _ hit: ElsewhereSearch.Hit?, _ pattern: QuotePattern, _ archive: LinkedArchive
  ) -> Diagnostic {
    let level = archive.config.verificationLevel
    if pattern.literal.isEmpty {
      return Diagnostic(
        .quoteMissing, level, "the quote holds no words that could be compared", at: quote.place,
        suggestion: "quote words, or write check=off in the link")
    }
    let source = quote.source.map { "“\(archive.sources[$0].header.title.value)”" } ?? "the source"
    let message = "the record of \(source) has no such words"
    guard let hit else {
      return Diagnostic(
        .quoteMissing, level, message, at: quote.place,
        suggestion:
          "quote the words as they stand there, correct the source, or write check=off and say why in a note")
    }
    let names = hit.speakers.map { archive.speakers[$0].name }.joined(separator: ", ")
    let said = (names.isEmpty ? "" : ", said by \(names)") + (hit.time.map { " at \($0)" } ?? "")
    switch hit.record {
    case .transcript(let index):
      let transcript = archive.transcripts[index]
      let place = hit.line.map { Place(file: transcript.path, span: SourceSpan(line: $0, column: 1)) }
      return Diagnostic(
        .quoteMissing, level, message, at: quote.place,
        suggestion: "correct the source: the words stand in “\(transcript.header.title.value)”\(said)",
        details: [.init("they stand here", at: place)])
    case .privateText(let index):
      return Diagnostic(
        .quoteMissing, level, message, at: quote.place,
        suggestion:
          "correct the source to “\(archive.privateTexts[index].id)”, whose private text has the words")
    }
  }

  // MARK: Warnings

  private func omission(_ quote: Quote, _ outcome: QuoteChecker.Outcome) -> Diagnostic? {
    guard let finding = outcome.omission, let words = outcome.words else { return nil }
    let message =
      switch finding.how {
      case .leftOut: "the omission leaves out “\(finding.word)”"
      case .replaced: "the bracket replaces “\(finding.word)”"
      case .cutOff: "the quote is cut off at “\(finding.word)”, and looks like a whole sentence"
      case .putIn: "the bracket puts in “\(finding.word)”, which turns the sense round"
      }
    return Diagnostic(
      .quoteOmission, .warning, message, at: quote.place,
      suggestion: "make sure that the sense is kept, or quote the whole sentence",
      details: record.hasSpeakers ? [.init("the record: “\(sentence(words))”", at: place(words))] : [])
  }

  /// Brackets that pair mark an edit; one alone is read as punctuation, which its writer hardly meant.
  private func bracket(_ quote: Quote, _ outcome: QuoteChecker.Outcome, _ pattern: QuotePattern)
    -> Diagnostic?
  {
    guard let lone = pattern.loneBracket, let words = outcome.words,
      !record.original(words).unicodeScalars.contains(where: { "[]".unicodeScalars.contains($0) })
    else { return nil }
    return Diagnostic(
      .quoteBracket, .warning, "a “\(lone)” in this quote has no partner, and counts as punctuation",
      at: quote.place,
      suggestion: "put brackets on both sides of the words that are yours, or take this one away")
  }

  /// The locator that a misplaced quote should have; nil: its own is right, or no time is known.
  func rightLocator(_ outcome: QuoteChecker.Outcome) -> String? {
    guard outcome.isMisplaced, [.verbatim, .edited].contains(outcome.status), let words = outcome.words,
      let piece = record.piece(of: words.lowerBound)
    else { return nil }
    return clock?.locator(of: record.pieces[piece].block)
  }

  private func locator(_ quote: Quote, _ outcome: QuoteChecker.Outcome) -> Diagnostic? {
    guard let words = outcome.words, let typed = quote.locator.at, let right = rightLocator(outcome) else {
      return nil
    }
    return Diagnostic(
      .quoteLocator, .warning, "the words are not spoken at \(typed), but at \(right)", at: quote.place,
      suggestion: "write at=\(right), or let `quoth check --fix` do it",
      details: [.init("here", at: place(words))])
  }

  private func ambiguity(_ quote: Quote, _ outcome: QuoteChecker.Outcome) -> Diagnostic? {
    guard outcome.places > 1, let clock, clock.hasTimes, let words = outcome.words,
      let piece = record.piece(of: words.lowerBound),
      let first = clock.locator(of: record.pieces[piece].block)
    else { return nil }
    return Diagnostic(
      .quoteAmbiguous, .note, "the words stand in \(outcome.places) places of the record", at: quote.place,
      suggestion: "say which is meant, for instance at=\(first)")
  }

  // MARK: Who, when, where

  private func name(_ speaker: Int) -> String {
    archive.speakers.indices.contains(speaker) ? archive.speakers[speaker].name : "the speaker"
  }

  /// `Lynne Tye at 12:34`, for each turn that the words touch.
  private func whoAndWhen(_ words: Range<Int>) -> String {
    guard record.hasSpeakers else { return "the private text of the source" }
    let turns = record.pieces(of: words).prefix(4).map { number in
      let piece = record.pieces[number]
      let names = piece.speakers.map(name).joined(separator: ", ")
      let who = names.isEmpty ? "someone the record does not name" : names
      return clock?.locator(of: piece.block).map { "\(who) at \($0)" } ?? who
    }
    return turns.joined(separator: ", then ")
  }

  private func place(_ words: Range<Int>) -> Place? {
    guard case .transcript(let index) = group, let number = record.piece(of: words.lowerBound) else {
      return nil
    }
    let transcript = archive.transcripts[index]
    let block = record.pieces[number].block
    guard transcript.blocks.indices.contains(block) else { return nil }
    return Place(file: transcript.path, span: transcript.blocks[block].span)
  }

  /// Words as they stand in the record, cut in the middle when long.
  private func excerpt(_ words: Range<Int>) -> String {
    let first = words.prefix(14)
    let text = record.original(first)
    return first.count < words.count ? text + " …" : text
  }

  /// The words with the rest of their sentence.
  private func sentence(_ words: Range<Int>) -> String {
    guard let piece = record.piece(of: words.lowerBound) else { return "" }
    let turn = record.pieces[piece].words
    var low = words.lowerBound
    var high = words.upperBound
    while low > turn.lowerBound, !record.text.flags[low - 1].contains(.endsSentence),
      words.lowerBound - low < 20
    { low -= 1 }
    while high < turn.upperBound, !record.text.flags[high - 1].contains(.endsSentence),
      high - words.upperBound < 20
    {
      high += 1
    }
    return record.original(low..<high)
  }
}
