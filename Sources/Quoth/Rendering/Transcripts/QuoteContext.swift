import Mustache

/// The words of a quote where they were spoken: its turns, the one before and the one after, for the quote's page.
struct QuoteContext {
  private let context: RenderContext
  private let transcript: Transcript
  private let index: Int
  private let passages: [Verdict.Passage]
  private let href: String

  /// nil: the words were found nowhere, or in a record that is not public.
  init?(_ context: RenderContext, quote: Int) {
    let verdict = context.verdicts[quote]
    guard let index = verdict.transcript, verdict.status.isInRecord, !verdict.passages.isEmpty else {
      return nil
    }
    let transcript = context.archive.transcripts[index]
    guard verdict.passages.allSatisfy({ transcript.blocks.indices.contains($0.block) }) else { return nil }
    self.context = context
    self.index = index
    self.transcript = transcript
    passages = verdict.passages
    href = Self.href(context, quote: quote, transcript: index, block: verdict.passages[0].block)
  }

  /// The words in the transcript.
  static func href(_ context: RenderContext, quote: Int, transcript: Int, block: Int) -> String {
    context.transcripts.address(transcript, block: block).href(
      TranscriptIndex.anchor(ofQuote: context.archive.quotes[quote].id))
  }

  func record() -> PageRecord {
    let language = transcript.header.language?.value ?? context.archive.config.language
    return PageRecord(
      .quoteContext,
      [
        .text(transcript.header.title.value), .text(href), .text(language),
        .text(WritingDirection.of(language)), .records(turns()),
      ])
  }

  // MARK: Turns

  private func turns() -> [PageRecord] {
    let blocks = shown()
    return blocks.enumerated().map { position, number in
      let isAfterGap = position > 0 && number > blocks[position - 1] + 1
      return turn(number, isAfterGap: isAfterGap, isFirst: number < (passages.first?.block ?? 0))
    }
  }

  /// The blocks to show: those with words of the quote, what stands between them if that is little, a turn before and
  /// a turn after, with the directions on the way.
  private func shown() -> [Int] {
    let matched = Set(passages.map(\.block)).sorted()
    guard let first = matched.first, let last = matched.last else { return [] }
    var blocks = neighbours(of: first, step: -1).reversed() + [first]
    for (one, next) in zip(matched, matched.dropFirst()) {
      if next - one <= 4 { blocks += (one + 1)..<next }
      blocks.append(next)
    }
    return blocks + neighbours(of: last, step: 1)
  }

  private func neighbours(of block: Int, step: Int) -> [Int] {
    var found: [Int] = []
    var number = block + step
    while transcript.blocks.indices.contains(number), found.count < 4 {
      switch transcript.blocks[number].kind {
      case .direction: found.append(number)
      case .turn: return found + [number]
      case .section, .rule, .narration: return found
      }
      number += step
    }
    return found
  }

  private func turn(_ number: Int, isAfterGap: Bool, isFirst: Bool) -> PageRecord {
    let block = transcript.blocks[number]
    var label: String?
    if case .turn(let name) = block.kind { label = name }
    let links = context.archive.transcriptLinks[index]
    let speakers = links.speakersOfBlock.indices.contains(number) ? links.speakersOfBlock[number] : []
    let anchor = context.transcripts.anchor(index, block: number)
    return PageRecord(
      .contextTurn,
      [
        .optional(label), .list(speakers.map { .record(context.links.speakers[$0]) }),
        .optional(block.time.map { TimeCode.text($0, clock: transcript.usesClock) }),
        .text(context.transcripts.address(index, block: number).href(anchor)), .bool(label == nil),
        .bool(isAfterGap), .records(pieces(of: number, block, isFirst: isFirst)),
      ])
  }

  // MARK: Words

  /// How much of a turn is shown beside the quote's words, in bytes.
  private static let most = 480

  private func pieces(of number: Int, _ block: TranscriptBlock, isFirst: Bool) -> [PageRecord] {
    let own = passages.filter { $0.block == number }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    let count = block.text.utf8.count
    guard let first = own.first else {
      let words = isFirst ? ending(block, 0..<count) : beginning(block, 0..<count)
      return words.isEmpty ? [] : [piece(words, false)]
    }
    var pieces: [PageRecord] = []
    var start = min(first.lowerBound, count)
    let before = ending(block, 0..<start)
    if !before.isEmpty { pieces.append(piece(before, false)) }
    for range in own {
      let range = range.clamped(to: min(start, count)..<count)
      if range.lowerBound > start {
        let between = start..<range.lowerBound
        pieces.append(
          piece(
            between.count <= Self.most
              ? SpokenText.of(block, between) : beginning(block, between) + " " + ending(block, between),
            false))
      }
      if !range.isEmpty { pieces.append(piece(SpokenText.of(block, range), true)) }
      start = max(start, range.upperBound)
    }
    let after = beginning(block, start..<count)
    if !after.isEmpty { pieces.append(piece(after, false)) }
    return pieces
  }

  private func piece(_ text: String, _ isQuoted: Bool) -> PageRecord {
    PageRecord(.contextPiece, [.text(text), .bool(isQuoted)])
  }

  /// The first words of a range, with an ellipsis where the rest is left out.
  private func beginning(_ block: TranscriptBlock, _ range: Range<Int>) -> String {
    let text = SpokenText.of(block, range)
    return range.count <= Self.most ? text : Excerpt.of(text, atMost: Self.most / 2)
  }

  /// The last words of a range.
  private func ending(_ block: TranscriptBlock, _ range: Range<Int>) -> String {
    let text = SpokenText.of(block, range)
    guard range.count > Self.most else { return text }
    let tail = text.suffix(Self.most / 2)
    return "… " + (tail.firstIndex(of: " ").map { tail[tail.index(after: $0)...] } ?? tail)
  }
}
