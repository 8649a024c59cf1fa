import Mustache

/// Records of one shape, one for each entry of a list, made beforehand on all cores. They lie side by side in the order
/// of the list and live as long as the table.
struct RecordTable: Sendable {
  /// Lent.
  let records: [PageRecord]
  private let arenas: [RecordArena]

  /// `bytes`: about how many a record takes. `write` gives the values of that number.
  init(
    _ shape: Shape, count: Int, bytes: Int, parallel: Parallel,
    _ write: @Sendable (Int, inout RecordWriter) -> Void
  ) {
    let portions = parallel.mapChunks(count: count, chunk: 32) { range in
      let arena = RecordArena(capacity: range.count * bytes)
      return (arena, range.map { index in arena.record(shape) { write(index, &$0) } })
    }
    records = portions.flatMap(\.1)
    arenas = portions.map(\.0)
  }

  /// One without records.
  init() {
    records = []
    arenas = []
  }
}
