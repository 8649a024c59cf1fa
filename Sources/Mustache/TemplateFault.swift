/// Something wrong in a template, found before anything is rendered.
public struct TemplateFault: Error, Sendable, Hashable {
  /// The sort of fault, so that a caller can document each.
  public enum Kind: String, Sendable, CaseIterable {
    /// A tag or section that is not closed, not opened or not written as the language wants it.
    case syntax
    /// A name that is not on offer at its place.
    case unknownName
    /// A value used as what it is not: a record printed, a text printed raw, a name below a text.
    case wrongUse
    /// A partial or parent that does not exist.
    case missingTemplate
    /// A block that the parent does not have, or something between the blocks of a parent that would be lost.
    case unknownBlock
    /// A template that contains itself, or grows without measure.
    case endless
    /// Two templates of one name.
    case duplicate
  }

  /// The sort of fault.
  public let kind: Kind
  /// The template's file.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The first code point at fault, counted from 1.
  public let column: Int
  /// The code point after the last one at fault.
  public let endColumn: Int
  /// What is wrong: `no name “titel” here`.
  public let message: String
  /// What to do: `did you mean “title”? On offer: title, date`. May be empty.
  public let remedy: String

  /// A fault at a place of a file.
  public init(
    kind: Kind, path: String, line: Int, column: Int, endColumn: Int, message: String, remedy: String
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
    self.endColumn = endColumn
    self.message = message
    self.remedy = remedy
  }
}

extension TemplateFault: Comparable {
  /// By place.
  public static func < (left: TemplateFault, right: TemplateFault) -> Bool {
    (left.path, left.line, left.column, left.message) < (right.path, right.line, right.column, right.message)
  }
}

extension TemplateFault: CustomStringConvertible {
  /// One line: the place, what is wrong and what to do.
  public var description: String {
    let place = "\(path):\(line):\(column): \(message)"
    return remedy.isEmpty ? place : "\(place); \(remedy)"
  }
}

extension TemplateFault {
  /// Where a fault is, without what it is.
  struct Place: Hashable {
    let path: String
    let line: Int
    let column: Int
  }

  var place: Place { Place(path: path, line: line, column: column) }
}
