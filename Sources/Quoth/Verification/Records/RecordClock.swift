/// When each turn of a transcript is spoken.
struct RecordClock: Sendable {
  /// Per block: from its own time, or the last one before it, to the next one after it, or to the recording's end;
  /// milliseconds. Times of day go on growing over midnight.
  private let times: [ClosedRange<Int>?]
  /// Per block, where it begins as its transcript says it.
  private let starts: [Int?]
  /// The first time and the last, and how often midnight has passed by then.
  private let extent: ClosedRange<Int>
  private let lastDay: Int
  let usesClock: Bool
  /// Whether any turn has a time, so that a locator can be wrong.
  let hasTimes: Bool

  /// How far off a locator may be.
  private static let tolerance = 10_000

  init(_ transcript: Transcript) {
    usesClock = transcript.usesClock
    hasTimes = transcript.blocks.contains { $0.time != nil }
    var clock = RunningClock(isOfDay: transcript.usesClock)
    // Per block, its own time, the first and the last inside it.
    let said = transcript.blocks.map { block in
      let start = block.time.map { clock.reads($0) }
      var (first, last) = (start, start)
      for moment in block.moments {
        last = clock.reads(moment.time)
        first = first ?? last
      }
      return (start: start, first: first, last: last)
    }
    lastDay = clock.day
    let first = said.lazy.compactMap(\.first).first ?? 0
    extent = first...max(first, said.lazy.compactMap(\.last).last ?? first)
    let zero = transcript.usesClock ? first : 0
    var following = transcript.duration.flatMap { TimeCode.milliseconds($0) }.map { zero + $0 }
    // One that ends before the last turn begins is none.
    if let end = following, end < extent.upperBound { following = nil }
    if following == nil, let end = said.lastIndex(where: { $0.last != nil }), let last = said[end].last {
      following = Self.longest(transcript.blocks[end...]).map { last + $0 }
    }
    var ends = [Int?](repeating: nil, count: said.count)
    for index in said.indices.reversed() {
      ends[index] = following
      following = said[index].first ?? following
    }
    var (last, typed): (Int?, Int?) = (nil, nil)
    var (times, starts): ([ClosedRange<Int>?], [Int?]) = ([], [])
    for (index, block) in transcript.blocks.enumerated() {
      let start = said[index].start ?? last
      times.append(start.map { $0...max($0, ends[index] ?? .max) })
      starts.append(block.time ?? typed)
      last = said[index].last ?? last
      typed = block.moments.last?.time ?? block.time ?? typed
    }
    (self.times, self.starts) = (times, starts)
  }

  /// The longest that the speech of turns may take, in milliseconds: a sixth of the speed at which English is spoken, and a
  /// minute at least. Nil: something else stands among them, of which nobody knows how long it takes.
  private static func longest(_ blocks: ArraySlice<TranscriptBlock>) -> Int? {
    var bytes = 0
    for block in blocks {
      guard block.isTurn, !block.silences.contains(where: { $0.kind != .time }) else { return nil }
      bytes += block.text.utf8.count
    }
    return max(60_000, bytes * 400)
  }

  /// How far a time or a range is from the time at which a block is spoken, in milliseconds; nil: more than ten
  /// seconds. Where nothing says when it is spoken it may be then, but another block is nearer.
  func distance(of block: Int, to range: ClosedRange<Int>) -> Int? {
    guard times.indices.contains(block), let spoken = times[block] else { return Self.tolerance }
    var least = Int.max
    // A time of day is that of each day on which the record has it, else of the day on which it may go on to it.
    for day in 0...lastDay {
      let from = range.lowerBound + day * RunningClock.day
      let to = range.upperBound + day * RunningClock.day
      if day < lastDay, to < extent.lowerBound - Self.tolerance { continue }
      if from > extent.upperBound, least < .max { break }
      // The moment at which the next block begins is that block's.
      let isNext = from == spoken.upperBound && from > spoken.lowerBound
      least = min(least, max(spoken.lowerBound - to, from - spoken.upperBound, isNext ? 1 : 0))
    }
    return least <= Self.tolerance ? least : nil
  }

  /// The time to write in a locator for words in this block; nil: none is known.
  func locator(of block: Int) -> String? {
    guard starts.indices.contains(block), let start = starts[block] else { return nil }
    return TimeCode.text(start / 1000 * 1000, clock: usesClock)
  }
}

/// Reads times one after the other. Times of day begin anew at midnight; what it makes of them does not.
private struct RunningClock {
  let isOfDay: Bool
  private(set) var day = 0
  private var last: Int?

  static let day = 24 * 3_600_000

  init(isOfDay: Bool) { self.isOfDay = isOfDay }

  mutating func reads(_ time: Int) -> Int {
    if isOfDay, let last, TimeCode.isPastMidnight(last, time) { day += 1 }
    last = time
    return time + day * Self.day
  }
}
