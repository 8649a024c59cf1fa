import Foundation
import Glibc

/// A server of the system that a test starts for itself on this machine. It ends with this value, and also when the
/// tests are killed.
///
/// Unchecked: what changes is behind the condition.
final class SystemServer: @unchecked Sendable {
  struct NotStarted: Error, CustomStringConvertible {
    var description: String
  }

  private let process = Process()
  private let lifeline = Pipe()
  private let change = NSCondition()
  private var said = ""
  private var hasEnded = false

  /// Waits until it says `ready`. It stays in the foreground and says on its streams what it does.
  init(
    _ command: [String], in folder: String, environment: [String: String] = [:], ready: String
  ) throws {
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell's input ends when nobody holds this value any more, or when the tests have ended. Not every server
    // minds a gentler signal.
    process.arguments = ["-c", "\"$@\" & exec >/dev/null 2>&1; cat; kill -9 $!; wait", "sh"] + command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = lifeline
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let reader = output.fileHandleForReading
    Thread.detachNewThread { [weak self] in
      while true {
        let data = reader.availableData
        guard let self else { return }
        change.withLock {
          said += String(decoding: data, as: UTF8.self)
          hasEnded = data.isEmpty
          change.broadcast()
        }
        if data.isEmpty { return }
      }
    }
    _ = try waits(for: ready)
  }

  deinit {
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// All that it has said, once these words are among it.
  func waits(for words: String) throws -> String {
    try change.withLock {
      while !said.contains(words) {
        if hasEnded {
          throw NotStarted(description: "\(process.arguments ?? []) did not say “\(words)” but: \(said)")
        }
        change.wait()
      }
      return said
    }
  }

  /// Starts a server on a port of this machine that nobody uses; should somebody else take it meanwhile, on another.
  static func onFreePort<Server>(_ start: (Int) throws -> Server) throws -> Server {
    for _ in 1...4 { if let server = try? start(try freePort()) { return server } }
    return try start(try freePort())
  }

  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    guard result == 0 else { throw NotStarted(description: "no port is free") }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
