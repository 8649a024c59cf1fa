/// The words of a short text, and where between them something stands that ends a phrase. Scripts that write without
/// spaces count each character as a word.
struct WordScan: Sendable {
  let source: String
  private var ranges: [Range<String.Index>] = []
  /// Per word, whether a comma, dash or the like stands before it and after the word before.
  private(set) var hasStopBefore: [Bool] = []
  private(set) var endsInStop = false

  init(_ text: String) {
    source = text
    guard Self.mayHoldWords(text) else { return }
    let scalars = text.unicodeScalars
    var start: String.Index?
    var isStopped = false
    var index = scalars.startIndex
    func close(at end: String.Index, into scan: inout WordScan) {
      guard let begin = start else { return }
      scan.ranges.append(begin..<end)
      scan.hasStopBefore.append(isStopped)
      isStopped = false
      start = nil
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if Self.isUnspaced(scalar) {
        close(at: index, into: &self)
        start = index
        close(at: next, into: &self)
      } else if Self.isWord(scalar) {
        if start == nil { start = index }
      } else {
        close(at: index, into: &self)
        if ",;:()—–―/|，、；：（）".unicodeScalars.contains(scalar) { isStopped = true }
      }
      index = next
    }
    close(at: scalars.endIndex, into: &self)
    endsInStop = isStopped
  }

  /// False when there is nothing but punctuation and blanks, as between two links: a look at the bytes.
  static func mayHoldWords(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0..<0x30, 0x3A...0x40: continue
      case 0xE2:
        // U+2000 to U+203F: dashes, quotation marks, spaces.
        guard bytes.next() == 0x80, bytes.next() != nil else { return true }
      default: return true
      }
    }
    return false
  }

  var count: Int { ranges.count }

  func word(_ index: Int) -> Substring? { ranges.indices.contains(index) ? source[ranges[index]] : nil }

  /// From the first of these words to the last, with what stands between; empty for no words.
  func text(_ words: Range<Int>) -> Substring {
    guard let first = words.first, let last = words.last, ranges.indices.contains(first),
      ranges.indices.contains(last)
    else { return "" }
    return source[ranges[first].lowerBound..<ranges[last].upperBound]
  }

  /// Whether an apostrophe and an s follow the word: `Lee’s`.
  func isPossessive(_ word: Int) -> Bool {
    guard self.word(word + 1)?.lowercased() == "s" else { return false }
    return ["'", "’"].contains(source[ranges[word].upperBound..<ranges[word + 1].lowerBound])
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
      default: return false
      }
    }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Han, kana, Thai, Lao, Myanmar, Khmer.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
      0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      scalar.value != 0x30FB
    default: false
    }
  }
}
