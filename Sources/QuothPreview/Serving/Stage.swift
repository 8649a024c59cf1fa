import Quoth

/// Holds what is shown, and tells those who wait for it when it changes.
actor Stage {
  private var shown: Shown?
  private var followers: [Int: AsyncStream<Shown>.Continuation] = [:]
  private var next = 0

  func show(_ new: Shown) {
    shown = new
    for follower in followers.values { follower.yield(new) }
  }

  /// What is shown now, and then each new state; who is slow misses states between, never the last. `end` breaks the
  /// stream off.
  func states() -> (AsyncStream<Shown>, end: AsyncStream<Shown>.Continuation) {
    let number = next
    next += 1
    let (stream, continuation) = AsyncStream.makeStream(of: Shown.self, bufferingPolicy: .bufferingNewest(1))
    followers[number] = continuation
    continuation.onTermination = { [weak self] _ in Task { await self?.forget(number) } }
    if let shown { continuation.yield(shown) }
    return (stream, continuation)
  }

  private func forget(_ number: Int) { followers[number] = nil }

  /// What is shown; waits for the first. Nil: the preview ends.
  func current() async -> Shown? {
    if let shown { return shown }
    for await first in states().0 { return first }
    return nil
  }
}
