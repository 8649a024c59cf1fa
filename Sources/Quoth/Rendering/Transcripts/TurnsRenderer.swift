import Mustache

/// Draws the blocks of a transcript: turns by the theme's partial, headings, directions and narration as they are.
struct TurnsRenderer {
  private let context: RenderContext
  private let index: Int
  private let transcript: Transcript
  private let links: TranscriptLinks
  private let renderer: BodyRenderer
  private let passages: [QuotedPassage]
  /// By label: what the front matter says of it.
  private let roles: [String: String]
  /// By block, the notes whose first marks stand in it.
  private let notes: [Int: [Int]]
  private let seek: MediaSeek?

  init(_ context: RenderContext, _ index: Int) {
    self.context = context
    self.index = index
    transcript = context.archive.transcripts[index]
    links = context.archive.transcriptLinks[index]
    renderer = BodyRenderer(context, .transcript(index), as: .page)
    passages = context.transcripts.passages[index]
    roles = Dictionary(
      transcript.participants.compactMap { participant in
        participant.role.map { (NameIndex.form(participant.label.value), $0) }
      }, uniquingKeysWith: { first, _ in first })
    notes = Self.notes(transcript)
    seek = renderer.seek
  }

  /// All notes of the transcript, for a theme that puts them at the end.
  func allNotes(of blocks: Range<Int>) -> [Value] {
    if notes.isEmpty { return [] }
    return renderer.notes(blocks.flatMap { notes[$0] ?? [] })
  }

  private static func notes(_ transcript: Transcript) -> [Int: [Int]] {
    if transcript.body.notes.isEmpty { return [:] }
    var notes: [Int: [Int]] = [:]
    var seen: Set<Int> = []
    for slot in transcript.body.slots where slot.offset < transcript.body.mainEnd {
      guard case .noteMark(let note) = slot.kind, seen.insert(note).inserted else { continue }
      notes[transcript.blocks.partition { $0.html.upperBound > slot.offset }, default: []].append(note)
    }
    return notes
  }

  // MARK: Blocks

  /// The HTML of a range of blocks.
  func html(_ blocks: Range<Int>) -> [UInt8] {
    let size = blocks.reduce(0) { $0 + transcript.blocks[$1].html.count }
    var out = ByteBuffer(capacity: size + size / 4 + blocks.count * 400)
    var slot = BodyPass.firstSlot(
      in: transcript.body.slots,
      from: blocks.isEmpty ? 0 : transcript.blocks[blocks.lowerBound].html.lowerBound)
    var passage = passages.partition { $0.block >= blocks.lowerBound }
    var before: String?
    for number in blocks {
      let block = transcript.blocks[number]
      let first = slot
      while slot < transcript.body.slots.count, transcript.body.slots[slot].offset < block.html.upperBound {
        slot += 1
      }
      let firstPassage = passage
      while passage < passages.count, passages[passage].block == number { passage += 1 }
      switch block.kind {
      case .turn(let label):
        turn(number, block, label, before == label, slots: first..<slot, firstPassage..<passage, &out)
        before = label
      case .narration:
        out.append("<div class=\"narration\">\n")
        out.append(words(block, slots: first..<slot))
        out.append("</div>\n")
        before = nil
      case .direction: out.append(words(block, slots: first..<slot))
      case .section, .rule:
        out.append(words(block, slots: first..<slot))
        before = nil
      }
      for note in notes[number] ?? [] {
        renderer.draw(.note, [.record(renderer.note(note))], into: &out)
      }
    }
    return out.bytes()
  }

  private func words(
    _ block: TranscriptBlock, slots: Range<Int>, _ marks: [PassageMarks.Insertion] = []
  ) -> [UInt8] {
    if slots.isEmpty, marks.isEmpty { return Array(transcript.body.html[block.html]) }
    var pass = BodyPass(renderer, expected: block.html.count, placesNotes: false)
    pass.run(block.html, inserting: marks)
    return pass.finish(withNotes: false)
  }

  private func turn(
    _ number: Int, _ block: TranscriptBlock, _ label: String, _ isSame: Bool, slots: Range<Int>,
    _ passages: Range<Int>, _ out: inout ByteBuffer
  ) {
    let marks =
      passages.isEmpty ? [] : insertions(block, firstSlot: slots.lowerBound, self.passages[passages])
    var words = words(block, slots: slots, marks)
    // The partial ends the line itself.
    words.dropLineFeed()
    let anchor = context.transcripts.anchor(index, block: number) ?? ""
    let speakers = links.speakersOfBlock.indices.contains(number) ? links.speakersOfBlock[number] : []
    let quotedIn = passages.isEmpty ? [] : places(self.passages[passages])
    let articles = Set(self.passages[passages].map { context.archive.quotes[$0.quote].article }).count
    let time = block.time
    let record = PageRecord(
      .turn,
      [
        .text(anchor), .text("#" + PercentEncoding.encoded(anchor)), .text(label),
        .list(speakers.map { .record(context.links.speakers[$0]) }),
        speakers.count == 1 ? .text(context.archive.addresses.speakers[speakers[0]].href) : .null,
        speakers.isEmpty ? .null : .text(speakerIDs(speakers)),
        roles.isEmpty ? .null : .optional(role(of: label)), .bool(isSame),
        .optional(time.map { TimeCode.text($0, clock: transcript.usesClock) }),
        .optional(time.map(datetime)), .optional(time.map(MediaSeek.seconds)),
        .optional(time.flatMap { time in seek?.href(at: time) }),
        .html(words), .list(quotedIn),
        articles == 0 ? .null : .record(context.texts.count(articles, .quotedInArticles)),
      ])
    renderer.draw(.turn, [.record(record)], into: &out)
  }

  private func datetime(_ time: Int) -> String {
    if !transcript.usesClock { return "PT\(MediaSeek.seconds(time))S" }
    let clock = TimeCode.text(time / 1000 * 1000 % 86_400_000)
    return time < 3_600_000
      ? "00:\(time < 600_000 ? "0" : "")\(clock)" : time < 36_000_000 ? "0" + clock : clock
  }

  private func speakerIDs(_ speakers: [Int]) -> String {
    speakers.count == 1
      ? context.archive.speakers[speakers[0]].id
      : speakers.map { context.archive.speakers[$0].id }.joined(separator: " ")
  }

  private func role(of label: String) -> String? {
    LabelReadings.of(label).lazy.compactMap { roles[NameIndex.form($0)] }.first
  }

  // MARK: Quoted passages

  private func insertions(
    _ block: TranscriptBlock, firstSlot: Int, _ passages: ArraySlice<QuotedPassage>
  ) -> [PassageMarks.Insertion] {
    PassageMarks.insertions(
      passages.map { passage in
        let quote = context.archive.quotes[passage.quote]
        return PassageMarks.Passage(
          text: passage.range, id: passage.isFirst ? TranscriptIndex.anchor(ofQuote: quote.id) : nil,
          href: context.placeHref(passage.quote))
      },
      html: transcript.body.html, block.html, slots: transcript.body.slots, firstSlot: firstSlot,
      text: block.text, element: element)
  }

  /// What a slot draws.
  private func element(_ kind: Body.Slot.Kind) -> PassageTokens.Element {
    switch kind {
    case .momentOpen, .momentClose: return seek == nil ? .span : .link
    case .referenceOpen(let reference), .referenceClose(let reference):
      guard let target = renderer.target(reference) else { return .nothing }
      if case .words = target { return .span }
      return renderer.href(target) == nil ? .nothing : .link
    default: return .nothing
    }
  }

  /// Where the passages are quoted, each quote once.
  private func places(_ passages: ArraySlice<QuotedPassage>) -> [Value] {
    var seen: Set<Int> = []
    return passages.compactMap { passage in
      guard seen.insert(passage.quote).inserted else { return nil }
      let quote = context.archive.quotes[passage.quote]
      let header = context.archive.articles[quote.article].header
      return .record(
        PageRecord(
          .quotedIn,
          [
            .text(header.title.value), .text(context.placeHref(passage.quote)),
            .optional(context.foreignLanguage(header.language)), .text(Excerpt.of(quote.text, atMost: 60)),
            context.hasPage(passage.quote)
              ? .text(context.archive.addresses.quotePage(id: quote.id).href) : .null,
          ]))
    }
  }
}
