/// Something in square brackets that looks like a time and is none: `[00:31:2.01]`, `[00:01:02:03:04]`. A transcript could
/// not read it, so it loses its brackets and is words.
struct OddTime {
  /// Between the brackets.
  var words: Range<Int>
  /// Just past the closing bracket.
  var end: Int
  /// What to tell the user.
  var remark: String

  init?(_ line: ArraySlice<UInt8>, at start: Int) {
    var index = start
    while index < line.endIndex, line[index] == UInt8(ascii: "\\") { index += 1 }
    guard index < line.endIndex, line[index] == UInt8(ascii: "[") else { return nil }
    index += 1
    while index < line.endIndex, line[index] == UInt8(ascii: "\\") { index += 1 }
    let first = index
    var colons = 0
    while index < line.endIndex, index - first < 24 {
      if line[index] == UInt8(ascii: ":") { colons += 1 }
      guard Characters.isDigit(line[index]) || [0x3A, 0x2E, 0x2C, 0x20].contains(line[index]) else { break }
      index += 1
    }
    guard index > first, Characters.isDigit(line[first]), colons > 0 else { return nil }
    words = first..<index
    while index < line.endIndex, line[index] == UInt8(ascii: "\\") { index += 1 }
    guard index < line.endIndex, line[index] == UInt8(ascii: "]") else { return nil }
    // The words of a link.
    guard index + 1 == line.endIndex || line[index + 1] != UInt8(ascii: "(") else { return nil }
    end = index + 1
    remark = "“[\(line[words].text)]” is no time, so it is words now"
  }

  /// Plain words in which such brackets are settled, times in their one form.
  static func settled(_ words: ArraySlice<UInt8>, _ removed: inout [String]) -> [UInt8] {
    guard words.contains(UInt8(ascii: "[")) else { return Array(words) }
    var out: [UInt8] = []
    var index = words.startIndex
    while index < words.endIndex {
      if words[index] == UInt8(ascii: "["), let time = BracketTime(words, at: index), !time.isLink {
        out += "[\(TimeCode.text(time.milliseconds))]".utf8
        index = time.end
      } else if words[index] == UInt8(ascii: "["), let odd = OddTime(words, at: index) {
        removed.append(odd.remark)
        out += words[odd.words]
        index = odd.end
      } else {
        out.append(words[index])
        index += 1
      }
    }
    return out
  }
}
