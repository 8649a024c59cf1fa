/// The values of one thing that templates may print, named by its shape.
///
/// Building one copies its texts; after that it is shared by any number of pages and threads at no cost.
/// Records that many pages show (a speaker, a quote) are best built once, those of one page in one `RecordArena`.
public struct Record: @unchecked Sendable {  // What the pointer leads to is never written again.
  /// What it lies in; nil: lent.
  let owner: RecordArena?
  let block: UnsafePointer<RecordBlock>

  init(lent block: UnsafePointer<RecordBlock>) {
    owner = nil
    self.block = block
  }

  /// The same record without a share in owning it: the caller keeps this one until all that use the lent one are
  /// done. A record that thousands of pages show (a speaker, a status) would otherwise be counted up and down by all
  /// threads at once, which is slower than all else that is done with it.
  public var lent: Record { Record(lent: block) }

  /// A record of the values, in the order of the shape's fields. Missing values are null, surplus ones dropped.
  public init(_ shape: Shape, _ values: [Value]) {
    self.init(shape.table, shape.fields.count, values, keeping: shape)
  }

  /// A record of the shape, its values given one after the other.
  public init(_ shape: Shape, _ values: (inout RecordWriter) -> Void) {
    let arena = RecordArena(capacity: 1024, keeping: shape)
    block = arena.block(shape.table, shape.fields.count, values)
    owner = arena
  }

  /// A record of an open shape: its declared fields, and any further names. Of two values of one name the last counts.
  public init(open shape: Shape, _ values: some Sequence<(String, Value)>) {
    var names = shape.fields.map(\.name)
    var row = [Value](repeating: .null, count: names.count)
    var places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    for (name, value) in values {
      if let place = places[name] {
        row[place] = value
      } else {
        places[name] = names.count
        names.append(name)
        row.append(value)
      }
    }
    let table = NameTable(names)
    self.init(table, names.count, row, keeping: table)
  }

  init(_ names: NameTable, _ count: Int, _ values: [Value], keeping owner: AnyObject) {
    let cells = MemoryLayout<RecordBlock>.stride + count * MemoryLayout<Cell>.stride
    let arena = RecordArena(capacity: values.reduce(cells) { $0 + $1.size }, keeping: owner)
    block = arena.block(names, count) { record in
      for value in values { record.value(value) }
    }
    self.owner = arena
  }
}
