#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives each inline its place in the file, corrects what cmark says of some blocks, and finds the reference
/// definitions: the lines that cmark takes out without a word.
struct SourceLocator {
  let source: UnsafeBufferPointer<UInt8>
  let table: LineTable
  private let lineShift: Int32
  let hasNULs: Bool
  let hasMark: Bool
  /// Whether there can be definitions at all: somewhere stands `]:`.
  let mayDefine: Bool
  var matcher: InlineMatcher
  private var prefix = LinePrefix()
  /// The first line not yet known to belong to a block with text or code.
  var nextLine = 0
  var definitions: [ReferenceDefinition] = []
  /// In how many blocks the source did not read as the tree says, so that places are only near.
  private(set) var unplaced = 0

  init(_ source: UnsafeBufferPointer<UInt8>, startLine: Int32, linkCount: Int) {
    self.source = source
    table = LineTable(source)
    lineShift = startLine &- 1
    hasNULs = source.baseAddress.map { memchr($0, 0, source.count) != nil } ?? false
    hasMark = source.count >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF
    mayDefine = SourceLocator.holdsDefinitionMark(source)
    matcher = InlineMatcher(linkCount: linkCount, lineShift: lineShift)
  }

  /// How the links of the document were written, once `locate` is done.
  var links: [MarkdownLink] {
    var links = matcher.links
    guard !definitions.isEmpty else { return links }
    var known: [[UInt8]: Int32] = [:]
    for (index, definition) in definitions.enumerated() {
      let key = ReferenceLabel.normalized(definition.label)
      // The first definition of a label counts.
      if known[key] == nil { known[key] = Int32(index) }
    }
    for (link, label) in matcher.labels {
      links[link].definition = known[ReferenceLabel.normalized(label)] ?? -1
    }
    return links
  }

  /// Walks all blocks.
  mutating func locate(
    _ nodes: UnsafeMutableBufferPointer<MarkdownNode>, _ literals: UnsafeBufferPointer<UInt8>
  ) {
    var parent = 0
    var index = 1
    while index < nodes.count {
      while Int(nodes[parent].subtreeEnd) <= index {
        leave(nodes[parent].kind)
        parent = Int(nodes[parent].parent)
      }
      if hasMark { shiftFirstLine(&nodes[index]) }
      switch nodes[index].kind {
      case .paragraph, .heading:
        locateText(index, nodes, literals)
        index = Int(nodes[index].subtreeEnd)
        continue
      case .codeBlock, .htmlBlock, .thematicBreak: cover(&nodes[index], literals)
      case .blockQuote, .item: enter(nodes[index])
      default: break
      }
      if nodes[index].kind.isContainer { parent = index }
      index += 1
    }
    findDefinitions(before: table.count)
  }

  private mutating func leave(_ kind: MarkdownKind) {
    if kind == .blockQuote || kind == .item { prefix.leave() }
  }

  private mutating func enter(_ node: MarkdownNode) {
    let line = sourceLine(node.span.line)
    if node.kind == .item {
      prefix.enterItem(line: line, in: source, range(of: line))
    } else {
      prefix.enterQuote(line: line, in: source, range(of: line))
    }
  }

  /// The offsets of a line without its end mark.
  private func range(of line: Int) -> Range<Int> {
    let start = table.start(of: line) + (line == 0 && hasMark ? 3 : 0)
    return start..<table.end(of: line, in: source)
  }

  /// The line, from 0, in the source of a line of the file.
  private func sourceLine(_ line: Int32) -> Int { min(max(Int(line &- lineShift) - 1, 0), table.count - 1) }

  private mutating func locateText(
    _ index: Int, _ nodes: UnsafeMutableBufferPointer<MarkdownNode>, _ literals: UnsafeBufferPointer<UInt8>
  ) {
    let span = nodes[index].span
    let first = sourceLine(span.line)
    findDefinitions(before: first)
    matcher.text.clear()
    matcher.text.append(
      line: first, from: table.start(of: first) + max(Int(span.column) - 1, 0), of: source, table)
    var start = 0
    var last = first
    if nodes[index].kind == .heading, let marksEnd = headingMarksEnd() {
      start = marksEnd
      if hasNULs { matcher.text.replaceNULs() }
    } else {
      last = max(sourceLine(span.endLine), first)
      let isHeading = nodes[index].kind == .heading
      let end = isHeading ? underline(after: first, last) : last + 1
      appendLines(first + 1, before: end)
      if mayDefine { start = readDefinitions(at: 0) }
      if isHeading {
        // With only definitions above it, what looks like the line under the heading is its text.
        if start >= matcher.text.bytes.count { appendLines(end, before: last) } else { last = end }
        setEnd(of: &nodes[index], toEndOf: last)
      }
    }
    if !matcher.match(block: index, in: nodes, literals, from: start) { unplaced += 1 }
    nextLine = max(nextLine, last + 1)
  }

  /// The line under a heading of the form `Words` over `===`. cmark takes the line after for the heading's last,
  /// unless there is none.
  private func underline(after first: Int, _ last: Int) -> Int {
    guard last > first + 1 else { return last }
    let line = range(of: last - 1)
    let (start, mayBegin) = prefix.end(line: last - 1, in: source, line)
    guard last == table.count - 1, start < line.upperBound else { return last - 1 }
    guard mayBegin else { return last }
    let mark = source[start]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return last }
    var offset = start
    while offset < line.upperBound, source[offset] == mark { offset += 1 }
    while offset < line.upperBound, LinkSyntax.isSpace(source[offset]) { offset += 1 }
    return offset == line.upperBound ? last - 1 : last
  }

  private mutating func appendLines(_ first: Int, before end: Int) {
    for line in first..<max(end, first) {
      let start = prefix.end(line: line, in: source, range(of: line)).offset
      matcher.text.append(line: line, from: start, of: source, table)
    }
    if hasNULs { matcher.text.replaceNULs() }
  }

  /// The end of the `#`s of a heading and the blanks behind them; nil if the heading is a line over `===`.
  private func headingMarksEnd() -> Int? {
    let text = matcher.text
    var offset = 0
    while text.byte(offset) == UInt8(ascii: "#") { offset += 1 }
    guard (1...6).contains(offset), LinkSyntax.isSpace(text.byte(offset)) else { return nil }
    while text.byte(offset) == UInt8(ascii: " ") || text.byte(offset) == UInt8(ascii: "\t") { offset += 1 }
    return offset
  }

  /// Notes which lines a block without inlines takes. cmark counts a line too few for HTML that ends on its own
  /// line, and one too many for fenced code that the end of a quote or item cuts off.
  private mutating func cover(_ node: inout MarkdownNode, _ literals: UnsafeBufferPointer<UInt8>) {
    let first = sourceLine(node.span.line)
    findDefinitions(before: first)
    var last = sourceLine(node.span.endLine)
    if node.kind != .thematicBreak {
      let literal = UnsafeBufferPointer(rebasing: literals[node.content.range])
      let lines = LineTable(literal).count
      if node.kind == .htmlBlock {
        last = min(first + lines - 1, table.count - 1)
        setEnd(of: &node, toEndOf: last)
      } else {
        // The opening fence, if there is one, and the content; a closing fence is no definition anyway.
        last = min(first + (literal.isEmpty ? 0 : lines), last)
      }
    }
    nextLine = max(nextLine, last + 1)
  }

  private func setEnd(of node: inout MarkdownNode, toEndOf line: Int) {
    node.span.endLine = Int32(line) &+ lineShift &+ 1
    node.span.endColumn = Int32(table.end(of: line, in: source) - table.start(of: line)) + 1
  }

  /// Columns count in the file; cmark passes over a byte order mark.
  private func shiftFirstLine(_ node: inout MarkdownNode) {
    guard !node.kind.isInline else { return }
    if sourceLine(node.span.line) == 0 { node.span.column += 3 }
    if sourceLine(node.span.endLine) == 0 { node.span.endColumn += 3 }
  }
}
