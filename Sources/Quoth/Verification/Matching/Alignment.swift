/// A quote laid beside the stretch of the record that it is nearest to, word by word: for quotes that do not match.
struct Alignment: Sendable {
  enum Step: Sendable, Hashable {
    /// The word stands in both (indices in the quote's literal words and in the record).
    case both(Int, Int)
    case quoteOnly(Int)
    case recordOnly(Int)
  }

  var steps: [Step]
  var equal: Int
  /// From the first to the last word that stands in both.
  var words: Range<Int>

  /// Words of a long quote that are compared; more change nothing about the verdict.
  private static let mostWords = 800

  /// The best alignment inside `scope`, within twice the quote's length; nil when less than half of the words align.
  /// `prefers` breaks ties between stretches: those of the named speaker.
  init?(_ quote: [UInt64], _ record: Record, scope: Range<Int>, prefers: (Int) -> Bool) {
    let quote = Array(quote.prefix(Self.mostWords))
    guard !quote.isEmpty, !scope.isEmpty else { return nil }
    var best: Alignment?
    for window in Self.windows(quote, record, scope, prefers: prefers) {
      let alignment = Alignment(quote, record.text.hashes, window)
      if alignment.equal > best?.equal ?? 0 { best = alignment }
    }
    guard var best, best.equal * 2 >= quote.count else { return nil }
    best.pairEdges(record)
    self = best
  }

  /// Words of the quote before the first shared word, or behind the last, stand for as many of the record: they were
  /// replaced, not only added.
  private mutating func pairEdges(_ record: Record) {
    func isQuoteOnly(_ step: Step) -> Bool { if case .quoteOnly = step { true } else { false } }
    guard !words.isEmpty else { return }
    let run = record.run(of: words.lowerBound)
    let leading = steps.prefix(while: isQuoteOnly).count
    let trailing = steps.reversed().prefix(while: isQuoteOnly).count
    let low = max(min(run.lowerBound, words.lowerBound), words.lowerBound - leading)
    let high = min(max(run.upperBound, words.upperBound), words.upperBound + trailing)
    steps += (words.upperBound..<high).map { .recordOnly($0) }
    steps.insert(contentsOf: (low..<words.lowerBound).map { .recordOnly($0) }, at: leading)
    words = low..<high
  }

  /// The stretches that share the most words with the quote, whatever their order: the best one of the preferred
  /// speaker and the best of all.
  private static func windows(
    _ quote: [UInt64], _ record: Record, _ scope: Range<Int>, prefers: (Int) -> Bool
  ) -> [Range<Int>] {
    var wanted: [UInt64: Int] = [:]
    for hash in quote { wanted[hash, default: 0] += 1 }
    let length = min(scope.count, quote.count * 2)
    var shared = 0
    var best: (start: Int, count: Int)?
    var preferred: (start: Int, count: Int)?
    // Words still wanted in the window; below zero: there more often than in the quote.
    for position in scope {
      if let left = wanted[record.text.hashes[position]] {
        if left > 0 { shared += 1 }
        wanted[record.text.hashes[position]] = left - 1
      }
      let gone = position - length
      if gone >= scope.lowerBound, let left = wanted[record.text.hashes[gone]] {
        if left >= 0 { shared -= 1 }
        wanted[record.text.hashes[gone]] = left + 1
      }
      let start = max(scope.lowerBound, gone + 1)
      if shared > best?.count ?? 0 { best = (start, shared) }
      if shared > preferred?.count ?? 0, prefers(start + (position - start) / 2) {
        preferred = (start, shared)
      }
    }
    return [preferred, best].compactMap { $0 }.filter { $0.count * 2 >= quote.count }
      .map { max(scope.lowerBound, $0.start)..<min(scope.upperBound, $0.start + length) }
  }

  /// The longest common subsequence, by the textbook table (Wagner and Fischer 1974).
  private init(_ quote: [UInt64], _ record: [UInt64], _ window: Range<Int>) {
    let rows = quote.count
    let columns = window.count
    var table = [Int32](repeating: 0, count: (rows + 1) * (columns + 1))
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns - 1, through: 0, by: -1) {
        let cell = row * (columns + 1) + column
        table[cell] =
          quote[row] == record[window.lowerBound + column]
          ? table[cell + columns + 2] + 1 : max(table[cell + 1], table[cell + columns + 1])
      }
    }
    var steps: [Step] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let cell = row * (columns + 1) + column
      if quote[row] == record[window.lowerBound + column], table[cell] == table[cell + columns + 2] + 1 {
        steps.append(.both(row, window.lowerBound + column))
        (row, column) = (row + 1, column + 1)
      } else if table[cell + columns + 1] >= table[cell + 1] {
        steps.append(.quoteOnly(row))
        row += 1
      } else {
        steps.append(.recordOnly(window.lowerBound + column))
        column += 1
      }
    }
    while row < rows {
      steps.append(.quoteOnly(row))
      row += 1
    }
    // Record words before the first and behind the last shared word are no part of the quote.
    func isShared(_ step: Step) -> Bool { if case .both = step { true } else { false } }
    func isRecordOnly(_ step: Step) -> Bool { if case .recordOnly = step { true } else { false } }
    let first = steps.firstIndex(where: isShared) ?? 0
    let last = steps.lastIndex(where: isShared) ?? 0
    self.steps = steps.indices.filter { (first...max(first, last)).contains($0) || !isRecordOnly(steps[$0]) }
      .map { steps[$0] }
    equal = self.steps.count(where: isShared)
    var range = window.lowerBound..<window.lowerBound
    if case .both(_, let from) = steps.isEmpty ? nil : steps[first],
      case .both(_, let to) = steps.isEmpty ? nil : steps[last]
    {
      range = from..<to + 1
    }
    words = range
  }
}
