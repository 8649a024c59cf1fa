/// The values of one thing that templates may print, named by its shape.
///
/// Building one copies its texts; after that it is shared by any number of pages and threads at no cost.
/// Records that many pages show (a speaker, a quote) are best built once.
public struct Record: @unchecked Sendable {  // What the pointer leads to is never written again.
  /// Nil: lent.
  let owner: RecordStorage?
  let block: UnsafePointer<RecordBlock>

  private init(_ storage: RecordStorage) {
    owner = storage
    block = storage.block
  }

  private init(lent block: UnsafePointer<RecordBlock>) {
    owner = nil
    self.block = block
  }

  /// The same record without a share in owning it: the caller keeps this one until all that use the lent one are
  /// done. A record that thousands of pages show (a speaker, a status) would otherwise be counted up and down by all
  /// threads at once, which is slower than all else that is done with it.
  public var lent: Record { Record(lent: block) }

  /// A record of the values, in the order of the shape's fields. Missing values are null, surplus ones dropped.
  public init(_ shape: Shape, _ values: [Value]) {
    self.init(RecordStorage(shape, values))
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
    self.init(RecordStorage(shape, names: names, row))
  }
}
