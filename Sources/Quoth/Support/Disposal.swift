import Dispatch
import Synchronization

/// Takes a large value apart on another thread. An archive is millions of small values, and letting go of them takes a
/// tenth of the time of a build, for which nobody need wait; a program that ends meanwhile ends at once.
final class Disposal<Value: Sendable>: Sendable {
  private let value: Mutex<Value?>

  private init(_ value: consuming sending Value) { self.value = Mutex(consume value) }

  /// The caller must hold no other copy (`consume` it), or the last of those is what takes the time.
  static func dispose(of value: consuming sending Value) {
    let disposal = Disposal(consume value)
    DispatchQueue.global().async { disposal.value.withLock { $0 = nil } }
  }
}
