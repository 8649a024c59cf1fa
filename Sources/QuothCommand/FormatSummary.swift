import Quoth

/// What `quoth fmt` says at the end: the files that it changed, and how many it looked at.
struct FormatSummary {
  private let result: FormatRun.Result
  private let isCheck: Bool

  init(_ result: FormatRun.Result, isCheck: Bool) {
    self.result = result
    self.isCheck = isCheck
  }

  /// Lines, each ending in LF.
  var text: String {
    let files = "\(BuildSummary.grouped(result.count)) file\(result.count == 1 ? "" : "s")"
    if isCheck { return "Looked at \(files): all in the canonical form\n" }
    let changed = result.changed.map { "formatted \($0)\n" }.joined()
    return changed + "Looked at \(files), changed \(BuildSummary.grouped(result.changed.count))\n"
  }
}
