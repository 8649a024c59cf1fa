import Foundation
import Quoth

/// Keeps the site up to date on a thread of its own: read, show, wait for changes, and again. While nothing changes
/// the thread sleeps.
struct UpdateLoop: Sendable {
  let options: BuildOptions
  /// Look at the files again and again in place of being told.
  let polls: Bool
  let waker: Waker
  let report: @Sendable (PreviewEvent) -> Void
  let show: @Sendable (Shown) -> Void

  /// Runs until the waker is woken.
  func start() {
    let thread = Thread { run() }
    // Nothing here recurses, but linking large archives keeps much on the stack.
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func run() {
    var live = LiveSite(options)
    var shown = Shown()
    let retired = RetiredSites()
    var changes = SiteChanges.everything
    #if os(Linux)
      if !polls, var source = NotifiedChanges(siteFolder: options.siteFolder, waker: waker) {
        source.follow()
        while !source.isExhausted {
          update(&live, &shown, retired, changes)
          guard let next = source.next() else { return }
          changes = next
          if changes.isEverything { source.follow() }
        }
        report(.polling(reason: "no more folders can be watched (fs.inotify.max_user_watches)"))
      } else if !polls {
        report(.polling(reason: "the system gives no inotify"))
      }
    #endif
    var source = PolledChanges(siteFolder: options.siteFolder, waker: waker)
    while true {
      update(&live, &shown, retired, changes)
      guard let next = source.next() else { return }
      changes = next
    }
  }

  private func update(
    _ live: inout LiveSite, _ shown: inout Shown, _ retired: RetiredSites, _ changes: SiteChanges
  ) {
    do {
      guard let update = try live.update(changes) else { return }
      if let site = update.site {
        if let old = shown.site { retired.add(old) }
        shown.site = site
      }
      shown.problems = update.site == nil ? Shown.problems(of: update.report) : []
      show(shown)
      report(.updated(update, changes: changes))
    } catch let failure as DiskFailure {
      let problem = Shown.Problem(headline: failure.message, excerpt: "")
      // A folder that is away is looked for again and again, and told of once.
      if shown.problems == [problem] { return }
      shown.problems = [problem]
      show(shown)
      report(.failed(failure))
    } catch {
      shown.problems = [
        Shown.Problem(headline: "a fault of the program, please report it: \(error)", excerpt: "")
      ]
      show(shown)
    }
  }
}
