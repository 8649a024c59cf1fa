import Testing

@testable import Quoth

/// The quick way to all stretches comes to the same as the slow one to each.
struct SlidingSubsequenceTests {
  /// Wagner and Fischer (1974).
  private func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var above = [Int](repeating: 0, count: second.count + 1)
    for word in first {
      var row = above
      for column in second.indices {
        row[column + 1] =
          word == second[column] ? above[column] + 1 : max(above[column + 1], row[column])
      }
      above = row
    }
    return above[second.count]
  }

  @Test(arguments: [(1, 1, 1), (1, 5, 2), (4, 12, 8), (7, 30, 14), (9, 9, 9), (12, 60, 5), (3, 40, 6)])
  func `Every stretch has its longest common subsequence`(_ quote: Int, _ record: Int, _ window: Int) {
    var generator = SystemRandomNumberGenerator()
    for words in [2, 3, 6, 20] {
      for _ in 0..<20 {
        let first = (0..<quote).map { _ in UInt64.random(in: 0..<UInt64(words), using: &generator) }
        let second = (0..<record).map { _ in UInt64.random(in: 0..<UInt64(words), using: &generator) }
        let expected = (0...record - window).map { common(first, Array(second[$0..<$0 + window])) }
        #expect(
          SlidingSubsequence.lengths(first, second[...], window: window) == expected, "\(first) / \(second)")
      }
    }
  }
}
