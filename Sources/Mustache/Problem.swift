/// A fault of one template by its bytes, before its line and column are known.
struct Problem {
  let kind: TemplateFault.Kind
  /// The bytes at fault.
  let range: Range<Int>
  let message: String
  let remedy: String

  init(_ kind: TemplateFault.Kind, _ range: Range<Int>, _ message: String, _ remedy: String) {
    self.kind = kind
    self.range = range
    self.message = message
    self.remedy = remedy
  }
}

extension TemplateSource {
  /// The fault with its line and columns, counted in code points.
  func fault(_ problem: Problem) -> TemplateFault {
    let start = min(max(problem.range.lowerBound, 0), bytes.count)
    let end = min(max(problem.range.upperBound, start), bytes.count)
    var line = 1
    var lineStart = 0
    for position in 0..<start where bytes[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
    }
    // A byte order mark is not something the author sees.
    if lineStart == 0, bytes.starts(with: Self.byteOrderMark) { lineStart = min(3, start) }
    let column = 1 + codePoints(lineStart..<start)
    return TemplateFault(
      kind: problem.kind, path: path, line: line, column: column,
      endColumn: column + codePoints(start..<end), message: problem.message, remedy: problem.remedy)
  }

  /// What some editors put before the text to say that it is UTF-8.
  static var byteOrderMark: [UInt8] { [0xEF, 0xBB, 0xBF] }

  /// How many code points begin in the range.
  private func codePoints(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
