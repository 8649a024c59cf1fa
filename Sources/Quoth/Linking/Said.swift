/// What a link, an attribution line or the front matter says about one property of a quote.
enum Said<Value: Sendable>: Sendable {
  case nothing
  /// Something that has been reported as an error: to be passed over in silence from here on.
  case wrong
  case value(Value)

  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  var isNothing: Bool {
    if case .nothing = self { true } else { false }
  }

  /// This, or what the next lower rank says.
  func or(_ next: @autoclosure () -> Said) -> Said { isNothing ? next() : self }
}
