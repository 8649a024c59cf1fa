/// Where in a source the words stand. Each part is kept as typed; times are read when they are compared.
struct Locator: Hashable, Sendable {
  /// A time `12:34`, `1:02:03`, or a range `12:34-12:50`.
  var at: String?
  var page: String?
  var line: String?
  var section: String?
  var column: String?

  var isEmpty: Bool { self == Locator() }
}
