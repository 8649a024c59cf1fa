import CPlatform

/// Runs a program over a record's cells.
///
/// Nothing here counts references: the cells belong to the record that `Template.render` keeps alive, and the
/// program's parts are lent for the whole run. There is no recursion; sections and calls have their own stacks.
struct Renderer: ~Copyable {
  /// Calls within calls, before a template that uses itself (possible without strictness) is given up.
  static let depth = 1000

  private let steps: UnsafeBufferPointer<Instruction>
  private let text: UnsafeBufferPointer<UInt8>
  private let digests: UnsafeBufferPointer<UInt64>
  private let strict: Bool
  /// What names are looked up in, the innermost last.
  private var contexts: Stack<UnsafePointer<Cell>>
  private var sections: Stack<Section>
  private var callers: [Int] = []

  /// A section being gone through.
  struct Section: BitwiseCopyable {
    /// The items not yet taken.
    var next: UnsafePointer<Cell>?
    var remaining: Int
    /// Its first step.
    let body: Int
    /// Whether it entered a context.
    let isEntered: Bool
  }

  init(
    steps: UnsafeBufferPointer<Instruction>, text: UnsafeBufferPointer<UInt8>,
    digests: UnsafeBufferPointer<UInt64>, strict: Bool, root: UnsafePointer<Cell>,
    contexts: consuming Stack<UnsafePointer<Cell>>, sections: consuming Stack<Section>
  ) {
    self.steps = steps
    self.text = text
    self.digests = digests
    self.strict = strict
    self.contexts = contexts
    self.sections = sections
    self.contexts.push(root)
  }

  /// Renders to the end of the buffer; false if the template used itself too deeply.
  mutating func run(into buffer: inout ByteBuffer) -> Bool {
    var counter = 0
    while counter < steps.count {
      let step = steps[counter]
      counter += 1
      if step.textEnd > step.textStart {
        buffer.append(UnsafeBufferPointer(rebasing: text[Int(step.textStart)..<Int(step.textEnd)]))
      }
      switch step.operation {
      case .text:
        break
      case .escaped:
        if let cell = find(step) { write(cell, escaped: true, into: &buffer) }
      case .raw:
        if let cell = find(step) { write(cell, escaped: false, into: &buffer) }
      case .section:
        if let cell = find(step), isTrue(cell) {
          enter(cell, body: counter)
        } else {
          counter = Int(step.target)
        }
      case .inverted:
        if let cell = find(step), isTrue(cell) { counter = Int(step.target) }
      case .next:
        counter = advance() ?? counter
      case .call:
        if callers.count == Self.depth { return false }
        callers.append(counter)
        counter = Int(step.target)
      case .back:
        guard let caller = callers.popLast() else { return true }
        counter = caller
      }
    }
    return true
  }

  /// What the step's name means here.
  @inline(__always)
  private func find(_ step: Instruction) -> UnsafePointer<Cell>? {
    var level = contexts.count - 1
    if step.pathCount == 0 { return contexts[level] }
    let start = Int(step.pathStart)
    let digest = digests[start]
    var found: UnsafePointer<Cell>?
    while level >= 0 {
      found = Self.field(digest, of: contexts[level])
      if found != nil { break }
      level -= 1
    }
    var part = 1
    while part < Int(step.pathCount), let cell = found {
      found = Self.field(digests[start + part], of: cell)
      part += 1
    }
    return found
  }

  @inline(__always)
  private static func field(_ digest: UInt64, of cell: UnsafePointer<Cell>) -> UnsafePointer<Cell>? {
    guard cell.pointee.kind == .record, let address = cell.pointee.address else { return nil }
    return address.assumingMemoryBound(to: RecordBlock.self).pointee.find(digest)
  }

  @inline(__always)
  private func isTrue(_ cell: UnsafePointer<Cell>) -> Bool {
    switch cell.pointee.kind {
    case .null: false
    case .bool, .list: cell.pointee.count != 0
    case .text, .html: cell.pointee.count != 0 || !strict
    case .int, .largeHTML, .record: true
    }
  }

  /// Begins a section over a value that is there.
  private mutating func enter(_ cell: UnsafePointer<Cell>, body: Int) {
    switch cell.pointee.kind {
    case .bool:
      sections.push(Section(next: nil, remaining: 0, body: body, isEntered: false))
    case .list:
      guard let first = cell.pointee.address?.assumingMemoryBound(to: Cell.self) else { return }
      if cell.pointee.count > 1 { (first + 1).pointee.prefetch() }
      contexts.push(first)
      sections.push(
        Section(next: first + 1, remaining: cell.pointee.count - 1, body: body, isEntered: true))
    default:
      contexts.push(cell)
      sections.push(Section(next: nil, remaining: 0, body: body, isEntered: true))
    }
  }

  /// Goes to the section's next item and returns its first step, or leaves it.
  private mutating func advance() -> Int? {
    let innermost = sections.count - 1
    guard innermost >= 0 else { return nil }
    if sections[innermost].remaining > 0, let item = sections[innermost].next {
      contexts[contexts.count - 1] = item
      sections[innermost].next = item + 1
      sections[innermost].remaining -= 1
      if sections[innermost].remaining > 0 { (item + 1).pointee.prefetchInner() }
      if sections[innermost].remaining > 1 { (item + 2).pointee.prefetch() }
      return sections[innermost].body
    }
    if sections.pop()?.isEntered == true { _ = contexts.pop() }
    return nil
  }

  @inline(__always)
  private func write(_ cell: UnsafePointer<Cell>, escaped: Bool, into buffer: inout ByteBuffer) {
    let count = cell.pointee.count
    switch cell.pointee.kind {
    case .text:
      let bytes = UnsafeRawBufferPointer(start: cell.pointee.address, count: count)
      if escaped { Escape.append(bytes, to: &buffer) } else { buffer.append(bytes) }
    case .html:
      buffer.append(UnsafeRawBufferPointer(start: cell.pointee.address, count: count))
    case .largeHTML:
      guard let address = cell.pointee.address else { return }
      Unmanaged<LargeHTML>.fromOpaque(address)._withUnsafeGuaranteedRef { buffer.append($0.bytes) }
    case .int:
      Decimal.append(cell.pointee.number, to: &buffer)
    case .bool:
      buffer.append(count == 0 ? "false" : "true")
    case .null, .list, .record:
      break
    }
  }
}
