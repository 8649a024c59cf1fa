import Foundation

/// Cuts text into folded words. One pass over UTF-8, the same for quotes and for records; the rules are those of
/// docs/verification.md, *What is folded, and what never is*.
///
///     var folder = WordFolder(LanguageWords.none("en"))
///     folder.fold("“We can’t,” he said.")   // we can't he said
struct WordFolder {
  private(set) var text = FoldedText()

  let groupsByComma: Bool
  let groupsByPeriod: Bool
  let groupsBySpace: Bool
  /// The language has a dotless i, whose capital is `I`.
  private let hasDotlessI: Bool

  /// Of the one word that is two: kept here, since a static value asks each time whether it has been made.
  private let cannotHash = WordHash.of(Self.cannot)

  /// Added to every offset: where the text stands in a longer one.
  private var base = 0
  /// The word being read: its folded letters, where it began, what is known of it.
  var word: [UInt8] = []
  var wordStart = -1
  var wordFlags: FoldedText.Flags = []
  /// It holds a letter that is no upper-case one.
  private var hasLowercase = false
  /// It holds a mark that may compose with the letter before it.
  private var isDecomposed = false
  /// Letters since the last point, for `U.S.`; digits since the last separator, for `1,000`.
  var run = 0
  var hasGroups = false
  /// The words since the first hyphen.
  private var compound: [UInt8] = []
  private var compoundFirst = 0
  private var compoundCount = 0
  /// A point or dots were read since the last word: a sentence ends there unless the next word is lower case.
  private var isAfterPoint = false

  init(_ language: LanguageWords) {
    groupsByComma = language.thousands.contains(",")
    groupsByPeriod = language.thousands.contains(".")
    groupsBySpace = language.thousands.contains(" ")
    hasDotlessI = ["tr", "az"].contains(language.language)
  }

  mutating func reserve(bytes: Int) {
    text.reserve(bytes / 5 + 8)
    word.reserveCapacity(64)
  }

  /// Reads a text, or a range of its bytes. Words never run on from one call to the next.
  mutating func fold(_ string: String, _ range: Range<Int>? = nil, base: Int = 0) {
    var string = string
    self.base = base
    string.withUTF8 { bytes in read(bytes, range?.clamped(to: 0..<bytes.count) ?? 0..<bytes.count) }
  }

  /// Words are missing here.
  mutating func gap(from start: Int, to end: Int) { text.append(WordHash.gap, from: start, to: end, .isGap) }

  /// Nothing of this sentence follows.
  mutating func endSentence() {
    text.mark(last: .endsSentence)
    isAfterPoint = false
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    var index = range.lowerBound
    while index < end {
      let byte = bytes[index]
      if Self.isLetter(byte) {
        if let next = readPlainWord(bytes, index, end) {
          index = next
          continue
        }
        if wordStart < 0 { open(at: index, byte < 0x61 ? .isCapitalised : [], isLower: byte >= 0x61) }
        if byte == 0x49, hasDotlessI { word.append(scalar: 0x131) } else { word.append(byte | 0x20) }
        if byte >= 0x61 { hasLowercase = true }
        run += 1
        index += 1
        continue
      }
      let scalar = UTF8Scalar(bytes, at: index, end: end)
      let folded = ScalarFolding.fold(scalar.value)
      var next = index + scalar.length
      switch folded.kind {
      case .letter: addLetter(scalar.value, folded, at: index)
      case .digit: addDigit(folded.folded, at: index)
      case .ideograph: addIdeograph(scalar.value, folded, from: index, to: next)
      case .ignorable: break
      case .apostrophe:
        if wordStart >= 0, ScalarFolding.kind(bytes, next, end) == .letter {
          word.append(0x27)
          run = 0
        } else {
          separate(scalar.value, bytes, index, next, end)
        }
      case .doubleQuote:
        if wordStart >= 0, isHebrew(bytes, before: index), isHebrew(bytes, at: next, end) {
          word.append(0x22)
        } else {
          close(at: index)
        }
      case .hyphen:
        if wordStart < 0, let digits = beginNumber(bytes, index, end) {
          next = digits
        } else {
          addHyphen(bytes, index, next, end)
        }
      case .symbol: addSymbol(folded.folded, bytes, index, next, end)
      case .emoji: addEmoji(folded.folded, from: index, to: next)
      case .sign: next = addSign(folded.folded, bytes, index, next, end)
      case .terminator:
        if byte == 0x2e, wordStart < 0, let digits = beginNumber(bytes, index, end) {
          next = digits
        } else {
          terminate(scalar.value, bytes, index, next, end)
        }
      case .separator:
        if scalar.length == 3, wordStart < 0, NumberHead.isMinus(scalar.value),
          let digits = beginNumber(bytes, index, end)
        {
          next = digits
        } else {
          separate(scalar.value, bytes, index, next, end)
        }
      }
      index = next
    }
    close(at: end)
  }

  /// What most words are: letters of ASCII, then a space. The index behind it; nil: it is no such word. The general way
  /// comes to the same, but stores the letters one by one before it hashes them, and making a record's words is half of
  /// what checking its quotes costs.
  @inline(__always)
  private mutating func readPlainWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard wordStart < 0, compoundCount == 0, !hasDotlessI else { return nil }
    var hash = WordHash()
    var index = start
    // Only of capitals has none the bit that makes a small letter.
    var bits: UInt8 = 0
    while index < end, Self.isLetter(bytes[index]) {
      bits |= bytes[index]
      hash.add(bytes[index] | 0x20)
      index += 1
    }
    guard index < end, bytes[index] == 0x20, hash.value != cannotHash else { return nil }
    let isLower = bytes[start] >= 0x61
    let capitals: FoldedText.Flags = bits & 0x20 == 0 ? [.isCapitalised, .isUppercase] : .isCapitalised
    open(at: start, isLower ? [] : capitals, isLower: isLower)
    text.append(hash.value, from: base + start, to: base + index, wordFlags)
    wordStart = -1
    wordFlags = []
    return index + 1
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a }

  // MARK: Pieces of words

  private mutating func addLetter(_ value: UInt32, _ folded: FoldedScalar, at index: Int) {
    if wordStart < 0 { open(at: index, folded.isUpper ? .isCapitalised : [], isLower: folded.isLower) }
    if folded.composes { isDecomposed = true } else if !folded.isUpper { hasLowercase = true }
    if folded.folded == 0 {
      word.append(contentsOf: ScalarFolding.expansion(of: value).utf8)
    } else {
      word.append(scalar: folded.folded)
    }
    run += 1
  }

  private mutating func addDigit(_ value: UInt32, at index: Int) {
    if wordStart < 0 { open(at: index, .isNumber) }
    word.append(scalar: value)
    run += 1
  }

  private mutating func addIdeograph(_ value: UInt32, _ folded: FoldedScalar, from index: Int, to next: Int) {
    close(at: index)
    if 0x3099...0x309a ~= value, let start = text.starts.last, text.ends.last == Int32(base + index),
      Int(start) < base + index
    {
      // A voicing mark of its own: の + ゛. Rare enough for the general way.
      text.replaceLast(WordHash.of([0xff] + Array(String(value, radix: 16).utf8)), end: base + next)
      return
    }
    open(at: index, [])
    if folded.composes { isDecomposed = true }
    word.append(scalar: folded.folded)
    closeWord(at: next, source: folded.composes ? String(Unicode.Scalar(value) ?? " ") : nil)
  }

  /// A hyphen joins two words.
  private mutating func addHyphen(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) {
    guard wordStart >= 0 else { return close(at: index) }
    let following = ScalarFolding.kind(bytes, next, end)
    guard following == .letter || following == .digit else { return close(at: index) }
    let isRange = following == .digit && (word.last.map { 0x30...0x39 ~= $0 } ?? false)
    if isRange { return close(at: index) }
    if compoundCount == 0 { compoundFirst = text.count }
    compound += word
    compoundCount += 1
    wordFlags.insert(.hyphenAfter)
    closeWord(at: index, bytes)
  }

  // MARK: Signs and separators

  private mutating func addSymbol(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) {
    let touchesWord = wordStart >= 0 || text.ends.last == Int32(truncatingIfNeeded: base + index)
    close(at: index)
    // A list's or a heading's mark is no word; C# and C++ are.
    if value == 0x23 || value == 0x2b, !touchesWord, ScalarFolding.kind(bytes, next, end) != .digit { return }
    open(at: index, [])
    word.append(scalar: value)
    closeWord(at: next)
  }

  /// One that stands behind a sentence is no beginning of the next.
  private mutating func addEmoji(_ value: UInt32, from index: Int, to next: Int) {
    close(at: index)
    word.append(scalar: value)
    text.append(WordHash.of(word), from: base + index, to: base + next, .isEmoji)
    word.removeAll(keepingCapacity: true)
  }

  private mutating func terminate(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) {
    if value == 0x2e, wordStart >= 0 {
      if continuesNumber(value, bytes, index, next, end) { return }
      // U.S., e.g.: single letters with points are one word.
      if run == 1, !wordFlags.contains(.isNumber), ScalarFolding.kind(bytes, next, end) == .letter {
        let following = UTF8Scalar(bytes, at: next, end: end)
        let after = ScalarFolding.kind(bytes, next + following.length, end)
        if after != .letter, after != .apostrophe, after != .digit {
          run = 0
          return
        }
      }
    }
    let isAbbreviation = value == 0x2e && Self.abbreviations.contains(word)
    close(at: index)
    switch value {
    case 0x2e, 0x2026: isAfterPoint = isAfterPoint || !isAbbreviation
    default: endSentence()
    }
  }

  private mutating func separate(
    _ value: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int, _ end: Int
  ) {
    if wordStart >= 0, continuesNumber(value, bytes, index, next, end) { return }
    close(at: index)
  }

  private func isHebrew(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int
  ) -> Bool {
    index < end && 0x5d0...0x5ea ~= UTF8Scalar(bytes, at: index, end: end).value
  }

  private func isHebrew(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    index >= 2 && isHebrew(bytes, at: index - 2, index)
  }

  // MARK: Whole words

  mutating func open(at index: Int, _ flags: FoldedText.Flags, isLower: Bool = false) {
    if isAfterPoint {
      if !isLower { text.mark(last: .endsSentence) }
      isAfterPoint = false
    }
    wordStart = index
    wordFlags = flags
    hasLowercase = false
    run = 0
    hasGroups = false
  }

  mutating func close(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>? = nil) {
    guard wordStart >= 0 else { return }
    if compoundCount > 0 {
      compound += word
      text.append(
        FoldedText.Compound(first: compoundFirst, count: compoundCount + 1, hash: WordHash.of(compound)))
      compound.removeAll(keepingCapacity: true)
      compoundCount = 0
    }
    closeWord(at: index, bytes)
  }

  private mutating func closeWord(
    at index: Int, _ bytes: UnsafeBufferPointer<UInt8>? = nil, source: String? = nil
  ) {
    if isDecomposed { compose(source) }
    if wordFlags.contains(.isCapitalised), !hasLowercase { wordFlags.insert(.isUppercase) }
    if word.count == 6, word.elementsEqual(Self.cannot) {
      text.append(Self.can, from: base + wordStart, to: base + index, wordFlags.subtracting(.hyphenAfter))
      text.append(Self.not, from: base + wordStart, to: base + index, [.isSplit])
    } else {
      text.append(WordHash.of(word), from: base + wordStart, to: base + index, wordFlags)
    }
    word.removeAll(keepingCapacity: true)
    wordStart = -1
    wordFlags = []
    isDecomposed = false
  }

  /// Unicode NFC of the folded word: folding is stable under it but for a few letters, and both sides fold alike.
  private mutating func compose(_ source: String?) {
    let string = source ?? String(decoding: word, as: UTF8.self)
    word = Array(string.precomposedStringWithCanonicalMapping.utf8)
  }

  private static let cannot = Array("cannot".utf8)
  private static let can = WordHash.of("can".utf8)
  private static let not = WordHash.of("not".utf8)
  /// A point behind these ends no sentence.
  private static let abbreviations: Set<[UInt8]> = Set(
    [
      "mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "jr", "sr", "vs",
      "hon",
    ]
    .map { Array($0.utf8) })
}
