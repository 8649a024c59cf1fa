/// One tag of a template: `{{#quotes}}`.
struct Tag: Equatable {
  /// What a tag asks for.
  enum Kind: Equatable {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` and `{{&name}}`
    case raw
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{! … }}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters

    /// Whether a closing tag must follow.
    var opens: Bool {
      switch self {
      case .section, .inverted, .parent, .block: true
      case .variable, .raw, .close, .partial, .comment, .delimiters: false
      }
    }
  }

  let kind: Kind
  /// The bytes of the whole tag, delimiters included.
  let range: Range<Int>
  /// The bytes of the name, without the white space around it.
  let name: Range<Int>
}
