/// Writes nodes as HTML, byte for byte what cmark's own renderer writes, save for the nodes a hook takes over.
///
///     var html: [UInt8] = []
///     HTMLRenderer(allowsHTML: false).render(document, into: &html)
public struct HTMLRenderer: Sendable {
  /// Whether raw HTML and links of dangerous schemes pass (cmark's `CMARK_OPT_UNSAFE`). If not, a comment stands in
  /// place of raw HTML and such links lead nowhere.
  public let allowsHTML: Bool

  /// A renderer in cmark's safe mode unless told otherwise.
  @inlinable public init(allowsHTML: Bool = false) { self.allowsHTML = allowsHTML }

  /// Appends a whole document.
  public func render(_ document: MarkdownDocument, into output: inout [UInt8]) {
    var hook = NoHook()
    render(0..<document.nodes.count, of: document, into: &output, hook: &hook)
  }

  /// Ends the line begun in `output`, if one is: what cmark does before each block. For hooks that write blocks.
  ///
  /// - Parameter start: the length of the output before rendering began; nothing is ended there.
  public static func startLine(_ output: inout [UInt8], after start: Int = 0) {
    if output.count > start, output[output.count - 1] != UInt8(ascii: "\n") {
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends the nodes of a range: one subtree (`node..<subtreeEnd`), what is inside one (`descendants(of:)`) or
  /// several siblings in a row. What stands in `output` before does not matter to what is written.
  @inlinable public func render<Hook: HTMLNodeHook>(
    _ range: Range<Int>, of document: MarkdownDocument, into output: inout [UInt8], hook: inout Hook
  ) {
    let range = range.clamped(to: 0..<document.nodes.count)
    guard let first = range.first else { return }
    let writer = HTMLNodeWriter(allowsHTML: allowsHTML, start: output.count)
    let outside = document.nodes[first].parent
    var parent = outside
    var index = first
    while true {
      // Leave what ends here; parents are known by index, so this takes no stack.
      while parent != outside, parent >= 0, document.nodes[Int(parent)].subtreeEnd <= index {
        if case .asUsual = hook.visit(Int(parent), entering: false, in: document, into: &output) {
          writer.leave(Int(parent), of: document, into: &output)
        }
        parent = document.nodes[Int(parent)].parent
      }
      guard index < range.upperBound else { return }
      let kind = document.nodes[index].kind
      switch hook.visit(index, entering: true, in: document, into: &output) {
      case .skipSubtree:
        index = Int(document.nodes[index].subtreeEnd)
        continue
      case .handled: break
      case .asUsual:
        if kind == .image {
          writer.writeImage(index, of: document, into: &output)
          index = Int(document.nodes[index].subtreeEnd)
          continue
        }
        writer.enter(index, of: document, into: &output)
      }
      if kind.isContainer { parent = Int32(truncatingIfNeeded: index) }
      index += 1
    }
  }
}
