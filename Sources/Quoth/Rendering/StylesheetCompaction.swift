/// A stylesheet as browsers read it: without comments, and without white space that means nothing. Every page of a
/// site moves it, and a fifth of a readable one is for people.
///
/// Strings stay as they are; so does white space that may matter: between the parts of selectors and of values.
struct StylesheetCompaction {
  private var output: [UInt8] = []
  /// White space has been read that was not written yet.
  private var hasSpace = false

  static func compact(_ css: [UInt8]) -> [UInt8] {
    var compaction = StylesheetCompaction()
    compaction.output.reserveCapacity(css.count)
    compaction.read(css)
    return compaction.output
  }

  private mutating func read(_ css: [UInt8]) {
    var index = 0
    while index < css.count {
      let byte = css[index]
      if byte == UInt8(ascii: "/"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "*") {
        let end = Self.endOfComment(css, from: index + 2)
        // Two words that only a comment keeps apart stay two; beside white space nothing is needed.
        if !hasSpace, end < css.count, !Self.isSpace(css[end]), let last = output.last, !Self.separates(last)
        {
          output += Array("/**/".utf8)
        }
        index = end
      } else if Self.isSpace(byte) {
        hasSpace = true
        index += 1
      } else {
        let end = Self.endOfPiece(css, from: index)
        write(css[index..<end])
        index = end
      }
    }
    if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
  }

  /// A string, an escaped byte or a single byte.
  private mutating func write(_ piece: ArraySlice<UInt8>) {
    guard let first = piece.first else { return }
    if hasSpace, let last = output.last, !Self.separates(last), !Self.endsWhatIsBefore(first) {
      output.append(UInt8(ascii: " "))
    }
    hasSpace = false
    if first == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
    output += piece
  }

  /// Whether white space behind it means nothing.
  private static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Whether white space in front of it means nothing. Before a colon it may: `a :hover` is not `a:hover`.
  private static func endsWhatIsBefore(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: ",")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func endOfComment(_ css: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < css.count {
      if css[index] == UInt8(ascii: "*"), css[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return css.count
  }

  private static func endOfPiece(_ css: [UInt8], from start: Int) -> Int {
    let first = css[start]
    if first == UInt8(ascii: "\\") { return min(start + 2, css.count) }
    guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else { return start + 1 }
    var index = start + 1
    while index < css.count {
      if css[index] == first { return index + 1 }
      index += css[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return css.count
  }
}
