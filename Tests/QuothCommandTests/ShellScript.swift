import Foundation

/// Commands for the system's shell, as a page of the documentation or a host would run them.
struct ShellScript {
  var text: String
  var folder: String
  /// Beside that of the tests.
  var environment: [String: String] = [:]

  /// Runs to the end. `printed`: on both streams, in order.
  func run() throws -> (status: Int32, printed: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", text]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
