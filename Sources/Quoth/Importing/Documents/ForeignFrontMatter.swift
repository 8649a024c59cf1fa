/// The front matter of whatever system a Markdown file comes from: keys that a transcript has are taken, all others go
/// below `extra`.
enum ForeignFrontMatter {
  /// Where the text begins.
  static func read(_ bytes: [UInt8], _ transcript: inout ImportedTranscript) -> (offset: Int, line: Int) {
    guard bytes.starts(with: "---".utf8), let end = bytes.firstIndex(of: 0x0A),
      bytes[3..<end].allSatisfy(Characters.isBlank)
    else { return (0, 1) }
    var findings: [Diagnostic] = []
    let front = FrontMatter(bytes, path: "", findings: &findings)
    if front.bodyLine == 1 || (front.isBroken && front.bodyStart >= bytes.count) { return (0, 1) }
    if front.isBroken {
      transcript.leftOut.append(
        .init(
          line: findings.first.map { Int($0.place.span.line) } ?? 1,
          what: "the front matter cannot be read: \(findings.first?.message ?? "it is no YAML")",
          remedy: findings.first?.suggestion))
    }
    for entry in front.entries { take(entry, &transcript.details) }
    return (front.bodyStart, front.bodyLine)
  }

  private static func take(_ entry: YAMLNode.Entry, _ details: inout TranscriptDetails) {
    let key = entry.key.value
    let text = entry.value.text
    switch key {
    case "title" where text != nil: details.title = text
    case "date" where date(text) != nil: details.date = date(text)
    case "language" where text != nil, "lang" where text != nil: details.language = text
    case "media" where text.map { AddressCheck.fault(in: $0) == nil } ?? false: details.media = text
    case "duration" where text != nil: details.duration = text
    case "summary" where text != nil: details.summary = text
    case "topics" where !entry.value.texts.isEmpty: details.topics = entry.value.texts
    case "aliases" where !entry.value.texts.isEmpty: details.aliases = entry.value.texts
    case "participants": readParticipants(entry.value, &details)
    default:
      if ["speakers", "speaker", "guests", "guest", "hosts", "host"].contains(key) {
        details.speakers += entry.value.texts.map { LabelShape.normalised(Array($0.utf8)[...]) }.filter {
          !$0.isEmpty
        }
      }
      if !entry.value.isNull { details.extra.append(.init(key: key, value: FreeValue(entry.value))) }
    }
  }

  /// `2019-05-27`, or a time stamp that begins like it.
  private static func date(_ text: String?) -> CalendarDate? {
    guard let text else { return nil }
    return CalendarDate(text) ?? CalendarDate(text.prefix(10))
  }

  private static func readParticipants(_ node: YAMLNode, _ details: inout TranscriptDetails) {
    guard case .map(let entries) = node.value else { return }
    for entry in entries { details.speakers.append(LabelShape.normalised(Array(entry.key.value.utf8)[...])) }
  }
}

extension YAMLNode {
  /// The words of a scalar that holds any.
  fileprivate var text: String? {
    guard case .scalar(let text, _) = value, !isNull, !text.isEmpty else { return nil }
    return text
  }

  /// One text, or the texts of a list.
  fileprivate var texts: [String] {
    if let text { return [text] }
    guard case .list(let items) = value else { return [] }
    return items.compactMap(\.text)
  }
}
