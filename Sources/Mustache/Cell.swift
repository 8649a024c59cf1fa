/// A value as the renderer sees it: plain bits, so that reading one touches no reference count.
///
/// What it points to belongs to a `RecordStorage`, which lives as long as the record being rendered.
struct Cell {
  /// What the other two fields mean.
  enum Kind: UInt8 {
    case null
    /// `count` is 0 or 1.
    case bool
    /// `count` is the number.
    case int
    /// `count` UTF-8 bytes at `address`.
    case text
    /// `count` UTF-8 bytes at `address`.
    case html
    /// Number `count` of the large pieces of HTML that the `RecordStorage` at `address` keeps.
    case largeHTML
    /// `count` cells at `address`.
    case list
    /// A `RecordBlock` at `address`.
    case record
  }

  var kind: Kind
  var address: UnsafeRawPointer?
  var count: Int

  static var null: Cell { Cell(kind: .null, address: nil, count: 0) }
}

/// The head of a record's memory: its names and its values.
struct RecordBlock {
  /// The record's `NameTable`.
  let slots: UnsafePointer<NameTable.Slot>
  let mask: Int
  /// One for each name.
  let cells: UnsafePointer<Cell>

  /// The value of the name with that digest, if the record has the name.
  @inline(__always)
  func find(_ digest: UInt64) -> UnsafePointer<Cell>? {
    var place = Int(truncatingIfNeeded: digest) & mask
    while true {
      let slot = slots[place]
      if slot.index < 0 { return nil }
      if slot.digest == digest { return cells + slot.index }
      place = (place + 1) & mask
    }
  }
}
