/// One file of the site: it knows its address and renders itself when asked. `build` asks for all of them on all
/// cores, `preview` for the one the browser wants.
public struct OutputFile: Sendable {
  /// Below the output folder: `articles/nbc/index.html`.
  public var path: String
  /// In how many pieces it is rendered, in their order: what grows with the archive is never in memory as a whole.
  let pieces: Int
  /// Of all that it is made of and that is not the same for the whole site (`Fingerprint`): with the number of the last
  /// build the file is as it was. Nil: it must be rendered to know.
  let inputs: UInt64?
  /// What writes the bytes of a piece. Called from any thread; appends to the buffer.
  private let draw: @Sendable (Int, inout [UInt8]) throws -> Void

  init(
    _ path: String, inputs: UInt64? = nil, render: @escaping @Sendable (inout [UInt8]) throws -> Void
  ) {
    self.path = path
    self.inputs = inputs
    pieces = 1
    draw = { try render(&$1) }
  }

  /// `render` is given the number of the piece, from 0.
  init(
    _ path: String, pieces: Int, inputs: UInt64? = nil,
    render: @escaping @Sendable (Int, inout [UInt8]) throws -> Void
  ) {
    self.path = path
    self.pieces = max(1, pieces)
    self.inputs = inputs
    draw = render
  }

  /// Appends the whole file.
  public func render(_ buffer: inout [UInt8]) throws {
    for piece in 0..<pieces { try draw(piece, &buffer) }
  }

  /// Appends one piece of it.
  func render(piece: Int, into buffer: inout [UInt8]) throws { try draw(piece, &buffer) }
}
