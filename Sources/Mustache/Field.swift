/// What kind of value a field holds, known before anything is rendered.
///
/// Texts, HTML and numbers may be absent; a section over them asks whether they are there.
public enum FieldType: Sendable {
  /// Plain text, escaped when printed.
  case text
  /// HTML, written as it is.
  case html
  /// A yes or no.
  case flag
  /// A whole number.
  case number
  /// Named values of the given shape; with `optional` they may be absent.
  case record(Shape, optional: Bool)
  /// A list of records of the given shape.
  case list(Shape)
  /// A list of plain texts.
  case texts
  /// A value of the site's own, of a type nobody has declared: its names are not checked.
  case any
}

/// One name that a record offers to templates.
public struct Field: Sendable {
  /// The name as it is written in a template.
  public let name: String
  /// What it holds.
  public let type: FieldType
  /// One line of documentation, for docs/templates.md.
  public let summary: String

  /// A field of any type.
  public init(_ name: String, _ type: FieldType, _ summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }

  /// A field of plain text.
  public static func text(_ name: String, _ summary: String) -> Field {
    Field(name, .text, summary)
  }

  /// A field of HTML, the only kind that may be printed raw.
  public static func html(_ name: String, _ summary: String) -> Field {
    Field(name, .html, summary)
  }

  /// A yes or no.
  public static func flag(_ name: String, _ summary: String) -> Field {
    Field(name, .flag, summary)
  }

  /// A whole number.
  public static func number(_ name: String, _ summary: String) -> Field {
    Field(name, .number, summary)
  }

  /// A record that is always there.
  public static func record(_ name: String, _ shape: Shape, _ summary: String) -> Field {
    Field(name, .record(shape, optional: false), summary)
  }

  /// A record that may be absent.
  public static func optional(_ name: String, _ shape: Shape, _ summary: String) -> Field {
    Field(name, .record(shape, optional: true), summary)
  }

  /// A list of records.
  public static func list(_ name: String, of shape: Shape, _ summary: String) -> Field {
    Field(name, .list(shape), summary)
  }

  /// A list of plain texts, each printed by `{{.}}`.
  public static func texts(_ name: String, _ summary: String) -> Field {
    Field(name, .texts, summary)
  }

  /// A value of the site's own whose type is not known beforehand.
  public static func any(_ name: String, _ summary: String) -> Field {
    Field(name, .any, summary)
  }
}
