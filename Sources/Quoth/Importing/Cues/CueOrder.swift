/// Brings cues into the order in which they are spoken.
enum CueOrder {
  enum Finding: Equatable {
    case inOrder
    /// So many stood before one that is spoken earlier.
    case sorted(Int)
    /// Times begin anew at this line: two recordings in one file, which sorting would shuffle.
    case restarts(line: Int)
  }

  static func sort(_ cues: inout [Cue]) -> Finding {
    var steps: [Int] = []
    for index in cues.indices.dropFirst() where cues[index].start < cues[index - 1].start {
      steps.append(index)
    }
    guard let first = steps.first else { return .inOrder }
    if steps.count == 1, isRestart(cues, at: first) { return .restarts(line: cues[first].line) }
    let order = cues.indices.sorted { (cues[$0].start, $0) < (cues[$1].start, $1) }
    cues = order.map { cues[$0] }
    return .sorted(steps.count)
  }

  /// One step back to near the beginning, after which much follows.
  private static func isRestart(_ cues: [Cue], at index: Int) -> Bool {
    let last = cues[index - 1].start
    return index >= 5 && cues.count - index >= 5 && cues[index].start * 10 < last
  }
}
