/// The words of a language whose loss changes a sense, ready for comparison.
struct SenseWords: Sendable {
  private let negations: WordSequences
  private let others: WordSequences
  /// Endings that negate: `n't`.
  private let negativeEndings: [[UInt8]]
  /// Beginnings that negate, their apostrophe included: `n'`.
  private let negativeBeginnings: [[UInt8]]
  /// Beginnings (`un`) and endings (`less`) that turn a word round.
  private let prefixes: Set<[UInt8]>
  private let suffixes: Set<[UInt8]>

  init(_ language: LanguageWords) {
    let isEnding = { (entry: String) in entry.hasPrefix("-") }
    let isBeginning = { (entry: String) in entry.last == "'" || entry.last == "’" }
    negations = WordSequences(language.negations.filter { !isEnding($0) && !isBeginning($0) })
    negativeBeginnings = language.negations.filter(isBeginning).map { FoldedLetters.of($0.utf8) }
    negativeEndings = language.negations.filter(isEnding).map { FoldedLetters.of($0.dropFirst().utf8) }
    prefixes = Set(language.affixes.filter { $0.hasSuffix("-") }.map { FoldedLetters.of($0.utf8) })
    suffixes = Set(language.affixes.filter(isEnding).map { FoldedLetters.of($0.utf8) })
    others = WordSequences(language.conditions + language.limits + language.hedges + language.numbers)
  }

  /// The first word or phrase of weight in a range, as it stands in the record.
  func first(in range: Range<Int>, of record: Record, except isKept: (Int) -> Bool) -> String? {
    for word in range where !isKept(word) {
      if record.text.flags[word].contains(.isNumber) || isNegation(record, word) {
        return record.original(word..<word + 1)
      }
      let count = max(
        negations.match(record.text, at: word, end: range.upperBound),
        others.match(record.text, at: word, end: range.upperBound))
      if count > 0 { return record.original(word..<word + count) }
    }
    return nil
  }

  /// Whether one word of the record negates.
  func isNegation(_ record: Record, _ word: Int) -> Bool {
    if negations.match(record.text, at: word, end: word + 1) > 0 { return true }
    return hasNegativeParts && isNegation(record.letters(of: word))
  }

  private var hasNegativeParts: Bool { !negativeEndings.isEmpty || !negativeBeginnings.isEmpty }

  /// The first negation among words of a quote.
  func negation(in words: Range<Int>, of pattern: QuotePattern) -> Range<Int>? {
    let entry = negations.first(in: words, of: pattern.text)
    guard hasNegativeParts else { return entry }
    let part = words.first {
      isNegation(FoldedLetters.of(pattern.slice(pattern.text.range(of: $0..<$0 + 1)).utf8))
    }
    guard let part, part < entry?.lowerBound ?? .max else { return entry }
    return part..<part + 1
  }

  /// Whether a word of a quote negates as a whole.
  func isNegation(_ word: ChangedWord) -> Bool {
    negations.holds(word.hash) || isNegation(word.letters)
  }

  /// Whether letters at the beginning of a word, or at its end, turn it round.
  func isAffix(_ letters: [UInt8], atStart: Bool) -> Bool {
    (atStart ? prefixes : suffixes).contains(letters)
  }

  /// Whether folded letters begin or end as a negation does.
  private func isNegation(_ letters: [UInt8]) -> Bool {
    negativeEndings.contains { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
      || negativeBeginnings.contains { letters.count > $0.count && letters.starts(with: $0) }
  }
}
