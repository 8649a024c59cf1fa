import Mustache

/// `/transcripts/…`: the record. For the time being its text as it stands, without turns.
struct TranscriptPages {
  let context: RenderContext

  func files() -> [OutputFile] {
    context.archive.transcripts.indices.filter { context.archive.transcriptLinks[$0].isPublished }.map {
      index in
      OutputFile(context.archive.addresses.transcripts[index].file) { [context] buffer in
        TranscriptPages(context: context).render(index, into: &buffer)
      }
    }
  }

  private func render(_ index: Int, into buffer: inout [UInt8]) {
    let transcript = context.archive.transcripts[index]
    let address = context.archive.addresses.transcripts[index]
    var frame = PageFrame(.transcript, address, transcript.header.title.value)
    frame.description = transcript.summary?.value
    frame.language = transcript.header.language?.value
    frame.openGraphType = "article"
    frame.published = ListRecords(context: context).date(ofTranscript: index)
    frame.path = [(context.texts.string("transcripts"), context.hrefs.transcripts)]
    frame.linkedData = .transcript(index)
    frame.render([.record(record(index))], in: context, into: &buffer)
  }

  private func record(_ index: Int) -> PageRecord {
    let transcript = context.archive.transcripts[index]
    let links = context.archive.transcriptLinks[index]
    let shared = context.links
    let texts = context.texts
    let text = BodyRenderer(context, .transcript(index), as: .page)
    let source = links.source.flatMap { context.archive.sources[$0].isImplicit ? nil : shared.sources[$0] }
    return PageRecord(
      .transcript,
      [
        .text(transcript.id), .text(transcript.header.title.value),
        .text(context.archive.addresses.transcripts[index].href), .optional(transcript.summary?.value),
        .optional(ListRecords(context: context).date(ofTranscript: index).map(texts.record)),
        .optional(source),
        .records(transcript.participants.map(participant)),
        .optional(transcript.madeBy.map { texts.string("made_by_" + $0) }),
        .optional(transcript.style.map { texts.string("style_" + $0) }), .bool(transcript.reviewed == true),
        .optional(transcript.duration), .optional(links.links.media), .optional(transcript.licence),
        .list(links.topics.map { shared.topics[$0] }), HeadingRecords.value(transcript.body.headings),
        .html(text.main()), .list(text.allNotes()), .record(texts.count(links.quotes.count, .quotes)),
        transcript.header.extra.templateValue,
      ])
  }

  private func participant(_ participant: Transcript.Participant) -> PageRecord {
    let ids = Set(participant.speakers.map(\.value))
    let speakers = context.archive.speakers.indices.filter { ids.contains(context.archive.speakers[$0].id) }
    return PageRecord(
      .participant,
      [
        .text(participant.label.value), .list(speakers.map { .record(context.links.speakers[$0]) }),
        .optional(participant.role),
      ])
  }
}
