/// Memory in which records are laid out one behind the other: their values as plain cells, their texts beside them.
///
/// A record is rendered by any number of threads and may be part of many pages. Walking Swift enums there would count
/// references up and down on every variable, and threads sharing a record would fight over the counts; so texts are
/// copied once, here, and rendering only reads. Nothing that was laid out moves or changes, and all of it goes with the
/// arena: whoever makes an arena keeps it until everything drawn from it is done.
///
/// One thread fills an arena; after that any number may read.
public final class RecordArena: @unchecked Sendable {  // Filled by one thread; after that it is only read.
  /// HTML of at least so many bytes that comes as an array is kept as it is, not copied.
  static let largeHTML = 1024

  private struct State {
    /// Where the next piece goes, and how many bytes there are from there on.
    var next: UnsafeMutableRawPointer
    var left: Int
    /// Of the next block.
    var capacity: Int
  }

  /// At the beginning of the first block.
  private let state: UnsafeMutablePointer<State>
  private var others: [UnsafeMutableRawPointer] = []
  /// What names and cells point to that has memory of its own.
  private let names: AnyObject?
  private var kept: [AnyObject] = []

  /// An empty arena; `capacity`: the bytes of its first block. Others follow as needed.
  public convenience init(capacity: Int = 8192) { self.init(capacity: capacity, keeping: nil) }

  init(capacity: Int, keeping names: AnyObject?) {
    self.names = names
    let head = MemoryLayout<State>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: head + capacity, alignment: Self.alignment)
    state = memory.bindMemory(to: State.self, capacity: 1)
    state.initialize(to: State(next: memory + head, left: capacity, capacity: max(1024, capacity / 8)))
  }

  deinit {
    // Cells and heads are plain bits: nothing in them needs to be torn down.
    for block in others { block.deallocate() }
    state.deallocate()
  }

  /// A record of the shape, its values given in the order of the shape's fields; what is not given is null. The record
  /// is lent: it lives as long as the arena, and so must the shape.
  public func record(_ shape: Shape, _ values: (inout RecordWriter) -> Void) -> Record {
    Record(lent: block(shape.table, shape.fields.count, values))
  }

  /// A copy of bytes that lives as long as the arena.
  public func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let source = bytes.baseAddress, !bytes.isEmpty else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let target = take(bytes.count)
    target.copyMemory(from: source, byteCount: bytes.count)
    return UnsafeBufferPointer(start: target.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }

  /// Lays out a record with a name table that the caller keeps.
  func block(
    _ names: NameTable, _ count: Int, _ values: (inout RecordWriter) -> Void
  ) -> UnsafePointer<RecordBlock> {
    let head = MemoryLayout<RecordBlock>.stride
    let memory = takeAligned(head + count * MemoryLayout<Cell>.stride)
    let cells = (memory + head).assumingMemoryBound(to: Cell.self)
    let block = memory.assumingMemoryBound(to: RecordBlock.self)
    block.initialize(
      to: RecordBlock(slots: names.slots, mask: names.mask, cells: UnsafePointer(cells), count: count))
    var writer = RecordWriter(self, cells, count)
    values(&writer)
    writer.finish()
    return UnsafePointer(block)
  }

  /// Holds on to something that a cell points to.
  func keep(_ object: AnyObject) { kept.append(object) }

  // MARK: Memory

  /// That of cells, heads and the state.
  private static let alignment = 8

  /// Memory for bytes, at any address.
  @inline(__always)
  func take(_ size: Int) -> UnsafeMutableRawPointer {
    if size > state.pointee.left { grow(size) }
    let taken = state.pointee.next
    state.pointee.next = taken + size
    state.pointee.left -= size
    return taken
  }

  /// Memory for cells and heads.
  @inline(__always)
  func takeAligned(_ size: Int) -> UnsafeMutableRawPointer {
    let gap = -Int(bitPattern: state.pointee.next) & (Self.alignment - 1)
    if gap + size > state.pointee.left {
      grow(size)
    } else {
      state.pointee.next += gap
      state.pointee.left -= gap
    }
    return take(size)
  }

  private func grow(_ size: Int) {
    let capacity = max(state.pointee.capacity, size)
    let block = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: Self.alignment)
    others.append(block)
    state.pointee = State(next: block, left: capacity, capacity: min(capacity * 2, 1 << 20))
  }
}

/// HTML that is too large to copy; a cell points to this.
final class LargeHTML {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
}
