/// The names and types of what a record offers; known before anything is rendered, compared by identity.
public final class Shape: Sendable {
  /// What the record is, in one or two words: `article`, `speaker`.
  public let name: String
  /// What it offers, in the order in which a record's values are given.
  public let fields: [Field]
  /// Whether a record may have further names, which templates use unchecked (a site's own `extra`).
  public let isOpen: Bool
  /// Where each name stands in a record, for the renderer.
  let table: NameTable
  /// Where each name stands in `fields`, for the checker.
  private let positions: [String: Int]

  /// A shape with the given fields. Where two fields have one name, the first is meant.
  public init(_ name: String, _ fields: [Field], open: Bool = false) {
    self.name = name
    self.fields = fields
    isOpen = open
    table = NameTable(fields.map(\.name))
    positions = Dictionary(
      fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of the field of that name, for reading a record of this shape.
  public func position(of name: String) -> Int? { positions[name] }

  /// The field of that name, if the shape declares one.
  public func field(_ name: String) -> Field? {
    positions[name].map { fields[$0] }
  }
}
