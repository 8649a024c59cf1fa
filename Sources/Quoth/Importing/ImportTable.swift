/// The result of an import as a table for people.
public struct ImportTable: Sendable {
  private let result: ImportResult

  public init(_ result: ImportResult) { self.result = result }

  /// Lines, each ending in LF.
  public var text: String {
    let heads = ["file", "labels", "turns", "speakers", "times", "directions", "not placed", ""]
    var rows = [heads]
    for row in result.rows {
      let isRead = row.target != nil
      let numbers = [row.labels, row.turns, row.speakers, row.times, row.directions, row.leftOut].map {
        isRead ? BuildSummary.grouped($0) : ""
      }
      rows.append([row.path] + numbers + [Self.outcome(row)])
    }
    let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        if column > 0 { line += "  " }
        line += column == 0 || column == row.count - 1 ? cell + space : space + cell
      }
      return line.trimmingTrailingSpaces + "\n"
    }.joined()
  }

  private static func outcome(_ row: ImportResult.Row) -> String {
    switch row.outcome {
    case .written, .updated: "→ " + (row.target ?? "") + (row.outcome == .updated ? " (updated)" : "")
    case .unchanged: (row.target ?? "") + " is up to date"
    case .refused, .passedOver: row.outcome.rawValue
    }
  }

  /// The last line: what it all came to.
  public var summary: String {
    let read = result.rows.filter { $0.target != nil }
    let sum = { (key: KeyPath<ImportResult.Row, Int>) in read.reduce(0) { $0 + $1[keyPath: key] } }
    var parts = [
      Self.count(read.count, "transcript"), Self.count(sum(\.turns), "turn"),
      Self.count(sum(\.directions), "stage direction"),
    ]
    if sum(\.leftOut) > 0 { parts.append("\(BuildSummary.grouped(sum(\.leftOut))) not placed") }
    var line = parts.joined(separator: ", ")
    if !result.newSpeakers.isEmpty { line += "; \(Self.count(result.newSpeakers.count, "new speaker"))" }
    let labels = sum(\.labels)
    if labels > 0 {
      var shares = [Self.count(sum(\.labelledTurns), "turn")]
      if sum(\.labelledDirections) > 0 {
        shares.append(Self.count(sum(\.labelledDirections), "stage direction"))
      }
      if sum(\.emptyLabels) > 0 { shares.append("\(BuildSummary.grouped(sum(\.emptyLabels))) without words") }
      line += "; \(Self.count(labels, "label")): " + shares.joined(separator: ", ")
    }
    let refused = result.rows.count { $0.outcome == .refused }
    if refused > 0 { line += "; \(Self.count(refused, "file")) refused" }
    return line + "\n"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(BuildSummary.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
