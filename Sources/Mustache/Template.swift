/// A template compiled to a flat program; it may render on any number of threads at once.
public struct Template: Sendable {
  private let program: Program

  init(_ program: Program) {
    self.program = program
  }

  /// Whether the name stands anywhere in the template, or in what it includes. What no template asks for need not be
  /// made.
  public func mentions(_ name: String) -> Bool { program.digests.contains(NameTable.digest(name.utf8)) }

  /// Renders a record to the end of the buffer.
  ///
  /// What is returned is nil for every template of a strict library. Without strictness a template may use
  /// itself; if it does so without end, rendering stops and this says so.
  @discardableResult
  public func render(_ root: Record, into buffer: inout ByteBuffer) -> TemplateFault? {
    let cell = Cell(.record, at: UnsafeRawPointer(root.block))
    return withExtendedLifetime(root) { withUnsafePointer(to: cell) { run($0, into: &buffer) } }
  }

  /// Renders any value, which `{{.}}` means, to the end of the buffer.
  @discardableResult
  public func render(_ root: Value, into buffer: inout ByteBuffer) -> TemplateFault? {
    if case .record(let record) = root { return render(record, into: &buffer) }
    let record = Record(Shape("root", [.any("", "the value")]), [root])
    return withExtendedLifetime(record) { run($0.block.pointee.cells, into: &buffer) }
  }

  /// Runs the program with that root, which the caller keeps alive.
  private func run(_ root: UnsafePointer<Cell>, into buffer: inout ByteBuffer) -> TemplateFault? {
    let finished = program.instructions.withUnsafeBufferPointer { steps in
      program.text.withUnsafeBufferPointer { text in
        program.digests.withUnsafeBufferPointer { digests in
          withUnsafeTemporaryAllocation(of: UnsafePointer<Cell>.self, capacity: 32) { contexts in
            withUnsafeTemporaryAllocation(of: Renderer.Section.self, capacity: 32) { sections in
              var renderer = Renderer(
                steps: steps, text: text, digests: digests, strict: program.strict, root: root,
                contexts: Stack(in: contexts), sections: Stack(in: sections))
              return renderer.run(into: &buffer)
            }
          }
        }
      }
    }
    if finished { return nil }
    return program.source.fault(
      Problem(.endless, 0..<0, "“\(program.source.name)” uses itself without end", "let a section end it"))
  }
}
