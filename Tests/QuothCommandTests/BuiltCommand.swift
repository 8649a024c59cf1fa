import Foundation

/// The `quoth` that this build made, run as a user runs it.
struct BuiltCommand {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
    /// Ended by a signal: `status` is its number.
    var isSignalled: Bool
  }

  var folder: String
  var environment: [String: String] = [:]
  /// A program with its arguments that is to run the command, and runs it in the same process.
  var prefix: [String] = []

  /// Beside the test bundle.
  static let path: String? = {
    let executables = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
    let source = URL(fileURLWithPath: #filePath)
    let package = source.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folders =
      executables.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
      + [package.appendingPathComponent(".build/debug")]
    return folders.map { $0.appendingPathComponent("quoth").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  struct NotBuilt: Error {}

  /// Runs to the end.
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  func run(_ arguments: [String]) throws -> Outcome {
    let process = try start(arguments)
    return try process.finish()
  }

  func start(_ arguments: [String]) throws -> Running {
    guard let path = BuiltCommand.path else { throw NotBuilt() }
    guard let program = prefix.first else { return try Running(path, arguments, folder, environment) }
    return try Running(
      "/usr/bin/env", [program] + prefix.dropFirst() + [path] + arguments, folder, environment)
  }

  /// A command on its way. What it prints goes to files, so that no pipe fills up.
  final class Running {
    let process = Process()
    private let output: URL
    private let errors: URL

    fileprivate init(
      _ path: String, _ arguments: [String], _ folder: String, _ environment: [String: String]
    ) throws {
      let scratch = URL(fileURLWithPath: NSTemporaryDirectory())
      output = scratch.appendingPathComponent("quoth-out-" + UUID().uuidString)
      errors = scratch.appendingPathComponent("quoth-err-" + UUID().uuidString)
      for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
    }

    func finish() throws -> Outcome {
      process.waitUntilExit()
      defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
      return Outcome(
        status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
        errors: try String(contentsOf: errors, encoding: .utf8),
        isSignalled: process.terminationReason == .uncaughtSignal)
    }
  }
}
