/// A quote whose words its record does not have.
struct MissingQuote: Sendable {
  var quote: Int
  var record: VerificationPlan.RecordName
  var pattern: QuotePattern
}

/// Looks for missing quotes in all other records, so that the message can say where the words do stand.
struct ElsewhereSearch: Sendable {
  let archive: LinkedArchive
  let tools: Toolbox
  let parallel: Parallel

  /// Beyond this many missing quotes the fault is another one (a wrong transcript); the rest are told plainly.
  private static let mostQuotes = 100

  func explain(_ missing: [MissingQuote]) -> [Diagnostic] {
    guard !missing.isEmpty else { return [] }
    let sought = Array(missing.prefix(Self.mostQuotes))
    let records =
      archive.transcripts.indices.map { VerificationPlan.RecordName.transcript($0) }
      + archive.privateTexts.indices.map { .privateText($0) }
    let hits = parallel.map(count: records.count, chunk: 1) { number in
      self.hits(sought, records[number])
    }
    var byQuote: [Int: Hit] = [:]
    for hit in hits.joined() where byQuote[hit.quote] == nil { byQuote[hit.quote] = hit }
    return missing.map { one in
      VerificationFindings.missing(archive.quotes[one.quote], byQuote[one.quote], one.pattern, archive)
    }
  }

  struct Hit: Sendable {
    var quote: Int
    var record: VerificationPlan.RecordName
    var speakers: [Int]
    var time: String?
    var line: Int?
  }

  private func hits(_ missing: [MissingQuote], _ name: VerificationPlan.RecordName) -> [Hit] {
    // A word or two stand everywhere.
    let sought = missing.filter { $0.record != name && $0.pattern.literal.count >= 3 }
    guard !sought.isEmpty else { return [] }
    let (record, clock) = RecordBuilder(archive: archive, tools: tools).record(name)
    return sought.compactMap { one in
      let matcher = PatternMatcher(record: record, pattern: one.pattern, scope: 0..<record.text.count)
      guard let match = matcher.firstMatch() else { return nil }
      let piece = record.piece(of: match.words.lowerBound).map { record.pieces[$0] }
      var hit = Hit(quote: one.quote, record: name, speakers: piece?.speakers ?? [])
      if let block = piece?.block, block >= 0, case .transcript(let index) = name {
        hit.time = clock?.locator(of: block)
        hit.line = Int(archive.transcripts[index].blocks[block].span.line)
      }
      return hit
    }
  }
}
