/// What a template can print or descend into.
public enum Value: Sendable {
  /// Nothing: prints as nothing and its section is left out.
  case null
  /// A yes or no, for sections; it prints as `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// Plain text, escaped wherever it is printed into HTML.
  case text(String)
  /// UTF-8 bytes that are HTML already: written as they are, by `{{x}}` too.
  case html([UInt8])
  /// Any number of values; a section over it is rendered once for each.
  case list([Value])
  /// Named values, known by their shape.
  case record(Record)
}

extension Value {
  /// The text, or null where there is none.
  @inlinable public static func optional(_ text: String?) -> Value {
    text.map(Value.text) ?? .null
  }

  /// The record, or null where there is none.
  @inlinable public static func optional(_ record: Record?) -> Value {
    record.map(Value.record) ?? .null
  }

  /// The number, or null where there is none.
  @inlinable public static func optional(_ number: Int?) -> Value {
    number.map(Value.int) ?? .null
  }

  /// A list of texts.
  @inlinable public static func texts(_ texts: some Sequence<String>) -> Value {
    .list(texts.map(Value.text))
  }

  /// A list of records.
  @inlinable public static func records(_ records: some Sequence<Record>) -> Value {
    .list(records.map(Value.record))
  }
}
