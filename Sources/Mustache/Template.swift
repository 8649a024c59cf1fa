/// A template compiled to a flat program; it may render on any number of threads at once.
public struct Template: Sendable {
  /// Renders a record to the end of the buffer. What is returned is nil for every template of a strict library.
  @discardableResult
  public func render(_ root: Record, into buffer: inout [UInt8]) -> TemplateFault? {
    nil
  }

  /// Renders any value to the end of the buffer.
  @discardableResult
  public func render(_ root: Value, into buffer: inout [UInt8]) -> TemplateFault? {
    nil
  }
}
