/// The way to one target. Each asks its program what is there; nothing is remembered between publishes that the
/// target could not tell itself.
protocol PublishChannel: Sendable {
  /// The target's manifest; nil when nothing of anybody is there. Throws `PublishFault` when files of somebody else are.
  func manifest() throws -> Manifest?
  /// Compares bytes (or their hashes), not times.
  func difference(_ site: BuiltSite, old: Manifest) throws -> TargetDifference
  /// Does what the plan says. `progress` takes the number of files done.
  func send(_ plan: PublishPlan, _ site: BuiltSite, progress: (Int) throws -> Void) throws
}

/// A target that takes files one by one, so that their order matters.
protocol FilewiseChannel: PublishChannel {
  func put(_ manifest: Manifest) throws
  func put(_ paths: [String], of site: BuiltSite) throws
  /// Also removes the folders that this leaves empty.
  func remove(_ paths: [String]) throws
}

extension FilewiseChannel {
  /// The manifest goes first, with the old and the new files in it: should this be broken off, everything that is at
  /// the target is still known as ours, and the next publish does the rest.
  func send(_ plan: PublishPlan, _ site: BuiltSite, progress: (Int) throws -> Void) throws {
    var done = 0
    func step(_ paths: [String], _ work: ([String]) throws -> Void) throws {
      guard !paths.isEmpty else { return }
      try work(paths)
      done += paths.count
      try progress(done)
    }
    try put(plan.union)
    try step(plan.obstacles, remove)
    for batch in plan.batches { try step(batch) { try put($0, of: site) } }
    for batch in plan.removals { try step(batch, remove) }
    try put(plan.final)
  }
}

extension PublishFault {
  /// Somebody else's files are where the site would go.
  static func foreign(_ target: String) -> PublishFault {
    PublishFault(
      .refused,
      "the target “\(target)” holds files, and no publish of ours put them there; empty it, or choose another place"
    )
  }
}
