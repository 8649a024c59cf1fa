import CPlatform
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
    var found: [Never] = []
    return map(count: count, chunk: chunk, collecting: &found) { index, _ in transform(index) }
  }

  /// The same with what each finds besides, which is added to `found` in the order of the indices.
  func map<Result: Sendable, Found: Sendable>(
    count: Int, chunk: Int = 32, collecting found: inout [Found],
    _ transform: @Sendable (Int, inout [Found]) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    return Array(unsafeUninitializedCapacity: count) { places, filled in
      // Every thread writes places of its own, and `places` outlives them all.
      nonisolated(unsafe) let places = places
      let lists = mapChunks(count: count, chunk: chunk) { range in
        var own: [Found] = []
        for index in range { places.initializeElement(at: index, to: transform(index, &own)) }
        return own
      }
      for list in lists { found += list }
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
        quoth_reserve_memory()
        own.append((index, transform(range(index))))
      }
      done.withLock { $0 += own }
    }
    return done.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Puts the elements of all lists into one, one list behind the other. With a `filler`, which is left in their places,
  /// they are moved and not copied; somebody else who holds a list still keeps a copy. `finish` completes each, knowing
  /// where those of its list begin. Returned are the beginnings, by list, and the end.
  func join<Element: Sendable>(
    _ lists: inout [[Element]], into joined: inout [Element], leaving filler: Element?,
    _ finish: @Sendable (inout Element, _ start: Int) -> Void
  ) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(lists.count + 1)
    for index in lists.indices { starts.append(starts[index] + lists[index].count) }
    let total = starts[lists.count]
    joined = Array(unsafeUninitializedCapacity: total) { [starts] places, filled in
      guard let base = places.baseAddress else { return }
      lists.withUnsafeMutableBufferPointer { lists in
        // Every thread has lists of its own and writes places of its own; both outlive them all.
        nonisolated(unsafe) let lists = lists
        nonisolated(unsafe) let base = base
        _ = mapChunks(count: lists.count, chunk: 64) { range in
          for index in range {
            let target = base + starts[index]
            if let filler {
              lists[index].withUnsafeMutableBufferPointer { list in
                guard let source = list.baseAddress else { return }
                target.moveInitialize(from: source, count: list.count)
                source.initialize(repeating: filler, count: list.count)
              }
            } else {
              lists[index].withUnsafeBufferPointer { list in
                guard let source = list.baseAddress else { return }
                target.initialize(from: source, count: list.count)
              }
            }
            for place in 0..<starts[index + 1] - starts[index] { finish(&target[place], starts[index]) }
          }
        }
      }
      filled = total
    }
    return starts
  }

  /// Two pieces of work side by side. Throws what the first of them throws, or else the second.
  func both<First: Sendable, Second: Sendable, Failure: Error>(
    _ first: @Sendable () throws(Failure) -> First, _ second: @Sendable () throws(Failure) -> Second
  ) throws(Failure) -> (First, Second) {
    let halves = mapChunks(count: 2, chunk: 1) { range -> Half<First, Second, Failure> in
      range.lowerBound == 0 ? .first(Result(catching: first)) : .second(Result(catching: second))
    }
    // Results come in the order of the indices.
    guard case .first(let one) = halves[0], case .second(let other) = halves[1] else {
      return (try first(), try second())
    }
    return (try one.get(), try other.get())
  }

  /// The list in order; of equal elements the first stays the first. Each thread sorts a part.
  func sorted<Element: Sendable>(
    _ list: [Element], by isBefore: @Sendable (Element, Element) -> Bool
  ) -> [Element] {
    let size = (list.count + jobs - 1) / jobs
    // Below, starting threads takes longer.
    guard jobs > 1, list.count > 1000 else { return list.sorted(by: isBefore) }
    var parts = mapChunks(count: list.count, chunk: size) { list[$0].sorted(by: isBefore) }
    while parts.count > 1 {
      let pairs = parts
      parts = mapChunks(count: pairs.count, chunk: 2) { range in
        range.count == 1
          ? pairs[range.lowerBound]
          : Self.merged(pairs[range.lowerBound], pairs[range.lowerBound + 1], by: isBefore)
      }
    }
    return parts[0]
  }

  private static func merged<Element>(
    _ first: [Element], _ second: [Element], by isBefore: (Element, Element) -> Bool
  ) -> [Element] {
    var merged: [Element] = []
    merged.reserveCapacity(first.count + second.count)
    var next = 0
    for element in first {
      while next < second.count, isBefore(second[next], element) {
        merged.append(second[next])
        next += 1
      }
      merged.append(element)
    }
    merged += second[next...]
    return merged
  }
}

/// What came of one of two pieces of work.
private enum Half<First: Sendable, Second: Sendable, Failure: Error>: Sendable {
  case first(Result<First, Failure>)
  case second(Result<Second, Failure>)
}
