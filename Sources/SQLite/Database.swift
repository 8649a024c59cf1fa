import Csqlite

/// A database that is made in memory, filled once, and handed out as the bytes of its file.
///
/// There is no journal and nothing is synced: what fails half way is thrown away whole. The same statements with the
/// same values give the same bytes, whatever machine makes them with the same release of SQLite.
public struct Database: ~Copyable {
  private let handle: OpaquePointer

  /// An empty database inside one transaction, which `write` ends.
  public init() throws {
    handle = try Self.opened()
  }

  /// Once in a program. Refused where SQLite runs already, which costs a little time and nothing else.
  private static let isConfigured = quoth_sqlite_without_memory_statistics() == SQLITE_OK

  private static func opened() throws -> OpaquePointer {
    _ = isConfigured
    var opened: OpaquePointer?
    // SQLite's file system in memory keeps the file in one piece, so that it need not be put together in the end.
    let code = sqlite3_open_v2(
      "archive", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, "memdb")
    guard let opened else { throw DatabaseFault(description: "SQLite has no memory") }
    // By default a database in memory ends at one gigabyte.
    var limit: sqlite3_int64 = 1 << 40
    sqlite3_file_control(opened, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit)
    let settings = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; BEGIN"
    if code == SQLITE_OK, sqlite3_exec(opened, settings, nil, nil, nil) == SQLITE_OK { return opened }
    defer { sqlite3_close_v2(opened) }
    throw fault(opened)
  }

  // Statements that are still alive keep the connection until they go.
  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that return nothing.
  public borrowing func execute(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw Self.fault(handle) }
  }

  /// Something to fill a table with: one row after the other, all columns in their order. `skippingRepeats`: a row that
  /// is there already is left out, else it is a fault.
  public borrowing func insertion(
    into table: String, columns: Int, skippingRepeats: Bool = false
  ) throws -> Insertion {
    let places = Array(repeating: "?", count: columns).joined(separator: ",")
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v2(
        handle, "INSERT \(skippingRepeats ? "OR IGNORE " : "")INTO \"\(table)\" VALUES (\(places))", -1,
        &statement, nil)
        == SQLITE_OK, let statement
    else { throw Self.fault(handle) }
    return Insertion(statement, of: handle)
  }

  /// Ends the transaction and lends the bytes of the database's file.
  public borrowing func withBytes(_ use: (UnsafeRawBufferPointer) throws -> Void) throws {
    try execute("COMMIT")
    var size: sqlite3_int64 = 0
    if let lent = sqlite3_serialize(handle, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY)) {
      return try use(UnsafeRawBufferPointer(start: lent, count: Int(size)))
    }
    guard let copy = sqlite3_serialize(handle, "main", &size, 0) else { throw Self.fault(handle) }
    defer { sqlite3_free(copy) }
    try use(UnsafeRawBufferPointer(start: copy, count: Int(size)))
  }

  static func fault(_ handle: OpaquePointer) -> DatabaseFault {
    DatabaseFault(description: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "SQLite failed")
  }
}
