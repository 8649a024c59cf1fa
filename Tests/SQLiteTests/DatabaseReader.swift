import Csqlite

/// Asks questions of a database file in memory, for tests.
struct DatabaseReader: ~Copyable {
  struct Fault: Error { var message: String }

  private let handle: OpaquePointer

  init(_ bytes: [UInt8]) throws {
    var opened: OpaquePointer?
    guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened,
      let copy = sqlite3_malloc64(UInt64(bytes.count))
    else { throw Fault(message: "no memory") }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    let code = sqlite3_deserialize(
      opened, "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count), Int64(bytes.count),
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
    guard code == SQLITE_OK else { throw Fault(message: "not a database") }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// The rows of a query, columns parted by `|`.
  func rows(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Fault(message: String(cString: sqlite3_errmsg(handle)))
    }
    defer { sqlite3_finalize(statement) }
    var rows: [String] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        let cells = (0..<sqlite3_column_count(statement)).map { column in
          sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
        }
        rows.append(cells.joined(separator: "|"))
      case SQLITE_DONE: return rows
      default: throw Fault(message: String(cString: sqlite3_errmsg(handle)))
      }
    }
  }
}
