/// A quote as something to look for: its words, and the edits it shows.
struct QuotePattern: Sendable {
  enum Element: Sendable, Hashable {
    /// A word (index in `text`).
    case word(Int)
    /// An ellipsis, or the gap between two parts: words are left out here. UTF-8 range in `full`.
    case skip(Range<Int>, isGap: Bool)
    /// `[Flynn]`: its words (indices in `text`), and the brackets' range. A remark (`[sic]`) stands for nothing.
    case bracket(Range<Int>, words: Range<Int>, isRemark: Bool)
    /// `[t]he`, `walk[ed]`: a word of which letters were changed.
    case letters(Range<Int>, ChangedWord)
  }

  /// The parts joined by a space.
  let full: String
  /// All words, those in brackets included: the literal reading. A word with brackets inside is one word.
  private(set) var text: FoldedText
  private(set) var elements: [Element] = []
  /// Between two skips: ranges of `elements`.
  private(set) var segments: [Range<Int>] = []
  /// By first word.
  private(set) var compoundsAt: [Int: FoldedText.Compound] = [:]
  /// Words in parentheses, which may be a remark that the record has too: where in `elements` they end, by where they
  /// begin.
  private(set) var asides: [Int: Int] = [:]

  /// The words read literally, as if brackets and ellipses were punctuation; and where they stand in `full`.
  private(set) var literal: [UInt64] = []
  private(set) var literalRanges: [Range<Int>] = []
  /// Which of them stand in brackets of their own.
  private(set) var isBracketed: [Bool] = []
  /// Before which of them words are left out.
  private(set) var skips: Set<Int> = []

  /// Whether it shows edits of any kind.
  var isEdited: Bool { elements.contains { if case .word = $0 { false } else { true } } }

  init(parts: [String], language: LanguageWords, remarks: WordSequences) {
    full = parts.joined(separator: " ")
    var reader = QuotePatternReader(full: full, language: language, remarks: remarks)
    var offset = 0
    for (number, part) in parts.enumerated() {
      if number > 0 { reader.skip(offset - 1..<offset, isGap: true) }
      reader.read(offset..<offset + part.utf8.count)
      offset += part.utf8.count + 1
    }
    text = reader.folder.text
    elements = reader.elements
    asides = reader.asides
    compoundsAt = Dictionary(text.compounds.map { ($0.first, $0) }) { first, _ in first }
    for element in elements {
      switch element {
      case .word(let word): addLiteral(word..<word + 1)
      case .bracket(_, let words, _): addLiteral(words)
      case .letters(let range, let word):
        literal.append(word.hash)
        literalRanges.append(range)
      case .skip: skips.insert(literal.count)
      }
      let isBracket = if case .bracket = element { true } else { false }
      isBracketed += repeatElement(isBracket, count: literal.count - isBracketed.count)
    }
    segments = elements.split(omittingEmptySubsequences: true) { if case .skip = $0 { true } else { false } }
      .map { $0.startIndex..<$0.endIndex }
  }

  private mutating func addLiteral(_ words: Range<Int>) {
    literal += text.hashes[words]
    literalRanges += words.map { Int(text.starts[$0])..<Int(text.ends[$0]) }
  }

  /// The first square bracket that opens or closes alone.
  var loneBracket: Character? {
    var open = 0
    for byte in full.utf8 {
      if byte == 0x5b { open += 1 }
      if byte == 0x5d {
        if open == 0 { return "]" }
        open -= 1
      }
    }
    return open > 0 ? "[" : nil
  }

  /// A stretch of `full`.
  func slice(_ range: Range<Int>) -> String {
    String(decoding: Array(full.utf8.dropFirst(range.lowerBound).prefix(range.count)), as: UTF8.self)
  }

  /// Literal words as the quote has them, brackets included; no space stands between characters of a script without.
  func excerpt(_ words: Range<Int>) -> String {
    var text = ""
    for word in words {
      let isFirst = word == words.lowerBound
      let follows = !isFirst && isBracketed[word - 1]
      if follows, !isBracketed[word] { text += "]" }
      if !isFirst, literalRanges[word - 1].upperBound < literalRanges[word].lowerBound { text += " " }
      if isBracketed[word], !follows { text += "[" }
      text += slice(literalRanges[word])
    }
    if let last = words.last, isBracketed[last] { text += "]" }
    return text
  }

  /// How many words a segment surely has: those outside of brackets.
  func certainWords(_ segment: Range<Int>) -> Int {
    elements[segment].count {
      switch $0 {
      case .word, .letters: true
      case .skip, .bracket: false
      }
    }
  }
}

/// Finds the brackets and ellipses of a quote.
struct QuotePatternReader {
  let remarks: WordSequences
  let bytes: [UInt8]
  let full: String
  let language: LanguageWords
  private(set) var folder: WordFolder
  private(set) var elements: [QuotePattern.Element] = []
  private(set) var asides: [Int: Int] = [:]

  init(full: String, language: LanguageWords, remarks: WordSequences) {
    self.full = full
    self.language = language
    self.remarks = remarks
    bytes = Array(full.utf8)
    folder = WordFolder(language)
  }

  mutating func skip(_ range: Range<Int>, isGap: Bool) { elements.append(.skip(range, isGap: isGap)) }

  /// Reads one part.
  mutating func read(_ part: Range<Int>) {
    var plainStart = part.lowerBound
    var index = part.lowerBound
    while index < part.upperBound {
      if let end = ellipsis(at: index, part.upperBound) {
        plain(plainStart..<index)
        skip(index..<end, isGap: false)
        (index, plainStart) = (end, end)
      } else if bytes[index] == 0x5b, let close = bytes[index..<part.upperBound].firstIndex(of: 0x5d) {
        if bytes[index + 1..<close].contains(0x5b) {
          index += 1
          continue
        }
        let word = wordAround(index..<close + 1, in: max(plainStart, part.lowerBound)..<part.upperBound)
        plain(plainStart..<word.lowerBound)
        bracket(index..<close + 1, word: word)
        (index, plainStart) = (word.upperBound, word.upperBound)
      } else if let end = parenthesis(at: index, part.upperBound) {
        plain(plainStart..<index)
        let first = elements.count
        plain(index..<end)
        if elements.count > first { asides[first] = elements.count }
        (index, plainStart) = (end, end)
      } else {
        index += 1
      }
    }
    plain(plainStart..<part.upperBound)
  }

  /// `…`, three or more dots with or without spaces, in brackets or not: its end.
  private func ellipsis(at index: Int, _ end: Int) -> Int? {
    let first = bytes[index]
    if first == 0x5b || first == 0x28 {
      guard let inner = dots(at: spaces(index + 1, end), end) else { return nil }
      let close = spaces(inner, end)
      return close < end && bytes[close] == (first == 0x5b ? 0x5d : 0x29) ? close + 1 : nil
    }
    return first == 0x2e || first == 0xe2 ? dots(at: index, end) : nil
  }

  private func dots(at index: Int, _ end: Int) -> Int? {
    if isEllipsisGlyph(index, end) {
      var next = index + 3
      while next < end, bytes[next] == 0x2e { next += 1 }
      return next
    }
    var count = 0
    var position = index
    var last = index
    while position < end, bytes[position] == 0x2e {
      count += 1
      last = position + 1
      position = spaces(last, end)
    }
    // `. . .` but not the full stop of a sentence before three dots' worth of others.
    return count >= 3 ? last : nil
  }

  private func isEllipsisGlyph(_ index: Int, _ end: Int) -> Bool {
    index + 2 < end && bytes[index] == 0xe2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xa6
  }

  private func spaces(_ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end {
      if bytes[index] == 0x20 {
        index += 1
      } else if index + 1 < end, bytes[index] == 0xc2, bytes[index + 1] == 0xa0 {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// Words in brackets other than `[…]`, which are no edit: where they end.
  private func parenthesis(at index: Int, _ end: Int) -> Int? {
    // In UTF-8 the brackets of East Asian texts begin with one of these two.
    guard bytes[index] == 0x28 || bytes[index] == 0xe3 || bytes[index] == 0xef else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let bracket = Bracket.opening(at: index, end: end, in: bytes) else { return nil }
      var inner = index + bracket.length
      while inner < end, !Bracket.closes(bracket, at: inner, end: end, in: bytes) {
        if Bracket.opening(at: inner, end: end, in: bytes) != nil || ellipsis(at: inner, end) != nil {
          return nil
        }
        inner += 1
      }
      return inner < end ? inner + bracket.length : nil
    }
  }

  /// A bracket with the letters that touch it: `walk[ed]`. Characters of a script without spaces are words, and no
  /// bracket is part of one.
  private func wordAround(_ range: Range<Int>, in part: Range<Int>) -> Range<Int> {
    bytes.withUnsafeBufferPointer { bytes in
      var inside = range.lowerBound
      while inside < range.upperBound {
        let scalar = UTF8Scalar(bytes, at: inside, end: range.upperBound)
        if ScalarFolding.fold(scalar.value).kind == .ideograph { return range }
        inside += scalar.length
      }
      var (low, high) = (range.lowerBound, range.upperBound)
      // An apostrophe belongs to the word when a letter stands beyond it.
      var position = low
      while position > part.lowerBound, let scalar = UTF8Scalar.ending(at: position, bytes),
        let isLetter = Self.isLetter(scalar)
      {
        position -= scalar.length
        if isLetter { low = position }
      }
      position = high
      while position < part.upperBound {
        let scalar = UTF8Scalar(bytes, at: position, end: part.upperBound)
        guard let isLetter = Self.isLetter(scalar) else { break }
        position += scalar.length
        if isLetter { high = position }
      }
      return max(low, part.lowerBound)..<high
    }
  }

  /// False: an apostrophe or the like, part of a word between its letters; nil: never part of one.
  private static func isLetter(_ scalar: UTF8Scalar) -> Bool? {
    switch ScalarFolding.fold(scalar.value).kind {
    case .letter, .digit: true
    case .apostrophe, .ignorable: false
    default: nil
    }
  }

  private mutating func plain(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = folder.text.count
    folder.fold(full, range)
    for word in first..<folder.text.count { elements.append(.word(word)) }
  }

  private mutating func bracket(_ range: Range<Int>, word: Range<Int>) {
    if word != range {
      let changed = ChangedWord(
        prefix: letters(word.lowerBound..<range.lowerBound),
        inner: letters(range.lowerBound + 1..<range.upperBound - 1),
        suffix: letters(range.upperBound..<word.upperBound), isCapitalised: isCapitalised(word))
      elements.append(.letters(word, changed))
      return
    }
    let first = folder.text.count
    folder.fold(full, range)
    let words = first..<folder.text.count
    let isRemark = words.isEmpty || remarks.cover(words, of: folder.text)
    elements.append(.bracket(range, words: words, isRemark: isRemark))
  }

  /// Whether the first letter of a word with a bracket is an upper-case one.
  private func isCapitalised(_ word: Range<Int>) -> Bool {
    String(decoding: bytes[word], as: UTF8.self).unicodeScalars.lazy
      .map { ScalarFolding.fold($0.value) }.first { $0.kind == .letter }?.isUpper ?? false
  }

  /// The folded letters of a stretch that is part of a word.
  private func letters(_ range: Range<Int>) -> [UInt8] { FoldedLetters.of(bytes[range]) }
}

/// The letters of a word, folded: for comparing parts of words, where a hash is of no use.
enum FoldedLetters {
  static func of(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      let folded = ScalarFolding.fold(scalar.value)
      switch folded.kind {
      case .letter, .digit, .ideograph:
        if folded.folded == 0 {
          letters += Array(ScalarFolding.expansion(of: scalar.value).utf8)
        } else {
          letters.append(scalar: folded.folded)
        }
      case .apostrophe: letters.append(0x27)
      default: continue
      }
    }
    return letters
  }
}
