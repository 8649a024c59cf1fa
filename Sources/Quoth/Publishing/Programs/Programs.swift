/// The programs as a channel calls them: for one target.
struct Programs: Sendable {
  let runner: any ProgramRunner
  let target: String
  var environment: [String: String?] = [:]

  /// Runs to the end, whatever the status. Throws `PublishFault` when the program is not there.
  func outcome(_ name: String, _ arguments: [String], input: [UInt8] = []) throws -> ProgramOutcome {
    // Messages are read, so they are asked for in English.
    var all = environment
    all["LC_ALL"] = "C.UTF-8"
    do {
      return try runner.run(ProgramCall(name, arguments, environment: all, input: input))
    } catch let missing as ProgramMissing {
      throw PublishFault(
        .refused,
        "publishing to “\(target)” needs the program \(missing.name), which is not on this machine; install it, for instance with “apt install \(missing.name)”"
      )
    }
  }

  /// The same, throwing `PublishFault` when it fails.
  @discardableResult
  func run(_ name: String, _ arguments: [String], input: [UInt8] = []) throws -> ProgramOutcome {
    let outcome = try outcome(name, arguments, input: input)
    guard outcome.isFine else { throw fault(name, outcome) }
    return outcome
  }

  func fault(_ name: String, _ outcome: ProgramOutcome) -> PublishFault {
    ProgramFailure(name: name, target: target, outcome: outcome).fault
  }
}
