/// The values of one thing that templates may print, named by its shape.
///
/// Building one copies its texts; after that it is shared by any number of pages and threads at no cost.
/// Records that many pages show (a speaker, a quote) are best built once.
public struct Record: Sendable {
  let storage: RecordStorage

  /// What the record offers.
  public var shape: Shape { storage.shape }

  /// A record of the values, in the order of the shape's fields. Missing values are null, surplus ones dropped.
  public init(_ shape: Shape, _ values: [Value]) {
    storage = RecordStorage(shape, values)
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
    storage = RecordStorage(shape, names: names, row)
  }
}
