/// What a record holds, for those who write something else than a page of it: its texts lie side by side where the
/// values that it was made of lie all over the memory.
extension Record {
  /// The bytes of a text or of HTML, by the field's position in its shape, lent for as long as the record lives; of
  /// anything else none.
  public func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8> { Self.bytes(cell(field)) }

  /// Has its memory fetched, while something else is done first.
  public func prefetch() { Cell(.record, at: UnsafeRawPointer(block)).prefetch() }

  /// The record that a field holds, lent.
  public func record(_ field: Int) -> Record? {
    let cell = cell(field)
    guard cell.kind == .record, let address = cell.address else { return nil }
    return Record(lent: address.assumingMemoryBound(to: RecordBlock.self))
  }

  /// How many items the list in a field has.
  public func count(_ field: Int) -> Int {
    let cell = cell(field)
    return cell.kind == .list ? cell.count : 0
  }

  /// The bytes of an item of the list in a field.
  public func bytes(_ field: Int, item: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cell(field)
    guard cell.kind == .list, item < cell.count, let items = cell.address?.assumingMemoryBound(to: Cell.self)
    else { return Self.bytes(.null) }
    return Self.bytes(items[item])
  }

  @inline(__always)
  private func cell(_ field: Int) -> Cell {
    field >= 0 && field < block.pointee.count ? block.pointee.cells[field] : .null
  }

  @inline(__always)
  private static func bytes(_ cell: Cell) -> UnsafeBufferPointer<UInt8> {
    switch cell.kind {
    case .text, .html:
      UnsafeBufferPointer(start: cell.address?.assumingMemoryBound(to: UInt8.self), count: cell.count)
    case .null, .bool, .int, .largeHTML, .list, .record: UnsafeBufferPointer(start: nil, count: 0)
    }
  }
}
