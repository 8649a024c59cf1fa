/// A word with a bracket inside, folded: the letters before the bracket, in it and behind it.
struct ChangedWord: Sendable, Hashable {
  let prefix: [UInt8]
  let inner: [UInt8]
  let suffix: [UInt8]
  /// Of the whole word as the quote shows it.
  let hash: UInt64
  /// It begins with an upper-case letter.
  let isCapitalised: Bool

  init(prefix: [UInt8], inner: [UInt8], suffix: [UInt8], isCapitalised: Bool) {
    self.isCapitalised = isCapitalised
    self.prefix = prefix
    self.inner = inner
    self.suffix = suffix
    hash = WordHash.of(prefix + inner + suffix)
  }

  var letters: [UInt8] { prefix + inner + suffix }

  /// Whether a word of the record is this one but for the letters in the bracket.
  func matches(_ letters: [UInt8]) -> Bool {
    letters.count >= prefix.count + suffix.count && letters.starts(with: prefix)
      && letters.suffix(suffix.count).elementsEqual(suffix)
  }

  /// Which letters of a record's word that matches were taken out, and which put in, at the word's beginning or its
  /// end; those next to the rest of the word that both have in common do not count. nil: the bracket stands inside.
  ///
  ///     “[l]egal” for “illegal”: “il” taken out, nothing put in
  func exchange(with letters: [UInt8]) -> (taken: [UInt8], put: [UInt8], isAtStart: Bool)? {
    guard prefix.isEmpty || suffix.isEmpty else { return nil }
    let replaced = letters.dropFirst(prefix.count).dropLast(suffix.count)
    let isAtStart = prefix.isEmpty
    let common =
      isAtStart
      ? zip(replaced.reversed(), inner.reversed()).prefix { $0 == $1 }.count
      : zip(replaced, inner).prefix { $0 == $1 }.count
    return isAtStart
      ? (Array(replaced.dropLast(common)), inner.dropLast(common), true)
      : (Array(replaced.dropFirst(common)), Array(inner.dropFirst(common)), false)
  }
}
