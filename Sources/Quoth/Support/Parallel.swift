import Dispatch
import Synchronization

/// Runs work on several threads: chunks of an index range are taken in turn, so that no thread waits for a slow
/// chunk, and results come back in the order of the indices whatever thread made them.
struct Parallel: Sendable {
  /// How many threads; 1 runs everything on the calling thread.
  var jobs: Int

  init(jobs: Int) { self.jobs = max(1, jobs) }

  /// The results of `transform` for each index, in order. Each is made in its place: documents and quotes are dozens of
  /// references, which to gather from lists of the threads would count up and down once more.
  func map<Result: Sendable>(
    count: Int, chunk: Int = 32, _ transform: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    return Array(unsafeUninitializedCapacity: count) { places, filled in
      // Every thread writes places of its own, and `places` outlives them all.
      nonisolated(unsafe) let places = places
      _ = mapChunks(count: count, chunk: chunk) { range in
        for index in range { places.initializeElement(at: index, to: transform(index)) }
      }
      filled = count
    }
  }

  /// The results of `transform` for each chunk of the indices, in order.
  func mapChunks<Result: Sendable>(
    count: Int, chunk: Int, _ transform: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let size = max(1, chunk)
    let chunks = (count + size - 1) / size
    let range = { @Sendable (index: Int) in index * size..<min(count, (index + 1) * size) }
    guard jobs > 1, chunks > 1 else { return (0..<chunks).map { transform(range($0)) } }
    let next = Atomic(0)
    let done = Mutex<[(Int, Result)]>([])
    DispatchQueue.concurrentPerform(iterations: min(jobs, chunks)) { _ in
      var own: [(Int, Result)] = []
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < chunks else { break }
        own.append((index, transform(range(index))))
      }
      done.withLock { $0 += own }
    }
    return done.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
