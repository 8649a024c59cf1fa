/// The front matter of an imported transcript.
struct TranscriptFrontMatter: Sendable {
  var title: String
  var source: String?
  var date: String?
  /// Said behind the date, when it is no more than a guess.
  var dateRemark: String?
  var participants: [Participant] = []
  var details: TranscriptDetails

  /// A label and whose it is; no ids: nobody knows.
  struct Participant: Sendable, Equatable {
    var label: String
    var speakers: [String]
    var role: String?
  }

  /// From `---` to the second one, ending in LF.
  var text: String {
    var lines = "---\ntitle: \(YAMLText.scalar(title))\n"
    if let source { lines += "source: \(YAMLText.scalar(source))\n" }
    if let date { lines += "date: \(date)" + (dateRemark.map { " # \($0)" } ?? "") + "\n" }
    if let language = details.language { lines += "language: \(YAMLText.scalar(language))\n" }
    if let media = details.media { lines += "media: \(YAMLText.scalar(media))\n" }
    if let duration = details.duration { lines += "duration: \(YAMLText.scalar(duration))\n" }
    if let madeBy = details.madeBy { lines += "made_by: \(madeBy)\n" }
    if !details.topics.isEmpty { lines += YAMLText.entry("topics", .list(details.topics.map { .text($0) })) }
    if !details.aliases.isEmpty {
      lines += YAMLText.entry("aliases", .list(details.aliases.map { .text($0) }))
    }
    if let summary = details.summary { lines += "summary: \(YAMLText.scalar(summary))\n" }
    if !participants.isEmpty { lines += "participants:\n" + participants.map(Self.line).joined() }
    if !details.extra.isEmpty { lines += YAMLText.entry("extra", .map(details.extra)) }
    return lines + "---\n"
  }

  /// `  Ann Lee: ann-lee`
  static func line(_ participant: Participant) -> String {
    "  \(YAMLText.key(participant.label)): \(value(participant))\n"
  }

  static func value(_ participant: Participant) -> String {
    let ids =
      switch participant.speakers.count {
      case 0: "~"
      case 1: flow(participant.speakers[0])
      default: "[" + participant.speakers.map(flow).joined(separator: ", ") + "]"
      }
    guard let role = participant.role else { return ids }
    return "{speaker: \(ids), role: \(flow(role))}"
  }

  /// Inside of `[…]` and `{…}` commas and brackets mean something.
  private static func flow(_ text: String) -> String {
    text.contains { ",[]{}".contains($0) }
      ? "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" : YAMLText.scalar(text)
  }
}
