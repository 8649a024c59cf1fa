/// One table of `data/archive.sqlite`. The same list makes the table, is printed on `/data/`, and tells readers of
/// docs/data.md what to expect.
struct DatabaseTable: Sendable {
  /// What a column holds; `optional` ones may be NULL.
  struct Column: Sendable {
    enum Kind: String, Sendable { case text, integer, real }

    let name: String
    let kind: Kind
    let isOptional: Bool
    /// The row it names in another table: `speakers.id`.
    let reference: String?
    let summary: String

    init(
      _ name: String, _ summary: String, _ kind: Kind = .text, optional: Bool = false,
      to reference: String? = nil
    ) {
      self.name = name
      self.kind = kind
      isOptional = optional
      self.reference = reference
      self.summary = summary
    }
  }

  let name: String
  let summary: String
  /// The columns of the primary key.
  let key: [String]
  let columns: [Column]
  /// A group of columns that no two rows share, besides the key.
  var unique: [String]?
  /// The column whose words the full-text table `<name>_fts` finds.
  var searched: String?

  /// `CREATE TABLE`.
  var definition: String {
    var lines = columns.map { column -> String in
      var line = "\"\(column.name)\" \(column.kind.rawValue.uppercased())"
      if key == [column.name] { line += " PRIMARY KEY" }
      if !column.isOptional { line += " NOT NULL" }
      if let (table, other) = column.target { line += " REFERENCES \"\(table)\"(\"\(other)\")" }
      return line
    }
    if key.count > 1 { lines.append("PRIMARY KEY (\(Self.list(key)))") }
    let end = key.count > 1 ? " WITHOUT ROWID" : ""
    return "CREATE TABLE \"\(name)\" (\n  " + lines.joined(separator: ",\n  ") + "\n)\(end);\n"
  }

  /// What is made when the rows are in: a sorted list is built faster than kept sorted.
  var completion: String {
    var text = ""
    if let unique {
      text +=
        "CREATE UNIQUE INDEX \"\(name)_\(unique.joined(separator: "_"))\" ON \"\(name)\"(\(Self.list(unique)));\n"
    }
    guard let searched else { return text }
    // The words stay in the table alone; the index remembers rows and places, and not how long each text is, which
    // takes as long to note as all else and only ranking asks for: it counts the words it finds. Sorting 16 MB of words
    // at a time, as against one, saves merging. Datasette finds the index of a table by the double quotation marks.
    text += """
      CREATE VIRTUAL TABLE "\(name)_fts" USING fts5(
        "\(searched)", content="\(name)", content_rowid="\(key[0])", columnsize=0);
      INSERT INTO "\(name)_fts"("\(name)_fts", rank) VALUES ('hashsize', 16777216);
      INSERT INTO "\(name)_fts"("\(name)_fts") VALUES ('rebuild');
      INSERT INTO "\(name)_fts"("\(name)_fts", rank) VALUES ('hashsize', 1048576);

      """
    return text
  }

  private static func list(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

extension DatabaseTable.Column {
  /// The table and column of the reference.
  var target: (table: Substring, column: Substring)? {
    guard let parts = reference?.split(separator: "."), parts.count == 2 else { return nil }
    return (parts[0], parts[1])
  }

  /// For readers: `text or null, a speakers.id`.
  var type: String {
    (kind == .text ? "text" : kind == .integer ? "whole number" : "number") + (isOptional ? " or null" : "")
      + (reference.map { ", a \($0)" } ?? "")
  }
}
