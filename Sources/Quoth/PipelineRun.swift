/// One run of the pipeline: what it has found so far, and how long each stage took.
struct PipelineRun {
  private let options: BuildOptions
  private let observer: Observer
  private let start = ContinuousClock.now
  private var stageStart = ContinuousClock.now
  private var stage: Stage?
  private var timings: [StageTiming] = []
  private var diagnostics: [Diagnostic] = []
  private var summary = BuildSummary()
  private var shares = SiteWriter.TimeShares()

  init(_ options: BuildOptions, _ observer: Observer) {
    self.options = options
    self.observer = observer
  }

  /// Ends the stage before and begins the next.
  mutating func begin(_ next: Stage) {
    endStage()
    stage = next
    observer.progress(Progress(stage: next))
  }

  private mutating func endStage() {
    let now = ContinuousClock.now
    let seconds = (now - stageStart).inSeconds
    if stage == .write, shares.whole > .zero {
      // Pages are rendered and written in one go; the time is divided as the workers' time was.
      let rendering = seconds * (shares.rendering / shares.whole)
      timings.append(StageTiming(name: "render", seconds: rendering))
      timings.append(StageTiming(name: "write", seconds: seconds - rendering))
    } else if let stage {
      timings.append(StageTiming(name: stage.rawValue, seconds: seconds))
    }
    stageStart = now
    stage = nil
  }

  mutating func add(_ found: [Diagnostic]) { diagnostics += found }

  /// A stage's value; what the stage found is kept.
  mutating func take<Value>(_ stage: (Value, [Diagnostic])) -> Value {
    add(stage.1)
    return stage.0
  }

  /// Counts the quotes by status.
  mutating func count(_ verdicts: [Verdict]) {
    var counts = Array(repeating: 0, count: Verdict.Status.allCases.count)
    for index in verdicts.indices { counts[verdicts[index].status.order] += 1 }
    for status in Verdict.Status.allCases where counts[status.order] > 0 {
      summary.quotes[status.rawValue] = counts[status.order]
    }
  }

  /// Whether the build may go on to write.
  var hasErrors: Bool {
    diagnostics.contains { $0.weighed(options.strictness).severity == .error }
  }

  /// Writes the site; what stands in its way becomes a finding. `known`: what the last build left; returned is what this
  /// one has left, nil when nothing was done.
  mutating func write(
    _ files: [OutputFile], _ copies: [FileCopy], _ known: BuildMemory
  ) throws -> [BuildMemory.Entry]? {
    begin(.write)
    let observer = observer
    let total = files.count + copies.count
    let writer = SiteWriter(
      outputFolder: options.outputFolder, jobs: options.jobs,
      progress: { observer.progress(Progress(stage: .write, done: $0, total: total)) },
      isInterrupted: observer.isInterrupted)
    do {
      let (written, left) = try writer.write(files, copying: copies, known, &shares)
      summary.files = written
      summary.pages = files.count { $0.path.utf8.suffix(5).elementsEqual(".html".utf8) }
      return left
    } catch let refusal as OutputRefusal {
      add(refusal.diagnostics)
      return nil
    }
  }

  mutating func result() -> BuildResult {
    endStage()
    let report = DiagnosticReport(
      diagnostics, strictness: options.strictness, text: SourceTexts(siteFolder: options.siteFolder).bytes)
    endStage()
    summary.seconds = (ContinuousClock.now - start).inSeconds
    return BuildResult(report: report, summary: summary, timings: timings)
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
