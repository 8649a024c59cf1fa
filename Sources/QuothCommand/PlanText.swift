import Quoth

/// What publishing would change, for people.
///
///     To “www” (rsync: example.org:/srv/www):
///       + articles/new/index.html
///       ~ index.html
///       - articles/old/index.html
///     1 added, 1 changed, 1 removed, 47 unchanged
struct PlanText {
  let plan: PublishPlan
  let target: PublishTarget

  /// Of each kind; the counts tell the rest.
  private static let mostLines = 20

  var text: String {
    let counts = [
      (plan.added.count, "added"), (plan.changed.count, "changed"), (plan.removed.count, "removed"),
      (plan.unchangedCount, "unchanged"),
    ].map { "\(BuildSummary.grouped($0)) \($1)" }.joined(separator: ", ")
    return "To “\(target.name)” (\(target.words)):\n" + lines("+", plan.added) + lines("~", plan.changed)
      + lines("-", plan.removed) + counts + "\n"
  }

  private func lines(_ sign: String, _ paths: [String]) -> String {
    let shown = paths.prefix(Self.mostLines).map { "  \(sign) \($0)\n" }.joined()
    let rest = paths.count - Self.mostLines
    return rest > 0 ? shown + "  \(sign) … and \(BuildSummary.grouped(rest)) more\n" : shown
  }
}
