#if os(Linux)
  import Quoth

  /// Changes as the kernel tells them: no work while nothing happens.
  struct NotifiedChanges: ~Copyable, ChangeSource {
    /// Nothing must have happened for so long before a burst is over; a save is three or four events within one
    /// millisecond, a `git checkout` thousands, with pauses.
    private static let pause: Int32 = 10
    private static let longPause: Int32 = 80
    /// More files than this are no save by hand.
    private static let manyFiles = 8
    /// Even in a storm that does not end the page is brought up to date from time to time.
    private static let longestBurst = Duration.seconds(2)

    private let inotify: Inotify
    private let waker: Waker
    private let siteFolder: String
    /// By watch: what its files are called. One folder may be reached by several paths.
    private var names: [Int32: Set<String?>] = [:]
    private(set) var isExhausted = false
    private var isSiteThere = true

    /// Nil: the system gives no inotify.
    init?(siteFolder: String, waker: Waker) {
      guard let inotify = Inotify() else { return nil }
      self.inotify = inotify
      self.waker = waker
      self.siteFolder = siteFolder
    }

    /// Watches new folders and forgets those that are gone. When the system has no watches left, `isExhausted`.
    mutating func follow() {
      var wanted: [Int32: Set<String?>] = [:]
      isSiteThere = false
      for folder in SiteScan(siteFolder: siteFolder).folders {
        let (watch, reason) = inotify.watch(folder.path)
        if let watch {
          wanted[watch, default: []].insert(folder.name)
          isSiteThere = isSiteThere || folder.name == ""
        } else if reason == Inotify.noneLeft {
          isExhausted = true
        }
      }
      for watch in names.keys where wanted[watch] == nil { inotify.forget(watch) }
      names = wanted
    }

    mutating func next() -> SiteChanges? {
      // A site's folder that has gone cannot be watched until it returns.
      let timeout: Int32 = isSiteThere ? -1 : 500
      while true {
        switch waker.wait(for: inotify.descriptor, milliseconds: timeout) {
        case .woken: return nil
        case .timeout: return .everything
        case .ready: break
        }
        guard let changes = burst() else { return nil }
        if !changes.isEmpty { return changes }
      }
    }

    /// Reads events until they pause.
    private func burst() -> SiteChanges? {
      let start = ContinuousClock.now
      var changes = SiteChanges()
      while true {
        for event in inotify.events() { add(event, to: &changes) }
        let isLarge = changes.paths.count > Self.manyFiles || changes.isEverything
        let pause = changes.isEmpty ? 0 : isLarge ? Self.longPause : Self.pause
        switch waker.wait(for: inotify.descriptor, milliseconds: pause) {
        case .woken: return nil
        case .timeout: return changes
        case .ready: if ContinuousClock.now - start > Self.longestBurst { return changes }
        }
      }
    }

    private func add(_ event: Inotify.Event, to changes: inout SiteChanges) {
      if event.isLoss {
        changes.isEverything = true
        return
      }
      guard !event.isEndOfWatch, let folders = names[event.watch] else { return }
      if SiteChanges.passesOver(name: event.name), !event.name.isEmpty { return }
      for folder in folders {
        switch folder {
        case nil: changes.isEverything = true
        case "":
          // Of the site's folder itself only these two matter; its output changes with every build.
          if event.name.isEmpty || event.name == "content" || event.name == "site-templates" {
            changes.isEverything = true
          }
        case let folder?:
          if event.isAboutFolder {
            changes.isEverything = true
          } else {
            changes.paths.insert(folder + "/" + event.name)
          }
        }
      }
    }
  }
#endif
