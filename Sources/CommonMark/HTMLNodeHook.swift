/// What a hook wants done with a node.
public enum HTMLNodeAction: Sendable {
  /// Write the node as cmark does.
  case asUsual
  /// The hook has written what belongs here, or nothing; the node's children go on being rendered.
  case handled
  /// The hook has written all of the node: its children are passed over and it is not left. On leaving: as `handled`.
  case skipSubtree
}

/// Somebody who puts something else in the place of some nodes while a document is rendered.
///
/// The renderer is generic over its hook and inlined where it is called, so a hook costs a direct call per node.
/// It is asked for every node of the range, on entering and, if `kind.isContainer`, on leaving. An image rendered as
/// usual is written in one go, with its text as `alt`: the hook is asked neither about what is in it nor on leaving.
/// Whoever answers `handled` on entering answers so on leaving too.
public protocol HTMLNodeHook {
  /// Decides on one node and writes its replacement, if any, to `output`, which already holds all before it.
  mutating func visit(
    _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
  ) -> HTMLNodeAction
}

/// The hook that changes nothing.
public struct NoHook: HTMLNodeHook {
  /// A hook without a state.
  @inlinable public init() {}

  /// Leaves every node as it is.
  @inlinable public mutating func visit(
    _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
  ) -> HTMLNodeAction { .asUsual }
}
