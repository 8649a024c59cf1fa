import Mustache

/// Draws the blocks of a transcript: turns by the theme's partial, headings, directions and narration as they are.
struct TurnsRenderer {
  private let context: RenderContext
  private let index: Int
  private let transcript: Transcript
  private let links: TranscriptLinks
  private let renderer: BodyRenderer
  private let quoted: TurnQuotes
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
    quoted = TurnQuotes(context, index, renderer)
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
    let passages = quoted.passages
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
        renderer.draw(.note, into: &out) { $0.record(renderer.note(note)) }
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
      passages.isEmpty ? [] : quoted.marks(passages, in: block, transcript.body, firstSlot: slots.lowerBound)
    var words = words(block, slots: slots, marks)
    // The partial ends the line itself.
    words.dropLineFeed()
    let anchor = context.transcripts.anchor(index, block: number) ?? ""
    let speakers = links.speakersOfBlock.indices.contains(number) ? links.speakersOfBlock[number] : []
    // No closures: each would take a copy of the renderer, and this runs for every turn of the archive.
    var (time, datetime, seconds, timeHref) = (Value.null, Value.null, Value.null, Value.null)
    if let start = block.time {
      time = .text(TimeCode.text(start, clock: transcript.usesClock))
      datetime = .text(self.datetime(start))
      seconds = .text(MediaSeek.seconds(start))
      if let seek { timeHref = .text(seek.href(at: start)) }
    }
    var (href, ids) = (Value.null, Value.null)
    if speakers.count == 1 {
      href = .text(context.archive.addresses.speakers[speakers[0]].href)
      ids = .text(context.archive.speakers[speakers[0]].id)
    } else if !speakers.isEmpty {
      ids = .text(speakers.map { [context] in context.archive.speakers[$0].id }.joined(separator: " "))
    }
    let places = passages.isEmpty ? [] : quoted.places(passages)
    let record = PageRecord(
      .turn,
      [
        .text(anchor), .text(String(joining: "#", PercentEncoding.encoded(anchor))), .text(label),
        .list(speakers.map { [context] in .record(context.links.speakers[$0]) }), href, ids,
        roles.isEmpty ? .null : .optional(role(of: label)), .bool(isSame), time, datetime, seconds, timeHref,
        .html(words), .list(places), passages.isEmpty ? .null : .record(quoted.count(passages)),
        places.count == 1 ? places[0] : .null,
      ])
    renderer.draw(.turn, into: &out) { $0.record(record) }
  }

  private func datetime(_ time: Int) -> String {
    if !transcript.usesClock { return "PT\(MediaSeek.seconds(time))S" }
    let clock = TimeCode.text(time / 1000 * 1000 % 86_400_000)
    return time < 3_600_000
      ? "00:\(time < 600_000 ? "0" : "")\(clock)" : time < 36_000_000 ? "0" + clock : clock
  }

  private func role(of label: String) -> String? {
    LabelReadings.of(label).lazy.compactMap { roles[NameIndex.form($0)] }.first
  }
}
