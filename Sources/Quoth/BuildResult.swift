/// What a run found and did.
public struct BuildResult: Sendable {
  public var report: DiagnosticReport
  public var summary: BuildSummary
  public var timings: [StageTiming]
}
