import Testing

@testable import Quoth

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8]) func whatIsFoundComesInTheOrderOfTheIndices(jobs: Int) {
    var found = ["before"]
    let results = Parallel(jobs: jobs).map(count: 100, chunk: 7, collecting: &found) { index, found in
      if index.isMultiple(of: 10) { found.append("\(index)") }
      return index * 2
    }
    #expect(results == (0..<100).map { $0 * 2 })
    #expect(found == ["before"] + stride(from: 0, to: 100, by: 10).map { "\($0)" })
  }

  @Test(arguments: [1, 2, 3, 8]) func aSortedListIsTheSameWithAnyNumberOfThreads(jobs: Int) {
    // Many are equal by what they are sorted by, and stay in their order.
    let list = (0..<5000).map { (key: $0 &* 7919 % 97, index: $0) }
    let sorted = Parallel(jobs: jobs).sorted(list) { $0.key < $1.key }
    let wanted = list.sorted { ($0.key, $0.index) < ($1.key, $1.index) }
    #expect(sorted.map(\.index) == wanted.map(\.index))
    #expect(Parallel(jobs: jobs).sorted([3, 1, 2]) { $0 < $1 } == [1, 2, 3])
    #expect(Parallel(jobs: jobs).sorted([Int]()) { $0 < $1 }.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 8]) func joinedListsAreTheSameWhoeverHoldsThemStill(jobs: Int) {
    let kept = (0..<300).map { list in (0..<list % 4).map { "a text that is not short, \(list) \($0)" } }
    var lists = kept
    var joined: [String] = []
    let starts = Parallel(jobs: jobs).join(&lists, into: &joined, leaving: "") { text, start in
      text += ", from \(start)"
    }
    var wanted: [String] = []
    var begin = 0
    for list in kept {
      wanted += list.map { $0 + ", from \(begin)" }
      begin += list.count
    }
    #expect(joined == wanted)
    #expect(starts.count == 301 && starts.first == 0 && starts.last == wanted.count)
    // Those that were held are as they were, those that were given hold nothing of worth.
    #expect(kept[3] == (0..<3).map { "a text that is not short, 3 \($0)" })
    #expect(lists.allSatisfy { $0.allSatisfy(\.isEmpty) })
    // Without a filler they are copied.
    lists = kept
    _ = Parallel(jobs: jobs).join(&lists, into: &joined, leaving: nil) { $0 += ", from \($1)" }
    #expect(joined == wanted && lists == kept)
    var none: [[String]] = []
    #expect(Parallel(jobs: jobs).join(&none, into: &joined, leaving: "") { _, _ in } == [0])
    #expect(joined.isEmpty)
  }

  private struct Fault: Error, Equatable { var number: Int }

  @Test(arguments: [1, 2]) func ofTwoPiecesOfWorkTheFirstFaultCounts(jobs: Int) throws {
    let parallel = Parallel(jobs: jobs)
    let both = parallel.both({ 1 }, { "two" })
    #expect(both.0 == 1 && both.1 == "two")
    @Sendable func fail(_ number: Int) throws(Fault) -> Int { throw Fault(number: number) }
    #expect(throws: Fault(number: 1)) {
      _ = try parallel.both({ () throws(Fault) in try fail(1) }, { () throws(Fault) in try fail(2) })
    }
    #expect(throws: Fault(number: 2)) {
      _ = try parallel.both({ () throws(Fault) in 1 }, { () throws(Fault) in try fail(2) })
    }
  }
}
