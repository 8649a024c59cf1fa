/// What was found, for people and for programs.
public struct FindText: Sendable {
  private let result: FindResult
  private let limit: Int

  /// - Parameter limit: so many hits are shown at most.
  public init(_ result: FindResult, limit: Int) {
    self.result = result
    self.limit = max(0, limit)
  }

  /// Two lines a hit: where it stands and whose it is, and the words with some around them.
  public func text(isColoured: Bool) -> String {
    var out = ""
    for hit in result.hits.prefix(limit) {
      let place = TerminalText.visible("\(hit.file):\(hit.line):")
      out +=
        (isColoured ? "\u{1B}[1m\(place)\u{1B}[0m" : place)
        + " \(TerminalText.visible(Self.origin(of: hit)))\n"
      out += "    \(isColoured ? Self.marked(hit) : TerminalText.visible(hit.context))\n"
    }
    return out
  }

  /// The last line: how much was found.
  public var summary: String {
    let count = result.hits.count
    if count == 0 { return "Nothing found\n" }
    let kinds = FindResult.Kind.allCases.compactMap { kind -> String? in
      let number = result.hits.count { $0.kind == kind }
      return number == 0 ? nil : "\(BuildSummary.grouped(number)) \(kind.rawValue)\(number == 1 ? "" : "s")"
    }
    let shown = count > limit ? "; the best \(BuildSummary.grouped(limit)) are shown (--limit)" : ""
    return "Found \(kinds.joined(separator: ", "))\(shown)\n"
  }

  /// `quote by Ann Lee in “The interview”, 12:34, 2018-03-02`
  private static func origin(of hit: FindResult.Hit) -> String {
    let names = hit.names.joined(separator: ", ")
    let time = hit.at.map { ", \($0)" } ?? ""
    let date = hit.date.map { ", \($0)" } ?? ""
    return switch hit.kind {
    case .quote: "quote by \(names) in “\(hit.title)”\(time)\(date)"
    case .turn: "\(names) in “\(hit.title)”\(time)\(date)"
    case .article: "article “\(hit.title)”\(date)"
    }
  }

  /// The words that were sought in bold letters.
  private static func marked(_ hit: FindResult.Hit) -> String {
    let bytes = Array(hit.context.utf8)
    var out = ""
    var index = 0
    for mark in hit.marks {
      out += TerminalText.visible(bytes[index..<mark.lowerBound].text)
      out += "\u{1B}[1;33m\(TerminalText.visible(bytes[mark].text))\u{1B}[0m"
      index = mark.upperBound
    }
    return out + TerminalText.visible(bytes[index...].text)
  }

  /// `{"found": …, "results": [{kind, file, line, id, url, speaker[], source, title, date, at, context}]}`
  public func json() throws -> String {
    try jsonText(
      Document(found: result.hits.count, results: result.hits.prefix(limit).map { Row(hit: $0) }))
  }

  private struct Document: Encodable {
    var found: Int
    var results: [Row]
  }

  private struct Row: Encodable {
    var hit: FindResult.Hit

    private enum Keys: String, CodingKey {
      case kind, file, line, id, url, speaker, source, title, date, at, context
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Keys.self)
      try object.encode(hit.kind.rawValue, forKey: .kind)
      try object.encode(hit.file, forKey: .file)
      try object.encode(hit.line, forKey: .line)
      try object.encode(hit.id, forKey: .id)
      // Null when there is none: absent values are never left out.
      try object.encode(hit.url, forKey: .url)
      try object.encode(hit.speakers, forKey: .speaker)
      try object.encode(hit.source, forKey: .source)
      try object.encode(hit.title, forKey: .title)
      try object.encode(hit.date, forKey: .date)
      try object.encode(hit.at, forKey: .at)
      try object.encode(hit.context, forKey: .context)
    }
  }
}
