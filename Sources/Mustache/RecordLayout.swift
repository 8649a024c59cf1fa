/// How much memory a record's values take.
struct LayoutPlan {
  /// Cells of the record itself and of all lists, at any depth, below it.
  var cells: Int
  /// Bytes of the texts that are copied.
  var bytes = 0
  /// The lists, outer ones first, in the order in which their cells are written.
  var lists: [[Value]] = []
  var large: [[UInt8]] = []
  /// Records among the values that are not lent.
  var records = 0

  /// The plan for `count` cells and what the values need beyond them.
  init(_ values: [Value], count: Int) {
    cells = count
    measure(values, count: count)
    var next = 0
    while next < lists.count {  // Grows while lists hold lists.
      cells += lists[next].count
      measure(lists[next], count: lists[next].count)
      next += 1
    }
  }

  private mutating func measure(_ values: [Value], count: Int) {
    for index in 0..<min(count, values.count) {
      switch values[index] {
      case .null, .bool, .int: break
      case .text(let text): bytes += text.utf8.count
      case .html(let html):
        if html.count < RecordStorage.largeHTML { bytes += html.count } else { large.append(html) }
      case .list(let items): if !items.isEmpty { lists.append(items) }
      case .record(let record): if record.owner != nil { records += 1 }
      }
    }
  }
}

/// Fills a record's memory in the order in which its plan counted it.
struct LayoutWriter {
  /// The `RecordStorage`, for HTML that it keeps.
  let owner: UnsafeRawPointer
  let cells: UnsafeMutablePointer<Cell>
  /// The first cell that no list has been given yet.
  var free: Int
  /// Where the next text goes.
  var bytes: UnsafeMutableRawPointer
  /// The records that cells point to.
  private(set) var owned: [RecordStorage] = []
  private var largeCount = 0

  init(
    owner: UnsafeRawPointer, cells: UnsafeMutablePointer<Cell>, free: Int, bytes: UnsafeMutableRawPointer,
    records: Int
  ) {
    if records > 0 { owned.reserveCapacity(records) }
    self.owner = owner
    self.cells = cells
    self.free = free
    self.bytes = bytes
  }

  /// Writes values into `count` cells from `start` on; lists among them are given cells, to be written later.
  mutating func write(_ values: [Value], count: Int, at start: Int) {
    for index in 0..<count {
      (cells + start + index).initialize(to: index < values.count ? cell(for: values[index]) : .null)
    }
  }

  private mutating func cell(for value: Value) -> Cell {
    switch value {
    case .null:
      return .null
    case .bool(let flag):
      return Cell(.bool, count: flag ? 1 : 0)
    case .int(let number):
      return Cell(number: number)
    case .text(let text):
      return copy(text)
    case .html(let html):
      if html.count < RecordStorage.largeHTML {
        return html.withUnsafeBytes { copy($0, as: .html) }
      }
      largeCount += 1
      return Cell(.largeHTML, at: owner, count: largeCount - 1)
    case .list(let items):
      let first = UnsafeRawPointer(cells + free)
      free += items.count
      return Cell(.list, at: first, count: items.count)
    case .record(let record):
      if let owner = record.owner { owned.append(owner) }
      return Cell(.record, at: UnsafeRawPointer(record.block))
    }
  }

  private mutating func copy(_ text: String) -> Cell {
    let whole = text.utf8.withContiguousStorageIfAvailable { copy(UnsafeRawBufferPointer($0), as: .text) }
    if let whole { return whole }
    return Array(text.utf8).withUnsafeBytes { copy($0, as: .text) }
  }

  private mutating func copy(_ source: UnsafeRawBufferPointer, as kind: Cell.Kind) -> Cell {
    let target = bytes
    if let address = source.baseAddress {
      target.copyMemory(from: address, byteCount: source.count)
    }
    bytes += source.count
    return Cell(kind, at: UnsafeRawPointer(target), count: source.count)
  }
}
