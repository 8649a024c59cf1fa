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

  /// Words that differ, and that the quote's own edits do not account for.
  struct Difference {
    var quote: String
    var record: String
    /// The words of the quote stand in brackets already.
    var isBracketed: Bool
    /// The record lacks words here.
    var isGap: Bool
  }

  private(set) var firstDifference: Difference?

  init(_ alignment: Alignment, _ pattern: QuotePattern, _ record: Record) {
    var (quoteOnly, recordOnly) = (0..<0, 0..<0)
    // Of the quote, the word behind the last one seen.
    var next = 0
    func word(_ index: Int) -> String { pattern.slice(pattern.literalRanges[index]) }
    func spoken(_ position: Int) -> String { record.original(position..<position + 1) }
    func flush(_ diff: inout WordDiff, before position: Int?) {
      guard !quoteOnly.isEmpty || !recordOnly.isEmpty else { return }
      for index in 0..<max(quoteOnly.count, recordOnly.count) {
        diff.columns.append(
          Column(
            quote: index < quoteOnly.count ? word(quoteOnly.lowerBound + index) : "",
            record: index < recordOnly.count ? spoken(recordOnly.lowerBound + index) : "", differs: true))
      }
      let place = quoteOnly.isEmpty ? next..<next : quoteOnly
      // What an ellipsis beside them leaves out is no counterpart of the quote's words.
      if !quoteOnly.isEmpty, pattern.skips.contains(quoteOnly.lowerBound) {
        recordOnly = position == nil ? 0..<0 : recordOnly.suffix(quoteOnly.count)
      } else if !quoteOnly.isEmpty, pattern.skips.contains(quoteOnly.upperBound) {
        recordOnly = quoteOnly.lowerBound == 0 ? 0..<0 : recordOnly.prefix(quoteOnly.count)
      }
      let (own, said) = Self.withoutCopiedGap(place, recordOnly, pattern, record)
      if diff.firstDifference == nil, !Self.isEdit(own, said, before: position, pattern, record) {
        diff.firstDifference = Difference(
          quote: pattern.excerpt(own), record: Self.excerpt(said, record),
          isBracketed: !own.isEmpty && own.allSatisfy { pattern.isBracketed[$0] },
          isGap: Self.isGap(said, record))
      }
      (quoteOnly, recordOnly) = (0..<0, 0..<0)
    }
    for step in alignment.steps {
      switch step {
      case .both(let index, let position):
        flush(&self, before: position)
        next = index + 1
        columns.append(Column(quote: word(index), record: spoken(position), differs: false))
      case .quoteOnly(let index):
        next = index + 1
        quoteOnly = (quoteOnly.isEmpty ? index : quoteOnly.lowerBound)..<index + 1
      case .recordOnly(let position):
        recordOnly = (recordOnly.isEmpty ? position : recordOnly.lowerBound)..<position + 1
      }
    }
    flush(&self, before: nil)
    columns = Self.shortened(columns)
  }

  /// A difference without a gap at one of its edges that the quote has copied.
  private static func withoutCopiedGap(
    _ own: Range<Int>, _ said: Range<Int>, _ pattern: QuotePattern, _ record: Record
  ) -> (own: Range<Int>, said: Range<Int>) {
    func isCopy(_ words: Range<Int>, of position: Int) -> Bool {
      record.text.flags[position].contains(.isGap)
        && record.aside(pattern.literal[words], at: position, opens: false) == 1
    }
    if let last = said.last, let start = own.first(where: { isCopy($0..<own.upperBound, of: last) }) {
      return (own.lowerBound..<start, said.lowerBound..<last)
    }
    if let first = said.first, let last = own.last(where: { isCopy(own.lowerBound..<$0 + 1, of: first) }) {
      return (last + 1..<own.upperBound, first + 1..<said.upperBound)
    }
    return (own, said)
  }

  private static func isGap(_ words: Range<Int>, _ record: Record) -> Bool {
    words.contains { record.text.flags[$0].contains(.isGap) }
  }

  /// Whether the quote shows a difference itself: by an ellipsis, a bracket, a remark that the record has too.
  private static func isEdit(
    _ own: Range<Int>, _ said: Range<Int>, before position: Int?, _ pattern: QuotePattern, _ record: Record
  ) -> Bool {
    let isFiller = !said.isEmpty && record.isFillers(said)
    let isSkipped = (own.lowerBound...own.upperBound).contains { pattern.skips.contains($0) }
    let isBracket =
      !own.isEmpty && own.allSatisfy { pattern.isBracketed[$0] } && said.count <= PatternMatcher.mostReplaced
      && !isGap(said, record)
    if own.isEmpty, said.isEmpty { return true }
    if own.isEmpty || isBracket { return isSkipped || isBracket || isFiller }
    guard said.isEmpty, let position else { return false }
    return record.aside(pattern.literal[own], at: position, opens: false) != nil
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
