import Mustache

/// `data/turns.json`: every turn of every published transcript.
struct TurnData {
  let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  static let fields: [DataSet.Field] = [
    .init(name: "transcript", type: "text", summary: "id of the transcript"),
    .init(name: "turn", type: "text", summary: "the turn's anchor"),
    .init(name: "url", type: "text", summary: "the turn in its transcript"),
    .init(
      name: "speaker", type: "list of text", summary: "ids of the speakers; empty if nobody knows who speaks"),
    .init(name: "label", type: "text", summary: "the speaker as the transcript has it"),
    .init(
      name: "at", type: "number or null",
      summary: "when it begins, in seconds; of a time of day, since midnight"),
    .init(name: "section", type: "text or null", summary: "the heading it stands below"),
    .init(
      name: "text", type: "text",
      summary:
        "the words, paragraphs parted by line feeds; times, remarks and directions in brackets as typed"),
  ]

  /// How many turns there are.
  static func count(_ archive: LinkedArchive) -> Int {
    archive.transcripts.indices.reduce(0) { sum, index in
      sum
        + (archive.transcriptLinks[index].isPublished
          ? archive.transcripts[index].blocks.count { $0.isTurn } : 0)
    }
  }

  /// A piece is a transcript.
  func json(piece: Int, into buffer: inout ByteBuffer) {
    let archive = context.archive
    let first = archive.transcripts.indices.first { hasTurns($0) }
    var json = JSONWriter(continuing: &buffer)
    if piece == 0 || piece > (first ?? .max) { json.beginPart(isFirst: piece == 0) }
    if archive.transcripts.indices.contains(piece), archive.transcriptLinks[piece].isPublished {
      var section: String?
      for (number, block) in archive.transcripts[piece].blocks.enumerated() {
        switch block.kind {
        case .section(let title, _): section = title
        case .turn(let label):
          json.newLine()
          write(block, label, section, number, of: piece, &json)
        case .direction, .narration, .rule: break
        }
      }
    }
    if piece + 1 >= archive.transcripts.count { json.endLines(isEmpty: first == nil) }
    json.flush(into: &buffer)
  }

  private func hasTurns(_ transcript: Int) -> Bool {
    context.archive.transcriptLinks[transcript].isPublished
      && context.archive.transcripts[transcript].blocks.contains { $0.isTurn }
  }

  private func write(
    _ block: TranscriptBlock, _ label: String, _ section: String?, _ number: Int, of index: Int,
    _ json: inout JSONWriter
  ) {
    let links = context.archive.transcriptLinks[index]
    let anchor = context.transcripts.anchor(index, block: number) ?? ""
    let speakers = links.speakersOfBlock.indices.contains(number) ? links.speakersOfBlock[number] : []
    json.beginObject()
    json.key("transcript")
    json.string(context.archive.transcripts[index].id)
    json.key("turn")
    json.string(anchor)
    json.key("url")
    json.beginString()
    json.append(context.archive.addresses.origin)
    json.append(context.transcripts.address(index, block: number).href(anchor))
    json.endString()
    json.key("speaker")
    json.strings(speakers.map { context.archive.speakers[$0].id })
    json.key("label")
    json.string(label)
    json.key("at")
    if let time = block.time { json.decimal(MediaSeek.seconds(time)) } else { json.null() }
    json.key("section")
    json.optional(section)
    json.key("text")
    json.string(block.text)
    json.endObject()
  }
}
