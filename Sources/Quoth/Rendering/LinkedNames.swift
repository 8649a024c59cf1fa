/// Speakers and sources as the JSON-LD of quotations names them: one JSON object each, made once for all quotes.
struct LinkedNames: Sendable {
  let speakers: [[UInt8]]
  /// Of sources.
  let works: [[UInt8]]

  init(_ archive: LinkedArchive, _ kinds: [SpeakerKind], parallel: Parallel) {
    let addresses = archive.addresses
    speakers = parallel.map(count: archive.speakers.count) { index in
      Self.object(
        kinds[index].schemaType, addresses.absolute(addresses.speakers[index]),
        archive.speakers[index].header.title.value)
    }
    works = parallel.map(count: archive.sources.count) { index in
      Self.object(
        "CreativeWork", addresses.absolute(addresses.sources[index]),
        archive.sources[index].header.title.value)
    }
  }

  private static func object(_ type: StaticString, _ id: String, _ name: String) -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.beginObject()
    json.key("@type")
    json.string(fixed: type)
    json.key("@id")
    json.string(id)
    json.key("name")
    json.string(name)
    json.endObject()
    return json.finish()
  }
}
