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
    guard let window = Self.window(quote, record, scope, prefers: prefers) else { return nil }
    var best = Alignment(quote, record.text.hashes, window)
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

  /// The stretch of twice the quote's length that has the most of its words in order, at least half of them: of those
  /// that have equally many, one that `prefers` likes in its middle, else the first. nil: there is none.
  private static func window(
    _ quote: [UInt64], _ record: Record, _ scope: Range<Int>, prefers: (Int) -> Bool
  ) -> Range<Int>? {
    guard let region = region(quote, record.text.hashes, scope) else { return nil }
    let length = min(region.count, quote.count * 2)
    let counts = SlidingSubsequence.lengths(quote, record.text.hashes[region], window: length)
    guard let most = counts.max(), most * 2 >= quote.count else { return nil }
    let best = counts.indices.lazy.filter { counts[$0] == most }.map { region.lowerBound + $0 }
    guard let start = best.first(where: { prefers($0 + length / 2) }) ?? best.first else { return nil }
    return start..<start + length
  }

  /// From the first to the last stretch of twice the quote's length that has at least half of its words, in any order:
  /// where nothing else has to be looked at. nil: there is none.
  private static func region(_ quote: [UInt64], _ record: [UInt64], _ scope: Range<Int>) -> Range<Int>? {
    // Words still wanted in the stretch that ends here; below zero: there more often than in the quote.
    var wanted: [UInt64: Int] = [:]
    for hash in quote { wanted[hash, default: 0] += 1 }
    let length = min(scope.count, quote.count * 2)
    var shared = 0
    var region: Range<Int>?
    for position in scope {
      if let left = wanted[record[position]] {
        if left > 0 { shared += 1 }
        wanted[record[position]] = left - 1
      }
      let gone = position - length
      if gone >= scope.lowerBound, let left = wanted[record[gone]] {
        if left >= 0 { shared -= 1 }
        wanted[record[gone]] = left + 1
      }
      if shared * 2 >= quote.count {
        region = (region?.lowerBound ?? max(scope.lowerBound, gone + 1))..<position + 1
      }
    }
    // A stretch at the very beginning is found before it has its length.
    return region.map { $0.lowerBound..<max($0.upperBound, min(scope.upperBound, $0.lowerBound + length)) }
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
}
