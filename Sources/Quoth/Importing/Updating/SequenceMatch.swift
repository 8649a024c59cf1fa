/// Which elements of two versions of a sequence are the same: equal ends, then elements that stand once in each and in the
/// same order (Bram Cohen's patience diff), then the same between them. Linear but for a sort.
enum SequenceMatch {
  /// Pairs of indices, ascending in both.
  static func pairs(_ a: [UInt64], _ b: [UInt64]) -> [(a: Int, b: Int)] {
    var found: [(a: Int, b: Int)] = []
    var waiting = [(a.indices, b.indices)]
    while let (x, y) = waiting.popLast() {
      var (low, high) = ((x.lowerBound, y.lowerBound), (x.upperBound, y.upperBound))
      while low.0 < high.0, low.1 < high.1, a[low.0] == b[low.1] {
        found.append(low)
        low = (low.0 + 1, low.1 + 1)
      }
      while high.0 > low.0, high.1 > low.1, a[high.0 - 1] == b[high.1 - 1] {
        high = (high.0 - 1, high.1 - 1)
        found.append(high)
      }
      guard low.0 < high.0, low.1 < high.1 else { continue }
      var last = low
      for anchor in anchors(a, low.0..<high.0, b, low.1..<high.1) {
        found.append(anchor)
        waiting.append((last.0..<anchor.0, last.1..<anchor.1))
        last = (anchor.0 + 1, anchor.1 + 1)
      }
      if last != low { waiting.append((last.0..<high.0, last.1..<high.1)) }
    }
    return found.sorted { $0.a < $1.a }
  }

  /// Elements that stand once in each stretch: the longest run of them in the same order.
  private static func anchors(
    _ a: [UInt64], _ x: Range<Int>, _ b: [UInt64], _ y: Range<Int>
  ) -> [(Int, Int)] {
    var places: [UInt64: (a: Int, b: Int, countA: Int, countB: Int)] = [:]
    for index in x { places[a[index], default: (index, -1, 0, 0)].countA += 1 }
    for index in y where places[b[index]] != nil {
      places[b[index]]?.countB += 1
      places[b[index]]?.b = index
    }
    let unique = places.values.filter { $0.countA == 1 && $0.countB == 1 }.sorted { $0.a < $1.a }
    // Longest ascending run of the second index, by piles.
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: unique.count)
    for index in unique.indices {
      let place = piles.partition { unique[$0].b > unique[index].b }
      before[index] = place > 0 ? piles[place - 1] : -1
      if place == piles.count { piles.append(index) } else { piles[place] = index }
    }
    var run: [(Int, Int)] = []
    var next = piles.last ?? -1
    while next >= 0 {
      run.append((unique[next].a, unique[next].b))
      next = before[next]
    }
    return run.reversed()
  }
}
