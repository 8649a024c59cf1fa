/// Where a quote stands in a record.
struct PatternMatch: Sendable {
  /// Record words that an element took; empty for what stands for nothing.
  struct Piece: Sendable, Hashable {
    /// Index in `QuotePattern.elements`; nil: a filler of the record that the quote leaves out.
    var element: Int?
    var words: Range<Int>
    /// The record has what a bracket holds just there, as words or as a remark: it is no edit.
    var isCopied = false
  }

  /// In the order of the record.
  var pieces: [Piece]
  /// From the first word to the last.
  var words: Range<Int>

  /// Whether any of it is an edit: not only words and remarks as they stand in the record.
  func isEdited(_ pattern: QuotePattern) -> Bool {
    pieces.contains { piece in
      guard let element = piece.element else { return true }
      if case .word = pattern.elements[element] { return false }
      return !piece.isCopied
    }
  }

  /// The words of the record that the quote shows: with those that only its edits account for left out.
  func shown(_ pattern: QuotePattern) -> [Range<Int>] {
    pieces.compactMap { piece in
      guard let element = piece.element else { return nil }
      switch pattern.elements[element] {
      case .word, .letters: return piece.words
      case .skip, .bracket: return nil
      }
    }
  }
}
