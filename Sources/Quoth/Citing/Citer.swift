/// `quoth cite`: finds words in a record and makes the link that quotes them.
public struct Citer: Sendable {
  private let request: CiteRequest

  public init(_ request: CiteRequest) { self.request = request }

  /// The file is no record.
  public struct NoRecord: Error, Sendable {
    /// A sentence for the user.
    public var message: String
  }

  /// Throws `DiskFailure`, `NoRecord`.
  public func run() throws -> CiteResult {
    let reading = try ArchiveReading(siteFolder: request.siteFolder, jobs: request.jobs)
    let name = try record(in: reading.archive)
    let tools = Toolbox(reading.theme.languages, fillers: reading.archive.config.fillers)
    let (record, clock) = RecordBuilder(archive: reading.archive, tools: tools).record(name)
    return CiteSearch(
      archive: reading.archive, name: name, record: record, clock: clock,
      language: tools[language(of: name, reading.archive)],
      request: request
    ).result()
  }

  private func language(of name: VerificationPlan.RecordName, _ archive: LinkedArchive) -> String {
    switch name {
    case .transcript(let index): archive.transcripts[index].header.language?.value ?? archive.config.language
    case .privateText: archive.config.language
    }
  }

  /// The record that a file is, or that its source has.
  private func record(in archive: LinkedArchive) throws -> VerificationPlan.RecordName {
    let path = request.path
    if let index = archive.transcripts.firstIndex(where: { $0.path == path }) { return .transcript(index) }
    if let index = archive.privateTexts.firstIndex(where: { $0.path == path }) { return .privateText(index) }
    guard let source = archive.sources.firstIndex(where: { $0.path == path && !$0.isImplicit }) else {
      throw NoRecord(message: "“\(path)” is no transcript, and no source that has one.")
    }
    let links = archive.sourceLinks[source]
    if let transcript = links.transcripts.first { return .transcript(transcript) }
    if let text = links.privateText { return .privateText(text) }
    throw NoRecord(
      message: "Of the source “\(archive.sources[source].id)” there is neither a transcript nor a text.")
  }
}

/// Looks for the words in one record.
struct CiteSearch {
  let archive: LinkedArchive
  let name: VerificationPlan.RecordName
  let record: Record
  let clock: RecordClock?
  let language: LanguageTools
  let request: CiteRequest

  /// Beyond this many places nobody reads on.
  private static let mostPlaces = 64

  func result() -> CiteResult {
    let pattern = QuotePattern(
      parts: [request.words], language: language.words, remarks: language.remarks)
    guard !pattern.literal.isEmpty else {
      return CiteResult(remarks: ["“\(request.words)” holds no words"], isRefused: true)
    }
    let matcher = PatternMatcher(record: record, pattern: pattern, scope: 0..<record.text.count)
    var matches: [PatternMatch] = []
    func take(_ match: PatternMatch) -> Bool {
      matches.append(match)
      return matches.count < Self.mostPlaces
    }
    matcher.eachLiteralMatch(take)
    if matches.isEmpty { matcher.eachEditedMatch(take) }
    guard !matches.isEmpty else { return nearest(pattern) }
    return found(matches, isEdited: matches.contains { $0.isEdited(pattern) })
  }

  // MARK: Found

  private func found(_ matches: [PatternMatch], isEdited: Bool) -> CiteResult {
    var result = CiteResult()
    var matches = matches
    if let line = request.line, record.hasSpeakers {
      let near = matches.filter { isIn(line, $0) }
      if near.isEmpty {
        result.remarks.append("the words do not stand in the turn of line \(line), but they stand elsewhere")
      } else {
        matches = near
      }
    }
    for match in matches { result.citations.append(citation(match.words, isEdited: isEdited)) }
    if matches.count > 1, request.line == nil || !result.remarks.isEmpty {
      result.remarks.append("the words stand at \(matches.count) places: say which with FILE:LINE")
    }
    if isEdited {
      result.remarks.append("these are the words of the record with the edits that you show")
    }
    let nameless = matches.filter { speakers($0.words).isEmpty }
    if record.hasSpeakers, !nameless.isEmpty {
      result.isRefused = nameless.count == matches.count
      result.remarks.append(
        "nobody is known to be “\(label(nameless[0].words))”: say who under participants, for a quote needs its speaker"
      )
    }
    if !record.hasSpeakers {
      result.remarks.append("a private text does not say who speaks: put the speaker behind “quote:”")
    }
    for match in matches.prefix(1) where speakers(match.words).count > 1 {
      let names = speakers(match.words).map { archive.speakers[$0].name }.joined(separator: ", ")
      result.remarks.append("several voices say this: \(names); the link names the first")
    }
    return result
  }

  private func citation(_ words: Range<Int>, isEdited: Bool) -> CiteResult.Citation {
    let marks = archive.locale.quotationMarks.first
    let spoken = isEdited ? Self.bare(request.words) : shown(words)
    let link = QuoteLinkText(
      speaker: speakers(words).first.map { archive.speakers[$0].id }, source: source, at: time(words),
      words: (marks?.open ?? "“") + spoken + (marks?.close ?? "”"))
    return CiteResult.Citation(link: link.text, origin: origin(words))
  }

  /// The words as they stand in the record, and the punctuation behind them if it was asked for.
  private func shown(_ words: Range<Int>) -> String {
    var text = record.pieces(of: words).map { spoken(words.clamped(to: record.pieces[$0].words)) }
      .joined(separator: " ")
    if let mark = Self.bare(request.words).last, ".,;:!?…。！？".contains(mark), let last = words.last,
      record.textAround(from: last, to: nil).first == mark
    {
      text.append(mark)
    }
    return text
  }

  /// Words of one turn without the times and remarks in between.
  private func spoken(_ words: Range<Int>) -> String {
    guard let first = words.first, let piece = record.piece(of: first), record.pieces[piece].block >= 0,
      let block = block(piece)
    else { return Self.oneLine(record.original(words)) }
    let range = record.text.range(of: words)
    var out: [UInt8] = []
    let bytes = Array(block.text.utf8)
    var index = range.lowerBound
    for silence in block.silences
    where silence.kind != .gap && silence.range.lowerBound >= index
      && silence.range.upperBound <= range.upperBound
    {
      out += bytes[index..<silence.range.lowerBound]
      index = silence.range.upperBound
    }
    out += bytes[min(index, range.upperBound)..<range.upperBound]
    return Self.oneLine(out.text)
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Without quotation marks around.
  private static func bare(_ words: String) -> String {
    let marks: Set<Character> = ["\"", "“", "”", "„", "«", "»", "「", "」"]
    var words = words.trimming(" ")[...]
    while let first = words.first, marks.contains(first) { words = words.dropFirst() }
    while let last = words.last, marks.contains(last) { words = words.dropLast() }
    return oneLine(String(words))
  }

  // MARK: Not found

  private func nearest(_ pattern: QuotePattern) -> CiteResult {
    var result = CiteResult(isRefused: true)
    let checker = QuoteChecker(record: record, clock: clock, senseWords: language.sense)
    let outcome = checker.check(.init(pattern: pattern, speaker: nil, time: nil, scope: nil))
    if let alignment = outcome.alignment {
      let passage = sentence(alignment.words)
      let own = citation(passage, isEdited: false)
      result.remarks = [
        "these are not the words of the record\n" + WordDiff(alignment, pattern, record).lines(),
        "the record has, \(own.origin):\n\(own.link)",
      ]
    } else if !outcome.splice.isEmpty {
      let parts = outcome.splice.map { "“\(shown($0.words))”, \(origin($0.words))" }
      result.remarks = [
        "these words were not said together; quote each by itself:\n" + parts.joined(separator: "\n")
      ]
    } else {
      result.remarks = ["the record has no such words; quoth find looks for them in the whole archive"]
    }
    return result
  }

  /// The words of the record around a stretch that differs, to the ends of its sentences but not beyond its turn.
  private func sentence(_ words: Range<Int>) -> Range<Int> {
    guard let piece = record.piece(of: words.lowerBound) else { return words }
    let turn = record.pieces[piece].words
    var low = words.lowerBound
    var high = min(words.upperBound, turn.upperBound)
    while low > turn.lowerBound, words.lowerBound - low < 12,
      !record.text.flags[low - 1].contains(.endsSentence)
    { low -= 1 }
    while high < turn.upperBound, high - words.upperBound < 12,
      !record.text.flags[high - 1].contains(.endsSentence)
    { high += 1 }
    return low..<max(high, low + 1)
  }

  // MARK: Who, when, where

  private func block(_ piece: Int) -> TranscriptBlock? {
    guard case .transcript(let index) = name else { return nil }
    let blocks = archive.transcripts[index].blocks
    let block = record.pieces[piece].block
    return blocks.indices.contains(block) ? blocks[block] : nil
  }

  private func speakers(_ words: Range<Int>) -> [Int] {
    record.piece(of: words.lowerBound).map { record.pieces[$0].speakers } ?? []
  }

  private func label(_ words: Range<Int>) -> String {
    guard let piece = record.piece(of: words.lowerBound), case .turn(let label)? = block(piece)?.kind else {
      return "?"
    }
    return label
  }

  /// The last time given before the words, or that of their turn.
  private func time(_ words: Range<Int>) -> String? {
    guard let piece = record.piece(of: words.lowerBound), let block = block(piece) else { return nil }
    // The words may go on in the next turn, in which offsets begin anew.
    let offset = record.text.range(of: words.prefix(1)).lowerBound
    guard let time = FindSearch.time(of: block, at: offset) else {
      return clock?.locator(of: record.pieces[piece].block)
    }
    return TimeCode.text(time / 1000 * 1000, clock: clock?.usesClock ?? false)
  }

  /// Id of the source, or of the transcript that is its own.
  private var source: String {
    switch name {
    case .transcript(let index): archive.transcripts[index].source?.value ?? archive.transcripts[index].id
    case .privateText(let index): archive.privateTexts[index].id
    }
  }

  private func isIn(_ line: Int, _ match: PatternMatch) -> Bool {
    guard case .transcript(let index) = name else { return true }
    let blocks = archive.transcripts[index].blocks
    guard let wanted = blocks.lastIndex(where: { Int($0.span.line) <= line }) else { return false }
    return record.pieces(of: match.words).contains { record.pieces[$0].block == wanted }
  }

  private func origin(_ words: Range<Int>) -> String {
    switch name {
    case .privateText(let index): return archive.privateTexts[index].path
    case .transcript(let index):
      let names = speakers(words).map { archive.speakers[$0].name }
      let who = names.isEmpty ? label(words) : names.joined(separator: ", ")
      let line = record.piece(of: words.lowerBound).flatMap { block($0) }.map { ":\($0.span.line)" } ?? ""
      return "\(archive.transcripts[index].path)\(line): \(who)" + (time(words).map { " at \($0)" } ?? "")
    }
  }
}
