/// The file that says whose each label is, for this import and the next ones:
///
///     Megyn Kelly: megyn-kelly
///     Kelly: megyn-kelly
///     Voices: [ada-lind, karl-berg]
///     Man: ~
struct ParticipantsFile: Sendable {
  private(set) var participants: [String: TranscriptFrontMatter.Participant] = [:]
  private(set) var findings: [Diagnostic] = []
  private let text: [UInt8]

  /// An absent file is an empty one (`bytes` nil).
  init(_ bytes: [UInt8]?, path: String) {
    text = bytes ?? []
    guard let bytes, !bytes.isEmpty else { return }
    guard let entries = YAMLReader.map(bytes, 0..<bytes.count, firstLine: 1, path: path, findings: &findings)
    else { return }
    for entry in entries {
      let label = LabelShape.normalised(Array(entry.key.value.utf8)[...])
      guard let participant = Self.participant(label, entry.value) else {
        findings.append(
          Diagnostic(
            .wrongType, "whose “\(label)” is must be an id, a list of ids or ~",
            at: Place(file: path, span: entry.value.span), suggestion: "write “\(label): speaker-id”"))
        continue
      }
      if let id = participant.speakers.first(where: { !SpeakerRegistry.isSpeakerID($0) }) {
        findings.append(
          Diagnostic(
            .wrongType, "“\(id)” cannot be the id of a speaker",
            at: Place(file: path, span: entry.value.span),
            suggestion: "an id is the name of a file in content/speakers, without .md: “ada-lind”"))
        continue
      }
      participants[label] = participant
    }
  }

  static func participant(_ label: String, _ node: YAMLNode) -> TranscriptFrontMatter.Participant? {
    switch node.value {
    case .scalar where node.isNull: return .init(label: label, speakers: [])
    case .scalar(let id, _): return .init(label: label, speakers: [id])
    case .list(let items):
      let ids = items.compactMap { item -> String? in
        if case .scalar(let id, _) = item.value, !item.isNull { id } else { nil }
      }
      return ids.count == items.count ? .init(label: label, speakers: ids) : nil
    case .map(let entries):
      guard let speaker = entries.first(where: { $0.key.value == "speaker" }),
        var participant = participant(label, speaker.value)
      else { return nil }
      if case .scalar(let role, _)? = entries.first(where: { $0.key.value == "role" })?.value.value {
        participant.role = role
      }
      return participant
    }
  }

  /// The file with labels that were met for the first time behind those it holds; nil: nothing is new. Comments and order
  /// stay.
  func text(adding new: [TranscriptFrontMatter.Participant], remarks: [String: String]) -> [UInt8]? {
    let unknown = new.filter { participants[$0.label] == nil }
    guard !unknown.isEmpty else { return nil }
    var out = text
    if out.isEmpty {
      out += "# Whose each label is: an id of content/speakers, a list of ids, or ~ for nobody known.\n".utf8
    } else if out.last != 0x0A {
      out.append(0x0A)
    }
    for participant in unknown {
      let remark = remarks[participant.label].map { " # \($0)" } ?? ""
      out += "\(YAMLText.key(participant.label)): \(TranscriptFrontMatter.value(participant))\(remark)\n".utf8
    }
    return out
  }
}
