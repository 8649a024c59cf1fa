/// When the turns of a transcript begin.
struct TurnTimes: Sendable, Equatable {
  var isClock = false
  /// Milliseconds, ascending; of turns at one time only the first.
  private var times: [Int] = []
  private var anchors: [String] = []

  init(of transcript: Transcript, anchors all: [String]) {
    isClock = transcript.usesClock
    var turns: [(time: Int, block: Int)] = []
    for (index, block) in transcript.blocks.enumerated() {
      if case .turn = block.kind, let time = block.time { turns.append((time, index)) }
    }
    turns.sort { ($0.time, $0.block) < ($1.time, $1.block) }
    for turn in turns where turn.time != times.last {
      times.append(turn.time)
      anchors.append(all[turn.block])
    }
  }

  /// The anchor of the turn that is being spoken at that time; nil before the first.
  func anchor(at time: Int) -> String? {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? anchors[low - 1] : nil
  }
}
