import Csqlite
import SQLite
import Testing

@Suite struct DatabaseTests {
  @Test func whatIsPutInCanBeRead() throws {
    let bytes = try Self.database {
      $0.integer(1)
      $0.text("a", "ß")
      $0.real(1.5)
      $0.flag(true)
    }
    #expect(
      try Self.rows(bytes, "SELECT number, text, amount, flag, typeof(amount) FROM t") == ["1|aß|1.5|1|real"])
  }

  @Test func nothingIsNull() throws {
    let bytes = try Self.database {
      $0.optional(nil as Int?)
      $0.optional(nil as String?)
      $0.real(nil)
      $0.flag(nil)
    }
    #expect(
      try Self.rows(bytes, "SELECT number IS NULL, text IS NULL, amount IS NULL, flag FROM t") == ["1|1|1|"])
  }

  @Test func anEmptyTextIsNoNull() throws {
    let bytes = try Self.database {
      $0.null()
      $0.text("")
      $0.null()
      $0.null()
    }
    #expect(try Self.rows(bytes, "SELECT text = '' FROM t") == ["1"])
  }

  @Test func aRowHoldsNothingOfTheOneBefore() throws {
    let database = try Database()
    try database.execute("CREATE TABLE t (number INTEGER, text TEXT)")
    var rows = try database.insertion(into: "t", columns: 2)
    for value in ["one", nil, "three", nil, nil] {
      rows.optional(value?.count)
      rows.optional(value)
      try rows.insert()
    }
    var bytes: [UInt8] = []
    try database.withBytes { bytes.append(contentsOf: $0) }
    #expect(
      try Self.rows(bytes, "SELECT number, text FROM t") == ["3|one", "|", "5|three", "|", "|"])
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    func made() throws -> [UInt8] {
      try Self.database {
        $0.integer(7)
        $0.text("seven")
        $0.null()
        $0.null()
      }
    }
    #expect(try made() == made())
  }

  @Test func whatSQLiteRefusesIsAFault() throws {
    let database = try Database()
    #expect(throws: DatabaseFault.self) { try database.execute("CREATE NONSENSE") }
    #expect(throws: DatabaseFault.self) { _ = try database.insertion(into: "nowhere", columns: 1) }
  }

  @Test func aRepeatedKeyIsAFaultUnlessItMayBeSkipped() throws {
    let database = try Database()
    try database.execute("CREATE TABLE t (key INTEGER PRIMARY KEY)")
    var rows = try database.insertion(into: "t", columns: 1)
    rows.integer(1)
    try rows.insert()
    #expect(throws: DatabaseFault.self) {
      rows.integer(1)
      try rows.insert()
    }
    var skipping = try database.insertion(into: "t", columns: 1, skippingRepeats: true)
    skipping.integer(1)
    try skipping.insert()
  }

  private static func database(_ row: (inout Insertion) -> Void) throws -> [UInt8] {
    let database = try Database()
    try database.execute("CREATE TABLE t (number INTEGER, text TEXT, amount REAL, flag INTEGER)")
    var rows = try database.insertion(into: "t", columns: 4)
    row(&rows)
    try rows.insert()
    var bytes: [UInt8] = []
    try database.withBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  private static func rows(_ bytes: [UInt8], _ sql: String) throws -> [String] {
    try DatabaseReader(bytes).rows(sql)
  }
}
