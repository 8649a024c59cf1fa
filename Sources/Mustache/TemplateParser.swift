/// Makes nodes of the tags and the text between them.
///
/// Here the language's rule for white space is applied: tags that print nothing and stand alone on their
/// line take the line away with them.
struct TemplateParser {
  private let bytes: [UInt8]
  private let first: Int
  private let tags: [Tag]
  private let pairs: TagPairs
  private let strict: Bool
  private var nodes: [Node] = []
  private var open: [Open] = []
  /// The first byte that is in no node yet.
  private var cursor: Int
  private(set) var problems: [Problem] = []

  /// A section, parent or block whose end has not been reached.
  private struct Open {
    let tag: Int
    let node: Int
    let kind: Tag.Kind
    /// Where its content ends and where the text goes on after it, unless its closing tag decides that alone.
    var content: BlockLayout?
    var standsAlone = false
  }

  /// A parser of the bytes from `first` on.
  init(_ bytes: [UInt8], from first: Int, tags: [Tag], pairs: TagPairs, strict: Bool) {
    self.bytes = bytes
    self.first = first
    self.tags = tags
    self.pairs = pairs
    self.strict = strict
    cursor = first
  }

  /// The nodes of the whole template.
  mutating func parse() -> [Node] {
    for (index, tag) in tags.enumerated() {
      if tag.kind != .close, tag.kind != .block { reportLoss(of: tag) }
      switch tag.kind {
      case .variable, .raw:
        takeText(to: tag.range.lowerBound, tagFollows: true)
        add(.variable(path(tag), raw: tag.kind == .raw), tag)
        cursor = tag.range.upperBound
      case .comment, .delimiters:
        _ = takeLine(of: tag)
      case .partial:
        let indent = takeLine(of: tag)
        add(.partial(Call(template: name(tag), indent: indent)), tag)
      case .section, .inverted:
        _ = takeLine(of: tag)
        open.append(Open(tag: index, node: nodes.count, kind: tag.kind))
        add(.section(path(tag), inverted: tag.kind == .inverted), tag)
      case .parent:
        openParent(tag, index)
      case .block:
        openBlock(tag, index)
      case .close:
        if pairs.closing.contains(index) { close(tag, index) } else { _ = takeLine(of: tag) }
      }
    }
    takeText(to: bytes.count, tagFollows: false)
    while let last = open.popLast() { nodes[last.node].end = nodes.count }
    return nodes
  }

  private mutating func openParent(_ tag: Tag, _ index: Int) {
    let lineStart = bytes.blankLineStart(before: tag.range.lowerBound, from: first)
    let standsAlone = lineStart != nil && bytes.blankLineEnd(after: closing(index).upperBound) != nil
    var indent: Range<Int>?
    if let lineStart, standsAlone {
      takeText(to: lineStart, tagFollows: false)
      indent = lineStart..<tag.range.lowerBound
    } else {
      takeText(to: tag.range.lowerBound, tagFollows: true)
    }
    open.append(Open(tag: index, node: nodes.count, kind: .parent, standsAlone: standsAlone))
    add(.parent(Call(template: name(tag), indent: indent)), tag)
    cursor = tag.range.upperBound
  }

  private mutating func openBlock(_ tag: Tag, _ index: Int) {
    let layout = BlockLayout(
      open: tag.range, close: closing(index), isReplacement: open.last?.kind == .parent, in: bytes,
      from: first)
    takeText(to: layout.textEnd, tagFollows: layout.textEnd == tag.range.lowerBound)
    open.append(Open(tag: index, node: nodes.count, kind: .block, content: layout))
    add(.block(layout.block(named: name(tag))), tag)
    cursor = layout.contentStart
  }

  /// Ends what the closing tag ends, and all inside it that was left open.
  private mutating func close(_ tag: Tag, _ index: Int) {
    guard let target = open.last(where: { pairs.end[$0.tag] == index && name(tags[$0.tag]) == name(tag) })
    else { return }
    switch target.kind {
    case .block:
      takeText(
        to: target.content?.contentEnd ?? tag.range.lowerBound, tagFollows: target.content?.endsInline ?? true
      )
      cursor = target.content?.resume ?? tag.range.upperBound
    case .parent:
      takeText(to: tag.range.lowerBound, tagFollows: false)
      let lineBreak = target.standsAlone ? bytes.blankLineEnd(after: tag.range.upperBound) : nil
      cursor = lineBreak?.upperBound ?? tag.range.upperBound
    default:
      _ = takeLine(of: tag)
    }
    while let last = open.last, pairs.end[last.tag] == index {
      nodes[last.node].end = nodes.count
      open.removeLast()
    }
  }

  /// Takes the text before a tag that prints nothing itself, and its whole line if it is alone there; returns
  /// the blanks before it if so.
  private mutating func takeLine(of tag: Tag) -> Range<Int>? {
    if let start = bytes.blankLineStart(before: tag.range.lowerBound, from: first),
      let lineBreak = bytes.blankLineEnd(after: tag.range.upperBound)
    {
      takeText(to: start, tagFollows: false)
      cursor = lineBreak.upperBound
      return start..<tag.range.lowerBound
    }
    takeText(to: tag.range.lowerBound, tagFollows: true)
    cursor = tag.range.upperBound
    return nil
  }

  /// Makes a node of the text up to `end`. Before a tag that begins a line an empty node marks that line.
  private mutating func takeText(to end: Int, tagFollows: Bool) {
    if end > cursor {
      addText(cursor..<end)
      reportLoss(ofText: cursor..<end)
    }
    cursor = max(cursor, end)
    if tagFollows, bytes.startsLine(cursor, from: first) { addText(cursor..<cursor) }
  }

  private mutating func addText(_ range: Range<Int>) {
    nodes.append(Node(kind: .text(range), name: range, end: nodes.count + 1))
  }

  private mutating func add(_ kind: Node.Kind, _ tag: Tag) {
    nodes.append(Node(kind: kind, name: tag.name, end: nodes.count + 1))
  }

  /// The closing tag of an opening one; empty where it is missing.
  private func closing(_ index: Int) -> Range<Int> {
    guard let end = pairs.end[index], end < tags.count else { return bytes.count..<bytes.count }
    let tag = tags[end]
    if name(tag) == name(tags[index]) { return tag.range }
    return tag.range.lowerBound..<tag.range.lowerBound
  }

  private func name(_ tag: Tag) -> String {
    String(decoding: bytes[tag.name], as: UTF8.self)
  }

  private func path(_ tag: Tag) -> Path {
    let dot = UInt8(ascii: ".")
    if bytes[tag.name].elementsEqual([dot]) { return Path(parts: [], ranges: []) }
    let parts = bytes[tag.name].split(separator: dot)
    return Path(
      parts: parts.map { String(decoding: $0, as: UTF8.self) },
      ranges: parts.map { $0.startIndex..<$0.endIndex })
  }

  private mutating func reportLoss(of tag: Tag) {
    guard strict, open.last?.kind == .parent, tag.kind != .comment, tag.kind != .delimiters else { return }
    problems.append(
      Problem(
        .unknownBlock, tag.name, "“\(name(tag))” stands between the blocks of a parent and would be lost",
        "put it into a block: {{$name}}…{{/name}}"))
  }

  private mutating func reportLoss(ofText range: Range<Int>) {
    guard strict, open.last?.kind == .parent else { return }
    let words = bytes.trimmed(range)
    if words.isEmpty { return }
    problems.append(
      Problem(
        .unknownBlock, words, "this text stands between the blocks of a parent and would be lost",
        "put it into a block: {{$name}}…{{/name}}"))
  }
}
