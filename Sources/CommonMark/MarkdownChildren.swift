/// The indices of the children of one node: `for child in document.children(of: 0)`.
public struct MarkdownChildren: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let nodes: [MarkdownNode]
  @usableFromInline var following: Int
  @usableFromInline let end: Int

  @usableFromInline init(nodes: [MarkdownNode], next: Int, end: Int) {
    self.nodes = nodes
    following = next
    self.end = end
  }

  /// The next child.
  @inlinable public mutating func next() -> Int? {
    guard following < end else { return nil }
    defer { following = Int(nodes[following].subtreeEnd) }
    return following
  }
}
