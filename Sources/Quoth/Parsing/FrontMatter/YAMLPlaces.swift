/// Translates places as libyaml counts them to bytes of its text and from there to lines and columns of the file.
/// libyaml counts columns in code points, and takes U+0085, U+2028 and U+2029 for line breaks too.
struct YAMLPlaces {
  private struct Line {
    /// Offset of libyaml's line.
    var start: Int
    /// Number and offset of the file's line it stands in.
    var fileLine: Int
    var fileStart: Int
  }

  private let text: [UInt8]
  private let lines: [Line]
  /// The last place asked for: nodes come in the order of the text, and lines may be long.
  private var last = (line: 0, column: 0, offset: 0)

  init(text: [UInt8], firstLine: Int) {
    self.text = text
    var lines = [Line(start: 0, fileLine: firstLine, fileStart: 0)]
    var (fileLine, fileStart) = (firstLine, 0)
    for index in text.indices {
      switch text[index] {
      case 0x0A:
        (fileLine, fileStart) = (fileLine + 1, index + 1)
      case 0x85 where index >= 1 && text[index - 1] == 0xC2: break
      case 0xA8...0xA9 where index >= 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE2: break
      default: continue
      }
      lines.append(Line(start: index + 1, fileLine: fileLine, fileStart: fileStart))
    }
    self.lines = lines
  }

  /// Whether a backslash stands in the text, so that values may hold what it does not.
  var holdsEscapes: Bool { text.contains(UInt8(ascii: "\\")) }

  /// The offset in the text of a place that libyaml counts from 1.
  mutating func offset(line: Int, column: Int) -> Int {
    let line = min(max(1, line), lines.count) - 1
    var (points, offset) = (0, lines[line].start)
    if last.line == line, last.column <= column - 1 { (points, offset) = (last.column, last.offset) }
    while points < column - 1, offset < text.count {
      offset += 1
      while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
      points += 1
    }
    last = (line, points, offset)
    return offset
  }

  /// The place in the file of some bytes of the text; it ends at the end of its line at the latest.
  func span(_ offset: Int, length: Int) -> SourceSpan {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle - 1 }
    }
    let line = lines[low]
    var end = offset
    while end < min(text.count, offset + length), text[end] != 0x0A { end += 1 }
    return SourceSpan(
      line: line.fileLine, column: offset - line.fileStart + 1, endColumn: end - line.fileStart + 1)
  }

  /// How many bytes a scalar that begins at `offset` takes on its first line: to the closing quotation mark, or as
  /// far as its words go.
  func lengthOfScalar(at offset: Int, value: String) -> Int {
    guard offset < text.count else { return 0 }
    let mark = text[offset]
    if mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      var end = offset + 1
      while end < text.count, text[end] != 0x0A, text[end] != mark {
        end += text[end] == UInt8(ascii: "\\") && mark == UInt8(ascii: "\"") ? 2 : 1
      }
      return min(end, text.count - 1) - offset + 1
    }
    let words = value.utf8
    // An anchor may stand before it: `&name words`.
    let anchor = mark == UInt8(ascii: "&") ? text[offset...].prefix { $0 != 0x20 && $0 != 0x0A }.count + 1 : 0
    if text[min(text.count, offset + anchor)...].starts(with: words) { return anchor + words.count }
    var end = offset
    while end < text.count, text[end] != 0x0A { end += 1 }
    while end > offset, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end - offset
  }
}
