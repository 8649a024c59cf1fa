/// Lays out the values of one record, each in its turn, in the memory of an arena. What is given beyond the shape's
/// fields is dropped.
public struct RecordWriter: ~Copyable {
  /// It outlives every writer: `RecordArena.block` makes them.
  private unowned(unsafe) let arena: RecordArena
  private var next: UnsafeMutablePointer<Cell>
  private var left: Int
  private var given = 0

  init(_ arena: RecordArena, _ cells: UnsafeMutablePointer<Cell>, _ count: Int) {
    self.arena = arena
    next = cells
    left = count
  }

  /// What has not been given is null.
  mutating func finish() {
    while left > 0 { null() }
  }

  @inline(__always)
  private mutating func put(_ cell: Cell) {
    guard left > 0 else { return }
    next.initialize(to: cell)
    next += 1
    left -= 1
    given += 1
  }

  /// A value that has been laid out, to be given again: it takes no more memory.
  public struct LaidOut {
    fileprivate let cell: Cell
  }

  /// The value that was given last; nothing, if none was.
  public var last: LaidOut { LaidOut(cell: given > 0 ? (next - 1).pointee : .null) }

  /// A value once more, of this record or of another in the same arena.
  public mutating func again(_ value: LaidOut) { put(value.cell) }

  /// Nothing.
  public mutating func null() { put(.null) }

  /// A yes or no.
  public mutating func bool(_ value: Bool) { put(Cell(.bool, count: value ? 1 : 0)) }

  /// A whole number.
  public mutating func int(_ value: Int) { put(Cell(number: value)) }

  /// Plain text.
  public mutating func text(_ text: String) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { copy($0, as: .text) }
    if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { copy($0, as: .text) } }
  }

  /// Plain text made of several.
  public mutating func text(_ first: String, _ second: String, _ third: String = "") {
    let (one, two) = (first.utf8.count, second.utf8.count)
    let count = one + two + third.utf8.count
    let target = UnsafeMutableRawBufferPointer(start: arena.take(count), count: count)
    target[..<one].copyBytes(from: first.utf8)
    target[one..<one + two].copyBytes(from: second.utf8)
    target[(one + two)...].copyBytes(from: third.utf8)
    put(Cell(.text, at: UnsafeRawPointer(target.baseAddress), count: count))
  }

  /// The text, or nothing.
  public mutating func optional(_ text: String?) {
    if let text { self.text(text) } else { null() }
  }

  /// HTML; it is copied unless it is large.
  public mutating func html(_ html: [UInt8]) {
    guard html.count >= RecordArena.largeHTML else {
      return html.withUnsafeBufferPointer { copy($0, as: .html) }
    }
    let large = LargeHTML(html)
    arena.keep(large)
    put(Cell(.largeHTML, at: UnsafeRawPointer(Unmanaged.passUnretained(large).toOpaque()), count: html.count))
  }

  /// HTML that is copied.
  public mutating func html(copying html: UnsafeBufferPointer<UInt8>) { copy(html, as: .html) }

  /// HTML that lives as long as the arena, as what `RecordArena.copy` returns does.
  public mutating func html(lent html: UnsafeBufferPointer<UInt8>) {
    put(Cell(.html, at: UnsafeRawPointer(html.baseAddress), count: html.count))
  }

  /// A record.
  public mutating func record(_ record: Record) {
    if let owner = record.owner { arena.keep(owner) }
    put(Cell(.record, at: UnsafeRawPointer(record.block)))
  }

  /// The record, or nothing.
  public mutating func optional(_ record: Record?) {
    if let record { self.record(record) } else { null() }
  }

  /// A record that is laid out here.
  public mutating func record(_ shape: Shape, _ values: (inout RecordWriter) -> Void) {
    put(Cell(.record, at: UnsafeRawPointer(arena.block(shape.table, shape.fields.count, values))))
  }

  /// A list of so many values; `item` gives the one of that number.
  public mutating func list(_ count: Int, _ item: (Int, inout RecordWriter) -> Void) {
    let cells = arena.takeAligned(count * MemoryLayout<Cell>.stride).assumingMemoryBound(to: Cell.self)
    var writer = RecordWriter(arena, cells, count)
    for number in 0..<count {
      item(number, &writer)
    }
    writer.finish()
    put(Cell(.list, at: UnsafeRawPointer(cells), count: count))
  }

  /// A list with one value for each element, which `item` gives.
  // Seen by those who call it: made for all kinds of collections at once it would ask for memory at each element.
  @inlinable
  public mutating func list<Elements: Collection>(
    _ elements: Elements, _ item: (Elements.Element, inout RecordWriter) -> Void
  ) {
    var index = elements.startIndex
    list(elements.count) { _, writer in
      item(elements[index], &writer)
      elements.formIndex(after: &index)
    }
  }

  /// A list of records.
  @inlinable
  public mutating func records(_ records: some Collection<Record>) {
    list(records) { $1.record($0) }
  }

  /// A list of texts.
  public mutating func texts(_ texts: [String]) {
    list(texts) { $1.text($0) }
  }

  /// Any value.
  public mutating func value(_ value: Value) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .int(let number): int(number)
    case .text(let text): self.text(text)
    case .html(let html): self.html(html)
    case .list(let items): list(items) { $1.value($0) }
    case .record(let record): self.record(record)
    }
  }

  @inline(__always)
  private mutating func copy(_ source: UnsafeBufferPointer<UInt8>, as kind: Cell.Kind) {
    put(Cell(kind, at: UnsafeRawPointer(arena.copy(source).baseAddress), count: source.count))
  }
}

extension Value {
  /// At least as much memory, in bytes, as the value takes beyond its cell.
  var size: Int {
    switch self {
    case .null, .bool, .int, .record: 0
    case .text(let text): text.utf8.count
    case .html(let html): html.count < RecordArena.largeHTML ? html.count : 0
    case .list(let items):
      items.reduce(MemoryLayout<Cell>.alignment) { $0 + MemoryLayout<Cell>.stride + $1.size }
    }
  }
}
