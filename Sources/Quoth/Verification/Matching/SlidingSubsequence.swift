/// The length of the longest common subsequence of a quote with every stretch of a record at once: semi-local string
/// comparison by combing (Tiskin 2008, arXiv:0707.3619), one pass over quote times record.
///
/// Both are laid out as a grid with a strand entering from the left of each row and from the top of each column. Two
/// strands cross where they meet for the first time, and bend away from each other where the words are equal or they
/// have crossed before. A strand that enters at the top of a stretch and leaves at its bottom is a word of the stretch
/// that the subsequence lacks.
enum SlidingSubsequence {
  /// For each stretch of `window` words, by its beginning. `window` is not longer than the record.
  static func lengths(_ quote: [UInt64], _ record: ArraySlice<UInt64>, window: Int) -> [Int] {
    guard window > 0, record.count >= window else { return [] }
    let (rows, columns) = (quote.count, record.count)
    let words = Array(record)
    // Numbers of strands: those from the left by row, the last row first, then those from the top.
    var down = (0..<columns).map { Int32(truncatingIfNeeded: rows + $0) }
    for row in 0..<rows {
      var across = Int32(truncatingIfNeeded: rows - 1 - row)
      let word = quote[row]
      for column in 0..<columns {
        let crossing = down[column]
        if words[column] == word || across > crossing {
          down[column] = across
          across = crossing
        }
      }
    }
    // Where each strand from the top leaves; `columns`: not at the bottom.
    var exits = [Int](repeating: columns, count: columns)
    for column in 0..<columns where Int(down[column]) >= rows { exits[Int(down[column]) - rows] = column }
    // Strands that enter at the top of the stretch and leave at its bottom.
    var through = exits[..<window].count { $0 < window }
    var lengths = [window - through]
    lengths.reserveCapacity(columns - window + 1)
    for start in 1..<max(1, columns - window + 1) {
      if exits[start - 1] < start - 1 + window { through -= 1 }
      let last = start + window - 1
      if Int(down[last]) - rows >= start { through += 1 }
      lengths.append(window - through)
    }
    return lengths
  }
}
