import CommonMark

/// Finds what stands between quotation marks in a paragraph: in the marks of a language, and in straight ones.
///
/// Apostrophes and inch marks look like quotation marks. A mark that also has another use, or that both opens and
/// closes, counts only where it can: an opening one before a word and behind none, a closing one behind a word and
/// before none. A mark without a partner in the paragraph counts for nothing.
struct QuotationFinder: Sendable {
  /// Fewer words than these in quotation marks are a term or a title, not a quote.
  static let fewestWords = 4

  private struct Mark: Sendable {
    var bytes: [UInt8]
    /// The pairs that it opens and closes.
    var opens: [Int] = []
    var closes: [Int] = []
    /// It opens and closes the same pair, or is an apostrophe too.
    var isAmbiguous = false
  }

  private var marks: [Mark] = []
  /// For each byte whether a mark begins with it; and those of them that are ASCII.
  private var begins = [Bool](repeating: false, count: 256)
  private var plainBegins: [UInt8] = []

  init(_ pairs: [Locale.QuotationMarks]) {
    let straight = Locale.QuotationMarks(open: "\"", close: "\"")
    for (index, pair) in (pairs.contains(straight) ? pairs : pairs + [straight]).enumerated() {
      guard !pair.open.isEmpty, !pair.close.isEmpty else { continue }
      let isSame = pair.open == pair.close
      add(pair.open, isAmbiguous: isSame) { $0.opens.append(index) }
      add(pair.close, isAmbiguous: isSame) { $0.closes.append(index) }
    }
    // A longer mark is tried before one that it begins with.
    marks.sort { $0.bytes.count > $1.bytes.count }
  }

  private mutating func add(_ text: String, isAmbiguous: Bool, _ change: (inout Mark) -> Void) {
    let bytes = Array(text.utf8)
    let isApostrophe = text == "’" || text == "'"
    let index = marks.firstIndex { $0.bytes == bytes } ?? marks.count
    if index == marks.count { marks.append(Mark(bytes: bytes)) }
    change(&marks[index])
    marks[index].isAmbiguous = marks[index].isAmbiguous || isAmbiguous || isApostrophe
    if bytes[0] < 0x80, !begins[Int(bytes[0])] { plainBegins.append(bytes[0]) }
    begins[Int(bytes[0])] = true
  }

  /// Whether a quotation mark may begin with this byte.
  @inline(__always) func mayBegin(with byte: UInt8) -> Bool { begins[Int(byte)] }

  /// The passages between marks, marks included; of nested ones the outermost.
  ///
  /// - Parameter opaque: ranges, in order, whose marks count for nothing (code).
  func passages(in text: [UInt8], opaque: [Range<Int>] = []) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [(pair: Int, start: Int)] = []
    var next = 0
    var index = firstBegin(in: text, from: 0)
    while index < text.count {
      while next < opaque.count, opaque[next].upperBound <= index { next += 1 }
      if next < opaque.count, opaque[next].contains(index) {
        index = firstBegin(in: text, from: opaque[next].upperBound)
        continue
      }
      guard let mark = mark(at: index, in: text) else {
        index = firstBegin(in: text, from: index + 1)
        continue
      }
      let end = index + mark.bytes.count
      if let partner = closed(by: mark, at: index, in: text, open) {
        let start = open[partner].start
        open.removeSubrange(partner...)
        while let last = found.last, last.lowerBound > start { found.removeLast() }
        found.append(start..<end)
      } else if let pair = mark.opens.first, mayOpen(mark, at: index, in: text) {
        open.append((pair, index))
      }
      index = firstBegin(in: text, from: end)
    }
    return found
  }

  /// The first place from `start` on at which a mark may begin; the end if there is none.
  private func firstBegin(in text: [UInt8], from start: Int) -> Int {
    text.withUnsafeBytes { bytes in
      var index = start
      // Nearly all of it: eight bytes of which none begins a mark.
      while index + 8 <= bytes.count {
        let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard eight & 0x8080_8080_8080_8080 == 0, !plainBegins.contains(where: { eight.hasByte($0) }) else {
          for place in index..<index + 8 where begins[Int(bytes[place])] { return place }
          index += 8
          continue
        }
        index += 8
      }
      while index < bytes.count, !begins[Int(bytes[index])] { index += 1 }
      return index
    }
  }

  private func mark(at index: Int, in text: [UInt8]) -> Mark? {
    marks.first { text[index...].starts(with: $0.bytes) }
  }

  /// The innermost open pair that a mark closes. Looked for only so deep, as no writer nests more.
  private func closed(by mark: Mark, at index: Int, in text: [UInt8], _ open: [(pair: Int, start: Int)])
    -> Int?
  {
    guard !mark.closes.isEmpty else { return nil }
    if mark.isAmbiguous {
      let isBehindWord = index > 0 && !PlainText.isSpace(text[index - 1])
      guard isBehindWord, !WordCount.isLetter(at: index + mark.bytes.count, in: text) else { return nil }
    }
    for depth in open.indices.suffix(8).reversed() where mark.closes.contains(open[depth].pair) {
      return depth
    }
    return nil
  }

  private func mayOpen(_ mark: Mark, at index: Int, in text: [UInt8]) -> Bool {
    guard mark.isAmbiguous else { return true }
    let end = index + mark.bytes.count
    return end < text.count && !PlainText.isSpace(text[end]) && !WordCount.isLetter(before: index, in: text)
  }
}
