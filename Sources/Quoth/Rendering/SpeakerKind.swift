/// Whether a speaker is somebody or some body. Front matter does not ask; `extra: {type: organization}` says it.
enum SpeakerKind: Sendable {
  case person, organization

  init(_ speaker: Speaker) {
    self = .person
    guard case .map(let entries) = speaker.header.extra else { return }
    for entry in entries where entry.key == "type" {
      if case .text(let type) = entry.value, ["organization", "organisation"].contains(type.lowercased()) {
        self = .organization
      }
    }
  }

  /// The type of schema.org.
  var schemaType: StaticString {
    switch self {
    case .person: "Person"
    case .organization: "Organization"
    }
  }
}
