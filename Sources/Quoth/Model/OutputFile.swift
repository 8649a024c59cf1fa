/// One file of the site: it knows its address and renders itself when asked. `build` asks for all of them on all
/// cores, `preview` for the one the browser wants.
public struct OutputFile: Sendable {
  /// Below the output folder: `articles/nbc/index.html`.
  public var path: String
  /// What writes the bytes. Called from any thread; appends to the buffer.
  public var render: @Sendable (inout [UInt8]) throws -> Void

  init(_ path: String, render: @escaping @Sendable (inout [UInt8]) throws -> Void) {
    self.path = path
    self.render = render
  }
}
