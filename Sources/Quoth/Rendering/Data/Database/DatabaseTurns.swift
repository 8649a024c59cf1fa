import SQLite

/// The turns of `data/archive.sqlite`.
struct DatabaseTurns {
  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  func fill(_ rows: consuming Insertion, speakers: consuming Insertion) throws {
    let archive = context.archive
    var count = 0
    for index in archive.transcripts.indices where archive.transcriptLinks[index].isPublished {
      let id = archive.transcripts[index].id
      let voices = archive.transcriptLinks[index].speakersOfBlock
      var section: String?
      for (number, block) in archive.transcripts[index].blocks.enumerated() {
        switch block.kind {
        case .section(let title, _): section = title
        case .turn(let label):
          count += 1
          let anchor = context.transcripts.anchor(index, block: number) ?? ""
          let own = voices.indices.contains(number) ? voices[number] : []
          rows.integer(count)
          rows.text(id)
          rows.text(anchor)
          rows.text(archive.addresses.origin, context.transcripts.address(index, block: number).href(anchor))
          rows.optional(own.first.map { archive.speakers[$0].id })
          rows.text(label)
          rows.real(block.time.map { Double(max(0, $0)) / 1000 })
          rows.optional(section)
          rows.text(block.text)
          try rows.insert()
          guard own.count > 1 else { continue }
          for voice in own {
            speakers.integer(count)
            speakers.text(archive.speakers[voice].id)
            try speakers.insert()
          }
        case .direction, .narration, .rule: break
        }
      }
    }
  }
}
