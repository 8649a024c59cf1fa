import Foundation

/// An S3 server on this machine (moto, from Python's package index), and rclone's remote `store` that leads to it. What
/// it holds is gone with it; each test has a bucket of its own.
final class S3Server: Sendable {
  private let server: SystemServer
  let address: String

  /// For tests that share one, since it takes seconds to start.
  static func shared() throws -> S3Server { try common.get() }

  private static let common = Result { try S3Server() }

  /// `letsIn`: whether it takes the remote's key for that of a user.
  init(letsIn: Bool = true) throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let program = package.appendingPathComponent(".build/s3/bin/moto_server").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw SystemServer.NotStarted(
        description: "\(program) is not there: run scripts/python-tools s3 Tests/S3/requirements.txt")
    }
    server = try SystemServer(
      [program, "-H", "127.0.0.1", "-p", "0"], in: NSTemporaryDirectory(),
      environment: letsIn ? [:] : ["INITIAL_NO_AUTH_ACTION_COUNT": "0"], ready: "CTRL+C")
    let said = try server.waits(for: "CTRL+C")
    let port = said[(said.firstRange(of: "127.0.0.1:")?.upperBound ?? said.endIndex)...].prefix {
      $0.isNumber
    }
    address = "http://127.0.0.1:\(port)"
  }

  /// What a machine that publishes tells rclone, in place of a file of settings.
  var environment: [String: String] { Self.environment(endpoint: address) }

  static func environment(endpoint: String) -> [String: String] {
    [
      "RCLONE_CONFIG": "/dev/null", "RCLONE_CONFIG_STORE_TYPE": "s3", "RCLONE_CONFIG_STORE_PROVIDER": "Other",
      "RCLONE_CONFIG_STORE_ACCESS_KEY_ID": "key", "RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY": "hush-hush",
      "RCLONE_CONFIG_STORE_ENDPOINT": endpoint, "RCLONE_CONFIG_STORE_REGION": "us-east-1",
      // Settings of the machine's own that concern other servers.
      "AWS_CA_BUNDLE": "", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
    ]
  }

  func rclone(_ arguments: String...) throws -> String {
    try SystemProgram.run("rclone", arguments, in: NSTemporaryDirectory(), environment: environment)
  }

  /// What a bucket was asked to take and delete, in order: `PUT index.html`. `mark` tells the calls apart.
  func changes(of bucket: String, mark: Int) throws -> [String] {
    // The server is asked for something last, so that all before stands in its log.
    _ = try? rclone("lsf", "store:\(bucket)/mark-\(mark)")
    return try server.waits(for: "prefix=mark-\(mark)").split(separator: "\n").compactMap { line in
      // In colour, if the status is not 200: 127.0.0.1 - - [06/May/2024 12:00:00] "PUT /bucket/index.html?x-id=PutObject HTTP/1.1" 200 -
      let parts = line.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").split(separator: "\"")
      guard parts.count > 1 else { return nil }
      let request = parts[1].split(separator: " ")
      guard request.count > 1, ["PUT", "DELETE"].contains(request[0]),
        request[1].hasPrefix("/\(bucket)/")
      else { return nil }
      let key = request[1].dropFirst(bucket.count + 2).prefix { $0 != "?" }
      return key.isEmpty ? nil : "\(request[0]) \(key)"
    }
  }
}
