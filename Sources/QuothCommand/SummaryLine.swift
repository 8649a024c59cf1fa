import Quoth

/// The last line of a run.
struct SummaryLine {
  let result: BuildResult
  let deed: CommandRun.Deed

  var text: String {
    let counts = result.report.countLine
    if result.report.hasErrors {
      if case .build = deed { return "\(counts); nothing was written" }
      return counts
    }
    let summary = result.summary
    let remark = counts.isEmpty ? "" : "; \(counts)"
    switch deed {
    case .build(let output):
      let files = summary.files
      let changes = [(files.written, "written"), (files.unchanged, "unchanged"), (files.removed, "removed")]
        .map { "\(BuildSummary.grouped($0)) \($1)" }.joined(separator: ", ")
      let pages = "\(BuildSummary.grouped(summary.pages)) page\(summary.pages == 1 ? "" : "s")"
      return "Built \(pages) with \(summary.quoteLine): \(changes) in \(seconds) s → \(output)\(remark)"
    case .check:
      return "Checked \(summary.quoteLine) in \(seconds) s\(counts.isEmpty ? ": no errors" : ": \(counts)")"
    }
  }

  /// With two decimals.
  private var seconds: String {
    let hundredths = Int((result.summary.seconds * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
