/// A YAML value with its place in the file, whichever reader found it. Scalars are text: `NO`, `12:30` and `007` stay
/// as typed, and each key of the front matter decides what its text means.
struct YAMLNode: Sendable, Equatable {
  enum Value: Sendable, Equatable {
    /// `isPlain`: without quotes, so that `~` and `true` may mean more than their letters.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case map([Entry])
  }

  struct Entry: Sendable, Equatable {
    var key: Located<String>
    var value: YAMLNode
  }

  var value: Value
  var span: SourceSpan

  /// How deep lists and maps may stand in each other. Readers refuse more, so whoever walks a node may recurse.
  static let depthLimit = 64

  /// Nothing after the colon, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = value else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// `a list`, for messages.
  var kindOfValue: String {
    switch value {
    case .scalar where isNull: "empty"
    case .scalar: "text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension FreeValue {
  /// The value as templates see it.
  init(_ node: YAMLNode) {
    switch node.value {
    case .scalar where node.isNull: self = .null
    case .scalar(let text, let isPlain):
      switch text {
      case "true" where isPlain: self = .bool(true)
      case "false" where isPlain: self = .bool(false)
      default: self = .text(text)
      }
    case .list(let items): self = .list(items.map { FreeValue($0) })
    case .map(let entries):
      self = .map(entries.map { Entry(key: $0.key.value, value: FreeValue($0.value)) })
    }
  }
}
