/// Where in a source the words stand. Each part is kept as typed; times are read when they are compared.
struct Locator: Hashable, Sendable {
  /// A time `12:34`, `1:02:03`, or a range `12:34-12:50`.
  var at: String?
  var page: String?
  var line: String?
  var section: String?
  var column: String?

  var isEmpty: Bool { self == Locator() }

  /// Takes a link's parameter, if it is a locator's; false when it has another value already.
  mutating func set(_ parameter: Reference.Parameter) -> Bool {
    func take(_ field: inout String?) -> Bool {
      if let known = field, known != parameter.value { return false }
      field = parameter.value
      return true
    }
    return switch parameter.name {
    case "at": take(&at)
    case "page": take(&page)
    case "line": take(&line)
    case "section": take(&section)
    case "column": take(&column)
    default: true
    }
  }

  /// Takes what the other says beyond it; false when the two differ.
  mutating func add(_ other: Locator) -> Bool {
    let isAlike = other.filled(from: self) == filled(from: other)
    self = filled(from: other)
    return isAlike
  }

  /// With what is missing taken from the other.
  func filled(from other: Locator) -> Locator {
    Locator(
      at: at ?? other.at, page: page ?? other.page, line: line ?? other.line,
      section: section ?? other.section,
      column: column ?? other.column)
  }
}
