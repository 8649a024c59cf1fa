import Dispatch
import Synchronization

/// A value that is made when somebody first asks for it, and then kept: for what is costly and often not wanted. Made
/// once, also when several threads ask at the same time.
final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }

  /// Has it made on another thread, while this one goes on; on one thread alone, when it is asked for.
  func begin(_ parallel: Parallel) {
    // A queue of its own is a thread more: the global ones have one a core, and this one may wait for the value.
    if parallel.jobs > 1 { DispatchQueue(label: "later").async { _ = self.value } }
  }
}
