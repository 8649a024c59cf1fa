/// The memory of one record: its values laid out as plain cells and bytes in a single block.
///
/// A record is rendered by any number of threads and may be part of many pages. Walking Swift enums there
/// would count references up and down on every variable, and threads sharing a record would fight over the
/// counts; so texts are copied once, here, and rendering only reads.
final class RecordStorage: @unchecked Sendable {  // All of it is written in `init` only.
  /// HTML of at least so many bytes is kept as the array it came in, not copied.
  static let largeHTML = 1024

  /// The head, followed in the same allocation by the cells, then the cells of lists, then the bytes of texts.
  let block: UnsafePointer<RecordBlock>
  /// HTML too large to copy, by number.
  let large: [[UInt8]]
  /// What the record offers; it owns the slots that the block points to, unless the record has its own names.
  let shape: Shape
  private let ownNames: NameTable?
  private let memory: UnsafeMutableRawPointer
  /// The records that cells point to.
  private var owned: [RecordStorage] = []

  /// Lays out the values of the shape's fields; missing ones are null, surplus ones dropped.
  convenience init(_ shape: Shape, _ values: [Value]) {
    self.init(shape, nil, shape.fields.count, values)
  }

  /// Lays out the values of the names, which are not all fields of the shape.
  convenience init(_ shape: Shape, names: [String], _ values: [Value]) {
    self.init(shape, NameTable(names), names.count, values)
  }

  private init(_ shape: Shape, _ ownNames: NameTable?, _ count: Int, _ values: [Value]) {
    let plan = LayoutPlan(values, count: count)
    let head = MemoryLayout<RecordBlock>.stride
    let cellBytes = plan.cells * MemoryLayout<Cell>.stride
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: head + cellBytes + plan.bytes,
      alignment: max(MemoryLayout<RecordBlock>.alignment, MemoryLayout<Cell>.alignment))
    let cells = (memory + head).bindMemory(to: Cell.self, capacity: plan.cells)
    let block = memory.bindMemory(to: RecordBlock.self, capacity: 1)
    let (slots, mask) = ownNames.map { ($0.slots, $0.mask) } ?? (shape.table.slots, shape.table.mask)
    block.initialize(to: RecordBlock(slots: slots, mask: mask, cells: UnsafePointer(cells)))
    self.memory = memory
    self.block = UnsafePointer(block)
    self.shape = shape
    self.ownNames = ownNames
    large = plan.large
    var writer = LayoutWriter(
      owner: UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque()),
      cells: cells, free: count, bytes: memory + head + cellBytes, records: plan.records)
    writer.write(values, count: count, at: 0)
    var start = count
    for list in plan.lists {
      writer.write(list, count: list.count, at: start)
      start += list.count
    }
    owned = writer.owned
  }

  deinit {
    memory.deallocate()  // Cells and heads are plain bits: nothing in them needs to be torn down.
  }
}
