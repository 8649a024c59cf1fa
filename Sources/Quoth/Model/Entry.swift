/// What the files of all collections have in common.
protocol Entry: Sendable {
  /// Relative to the site's folder, for messages.
  var path: String { get }
  /// The path below the collection without the ending: `2018/nbc`.
  var id: String { get }
  var header: Header { get }
}
