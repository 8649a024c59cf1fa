/// The words of a block for readers: without its times, which stand elsewhere; remarks and gaps stay.
enum SpokenText {
  /// A range of the block's text, or all of it. Lines keep apart; spaces around what is left out become one.
  static func of(_ block: TranscriptBlock, _ range: Range<Int>? = nil) -> String {
    let text = block.text
    let count = text.utf8.count
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    let times = block.silences.filter { $0.kind == .time && $0.range.overlaps(range) }
    if times.isEmpty { return range.count == count ? text : slice(text, range) }
    var out = ""
    var start = range.lowerBound
    for time in times {
      append(slice(text, start..<max(start, time.range.lowerBound)), to: &out)
      start = min(max(start, time.range.upperBound), range.upperBound)
    }
    append(slice(text, start..<range.upperBound), to: &out)
    return out
  }

  private static func append(_ piece: String, to out: inout String) {
    let isAtBreak = out.utf8.last.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } ?? true
    out += isAtBreak && piece.utf8.first == UInt8(ascii: " ") ? String(piece.dropFirst()) : piece
  }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
