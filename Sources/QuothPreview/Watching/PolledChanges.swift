import Quoth

/// Changes found by looking at the times of all files again and again: where the system does not tell.
struct PolledChanges: ChangeSource {
  private let siteFolder: String
  private let waker: Waker
  private let pause: Duration
  private var last: SiteScan

  /// `pause`: between two looks; longer when a look takes long, so that looking never takes more than a twentieth of
  /// the time.
  init(siteFolder: String, waker: Waker, pause: Duration = .milliseconds(500)) {
    self.siteFolder = siteFolder
    self.waker = waker
    self.pause = pause
    last = SiteScan(siteFolder: siteFolder, withTimes: true)
  }

  /// The changes since the last look will be reported by the next.
  func follow() {}

  mutating func next() -> SiteChanges? {
    var wait = pause
    while true {
      let milliseconds = wait.components.seconds * 1000 + wait.components.attoseconds / 1_000_000_000_000_000
      if waker.wait(for: -1, milliseconds: Int32(clamping: milliseconds)) == .woken { return nil }
      let start = ContinuousClock.now
      let now = SiteScan(siteFolder: siteFolder, withTimes: true)
      wait = max(pause, (ContinuousClock.now - start) * 20)
      let changes = now.changes(since: last)
      last = now
      if !changes.isEmpty { return changes }
    }
  }
}
