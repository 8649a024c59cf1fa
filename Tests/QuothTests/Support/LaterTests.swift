import Synchronization
import Testing

@testable import Quoth

@Suite struct LaterTests {
  @Test func aValueIsMadeWhenItIsAskedForAndOnce() {
    let count = Counter()
    let later = Later { count.next() }
    #expect(count.value == 0)
    let values = Parallel(jobs: 4).map(count: 100, chunk: 1) { _ in later.value }
    #expect(values == Array(repeating: 1, count: 100) && count.value == 1)
  }

  @Test(arguments: [1, 4]) func aValueThatWasBegunIsMadeOnce(_ jobs: Int) {
    let count = Counter()
    let later = Later { count.next() }
    later.begin(Parallel(jobs: jobs))
    #expect(jobs > 1 || count.value == 0)
    #expect(later.value == 1 && later.value == 1 && count.value == 1)
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
}
