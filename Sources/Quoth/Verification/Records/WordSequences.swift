/// A list of words and phrases, folded, to be found in folded text: fillers, negations, hedges.
struct WordSequences: Sendable {
  /// By the hash of their first word, longest first.
  private var byFirst: [UInt64: [[UInt64]]] = [:]
  private let holdsEmoji: Bool

  /// `withEmoji`: every emoji is an entry, too.
  init(_ phrases: [String], withEmoji: Bool = false) {
    holdsEmoji = withEmoji
    for phrase in phrases {
      // Hyphens in a list's entry are as good as spaces: `mm-hm`.
      var folder = WordFolder(.none("und"))
      folder.fold(phrase)
      guard let first = folder.text.hashes.first else { continue }
      byFirst[first, default: []].append(folder.text.hashes)
      for compound in folder.text.compounds { byFirst[compound.hash, default: []].append([compound.hash]) }
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
  }

  /// How many words an entry takes at `position`, not beyond `end`; 0: none stands there.
  func match(_ text: FoldedText, at position: Int, end: Int) -> Int {
    guard position < end else { return 0 }
    if holdsEmoji, text.flags[position].contains(.isEmoji) { return 1 }
    guard let entries = byFirst[text.hashes[position]] else { return 0 }
    for entry in entries where position + entry.count <= end {
      if text.hashes[position..<position + entry.count].elementsEqual(entry) { return entry.count }
    }
    return 0
  }

  /// Whether one word by itself is an entry.
  func holds(_ word: UInt64) -> Bool { byFirst[word]?.contains([word]) ?? false }

  /// The first entry inside a range of words; nil: none.
  func first(in words: Range<Int>, of text: FoldedText) -> Range<Int>? {
    for position in words {
      let count = match(text, at: position, end: words.upperBound)
      if count > 0 { return position..<position + count }
    }
    return nil
  }

  /// Whether a range consists of entries alone.
  func cover(_ words: Range<Int>, of text: FoldedText) -> Bool {
    var position = words.lowerBound
    while position < words.upperBound {
      let count = match(text, at: position, end: words.upperBound)
      if count == 0 { return false }
      position += count
    }
    return true
  }
}
