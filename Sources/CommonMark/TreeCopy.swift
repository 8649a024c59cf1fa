import CPlatform
import Ccmark

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// cmark's tree, copied into flat arrays and freed: the only place that calls cmark for a document. No pointer of
/// it leaves the initializer.
struct TreeCopy {
  private(set) var nodes: [MarkdownNode] = []
  private(set) var text: [UInt8] = []
  private(set) var linkCount: Int32 = 0
  private(set) var htmlNodes: [Int32] = []
  /// What to add to cmark's line numbers to get those of the file.
  private let lineShift: Int32

  init(parsing source: UnsafeBufferPointer<UInt8>, startLine: Int32) {
    lineShift = startLine &- 1
    // An article has a node for every 40 bytes or so.
    nodes.reserveCapacity(source.count / 40 + 8)
    text.reserveCapacity(source.count + 16)
    let empty: StaticString = ""
    let start = source.baseAddress ?? empty.utf8Start
    // cmark's nodes are hundreds of small pieces of memory, all given back together.
    defer { quoth_arena_reset() }
    var memory = cmark_mem(
      calloc: quoth_arena_calloc, realloc: quoth_arena_realloc, free: quoth_arena_free)
    // cmark ends the process rather than answer nil.
    withUnsafeMutablePointer(to: &memory) { memory in
      guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return }
      start.withMemoryRebound(to: CChar.self, capacity: source.count) {
        cmark_parser_feed(parser, $0, source.count)
      }
      if let root = cmark_parser_finish(parser) { copy(root) }
    }
  }

  /// Hands the nodes out to be given their places, together with the bytes of their texts.
  mutating func withNodes(
    _ body: (UnsafeMutableBufferPointer<MarkdownNode>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    text.withUnsafeBufferPointer { text in nodes.withUnsafeMutableBufferPointer { body($0, text) } }
  }

  /// Puts other characters in the place of those that no page may hold, when all is located; returned are the nodes that
  /// had any. They come of character references alone: those that the source itself holds are its reader's business.
  mutating func replaceForbidden(of source: UnsafeBufferPointer<UInt8>) -> [Int32] {
    guard quoth_memmem(source.baseAddress, source.count, "&#", 2) != nil,
      text.withUnsafeBytes({ ForbiddenCharacters.first(in: $0) }) != nil
    else { return [] }
    let before = text
    text.withUnsafeMutableBufferPointer { ForbiddenCharacters.replace(in: $0) }
    return nodes.indices.filter { index in
      [nodes[index].content, nodes[index].extra].contains { before[$0.range] != text[$0.range] }
    }.map { Int32($0) }
  }

  /// Walks the tree along its own links, so that no depth of nesting can exhaust the stack.
  private mutating func copy(_ root: OpaquePointer) {
    let untitled = UntitledMark()
    var current = root
    var parent: Int32 = -1
    while true {
      let kind = append(current, parent: parent, untitled: untitled)
      if kind.isContainer, let child = cmark_node_first_child(current) {
        parent = Int32(nodes.count - 1)
        current = child
        continue
      }
      while true {
        if parent < 0 { return }
        if let next = cmark_node_next(current) {
          current = next
          break
        }
        nodes[Int(parent)].subtreeEnd = Int32(nodes.count)
        parent = nodes[Int(parent)].parent
        guard let above = cmark_node_parent(current) else { return }
        current = above
      }
    }
  }

  private mutating func append(
    _ node: OpaquePointer, parent: Int32, untitled: UntitledMark
  ) -> MarkdownKind {
    let type = UInt8(truncatingIfNeeded: cmark_node_get_type(node).rawValue)
    let kind = MarkdownKind(rawValue: type) ?? .paragraph
    var traits: MarkdownNode.Traits = []
    var number: Int32 = 0
    var content = MarkdownTextRange.none
    var extra = MarkdownTextRange.none
    switch kind {
    case .text, .code: content = store(cmark_node_get_literal(node))
    case .htmlInline, .htmlBlock:
      content = store(cmark_node_get_literal(node))
      htmlNodes.append(Int32(nodes.count))
    case .codeBlock:
      content = store(cmark_node_get_literal(node))
      extra = store(cmark_node_get_fence_info(node))
    case .link, .image:
      number = linkCount
      linkCount += 1
      content = store(cmark_node_get_url(node))
      if let title = cmark_node_get_title(node), title != untitled.pointer {
        traits = .titled
        extra = store(title)
      }
    case .heading: number = cmark_node_get_heading_level(node)
    case .list:
      if cmark_node_get_list_tight(node) != 0 { traits.insert(.tight) }
      if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        traits.insert(.ordered)
        number = cmark_node_get_list_start(node)
        if cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM { traits.insert(.parenthesis) }
      }
    default: break
    }
    nodes.append(
      MarkdownNode(
        kind: kind, traits: traits, number: number, subtreeEnd: Int32(nodes.count) + 1, parent: parent,
        content: content, extra: extra, span: span(of: node, kind: kind)))
    return kind
  }

  /// The place of a block; that of an inline is found later, as cmark's are wrong too often.
  private func span(of node: OpaquePointer, kind: MarkdownKind) -> MarkdownSpan {
    guard !kind.isInline else { return MarkdownSpan(line: 0, column: 0, endLine: 0, endColumn: 0) }
    return MarkdownSpan(
      line: cmark_node_get_start_line(node) &+ lineShift, column: cmark_node_get_start_column(node),
      endLine: cmark_node_get_end_line(node) &+ lineShift, endColumn: cmark_node_get_end_column(node) &+ 1)
  }

  private mutating func store(_ literal: UnsafePointer<CChar>?) -> MarkdownTextRange {
    guard let literal else { return .none }
    // cmark's literals end in NUL and hold none: it turns those of the input into U+FFFD.
    let length = strlen(literal)
    guard length > 0 else { return .none }
    let offset = text.count
    literal.withMemoryRebound(to: UInt8.self, capacity: length) {
      text.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
    }
    return MarkdownTextRange(offset: Int32(offset), length: Int32(length))
  }
}

/// Tells a link without a title from one with an empty title, `[a](b "")`: cmark's accessor answers both with an
/// empty string, but for the first always with the same constant, which a fresh link also shows.
private struct UntitledMark {
  let pointer: UnsafePointer<CChar>?

  init() {
    let link = cmark_node_new(CMARK_NODE_LINK)
    defer { cmark_node_free(link) }
    pointer = cmark_node_get_title(link)
  }
}

extension MarkdownDocument {
  /// Which release of cmark parses: `0.30.2`.
  public static var library: String { String(cString: cmark_version_string()) }
}
