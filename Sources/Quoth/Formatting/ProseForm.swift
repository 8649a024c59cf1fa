import CommonMark

/// The text of an article, speaker, source or page as the canonical form has it: what Markdown does not see is tidied, and
/// nothing else. No blanks at the ends of lines, one empty line where there were several, code as it is.
enum ProseForm {
  /// - Parameter bytes: the whole file; the text begins at `start`.
  static func form(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    let code = codeLines(bytes, from: start)
    var out: [UInt8] = []
    var emptyLines = 0
    for (index, line) in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if code.contains(where: { $0.contains(index) }) {
        add(line, after: emptyLines, to: &out)
        emptyLines = 0
        continue
      }
      var words = line
      while let last = words.last, Characters.isBlank(last) { words.removeLast() }
      guard !words.isEmpty else {
        emptyLines = 1
        continue
      }
      add(words, after: emptyLines, to: &out)
      // A hard line break.
      if line.count - words.count >= 2, line.suffix(2).elementsEqual([0x20, 0x20]) { out += [0x20, 0x20] }
      emptyLines = 0
    }
    while out.last == 0x0A { out.removeLast() }
    if !out.isEmpty { out.append(0x0A) }
    return out
  }

  private static func add(_ line: ArraySlice<UInt8>, after emptyLines: Int, to out: inout [UInt8]) {
    if !out.isEmpty { out += [UInt8](repeating: 0x0A, count: emptyLines + 1) }
    out += line
  }

  /// Lines of code and of HTML, from 0.
  private static func codeLines(_ bytes: [UInt8], from start: Int) -> [ClosedRange<Int>] {
    let document = MarkdownDocument(parsing: bytes, from: start..<bytes.count, startLine: 0)
    return document.nodes.compactMap { node in
      guard node.kind == .codeBlock || node.kind == .htmlBlock, node.span.endLine >= node.span.line else {
        return nil
      }
      return Int(node.span.line)...Int(node.span.endLine)
    }
  }
}
