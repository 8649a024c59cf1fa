/// Speakers by their names and other names, for attribution lines and labels of transcripts.
struct NameIndex: Sendable {
  /// By name (`form`); several speakers when they share one.
  private var speakers: [String: [Int]] = [:]
  private var firstWords: Set<String> = []
  /// In words.
  private var longest = 0

  init(speakers list: [Speaker]) {
    for (index, speaker) in list.enumerated() {
      add(speaker.name, index)
      for name in speaker.otherNames { add(name.value, index) }
    }
  }

  private mutating func add(_ name: String, _ speaker: Int) {
    let form = Self.form(name)
    let words = WordScan(form)
    guard let first = words.word(0), speakers[form]?.contains(speaker) != true else { return }
    speakers[form, default: []].append(speaker)
    // A name that ends in punctuation is found in a text by its words: “Mireille Reece, Psy.D.”
    let core = String(words.text(0..<words.count))
    if core != form, speakers[core]?.contains(speaker) != true { speakers[core, default: []].append(speaker) }
    firstWords.insert(String(first))
    longest = max(longest, words.count)
  }

  /// Those who are called exactly so.
  func speakers(called name: String) -> [Int] { speakers[Self.form(name)] ?? [] }

  /// The longest name that begins at a word of the text: whose it is, and how many words it has.
  func longestName(at word: Int, of scan: WordScan) -> (speakers: [Int], length: Int)? {
    guard let first = scan.word(word), firstWords.contains(String(first)) else { return nil }
    for end in stride(from: min(scan.count, word + longest), to: word, by: -1) {
      if let found = speakers[String(scan.text(word..<end))] { return (found, end - word) }
    }
    return nil
  }

  /// All names, for suggestions.
  var all: some Sequence<String> { speakers.keys }

  /// Names are compared in NFC, with white space collapsed and apostrophes of one kind; case counts.
  static func form(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isPlain ? name : Anchors.collapsed(NormalForm.nfc(name)).replacing("’", with: "'")
  }
}

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
    guard text.utf8.contains(where: { $0 >= 0x30 }) else { return }
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

  var count: Int { ranges.count }

  func word(_ index: Int) -> Substring? { ranges.indices.contains(index) ? source[ranges[index]] : nil }

  /// From the first of these words to the last, with what stands between; empty for no words.
  func text(_ words: Range<Int>) -> Substring {
    guard let first = words.first, let last = words.last, ranges.indices.contains(first),
      ranges.indices.contains(last)
    else { return "" }
    return source[ranges[first].lowerBound..<ranges[last].upperBound]
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
