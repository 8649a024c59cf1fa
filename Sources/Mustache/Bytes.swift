/// What scanning a template asks of its bytes.
extension [UInt8] {
  /// Whether the other bytes stand at that place.
  func has(_ other: [UInt8], at position: Int) -> Bool {
    guard position + other.count <= count else { return false }
    for offset in other.indices where self[position + offset] != other[offset] { return false }
    return true
  }

  /// Where the other bytes are found first within the range.
  func firstRange(of other: [UInt8], in range: Range<Int>) -> Int? {
    range.first { has(other, at: $0) && $0 + other.count <= range.upperBound }
  }

  /// The first place from `start` on that is no white space.
  func skippingSpace(from start: Int) -> Int {
    var position = start
    while position < count, self[position].isSpace { position += 1 }
    return position
  }

  /// The range without white space at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = Swift.min(skippingSpace(from: range.lowerBound), range.upperBound)
    var end = range.upperBound
    while end > start, self[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// The first byte of the line, if nothing but blanks stands between it and `position`.
  func blankLineStart(before position: Int, from first: Int) -> Int? {
    var start = position
    while start > first, self[start - 1].isBlank { start -= 1 }
    return startsLine(start, from: first) ? start : nil
  }

  /// The line break after `position`, if only blanks stand before it; empty at the end of the text.
  func blankLineEnd(after position: Int) -> Range<Int>? {
    var end = position
    while end < count, self[end].isBlank { end += 1 }
    if end == count { return end..<end }
    if self[end] == UInt8(ascii: "\n") { return end..<end + 1 }
    if end + 1 < count, self[end] == UInt8(ascii: "\r"), self[end + 1] == UInt8(ascii: "\n") {
      return end..<end + 2
    }
    return nil
  }

  /// Whether a line of the text, which begins at `first`, starts at that place.
  func startsLine(_ position: Int, from first: Int) -> Bool {
    position <= first || self[position - 1] == UInt8(ascii: "\n")
  }
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// White space in a tag: a blank or a line break.
  var isSpace: Bool { isBlank || self == 0x0A || self == 0x0D }
}
