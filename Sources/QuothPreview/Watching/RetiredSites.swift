import Dispatch
import Quoth
import Synchronization

/// Sites that are no longer shown. Who lets go of one last takes it apart, which takes as long as making it; so they are
/// held for a moment, until the pages that a browser waits for are there, and then given up on a thread that nobody
/// waits for. Of a burst of saves only the last two are held.
final class RetiredSites: Sendable {
  private static let most = 2
  private let sites = Mutex<[SiteSnapshot]>([])

  func add(_ site: SiteSnapshot) {
    let isFull = sites.withLock { sites in
      sites.append(site)
      return sites.count > Self.most
    }
    DispatchQueue.global().asyncAfter(deadline: isFull ? .now() : .now() + 1) { self.giveUpOldest() }
  }

  private func giveUpOldest() {
    let oldest = sites.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    withExtendedLifetime(oldest) {}
  }
}
