/// Two versions of a sentence one under the other, columns of words aligned, the differing words marked:
///
///     quote:   a much closer relationship than
///     record:  a much nearer relationship than
///                     ^^^^^^
struct WordDiff {
  private struct Column {
    var quote: String
    var record: String
    var differs: Bool

    var width: Int { max(quote.count, record.count) }
  }

  private var columns: [Column] = []

  /// Long stretches that agree are cut to this many words on each side of a difference.
  private static let context = 6
  private static let lineWidth = 92

  init(_ alignment: Alignment, _ pattern: QuotePattern, _ record: Record) {
    var pendingQuote: [String] = []
    var pendingRecord: [String] = []
    func flush(_ columns: inout [Column]) {
      for index in 0..<max(pendingQuote.count, pendingRecord.count) {
        columns.append(
          Column(
            quote: index < pendingQuote.count ? pendingQuote[index] : "",
            record: index < pendingRecord.count ? pendingRecord[index] : "", differs: true))
      }
      pendingQuote = []
      pendingRecord = []
    }
    for step in alignment.steps {
      switch step {
      case .both(let word, let position):
        flush(&columns)
        columns.append(
          Column(
            quote: pattern.slice(pattern.literalRanges[word]),
            record: record.original(position..<position + 1),
            differs: false))
      case .quoteOnly(let word): pendingQuote.append(pattern.slice(pattern.literalRanges[word]))
      case .recordOnly(let position): pendingRecord.append(record.original(position..<position + 1))
      }
    }
    flush(&columns)
    columns = Self.shortened(columns)
  }

  /// The first words that differ: of the quote, of the record.
  var firstDifference: (quote: String, record: String)? {
    guard let first = columns.firstIndex(where: \.differs) else { return nil }
    let run = columns[first...].prefix(while: \.differs)
    func joined(_ side: KeyPath<Column, String>) -> String {
      run.map { $0[keyPath: side] }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    return (joined(\.quote), joined(\.record))
  }

  /// Lines of text, each with its label.
  func lines() -> String {
    var lines: [String] = []
    var row: [Column] = []
    var width = 0
    for column in columns {
      if width + column.width + 1 > Self.lineWidth, !row.isEmpty {
        lines += Self.lines(of: row)
        row = []
        width = 0
      }
      row.append(column)
      width += column.width + 1
    }
    return (lines + Self.lines(of: row)).joined(separator: "\n")
  }

  private static func lines(of row: [Column]) -> [String] {
    guard !row.isEmpty else { return [] }
    func line(_ label: String, _ cell: (Column) -> String) -> String {
      var text = label
      for column in row {
        let content = cell(column)
        text += content + String(repeating: " ", count: max(0, column.width - content.count) + 1)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [line("quote:   ") { $0.quote }, line("record:  ") { $0.record }]
    if row.contains(where: \.differs) {
      lines.append(line("         ") { $0.differs ? String(repeating: "^", count: $0.width) : "" })
    }
    return lines
  }

  private static func shortened(_ columns: [Column]) -> [Column] {
    var result: [Column] = []
    var index = 0
    while index < columns.count {
      if columns[index].differs {
        result.append(columns[index])
        index += 1
        continue
      }
      let end = columns[index...].firstIndex(where: \.differs) ?? columns.count
      let run = columns[index..<end]
      let head = index == 0 ? 0 : context
      let tail = end == columns.count ? 0 : context
      if run.count > head + tail + 1, head + tail > 0 {
        result += run.prefix(head)
        result.append(Column(quote: "…", record: "…", differs: false))
        result += run.suffix(tail)
      } else {
        result += run
      }
      index = end
    }
    return result
  }
}
