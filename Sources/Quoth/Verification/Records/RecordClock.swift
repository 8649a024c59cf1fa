/// When each turn of a transcript is spoken.
struct RecordClock: Sendable {
  /// Per block: from its own time, or the last one before it, to the next one after it; milliseconds.
  private let times: [ClosedRange<Int>?]
  private let starts: [Int?]
  let usesClock: Bool

  /// How far off a locator may be.
  private static let tolerance = 10_000

  init(_ transcript: Transcript) {
    usesClock = transcript.usesClock
    starts = transcript.blocks.map(\.time)
    var ends = [Int?](repeating: nil, count: transcript.blocks.count)
    var following: Int?
    for index in transcript.blocks.indices.reversed() {
      ends[index] = following
      let block = transcript.blocks[index]
      following = block.time ?? block.moments.first?.time ?? following
    }
    var last: Int?
    times = transcript.blocks.indices.map { index in
      let block = transcript.blocks[index]
      let start = block.time ?? last
      last = block.moments.last?.time ?? block.time ?? last
      guard let start else { return nil }
      return start...max(start, ends[index] ?? .max)
    }
  }

  /// How far a time or a range is from the time at which a block is spoken, in milliseconds; nil: more than ten
  /// seconds. Where nothing says when it is spoken it may be then, but another block is nearer.
  func distance(of block: Int, to range: ClosedRange<Int>) -> Int? {
    guard times.indices.contains(block), let spoken = times[block] else { return Self.tolerance }
    let before = spoken.lowerBound - range.upperBound
    let after = range.lowerBound - spoken.upperBound
    // The moment at which the next block begins is that block's.
    let isNext = after == 0 && spoken.upperBound > spoken.lowerBound
    let distance = max(before, after, isNext ? 1 : 0)
    return distance <= Self.tolerance ? distance : nil
  }

  /// Whether any turn has a time, so that a locator can be wrong.
  var hasTimes: Bool { starts.contains { $0 != nil } }

  /// The time to write in a locator for words in this block; nil: none is known.
  func locator(of block: Int) -> String? {
    guard times.indices.contains(block), let start = times[block]?.lowerBound else { return nil }
    return text(start)
  }

  private func text(_ milliseconds: Int) -> String {
    guard usesClock else { return TimeCode.text(milliseconds / 1000 * 1000) }
    let minutes = milliseconds / 60_000
    let seconds = milliseconds / 1000 % 60
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(minutes / 60):\(padded(minutes % 60))" + (seconds > 0 ? ":\(padded(seconds))" : "")
  }
}
