/// A value and the place in its file that it was read from, for messages.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  var span: SourceSpan

  init(_ value: Value, at span: SourceSpan = .start) {
    self.value = value
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
