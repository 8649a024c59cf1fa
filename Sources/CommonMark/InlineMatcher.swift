/// Finds where the inlines of one paragraph or heading stand.
///
/// cmark's own positions are wrong behind hard breaks, in links over two lines, on lines with another prefix than
/// the first and behind definitions. So they are not asked for: the tree says what comes in which order, and the
/// block's text is read along with it, each node telling what its source must look like: a text its words (or
/// escapes and entities for them), a strong node two marks, a link a bracket. That is one pass over the text.
struct InlineMatcher {
  /// The text of the block.
  var text = BlockText()
  /// Filled in as links are met; as long as the document has links and images.
  private(set) var links: [MarkdownLink]
  /// References by label, to be looked up when all definitions are known.
  private(set) var labels: [(link: Int, label: [UInt8])] = []
  /// How far the text has been read.
  private(set) var cursor = 0
  /// Where the words of the open links begin.
  private var openings: [Int] = []
  /// What to add to the lines of the source to get those of the file.
  private let lineShift: Int32

  init(linkCount: Int, lineShift: Int32) {
    let nowhere = MarkdownSpan(line: 0, column: 0, endLine: 0, endColumn: 0)
    let unknown = MarkdownLink(style: .inline, destination: nowhere, definition: -1)
    links = [MarkdownLink](repeating: unknown, count: linkCount)
    self.lineShift = lineShift
  }

  /// Sets the spans of all inlines of a block, reading its text from an offset on. Answers false if text and tree do
  /// not agree; from there on all nodes are placed where the agreement ended.
  mutating func match(
    block: Int, in nodes: UnsafeMutableBufferPointer<MarkdownNode>, _ literals: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Bool {
    cursor = start
    while text.byte(cursor) == UInt8(ascii: " ") || text.byte(cursor) == UInt8(ascii: "\t") { cursor += 1 }
    openings.removeAll(keepingCapacity: true)
    let end = Int(nodes[block].subtreeEnd)
    var parent = block
    var index = block + 1
    while true {
      while parent != block, Int(nodes[parent].subtreeEnd) <= index {
        guard leave(nodes[parent]) else { return giveUp(from: index, end, parent, block, nodes) }
        setEnd(of: &nodes[parent])
        parent = Int(nodes[parent].parent)
      }
      guard index < end else { return true }
      setStart(of: &nodes[index])
      guard enter(index, nodes, literals) else { return giveUp(from: index, end, parent, block, nodes) }
      setEnd(of: &nodes[index])
      if nodes[index].kind.isContainer { parent = index }
      index += 1
    }
  }

  /// Reads what begins a node, all of it if it is a leaf.
  private mutating func enter(
    _ index: Int, _ nodes: UnsafeMutableBufferPointer<MarkdownNode>, _ literals: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let node = nodes[index]
    switch node.kind {
    case .text:
      let literal = UnsafeBufferPointer(rebasing: literals[node.content.range])
      if isInAutolink(node, nodes) { return skipAutolinkText() }
      guard let end = TextMatcher.end(of: literal, in: text, from: cursor) else { return false }
      cursor = end
      return true
    case .softBreak: return readLineEnd()
    case .lineBreak:
      skipBlanks()
      if text.byte(cursor) == UInt8(ascii: "\\") { cursor += 1 }
      return readLineEnd()
    case .code: return readCode()
    case .htmlInline:
      let literal = UnsafeBufferPointer(rebasing: literals[node.content.range])
      guard let end = TextMatcher.end(ofRaw: literal, in: text, from: cursor) else { return false }
      cursor = end
      return true
    case .emphasis: return readMarks(1)
    case .strong: return readMarks(2)
    case .image:
      guard text.byte(cursor) == UInt8(ascii: "!"), text.byte(cursor + 1) == UInt8(ascii: "[") else {
        return false
      }
      cursor += 2
      openings.append(cursor)
      return true
    case .link:
      let mark = text.byte(cursor)
      guard mark == UInt8(ascii: "[") || mark == UInt8(ascii: "<") else { return false }
      cursor += 1
      if mark == UInt8(ascii: "<") { links[node.linkIndex].style = .autolink }
      openings.append(cursor)
      return true
    default: return false
    }
  }

  /// Reads what ends a node.
  private mutating func leave(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .emphasis: return readMarks(1)
    case .strong: return readMarks(2)
    case .link, .image:
      guard let opening = openings.popLast() else { return false }
      if links[node.linkIndex].style == .autolink {
        guard text.byte(cursor) == UInt8(ascii: ">") else { return false }
        links[node.linkIndex].destination = span(opening..<cursor)
        cursor += 1
        return true
      }
      return readTail(of: node.linkIndex, words: opening..<cursor)
    default: return true
    }
  }

  /// Reads from the `]` of a link to its end.
  private mutating func readTail(of link: Int, words: Range<Int>) -> Bool {
    guard text.byte(cursor) == UInt8(ascii: "]") else { return false }
    cursor += 1
    if let tail = LinkSyntax.inlineTail(in: text, at: cursor) {
      links[link].destination = span(tail.range)
      cursor = tail.end
      return true
    }
    var label = words
    if let found = LinkSyntax.label(in: text, at: cursor) {
      cursor = found.end
      if !found.range.isEmpty { label = found.range }
    }
    links[link].style = .reference
    links[link].destination = span(LinkSyntax.trimmed(label, in: text))
    labels.append((link, Array(text.bytes[label])))
    return true
  }

  private mutating func readMarks(_ count: Int) -> Bool {
    for _ in 0..<count {
      guard text.byte(cursor) == UInt8(ascii: "*") || text.byte(cursor) == UInt8(ascii: "_") else {
        return false
      }
      cursor += 1
    }
    return true
  }

  /// Reads a line end with the white space around it.
  private mutating func readLineEnd() -> Bool {
    skipBlanks()
    guard text.byte(cursor) == UInt8(ascii: "\n") else { return false }
    cursor += 1
    while text.byte(cursor) == UInt8(ascii: " ") || text.byte(cursor) == UInt8(ascii: "\t") { cursor += 1 }
    return true
  }

  private mutating func skipBlanks() {
    while LinkSyntax.isSpace(text.byte(cursor)), text.byte(cursor) != UInt8(ascii: "\n") { cursor += 1 }
  }

  /// Reads a code span: up to the next run of as many backticks as begin it.
  private mutating func readCode() -> Bool {
    let length = readBackticks()
    guard length > 0 else { return false }
    while cursor < text.bytes.count {
      if text.byte(cursor) != UInt8(ascii: "`") {
        cursor += 1
      } else if readBackticks() == length {
        return true
      }
    }
    return false
  }

  private mutating func readBackticks() -> Int {
    let start = cursor
    while text.byte(cursor) == UInt8(ascii: "`") { cursor += 1 }
    return cursor - start
  }

  private func isInAutolink(_ node: MarkdownNode, _ nodes: UnsafeMutableBufferPointer<MarkdownNode>) -> Bool {
    let parent = nodes[Int(node.parent)]
    return parent.kind == .link && links[parent.linkIndex].style == .autolink
  }

  /// The text of an autolink is all up to `>`; backslashes do not escape in it.
  private mutating func skipAutolinkText() -> Bool {
    while cursor < text.bytes.count, text.byte(cursor) != UInt8(ascii: ">") { cursor += 1 }
    return cursor < text.bytes.count
  }

  private mutating func setStart(of node: inout MarkdownNode) {
    let place = text.place(cursor)
    node.span.line = place.line &+ lineShift &+ 1
    node.span.column = place.column + 1
  }

  private mutating func setEnd(of node: inout MarkdownNode) {
    let place = text.place(cursor)
    node.span.endLine = place.line &+ lineShift &+ 1
    node.span.endColumn = place.column + 1
  }

  /// The span in the file of a range of the text.
  mutating func span(_ range: Range<Int>) -> MarkdownSpan {
    let start = text.place(range.lowerBound)
    let end = text.place(range.upperBound)
    return MarkdownSpan(
      line: start.line &+ lineShift &+ 1, column: start.column + 1,
      endLine: end.line &+ lineShift &+ 1, endColumn: end.column + 1)
  }

  /// Places the open nodes and all that follow where reading stopped.
  private mutating func giveUp(
    from index: Int, _ end: Int, _ parent: Int, _ block: Int,
    _ nodes: UnsafeMutableBufferPointer<MarkdownNode>
  ) -> Bool {
    var open = parent
    while open != block {
      setEnd(of: &nodes[open])
      open = Int(nodes[open].parent)
    }
    let here = span(cursor..<cursor)
    for each in index..<max(index, end) {
      nodes[each].span = here
      let link = nodes[each].linkIndex
      if link >= 0 { links[link].destination = here }
    }
    return false
  }
}
