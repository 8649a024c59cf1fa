import CPlatform

/// A value as the renderer sees it: sixteen plain bytes, so that reading one touches no reference count.
///
/// What it points to belongs to a `RecordArena`, which lives as long as the record being rendered.
struct Cell {
  /// What the other two fields mean.
  enum Kind: UInt8 {
    case null
    /// `count` is 0 or 1.
    case bool
    /// `number` is the number.
    case int
    /// `count` UTF-8 bytes at `address`.
    case text
    /// `count` UTF-8 bytes at `address`.
    case html
    /// A `LargeHTML` at `address`, of `count` bytes.
    case largeHTML
    /// `count` cells at `address`.
    case list
    /// A `RecordBlock` at `address`.
    case record
  }

  let kind: Kind
  /// A text of four gigabytes would be cut off.
  private let length: UInt32
  /// An address, or the number itself.
  private let word: Int

  var address: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: word) }
  var count: Int { Int(length) }
  var number: Int { word }

  init(_ kind: Kind, at address: UnsafeRawPointer? = nil, count: Int = 0) {
    self.kind = kind
    length = UInt32(clamping: count)
    word = Int(bitPattern: address)
  }

  init(number: Int) {
    kind = .int
    length = 0
    word = number
  }

  static var null: Cell { Cell(.null) }

  /// The record that the cell points to.
  @inline(__always)
  private var record: UnsafePointer<RecordBlock>? {
    kind == .record ? address?.assumingMemoryBound(to: RecordBlock.self) : nil
  }

  /// Has the memory of a record fetched while items of a list before it are written: those of the quotes of one
  /// speaker lie all over the archive's.
  @inline(__always)
  func prefetch() {
    guard let record else { return }
    for line in 0..<12 { quoth_prefetch(UnsafeRawPointer(record) + line * 64) }
  }

  /// The same for the beginnings of the records that it holds. Its own memory has been fetched.
  @inline(__always)
  func prefetchInner() {
    guard let record else { return }
    for index in 0..<record.pointee.count {
      if let inner = record.pointee.cells[index].record {
        quoth_prefetch(UnsafeRawPointer(inner))
        quoth_prefetch(UnsafeRawPointer(inner) + 64)
      }
    }
  }
}

/// The head of a record's memory: its names and its values.
struct RecordBlock {
  /// The record's `NameTable`.
  let slots: UnsafePointer<NameTable.Slot>
  let mask: Int
  /// One for each name.
  let cells: UnsafePointer<Cell>
  let count: Int

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
