/// A YAML value that Quoth does not read itself: `extra:` of any front matter. Scalars
/// stay as typed (`NO`, `12:30`), but for true and false.
indirect enum FreeValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case text(String)
  case list([FreeValue])
  /// In the order of the file.
  case map([Entry])

  struct Entry: Sendable, Hashable {
    var key: String
    var value: FreeValue
  }
}
