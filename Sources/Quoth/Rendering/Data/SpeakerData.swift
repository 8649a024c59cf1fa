import Mustache

/// `data/speakers.json`.
struct SpeakerData {
  let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  static let fields: [DataSet.Field] = [
    .init(name: "id", type: "text", summary: "id of the speaker"),
    .init(name: "name", type: "text", summary: "the name"),
    .init(name: "url", type: "text", summary: "the speaker's page"),
    .init(name: "other_names", type: "list of text", summary: "other names"),
    .init(name: "role", type: "text or null", summary: "the last role known"),
    .init(name: "same_as", type: "list of text", summary: "addresses of the same speaker elsewhere"),
    .init(name: "quotes", type: "number", summary: "how many quotes of the speaker there are"),
    .init(name: "turns", type: "number", summary: "how many turns of the speaker stand in transcripts"),
  ]

  func json(into buffer: inout ByteBuffer) {
    var json = JSONWriter(continuing: &buffer)
    json.lines(context.archive.speakers.indices, of: context.archive.speakers.count, into: &buffer) {
      index, json in
      let speaker = context.archive.speakers[index]
      let links = context.archive.speakerLinks[index]
      json.beginObject()
      json.key("id")
      json.string(speaker.id)
      json.key("name")
      json.string(speaker.name)
      json.key("url")
      json.string(context.archive.addresses.absolute(context.archive.addresses.speakers[index]))
      json.key("other_names")
      json.strings(speaker.otherNames.map(\.value))
      json.key("role")
      json.optional(speaker.roles.last?.role)
      json.key("same_as")
      json.strings(speaker.sameAs.map(\.value))
      json.key("quotes")
      json.number(links.quotes.count)
      json.key("turns")
      json.number(links.turnCount)
      json.endObject()
    }
  }
}
