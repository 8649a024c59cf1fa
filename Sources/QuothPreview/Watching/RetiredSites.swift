import Dispatch
import Quoth
import Synchronization

/// Sites that are no longer shown. Who lets go of one last takes it apart, which takes as long as making it; so they are
/// held for a moment, until the pages that a browser waits for are there, and then given up on a thread that nobody
/// waits for. Of a burst of saves only the last is held.
final class RetiredSites: Sendable {
  private let last = Mutex<SiteSnapshot?>(nil)

  func add(_ site: SiteSnapshot) {
    let before = last.withLock { last in
      let before = last
      last = site
      return before
    }
    if let before { DispatchQueue.global().async { withExtendedLifetime(before) {} } }
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [number = ObjectIdentifier(site)] in
      self.giveUp(number)
    }
  }

  /// Nothing happens where another has taken its place.
  private func giveUp(_ site: ObjectIdentifier) {
    let given = last.withLock { last in
      guard let held = last, ObjectIdentifier(held) == site else { return nil as SiteSnapshot? }
      last = nil
      return held
    }
    withExtendedLifetime(given) {}
  }
}
