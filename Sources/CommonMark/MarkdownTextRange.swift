/// A piece of `MarkdownDocument.text`.
public struct MarkdownTextRange: Sendable, Equatable {
  /// The index of the first byte.
  public let offset: Int32
  /// The number of bytes.
  public let length: Int32

  /// No bytes.
  public static let none = MarkdownTextRange(offset: 0, length: 0)

  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { length == 0 }
  /// The same as a range of indices.
  @inlinable public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}
