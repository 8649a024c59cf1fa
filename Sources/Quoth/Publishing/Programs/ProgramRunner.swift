/// A program of the system that publishing calls: git, rsync, rclone.
public struct ProgramCall: Sendable {
  /// Looked up in PATH.
  public var name: String
  public var arguments: [String]
  /// Added to the environment of this process; nil takes a variable out.
  public var environment: [String: String?]
  /// What it reads on its standard input.
  public var input: [UInt8]

  init(
    _ name: String, _ arguments: [String], environment: [String: String?] = [:], input: [UInt8] = []
  ) {
    self.name = name
    self.arguments = arguments
    self.environment = environment
    self.input = input
  }
}

/// What became of it.
public struct ProgramOutcome: Sendable {
  /// 128 and the signal's number when a signal ended it, as shells have it.
  public var status: Int32
  public var output: [UInt8]
  public var errors: [UInt8]

  public init(status: Int32, output: [UInt8], errors: [UInt8]) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  var isFine: Bool { status == 0 }
  var outputText: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Runs programs; the module `QuothPublish` has the one that does.
public protocol ProgramRunner: Sendable {
  /// Waits for its end. Throws `ProgramMissing`, or `Interrupted` when the user breaks off: then it has been ended.
  func run(_ call: ProgramCall) throws -> ProgramOutcome
}

/// The program is not on this machine.
public struct ProgramMissing: Error, Sendable {
  public let name: String

  public init(name: String) { self.name = name }
}
