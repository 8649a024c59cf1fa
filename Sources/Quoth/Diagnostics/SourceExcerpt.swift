/// One line of a file as a terminal shows it, with the place of a finding in it: cut to what is needed around the
/// finding, control characters made visible, widths in cells.
struct SourceExcerpt: Sendable, Equatable {
  /// The most cells that an excerpt takes; what lies beyond is cut off and shown as `…`.
  static let width = 96
  /// Cells of text kept before the finding when the line is too long.
  private static let before = 32
  /// Bytes looked at on either side: no line is walked to its end for one finding.
  private static let window = 1024

  /// What to print.
  let text: String
  /// Cells before the marker, and cells under it (at least one).
  let markerOffset: Int
  let markerWidth: Int

  /// `from` and `to` are byte offsets in the line; `to` is exclusive.
  init(line: ArraySlice<UInt8>, from: Int, to: Int) {
    let from = min(max(0, from), line.count)
    let to = min(max(from, to), line.count)
    let first = max(0, from - SourceExcerpt.window)
    let last = min(line.count, max(from + SourceExcerpt.window, min(to, from + 2 * SourceExcerpt.window)))
    let base = line.startIndex
    let head = SourceExcerpt.cells(line[(base + first)..<(base + from)], column: 0)
    let headWidth = head.reduce(0) { $0 + $1.width }
    let marked = SourceExcerpt.cells(
      line[(base + from)..<(base + max(from, min(to, last)))], column: headWidth)
    let markedWidth = marked.reduce(0) { $0 + $1.width }
    let tail = SourceExcerpt.cells(
      line[(base + max(from, min(to, last)))..<(base + last)], column: headWidth + markedWidth)

    // Blanks in front of the line say nothing.
    var shownHead = first == 0 ? head[...].drop { $0.isBlank } : head[...]
    var isCutLeft = first > 0
    let tailWidth = tail.reduce(0) { $0 + $1.width }
    var total = shownHead.reduce(0) { $0 + $1.width } + markedWidth + tailWidth
    if total > SourceExcerpt.width {
      var kept = shownHead.reduce(0) { $0 + $1.width }
      let room = max(
        SourceExcerpt.before, SourceExcerpt.width - markedWidth - min(tailWidth, SourceExcerpt.before))
      while kept > room, let cell = shownHead.popFirst() {
        kept -= cell.width
        total -= cell.width
        isCutLeft = true
      }
      if isCutLeft { shownHead = shownHead.drop { $0.isBlank } }
    }
    var text = isCutLeft ? "… " : ""
    var used = isCutLeft ? 2 : 0
    for cell in shownHead {
      text += cell.text
      used += cell.width
    }
    markerOffset = used
    var isCutRight = last < line.count
    for cell in marked + tail {
      if used + cell.width > SourceExcerpt.width {
        isCutRight = true
        break
      }
      text += cell.text
      used += cell.width
    }
    while text.last == " " { text.removeLast() }
    self.text = isCutRight ? text + " …" : text
    markerWidth = max(1, min(markedWidth, used - markerOffset))
  }

  private struct Cell {
    var text: String
    var width: Int
    var isBlank: Bool { text.allSatisfy { $0 == " " } }
  }

  private static func cells(_ bytes: ArraySlice<UInt8>, column: Int) -> [Cell] {
    var column = column
    return String(decoding: bytes, as: UTF8.self).map { character in
      let cell: Cell
      if character == "\t" {
        let width = 4 - column % 4
        cell = Cell(text: String(repeating: " ", count: width), width: width)
      } else {
        let shown = TerminalText.visible(character)
        cell = Cell(text: shown, width: TerminalText.width(of: shown))
      }
      column += cell.width
      return cell
    }
  }
}
