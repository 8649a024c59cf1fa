import Quoth
import Synchronization

/// One line on the terminal that says what the run is at, overwritten as it goes on.
final class ProgressLine: Sendable {
  private let stream: Stream
  private let isShown: Bool
  private let last: Mutex<(time: ContinuousClock.Instant, stage: Stage?)>

  init(on stream: Stream, isShown: Bool) {
    self.stream = stream
    self.isShown = isShown
    last = Mutex((.now, nil))
  }

  /// At most twenty times a second; the first fifth of a second is silent, so that quick runs do not flicker.
  func show(_ progress: Progress) {
    guard isShown else { return }
    let isDue = last.withLock { last in
      let now = ContinuousClock.now
      guard now - last.time > .milliseconds(last.stage == nil ? 200 : 50) else { return false }
      last = (now, progress.stage)
      return true
    }
    guard isDue else { return }
    let count =
      progress.total == 0
      ? "" : " \(BuildSummary.grouped(progress.done)) of \(BuildSummary.grouped(progress.total))"
    stream.write("\r\u{1B}[K\(progress.stage.words)\(count) …")
  }

  func clear() {
    guard isShown, last.withLock({ $0.stage != nil }) else { return }
    stream.write("\r\u{1B}[K")
  }
}
