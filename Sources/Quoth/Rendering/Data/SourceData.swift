import Mustache

/// `data/sources.json`.
struct SourceData {
  let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  static let fields: [DataSet.Field] = [
    .init(name: "id", type: "text", summary: "id of the source"),
    .init(name: "title", type: "text", summary: "the title"),
    .init(name: "kind", type: "text", summary: "interview, broadcast, hearing, book …"),
    .init(name: "url", type: "text", summary: "the source's page"),
    .init(name: "publisher", type: "text or null", summary: "who published it"),
    .init(name: "date", type: "text or null", summary: "when it was made or published (ISO 8601)"),
    .init(name: "original", type: "text or null", summary: "its own address"),
    .init(name: "transcript", type: "text or null", summary: "id of its transcript"),
    .init(name: "quotes", type: "number", summary: "how many quotes from it there are"),
  ]

  func json(into buffer: inout ByteBuffer) {
    var json = JSONWriter(continuing: &buffer)
    json.lines(context.archive.sources.indices, of: context.archive.sources.count, into: &buffer) {
      index, json in
      let source = context.archive.sources[index]
      let links = context.archive.sourceLinks[index]
      json.beginObject()
      json.key("id")
      json.string(source.id)
      json.key("title")
      json.string(source.header.title.value)
      json.key("kind")
      json.string(source.kind)
      json.key("url")
      json.string(context.archive.addresses.absolute(context.archive.addresses.sources[index]))
      json.key("publisher")
      json.optional(source.publisher)
      json.key("date")
      json.optional(source.date)
      json.key("original")
      json.optional(source.url?.value)
      json.key("transcript")
      json.optional(transcript(links))
      json.key("quotes")
      json.number(links.quotes.count)
      json.endObject()
    }
  }

  /// The first that is published: drafts are nobody's to see.
  private func transcript(_ links: SourceLinks) -> String? {
    links.transcripts.first { context.archive.transcriptLinks[$0].isPublished }
      .map { context.archive.transcripts[$0].id }
  }
}
