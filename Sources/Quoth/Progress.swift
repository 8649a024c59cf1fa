/// The steps of a run, in their order; docs/architecture.md says what each does.
public enum Stage: String, CaseIterable, Sendable {
  case load, parse, link, verify, templates, prepare, write
  /// `quoth import`.
  case importing = "import"
  /// `quoth publish`, once the site is built.
  case publish

  /// For a progress line: what is being done.
  public var words: String {
    switch self {
    case .load: "Reading"
    case .parse: "Parsing"
    case .link: "Linking"
    case .verify: "Checking quotes"
    case .templates: "Checking templates"
    case .prepare: "Preparing pages"
    case .write: "Writing"
    case .importing: "Importing"
    case .publish: "Publishing"
    }
  }
}

/// How far a run is.
public struct Progress: Sendable, Equatable {
  public var stage: Stage
  /// Files done, of `total`; both 0 when a stage does not count.
  public var done = 0
  public var total = 0
}

/// Who watches a run, and may break it off. Both are called from any thread.
public struct Observer: Sendable {
  var progress: @Sendable (Progress) -> Void
  public var isInterrupted: @Sendable () -> Bool

  public init(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.progress = progress
    self.isInterrupted = isInterrupted
  }
}

/// How long a stage took, for `--timings` and the benchmarks.
public struct StageTiming: Sendable {
  public var name: String
  public var seconds: Double
}
