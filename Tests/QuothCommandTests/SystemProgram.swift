import Foundation

/// A program of the system, run by a test to its end.
enum SystemProgram {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// What it printed. Throws when it fails.
  @discardableResult
  static func run(
    _ name: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let file = NSTemporaryDirectory() + "quoth-program-" + UUID().uuidString
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOfFile: file, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(name) \(arguments) ended with \(process.terminationStatus): \(output)")
    }
    return output
  }
}
