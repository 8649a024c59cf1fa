extension MarkdownDocument {
  /// Where a part of a text node stands: for a note's mark or quotation marks inside it. Escapes and entities in
  /// the source make it longer than the text, so the source is read again; fit for the few places that end in a
  /// message.
  ///
  /// - Parameters:
  ///   - part: offsets in the node's literal.
  ///   - node: the index of a text node.
  ///   - source: the same bytes that were parsed.
  /// - Returns: nil if the node is no text.
  public func span(of part: Range<Int>, inText node: Int, source: Span<UInt8>) -> MarkdownSpan? {
    guard nodes.indices.contains(node), nodes[node].kind == .text else { return nil }
    let span = nodes[node].span
    let length = Int(nodes[node].literal.length)
    let part = part.clamped(to: 0..<length)
    if Int(span.endColumn - span.column) == length {
      return self.span(from: part.lowerBound, to: part.upperBound, in: span)
    }
    return source.withUnsafeBufferPointer { bytes in
      let table = LineTable(bytes)
      let line = Int(span.line &- startLine)
      guard (0..<table.count).contains(line) else { return span }
      var source = BlockText()
      source.append(line: line, from: table.start(of: line) + Int(span.column) - 1, of: bytes, table)
      source.replaceNULs()
      return text.withUnsafeBufferPointer { text in
        let literal = UnsafeBufferPointer(rebasing: text[nodes[node].literal.range])
        guard let start = TextMatcher.end(of: literal, in: source, from: 0, limit: part.lowerBound),
          let end = TextMatcher.end(of: literal, in: source, from: 0, limit: part.upperBound)
        else { return span }
        return self.span(from: start, to: end, in: span)
      }
    }
  }

  private func span(from start: Int, to end: Int, in span: MarkdownSpan) -> MarkdownSpan {
    MarkdownSpan(
      line: span.line, column: span.column + Int32(truncatingIfNeeded: start), endLine: span.line,
      endColumn: span.column + Int32(truncatingIfNeeded: end))
  }
}
