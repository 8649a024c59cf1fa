import ArgumentParser
import Quoth
import QuothPublish

/// One run of `quoth publish`: what is shown of the build, of the plan and of how it ended.
struct PublishRun {
  private let reporting: ReportOptions

  init(_ reporting: ReportOptions) { self.reporting = reporting }

  /// Throws the `ExitCode` to end with when it is not 0.
  func finish(_ options: BuildOptions, _ request: Publisher.Request) throws {
    // What machines read has standard output to itself.
    let output = reporting.format == .text ? Stream.standardOutput : .standardError
    try CommandRun.guarded(quiet: reporting.quiet, remark: "the next publish does the rest") {
      observer, line in
      let runner = SubprocessRunner(isInterrupted: observer.isInterrupted)
      var failure: (any Error)?
      let ending = try Publisher(options, observer, runner: runner).publish(request) { event in
        line.clear()
        switch event {
        case .built(let result, let folder):
          do { try CommandRun(reporting).print(result, .build(output: folder)) } catch { failure = error }
        case .planned(let plan, let target):
          if !reporting.quiet || request.isDryRun { output.write(PlanText(plan: plan, target: target).text) }
        }
      }
      line.clear()
      if let failure { throw failure }
      if !reporting.quiet { output.write(Self.words(of: ending)) }
    }
  }

  private static func words(of ending: Publisher.Ending) -> String {
    switch ending {
    case .notBuilt: ""
    case .nothingToDo(let target): "“\(target.name)” is up to date\n"
    case .dryRun(let target): "A dry run: nothing was sent to “\(target.name)”\n"
    case .published(let target): "Published to “\(target.name)” (\(target.words))\n"
    }
  }
}
