import Foundation
import Testing

@testable import Quoth

/// `data/archive.sqlite` of the example archive, held against its other files.
@Suite struct ArchiveDatabaseTests {
  @Test func everyRowOfOtherFilesIsInItsTable() throws {
    let reader = try DatabaseReader(Self.database())
    #expect(
      try reader.rows("SELECT id, text, status, speaker FROM quotes ORDER BY number")
        == Self.entries("quotes.json") {
          "\($0["id"] ?? "")|\($0["text"] ?? "")|\($0["status"] ?? "")|\($0["speaker"] ?? "")"
        })
    #expect(
      try reader.rows("SELECT transcript, turn, text FROM turns ORDER BY number")
        == Self.entries("turns.json") { "\($0["transcript"] ?? "")|\($0["turn"] ?? "")|\($0["text"] ?? "")" })
    #expect(
      try reader.rows("SELECT id, name, url, quotes, turns FROM speakers ORDER BY rowid")
        == Self.entries("speakers.json") {
          "\($0["id"] ?? "")|\($0["name"] ?? "")|\($0["url"] ?? "")|\($0["quotes"] ?? "")|\($0["turns"] ?? "")"
        })
    #expect(
      try reader.rows("SELECT id, title, url, quotes FROM sources ORDER BY rowid")
        == Self.entries("sources.json") {
          "\($0["id"] ?? "")|\($0["title"] ?? "")|\($0["url"] ?? "")|\($0["quotes"] ?? "")"
        })
    for table in [
      "articles", "topics", "mentions", "article_topics", "quote_edits", "quote_notes", "quote_recipients",
    ] {
      #expect(try reader.rows("SELECT count(*) > 0 FROM \(table)") == ["1"], "\(table)")
    }
  }

  @Test func everyReferenceLeadsToARow() throws {
    let reader = try DatabaseReader(Self.database())
    #expect(try reader.rows("PRAGMA foreign_key_check") == [])
    #expect(try reader.rows("PRAGMA integrity_check") == ["ok"])
    let wanted = DatabaseSchema.tables.flatMap { table in
      table.columns.compactMap { column in column.reference.map { "\(table.name).\(column.name) \($0)" } }
    }
    let found = try DatabaseSchema.tables.flatMap { table in
      try reader.rows(
        "SELECT '\(table.name).' || \"from\" || ' ' || \"table\" || '.' || \"to\" FROM pragma_foreign_key_list('\(table.name)')"
      )
    }
    #expect(found.sorted() == wanted.sorted())
  }

  @Test func theTablesAreThoseOfTheDocumentation() throws {
    let reader = try DatabaseReader(Self.database())
    let own = try reader.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'")
    #expect(own.sorted() == DatabaseSchema.tables.map(\.name).sorted())
    for table in DatabaseSchema.tables {
      let columns = try reader.rows("SELECT name, type, \"notnull\" FROM pragma_table_info('\(table.name)')")
      let wanted = table.columns.map {
        "\($0.name)|\($0.kind.rawValue.uppercased())|\($0.isOptional ? 0 : 1)"
      }
      #expect(columns == wanted, "\(table.name)")
    }
  }

  @Test(arguments: ["quotes", "turns"]) func theFullTextIndexFindsEachWord(_ table: String) throws {
    let reader = try DatabaseReader(Self.database())
    let words = try reader.rows(
      "SELECT number, lower(substr(text, 1, instr(text || ' ', ' ') - 1)) FROM \(table)")
    for row in words {
      guard let word = row.split(separator: "|").last, word.allSatisfy({ $0.isASCII && $0.isLetter }) else {
        continue
      }
      let number = row.prefix { $0 != "|" }
      let hits = try reader.rows(
        "SELECT rowid FROM \(table)_fts WHERE \(table)_fts MATCH '\"\(word)\"' AND rowid = \(number)")
      #expect(hits == [String(number)], "\(word)")
    }
    #expect(
      try reader.rows("SELECT count(*) FROM \(table)_fts").first
        == reader.rows("SELECT count(*) FROM \(table)").first)
  }

  @Test func namesStandInTheViewForReaders() throws {
    let reader = try DatabaseReader(Self.database())
    let rows = try reader.rows("SELECT count(*) FROM quotes_with_names WHERE speaker = 'Vladimir Putin'")
    #expect(rows != ["0"])
  }

  @Test func buildingAgainOnOneThreadGivesTheSameBytes() throws {
    #expect(try Self.built(jobs: 1)[ArchiveDatabase.name] == Data(Self.database()))
  }

  // MARK: The example archive

  private static let site = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let first = Result { try built(jobs: 2) }

  /// The files below `data/`, by name.
  private static func built(jobs: Int) throws -> [String: Data] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quoth-database-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let options = BuildOptions(
      siteFolder: site.path(percentEncoded: false), outputFolder: folder.path(percentEncoded: false),
      jobs: jobs)
    _ = try Pipeline(options).build()
    let data = folder.appending(path: "data")
    let names = try FileManager.default.contentsOfDirectory(atPath: data.path(percentEncoded: false))
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: data.appending(path: $0))) })
  }

  private static func database() throws -> [UInt8] { try Array(#require(first.get()[ArchiveDatabase.name])) }

  private static func entries(_ name: String, _ line: ([String: Any]) -> String) throws -> [String] {
    let json = try JSONSerialization.jsonObject(with: #require(first.get()[name]))
    return try #require(json as? [[String: Any]]).map(line)
  }
}
