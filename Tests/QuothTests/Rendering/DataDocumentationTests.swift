import Testing

@testable import Quoth

/// docs/data.md lists the fields of the data files, as `/data/` of a site does; the list is made from the program.
@Suite struct DataDocumentationTests {
  @Test func theDocumentationListsTheFieldsOfTheData() throws {
    try DocumentedPart(file: "data.md", test: "DataDocumentationTests").check {
      DataSet.all.map { set in
        "\n### \(set.name)\n\n\(set.summary)\n\n| field | type | meaning |\n|---|---|---|\n"
          + set.fields.map { "| `\($0.name)` | \($0.type) | \($0.summary) |\n" }.joined()
      }.joined() + Self.tables + "\n"
    }
  }

  private static let tables =
    "\n### archive.sqlite\n\nThe same and more as an SQLite database.\n"
    + DatabaseSchema.tables.map { table in
      "\n#### \(table.name)\n\n\(table.summary)\n\n| column | type | meaning |\n|---|---|---|\n"
        + table.columns.map { "| `\($0.name)` | \($0.type) | \($0.summary) |\n" }.joined()
    }.joined()
}
