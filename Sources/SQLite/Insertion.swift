import Csqlite

/// A prepared `INSERT`. The values of a row are given in the order of the table's columns, then `insert` takes them.
///
/// Texts are copied one behind the other into memory that is used again for every row, and bound from there: SQLite
/// copies them into its pages and nowhere else.
public struct Insertion: ~Copyable {
  private enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(start: Int, end: Int)
  }

  private let statement: OpaquePointer
  private let database: OpaquePointer
  // Never empty, so that the address of an empty text is one.
  private var bytes: [UInt8] = [0]
  private var cells: [Cell] = []
  /// The columns that are bound to something: SQLite remembers what is bound, and most columns are null in most rows.
  private var isBound: [Bool] = []

  init(_ statement: OpaquePointer, of database: OpaquePointer) {
    self.statement = statement
    self.database = database
    bytes.reserveCapacity(4096)
    cells.reserveCapacity(32)
  }

  deinit { sqlite3_finalize(statement) }

  public mutating func null() { cells.append(.null) }
  public mutating func integer(_ value: Int) { cells.append(.integer(Int64(value))) }
  public mutating func real(_ value: Double?) { cells.append(value.map { .real($0) } ?? .null) }
  public mutating func flag(_ value: Bool?) { cells.append(value.map { .integer($0 ? 1 : 0) } ?? .null) }

  /// A number, or nothing.
  public mutating func optional(_ value: Int?) { cells.append(value.map { .integer(Int64($0)) } ?? .null) }

  public mutating func text(_ value: String) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    cells.append(.text(start: start, end: bytes.count))
  }

  /// A text, or nothing.
  public mutating func optional(_ value: String?) {
    if let value { text(value) } else { null() }
  }

  /// A text as its bytes.
  public mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    cells.append(.text(start: start, end: bytes.count))
  }

  /// The text, or nothing.
  public mutating func optional(_ utf8: UnsafeBufferPointer<UInt8>?) {
    if let utf8 { text(utf8) } else { null() }
  }

  /// One text made of two.
  public mutating func text(_ first: String, _ second: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: first.utf8)
    bytes.append(contentsOf: second)
    cells.append(.text(start: start, end: bytes.count))
  }

  /// One text made of two.
  public mutating func text(_ first: String, _ second: String) {
    let start = bytes.count
    bytes.append(contentsOf: first.utf8)
    bytes.append(contentsOf: second.utf8)
    cells.append(.text(start: start, end: bytes.count))
  }

  /// Puts the row into the table.
  public mutating func insert() throws {
    if isBound.count < cells.count { isBound = Array(repeating: false, count: cells.count) }
    let code = bytes.withUnsafeBufferPointer { bytes -> Int32 in
      for (index, cell) in cells.enumerated() {
        let place = Int32(index + 1)
        let wasBound = isBound[index]
        if case .null = cell { isBound[index] = false } else { isBound[index] = true }
        let bound =
          switch cell {
          case .null: wasBound ? sqlite3_bind_null(statement, place) : SQLITE_OK
          case .integer(let value): sqlite3_bind_int64(statement, place, value)
          case .real(let value): sqlite3_bind_double(statement, place, value)
          case .text(let start, let end): Self.bind(statement, place, bytes, start, end)
          }
        if bound != SQLITE_OK { return bound }
      }
      return sqlite3_step(statement)
    }
    sqlite3_reset(statement)
    bytes.removeLast(bytes.count - 1)
    cells.removeAll(keepingCapacity: true)
    guard code == SQLITE_DONE else { throw Database.fault(database) }
  }

  /// Without a destructor the bytes are read where they stand: they stay until the statement is reset.
  private static func bind(
    _ statement: OpaquePointer, _ place: Int32, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int32 {
    guard let base = bytes.baseAddress else { return SQLITE_NOMEM }
    return (base + start).withMemoryRebound(to: CChar.self, capacity: end - start) { text in
      sqlite3_bind_text64(statement, place, text, UInt64(end - start), nil, UInt8(SQLITE_UTF8))
    }
  }
}
