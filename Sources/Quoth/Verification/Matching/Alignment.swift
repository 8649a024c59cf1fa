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

  /// The words of the record that the quote has, all of them and no others, in another order; nil: it has not.
  func reordered(_ pattern: QuotePattern, _ record: Record) -> Range<Int>? {
    guard words.count <= pattern.literal.count else { return nil }
    let run = record.run(of: words.lowerBound)
    let missing = pattern.literal.count - words.count
    let (wanted, hashes) = (pattern.literal.sorted(), record.text.hashes)
    return [words.lowerBound..<words.upperBound + missing, words.lowerBound - missing..<words.upperBound]
      .first {
        run.contains($0.lowerBound) && $0.upperBound <= run.upperBound && hashes[$0].sorted() == wanted
      }
  }

  /// The best alignment inside `scope`, within twice the quote's length; nil when less than half of the words align.
  /// `prefers` breaks ties between stretches: those of the named speaker.
  init?(_ quote: [UInt64], _ record: Record, scope: Range<Int>, prefers: (Int) -> Bool) {
    let quote = Array(quote.prefix(Self.mostWords))
    guard !quote.isEmpty, !scope.isEmpty else { return nil }
    var best: Alignment?
    var most = 0
    for window in Self.windows(quote, record, scope, prefers: prefers) {
      let common = Self.common(quote, record.text.hashes, window)
      guard common > most, common * 2 >= quote.count else { continue }
      most = common
      best = Alignment(quote, record.text.hashes, window)
    }
    guard var best else { return nil }
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

  /// What a step is worth: words that agree count, and gaps are few rather than short, so that a word is laid beside
  /// its like far away only where its neighbours stand there too.
  private enum Worth {
    static let equal: Int32 = 5
    static let replaced: Int32 = -2
    static let opening: Int32 = -3
    static let word: Int32 = -1
  }

  /// The alignment of the whole quote with a part of the window, with affine gaps (Gotoh 1982). The tables hold the
  /// worth of what follows, on arrival without a gap, within one of the quote, within one of the record.
  private init(_ quote: [UInt64], _ record: [UInt64], _ window: Range<Int>) {
    let (rows, columns) = (quote.count, window.count)
    let width = columns + 1
    var free = [Int32](repeating: 0, count: (rows + 1) * width)
    var (inQuote, inRecord) = (free, free)
    func ways(_ row: Int, _ column: Int) -> (both: Int32, quote: Int32, record: Int32) {
      let cell = row * width + column
      guard column < columns else { return (.min / 2, inQuote[cell + width] + Worth.word, .min / 2) }
      let isEqual = quote[row] == record[window.lowerBound + column]
      return (
        free[cell + width + 1] + (isEqual ? Worth.equal : Worth.replaced),
        inQuote[cell + width] + Worth.word, inRecord[cell + 1] + Worth.word
      )
    }
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns, through: 0, by: -1) {
        let cell = row * width + column
        let way = ways(row, column)
        free[cell] = max(way.both, way.quote + Worth.opening, way.record + Worth.opening)
        inQuote[cell] = max(way.both, way.quote, way.record + Worth.opening)
        inRecord[cell] = max(way.both, way.quote + Worth.opening, way.record)
      }
    }
    var steps: [Step] = []
    var (row, column) = (0, (0...columns).max { free[$0] < free[$1] } ?? 0)
    var (gapInQuote, gapInRecord) = (false, false)
    while row < rows {
      let way = ways(row, column)
      let left = way.quote + (gapInQuote ? 0 : Worth.opening)
      let right = way.record + (gapInRecord ? 0 : Worth.opening)
      let takesBoth = way.both >= max(left, right)
      (gapInQuote, gapInRecord) = (!takesBoth && left >= right, !takesBoth && left < right)
      let position = window.lowerBound + column
      if takesBoth, quote[row] == record[position] {
        steps.append(.both(row, position))
      } else {
        if !gapInRecord { steps.append(.quoteOnly(row)) }
        if !gapInQuote { steps.append(.recordOnly(position)) }
      }
      if !gapInRecord { row += 1 }
      if !gapInQuote { column += 1 }
    }
    self.init(trimming: steps, from: window.lowerBound)
  }

  /// Record words before the first and behind the last shared word are no part of the quote.
  private init(trimming steps: [Step], from start: Int) {
    var shared: [(index: Int, position: Int)] = []
    for (index, step) in steps.enumerated() {
      if case .both(_, let position) = step { shared.append((index, position)) }
    }
    equal = shared.count
    words = start..<start
    self.steps = steps
    guard let first = shared.first, let last = shared.last else { return }
    words = first.position..<last.position + 1
    self.steps = steps.enumerated().filter { index, step in
      if case .recordOnly = step { return (first.index...last.index).contains(index) }
      return true
    }.map(\.element)
  }

  /// How many words the two have in common, in order: the length of the longest common subsequence
  /// (Wagner and Fischer 1974).
  private static func common(_ quote: [UInt64], _ record: [UInt64], _ window: Range<Int>) -> Int {
    var above = [Int32](repeating: 0, count: window.count + 1)
    var row = above
    for word in quote {
      for column in 0..<window.count {
        row[column + 1] =
          word == record[window.lowerBound + column] ? above[column] + 1 : max(above[column + 1], row[column])
      }
      swap(&row, &above)
    }
    return Int(above[window.count])
  }
}
