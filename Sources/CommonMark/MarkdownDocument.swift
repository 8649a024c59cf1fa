/// A parsed Markdown text: a flat list of nodes in document order (a parent before its children), all texts in one
/// store of bytes. Nothing in it points into cmark's tree, which is gone when the initializer returns.
///
///     let document = MarkdownDocument(parsing: Array("Said *he*.".utf8))
///     document.nodes.map(\.kind)   // document, paragraph, text, emphasis, text, text
public struct MarkdownDocument: Sendable {
  /// The nodes; the first is the document. The children of node `i` start at `i + 1`, each next one at the
  /// `subtreeEnd` of the one before, up to `nodes[i].subtreeEnd`.
  public let nodes: [MarkdownNode]
  /// The bytes of all literals, URLs, titles and infos, which nodes name by range. UTF-8 where the input was.
  public let text: [UInt8]
  /// How each link and image was written, in document order.
  public let links: [MarkdownLink]
  /// All link reference definitions, in the order of the file: lines that are no longer in the text.
  public let swallowedDefinitions: [ReferenceDefinition]
  /// The indices of all nodes of raw HTML (`htmlBlock`, `htmlInline`), which safe rendering drops.
  public let htmlNodes: [Int32]
  /// If `mending` was asked for, the indices of all nodes with a character reference to what no page may hold (`&#1;`).
  public let mendedNodes: [Int32]

  /// Whether the input was longer than `longestInput`, so that its end is missing.
  public let isCutOff: Bool
  /// The line of the file that the first line handed in was.
  let startLine: Int32
  /// In how many paragraphs and headings the places of inlines are only near. None is known to be; tests watch it.
  let unplaced: Int

  /// The longest input in bytes; what goes beyond is not read (`isCutOff`). cmark ends the process over a line of 1 GiB, and
  /// a NUL takes three bytes there.
  public static let longestInput = 1 << 28

  /// Parses CommonMark.
  ///
  /// - Parameters:
  ///   - bytes: any bytes, meant to be UTF-8; a NUL counts as U+FFFD, a byte order mark at the start as nothing.
  ///   - startLine: the line of the file that the first line handed in is.
  ///   - mending: whether `text` has spaces in the place of what a character reference names and no page may hold
  ///     (`ForbiddenCharacters`); CommonMark lets it through.
  public init(parsing bytes: Span<UInt8>, startLine: Int = 1, mending: Bool = false) {
    self = bytes.withUnsafeBufferPointer {
      MarkdownDocument($0, startLine: Int32(clamping: startLine), mending: mending)
    }
  }

  private init(_ input: UnsafeBufferPointer<UInt8>, startLine: Int32, mending: Bool) {
    isCutOff = input.count > MarkdownDocument.longestInput
    let source = UnsafeBufferPointer(rebasing: input.prefix(MarkdownDocument.longestInput))
    var tree = TreeCopy(parsing: source, startLine: startLine)
    var locator = SourceLocator(source, startLine: startLine, linkCount: Int(tree.linkCount))
    tree.withNodes { locator.locate($0, $1) }
    mendedNodes = mending ? tree.replaceForbidden(of: source) : []
    self.startLine = startLine
    nodes = tree.nodes
    text = tree.text
    htmlNodes = tree.htmlNodes
    links = locator.links
    swallowedDefinitions = locator.definitions
    unplaced = locator.unplaced
  }

  /// Parses a part of `bytes`: whole lines, such as all that follows the front matter.
  public init(
    parsing bytes: [UInt8], from range: Range<Int>? = nil, startLine: Int = 1, mending: Bool = false
  ) {
    let whole = 0..<bytes.count
    self.init(
      parsing: bytes.span.extracting((range ?? whole).clamped(to: whole)), startLine: startLine,
      mending: mending)
  }

  /// The bytes of a range of `text`.
  @inlinable public func bytes(_ range: MarkdownTextRange) -> ArraySlice<UInt8> { text[range.range] }

  /// The same as a string, for messages and names; what is not UTF-8 becomes U+FFFD.
  public func string(_ range: MarkdownTextRange) -> String {
    String(decoding: text[range.range], as: UTF8.self)
  }

  /// The indices of a node's descendants.
  @inlinable public func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].subtreeEnd) }

  /// The indices of a node's children, in order.
  @inlinable public func children(of node: Int) -> MarkdownChildren {
    MarkdownChildren(nodes: nodes, next: node + 1, end: Int(nodes[node].subtreeEnd))
  }

  /// The words of a node without marks, as one would read them out: its own literal or those of its descendants.
  /// Line ends become one space, or a newline where the author asked for a line break; blocks are parted by a
  /// newline. Raw HTML is left out.
  public func plainText(of node: Int) -> [UInt8] {
    var words: [UInt8] = []
    appendPlainText(of: node, to: &words)
    return words
  }

  /// Appends the plain text of a node, as `plainText(of:)` says.
  public func appendPlainText(of node: Int, to words: inout [UInt8]) {
    let start = words.count
    for index in node..<Int(nodes[node].subtreeEnd) {
      let each = nodes[index]
      switch each.kind {
      case .text, .code: words.append(contentsOf: text[each.literal.range])
      case .codeBlock:
        MarkdownDocument.startLine(&words, after: start)
        words.append(contentsOf: text[each.literal.range])
      case .softBreak: words.append(UInt8(ascii: " "))
      case .lineBreak: words.append(UInt8(ascii: "\n"))
      case .paragraph, .heading: MarkdownDocument.startLine(&words, after: start)
      default: break
      }
    }
  }

  private static func startLine(_ words: inout [UInt8], after start: Int) {
    if words.count > start, words.last != UInt8(ascii: "\n") { words.append(UInt8(ascii: "\n")) }
  }
}
