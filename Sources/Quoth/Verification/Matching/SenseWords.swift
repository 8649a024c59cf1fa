/// The words of a language whose loss changes a sense, ready for comparison.
struct SenseWords: Sendable {
  let negations: WordSequences
  private let others: WordSequences
  /// Endings that negate: `n't`.
  private let negativeEndings: [[UInt8]]

  init(_ language: LanguageWords) {
    let isEnding = { (entry: String) in entry.hasPrefix("-") }
    negations = WordSequences(language.negations.filter { !isEnding($0) })
    negativeEndings = language.negations.filter(isEnding).map { FoldedLetters.of($0.dropFirst().utf8) }
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
    return !negativeEndings.isEmpty && isNegation(record.letters(of: word))
  }

  /// Whether folded letters end as a negation does.
  func isNegation(_ letters: [UInt8]) -> Bool {
    negativeEndings.contains { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }
}
