import Mustache

/// One file of the site: it knows its address and renders itself when asked. `build` asks for all of them on all
/// cores, `preview` for the one the browser wants.
public struct OutputFile: Sendable {
  /// Below the output folder: `articles/nbc/index.html`.
  public var path: String
  /// Of all that it is made of and that is not the same for the whole site (`Fingerprint`): with the number of the last
  /// build the file is as it was. Nil: it must be rendered to know.
  let inputs: UInt64?
  private let drawing: Drawing

  /// Takes the next bytes of a file; they are lent for the call.
  typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  /// What makes the bytes. Called from any thread.
  private enum Drawing: Sendable {
    /// Appends the whole file to a buffer.
    case whole(@Sendable (inout ByteBuffer) throws -> Void)
    /// Hands it over bit by bit: what grows with the archive is never in memory as a whole.
    case stream(@Sendable (Sink) throws -> Void)
  }

  init(
    _ path: String, inputs: UInt64? = nil, render: @escaping @Sendable (inout ByteBuffer) throws -> Void
  ) {
    self.init(path, inputs, .whole(render))
  }

  private init(_ path: String, _ inputs: UInt64?, _ drawing: Drawing) {
    self.path = path
    self.inputs = inputs
    self.drawing = drawing
  }

  /// A file that is handed over bit by bit.
  static func streamed(
    _ path: String, inputs: UInt64? = nil, _ stream: @escaping @Sendable (Sink) throws -> Void
  ) -> OutputFile {
    OutputFile(path, inputs, .stream(stream))
  }

  /// A file of so many pieces; `render` is given the number of each, from 0.
  init(
    _ path: String, pieces: Int, inputs: UInt64? = nil,
    render: @escaping @Sendable (Int, inout ByteBuffer) throws -> Void
  ) {
    guard pieces > 1 else {
      self.init(path, inputs, .whole { try render(0, &$0) })
      return
    }
    let stream = { @Sendable (sink: Sink) in
      var buffer = ByteBuffer(capacity: 1 << 17)
      for piece in 0..<pieces {
        buffer.removeAll()
        try render(piece, &buffer)
        try buffer.withBytes { try sink(UnsafeRawBufferPointer($0)) }
      }
    }
    self.init(path, inputs, .stream(stream))
  }

  /// Whether it is better written as it comes than gathered.
  var isStreamed: Bool { if case .stream = drawing { true } else { false } }

  /// Appends the whole file.
  func render(into buffer: inout ByteBuffer) throws {
    switch drawing {
    case .whole(let render): try render(&buffer)
    case .stream(let stream): try stream { buffer.append($0) }
    }
  }

  /// The whole file.
  public func bytes() throws -> [UInt8] {
    var buffer = ByteBuffer(capacity: 16_384)
    try render(into: &buffer)
    return buffer.bytes()
  }

  /// Hands the file over bit by bit.
  func stream(_ sink: Sink) throws {
    switch drawing {
    case .stream(let stream): try stream(sink)
    case .whole(let render):
      var buffer = ByteBuffer(capacity: 16_384)
      try render(&buffer)
      try buffer.withBytes { try sink(UnsafeRawBufferPointer($0)) }
    }
  }
}
