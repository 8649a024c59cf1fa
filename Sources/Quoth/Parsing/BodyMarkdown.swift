import CommonMark

/// The text that CommonMark gets to see: a body whose notes' definitions have been taken out of their places and put
/// in front, each as a block quote of its own (so that all of the file's link definitions hold everywhere and nothing
/// unclosed in one part reaches into another). Knows the way back from a place in it to the file.
struct BodyMarkdown: Sendable {
  var bytes: [UInt8]
  /// Where the text begins in `bytes`.
  var start: Int
  /// The line of the file on which the body begins.
  var fileLine: Int
  /// The notes, in the order of the file; the document's first children are their block quotes, in this order.
  var notes: [Definition] = []
  /// One for each line in front of the body proper.
  var frontLines: [FrontLine] = []

  /// A note's definition: `[^label]: …`
  struct Definition: Sendable, Equatable {
    var label: String
    /// From `[^` to `]`.
    var span: SourceSpan
  }

  /// Where a line in front stands in the file.
  struct FrontLine: Sendable {
    var line: Int32
    /// What to add to a column of the line in front.
    var shift: Int32
  }

  /// The number to give to the first line, so that those of the body proper have their numbers in the file.
  var startLine: Int { fileLine - frontLines.count }

  /// A place as CommonMark sees it → in the file.
  func place(_ span: MarkdownSpan) -> SourceSpan {
    let start = place(line: span.line, column: span.column)
    let end = place(line: span.endLine, column: span.endColumn)
    return SourceSpan(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  private func place(line: Int32, column: Int32) -> (line: Int, column: Int) {
    let index = Int(line) - startLine
    guard frontLines.indices.contains(index) else { return (Int(line), Int(column)) }
    let front = frontLines[index]
    return (Int(front.line), max(1, Int(column) + Int(front.shift)))
  }
}

/// The beginnings of the lines of a `BodyMarkdown`, found when first asked for.
struct BodyLines {
  private var starts: [Int] = []

  /// The offset in `source.bytes` of a place, numbered as CommonMark does; nil: no such line.
  mutating func offset(line: Int32, column: Int32, in source: BodyMarkdown) -> Int? {
    if starts.isEmpty { starts = BodyLines.find(in: source) }
    let index = Int(line) - source.startLine
    guard starts.indices.contains(index) else { return nil }
    let offset = starts[index] + Int(column) - 1
    return offset >= 0 && offset <= source.bytes.count ? offset : nil
  }

  private static func find(in source: BodyMarkdown) -> [Int] {
    var starts = [source.start]
    starts.reserveCapacity((source.bytes.count - source.start) / 40)
    source.bytes.withUnsafeBufferPointer { bytes in
      while let last = starts.last, let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: last) {
        starts.append(end + 1)
      }
    }
    return starts
  }
}
