/// What is sought: words that must all be there, and phrases, in quotation marks of any kind, whose words must stand
/// together. `re-elect` is a phrase of two words.
struct SearchQuery: Sendable {
  /// Words of one term stand together.
  let terms: [[UInt64]]
  /// All words in their order.
  let words: [UInt64]

  init(_ text: String) {
    var terms: [[UInt64]] = []
    var current = ""
    var closing: Character?
    func end(_ isPhrase: Bool) {
      let parts = isPhrase ? [current[...]] : current.split(whereSeparator: \.isWhitespace)
      terms += parts.map { SearchWords(String($0)).hashes }.filter { !$0.isEmpty }
      current = ""
    }
    for character in text {
      if let mark = closing {
        if character == mark || Self.pairs[mark]?.contains(character) == true {
          end(true)
          closing = nil
          continue
        }
      } else if let mark = Self.closing[character] {
        end(false)
        closing = mark
        continue
      }
      current.append(character)
    }
    // A mark that is never closed is none.
    end(false)
    self.terms = terms
    words = terms.flatMap { $0 }
  }

  var isEmpty: Bool { words.isEmpty }

  private static let closing: [Character: Character] = [
    "\"": "\"", "“": "”", "„": "“", "«": "»", "»": "«", "「": "」",
  ]
  /// Marks that close as well.
  private static let pairs: [Character: [Character]] = ["“": ["”"]]
}

/// Where a query stands in a text, and how well. Results are ranked as those of the site's search are:
///
/// 1. quotes before articles before turns;
/// 2. of each kind, texts in which all words of the query stand together, in their order;
/// 3. the newer, then by file and line.
struct SearchMatch: Sendable {
  /// The words of the shortest stretch that holds one of each.
  var stretch: Range<Int>
  /// All words stand together, in the order of the query.
  var isWhole: Bool
  /// Words of all terms, wherever they stand.
  var words: Set<Int>

  /// nil: not all is there.
  init?(_ query: SearchQuery, in text: SearchWords) {
    var hits: [(start: Int, end: Int, term: Int)] = []
    for (number, term) in query.terms.enumerated() {
      let count = hits.count
      Self.find(term, in: text.hashes) { hits.append(($0, $0 + term.count, number)) }
      if hits.count == count { return nil }
    }
    guard !hits.isEmpty else { return nil }
    hits.sort { ($0.start, $0.term) < ($1.start, $1.term) }
    // Two hands over the hits: the stretch between them holds one of each.
    var counts = [Int](repeating: 0, count: query.terms.count)
    var missing = counts.count
    var best: Range<Int>?
    var low = 0
    for high in hits.indices {
      counts[hits[high].term] += 1
      if counts[hits[high].term] == 1 { missing -= 1 }
      while missing == 0 {
        let end = hits[low...high].reduce(0) { max($0, $1.end) }
        let stretch = hits[low].start..<end
        if best.map({ stretch.count < $0.count }) ?? true { best = stretch }
        counts[hits[low].term] -= 1
        if counts[hits[low].term] == 0 { missing += 1 }
        low += 1
      }
    }
    guard let best else { return nil }
    stretch = best
    isWhole = false
    words = Set(hits.flatMap { Array($0.start..<$0.end) })
    Self.find(query.words, in: text.hashes) { start in
      guard !isWhole else { return }
      isWhole = true
      stretch = start..<start + query.words.count
    }
  }

  private static func find(_ term: [UInt64], in hashes: [UInt64], _ found: (Int) -> Void) {
    guard let first = term.first, hashes.count >= term.count else { return }
    for index in 0...(hashes.count - term.count) where hashes[index] == first {
      if hashes[index..<index + term.count].elementsEqual(term) { found(index) }
    }
  }
}
