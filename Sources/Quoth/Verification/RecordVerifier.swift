/// Compares all quotes of one record with it; the record's words live only that long.
struct RecordVerifier: Sendable {
  let archive: LinkedArchive
  let tools: Toolbox

  struct Result: Sendable {
    var verdicts: [(Int, Verdict)] = []
    var diagnostics: [Diagnostic] = []
    var missing: [MissingQuote] = []
    var locatorFixes: [LocatorFix] = []
  }

  func verify(_ group: VerificationPlan.Group) -> Result {
    var result = Result()
    let (record, clock) = record(group.record)
    // Of quotes that may hold others: their words in the record, and who said them.
    var matched: [Int: (words: Range<Int>?, speaker: Int)] = [:]
    for number in group.quotes {
      let quote = archive.quotes[number]
      let language = tools[quote.language]
      let pattern = QuotePattern(parts: quote.parts, language: language.words, remarks: language.remarks)
      let checker = QuoteChecker(record: record, clock: clock, senseWords: language.sense)
      let outer = quote.outer.flatMap { matched[$0] }
      let request = QuoteChecker.Request(
        pattern: pattern, speaker: quote.outer == nil ? quote.speaker : nil, outerSpeaker: outer?.speaker,
        time: quote.locator.at.flatMap { TimeCode.range($0, clock: clock?.usesClock ?? false) },
        scope: outer?.words)
      let outcome = checker.check(request)
      matched[number] = (outcome.words, outer?.speaker ?? quote.speaker)
      let findings = VerificationFindings(archive: archive, record: record, clock: clock, group: group.record)
      result.verdicts.append((number, verdict(outcome, quote, checker, pattern, group.record)))
      if quote.parts.allSatisfy(QuoteMark.isEmpty) {
        // Said when it was read.
        continue
      } else if outcome.status == .missing {
        result.missing.append(MissingQuote(quote: number, record: group.record, pattern: pattern))
      } else {
        result.diagnostics += findings.diagnostics(quote, outcome, pattern)
        if let right = findings.rightLocator(outcome), let typed = quote.locator.at {
          result.locatorFixes.append(LocatorFix(quote: number, typed: typed, right: right))
        }
      }
    }
    return result
  }

  private func record(_ name: VerificationPlan.RecordName) -> (Record, RecordClock?) {
    RecordBuilder(archive: archive, tools: tools).record(name)
  }

  private func verdict(
    _ outcome: QuoteChecker.Outcome, _ quote: Quote, _ checker: QuoteChecker, _ pattern: QuotePattern,
    _ name: VerificationPlan.RecordName
  ) -> Verdict {
    var verdict = Verdict(status: outcome.status, unchecked: nil)
    verdict.edits = outcome.edits
    switch name {
    case .transcript(let index):
      guard outcome.words != nil else { break }
      verdict.transcript = index
      verdict.passages = checker.passages(outcome, pattern)
      verdict.isSpeakerChecked = quote.outer == nil
    case .privateText: verdict.isPrivateRecord = true
    }
    return verdict
  }
}

/// Makes the words of a record.
struct RecordBuilder: Sendable {
  let archive: LinkedArchive
  let tools: Toolbox

  func record(_ name: VerificationPlan.RecordName) -> (Record, RecordClock?) {
    switch name {
    case .transcript(let index):
      let transcript = archive.transcripts[index]
      let language = tools[transcript.header.language?.value ?? archive.config.language]
      let speakers = archive.transcriptLinks[index].speakersOfBlock
      return (Record(transcript, speakersOfBlock: speakers, language: language), RecordClock(transcript))
    case .privateText(let index):
      let text = archive.privateTexts[index]
      let source = archive.sourceLinks.firstIndex { $0.privateText == index }
      let tag = source.flatMap { archive.sources[$0].header.language?.value } ?? archive.config.language
      return (Record(privateText: String(decoding: text.bytes, as: UTF8.self), language: tools[tag]), nil)
    }
  }
}
