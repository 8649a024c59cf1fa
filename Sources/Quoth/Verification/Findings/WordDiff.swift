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

  /// The first words that differ: of the quote, of the record.
  private(set) var firstDifference: (quote: String, record: String)?

  init(_ alignment: Alignment, _ pattern: QuotePattern, _ record: Record) {
    var (quoteOnly, recordOnly) = (0..<0, 0..<0)
    func word(_ index: Int) -> String { pattern.slice(pattern.literalRanges[index]) }
    func spoken(_ position: Int) -> String { record.original(position..<position + 1) }
    func flush(_ diff: inout WordDiff) {
      guard !quoteOnly.isEmpty || !recordOnly.isEmpty else { return }
      for index in 0..<max(quoteOnly.count, recordOnly.count) {
        diff.columns.append(
          Column(
            quote: index < quoteOnly.count ? word(quoteOnly.lowerBound + index) : "",
            record: index < recordOnly.count ? spoken(recordOnly.lowerBound + index) : "", differs: true))
      }
      if diff.firstDifference == nil {
        diff.firstDifference = (quoteOnly.map(word).joined(separator: " "), Self.excerpt(recordOnly, record))
      }
      (quoteOnly, recordOnly) = (0..<0, 0..<0)
    }
    for step in alignment.steps {
      switch step {
      case .both(let index, let position):
        flush(&self)
        columns.append(Column(quote: word(index), record: spoken(position), differs: false))
      case .quoteOnly(let index):
        quoteOnly = (quoteOnly.isEmpty ? index : quoteOnly.lowerBound)..<index + 1
      case .recordOnly(let position):
        recordOnly = (recordOnly.isEmpty ? position : recordOnly.lowerBound)..<position + 1
      }
    }
    flush(&self)
    columns = Self.shortened(columns)
  }

  /// Words as they stand in the record; of many, the first and the last.
  private static func excerpt(_ words: Range<Int>, _ record: Record) -> String {
    guard words.count > 12 else { return words.isEmpty ? "" : record.original(words) }
    return record.original(words.prefix(5)) + " … " + record.original(words.suffix(5))
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
