import ArgumentParser
import Quoth

/// One run of a subcommand: shows progress, prints what was found and done, and ends with the right exit status.
struct CommandRun {
  private let options: ReportOptions
  private let output = Stream.standardOutput
  private let errors = Stream.standardError

  /// What the last line says was done.
  enum Deed: Sendable {
    case build(output: String)
    case check
  }

  init(_ options: ReportOptions) { self.options = options }

  /// Throws the `ExitCode` to end with when it is not 0.
  func finish(_ work: (Observer) throws -> (BuildResult, Deed)) throws {
    try Self.guarded(quiet: options.quiet) { observer, line in
      let (result, deed) = try work(observer)
      line.clear()
      try print(result, deed)
    }
  }

  /// Does work with a line of progress on a terminal, minds Ctrl-C, and turns what is thrown into an `ExitCode` and a word
  /// about it.
  /// `remark`: what becomes of what a Ctrl-C leaves undone.
  static func guarded(
    quiet: Bool, remark: String = "the next build does the rest",
    _ work: (Observer, ProgressLine) throws -> Void
  ) throws {
    Stream.turnSignalsIntoErrors()
    let interruption = Interruption()
    let line = ProgressLine(on: .standardError, isShown: !quiet && Stream.standardError.isTerminal)
    let observer = Observer(
      progress: { progress in
        if [.write, .importing, .publish].contains(progress.stage) { interruption.deferToWriter() }
        line.show(progress)
      },
      isInterrupted: { interruption.isRequested })
    do {
      try work(observer, line)
    } catch let status as ExitCode {
      try checkOutput()
      throw status
    } catch let error as ValidationError {
      throw error
    } catch {
      line.clear()
      throw explain(error, remark)
    }
    try checkOutput()
  }

  /// A report that nobody got is no success.
  private static func checkOutput() throws {
    guard let fault = Stream.outputFault else { return }
    Stream.standardError.write("quoth: cannot write to the standard output: \(fault)\n")
    throw ExitStatus.disk
  }

  /// Says what is wrong with the usage of a subcommand where only the archive tells, as ArgumentParser says the rest.
  static func explain(_ error: ValidationError, of command: (some ParsableCommand).Type) -> ExitCode {
    Stream.standardError.write(
      "Error: \(error.message)\nUsage: \(QuothTool.usageString(for: command))\n"
        + "  See 'quoth \(command._commandName) --help' for more information.\n")
    return .validationFailure
  }

  /// Shows the findings of a run that builds nothing; then, unless one is an error, does the rest.
  static func report(_ report: DiagnosticReport, _ rest: () -> Void) throws {
    let errors = Stream.standardError
    errors.write(TextReport(isColoured: errors.takesColour).text(of: report))
    guard !report.hasErrors else {
      throw report.hasUnreadableFiles ? ExitStatus.disk : ExitStatus.content
    }
    rest()
  }

  /// Throws the `ExitCode` that errors end with.
  func print(_ result: BuildResult, _ deed: Deed) throws {
    switch options.format {
    case .text: errors.write(TextReport(isColoured: errors.takesColour).text(of: result.report))
    case .json: output.write(try JSONReport().text(of: result.report, summary: result.summary))
    case .sarif: output.write(try SARIFReport().text(of: result.report))
    case .github: output.write(GitHubReport().text(of: result.report))
    }
    if options.timings { errors.write(table(result.timings)) }
    if !options.quiet {
      let line = SummaryLine(result: result, deed: deed).text + "\n"
      if options.format == .text, !result.report.hasErrors { output.write(line) } else { errors.write(line) }
    }
    if result.report.hasErrors {
      throw result.report.hasUnreadableFiles ? ExitStatus.disk : ExitStatus.content
    }
  }

  private func table(_ timings: [StageTiming]) -> String {
    timings.map { timing in
      let milliseconds = String(Int((timing.seconds * 1000).rounded()))
      let name = timing.name + String(repeating: " ", count: max(1, 24 - timing.name.count))
      return "\(name)\(String(repeating: " ", count: max(0, 8 - milliseconds.count)))\(milliseconds) ms\n"
    }.joined()
  }

  private static func explain(_ error: any Error, _ remark: String) -> ExitCode {
    let errors = Stream.standardError
    switch error {
    case let refusal as Refusal:
      errors.write("quoth: \(refusal.message)\n")
      return ExitStatus.content
    case let fault as PublishFault:
      errors.write("quoth: \(fault.message)\n\(fault.said)")
      return fault.kind == .refused ? ExitStatus.content : ExitStatus.disk
    case let failure as DiskFailure:
      errors.write("quoth: \(failure.message)\n")
      return ExitStatus.disk
    case is Interrupted:
      errors.write(
        "quoth: interrupted; each page is either the old or the new one, and \(remark)\n")
      return ExitStatus.interrupted
    case let fault as InternalFault:
      errors.write("quoth: a fault of the program, please report it: \(fault.message)\n")
      return ExitStatus.fault
    default:
      errors.write("quoth: a fault of the program, please report it: \(error)\n")
      return ExitStatus.fault
    }
  }
}
