import Synchronization

/// A value that is made when somebody first asks for it, and then kept: for what is costly and often not wanted. Made
/// once, also when several threads ask at the same time.
final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value { value(orMaking: make) }

  /// The value; if nobody has asked for it yet, made in this way.
  func value(orMaking make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
