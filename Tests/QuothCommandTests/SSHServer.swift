import Foundation
import Glibc

/// An ssh server of a test's own on this machine, with its keys, settings and log in the test's folder. Whoever holds
/// the user's key logs in as the user who runs the tests.
final class SSHServer {
  enum Caller: String {
    case user, stranger
  }

  let port: Int
  private let folder: String
  private let server: SystemServer
  private var hostKey = ""

  /// `folder`: one that is there.
  init(in scratch: String) throws {
    let folder = scratch + "/ssh"
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for key in ["host", "user", "stranger"] {
      try SystemProgram.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key], in: folder)
    }
    try Self.serve(from: folder)
    let userKey = try String(contentsOfFile: folder + "/user.pub", encoding: .utf8)
    try Data("command=\"\(folder)/serve\" \(userKey)".utf8).write(
      to: URL(fileURLWithPath: folder + "/authorized"))
    (port, server) = try SystemServer.onFreePort { port in
      let settings = """
        Port \(port)
        ListenAddress 127.0.0.1
        HostKey \(folder)/host
        AuthorizedKeysFile \(folder)/authorized
        AuthenticationMethods publickey
        StrictModes no
        UsePAM no
        PidFile none

        """
      try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/sshd_config"))
      return (
        port,
        try SystemServer(
          Self.launcher + ["/usr/sbin/sshd", "-D", "-e", "-f", folder + "/sshd_config"], in: folder,
          ready: "Server listening on")
      )
    }
    let host = try String(contentsOfFile: folder + "/host.pub", encoding: .utf8).split(separator: " ")
    hostKey = String(host[1])
    try know(hostKey)
    for caller in [Caller.user, .stranger] { try settings(of: caller) }
  }

  /// sshd of root wants the folder /run/sshd, which the system makes where it runs the service. It gets one that only
  /// it can see, or a real one where the system does not allow that.
  private static let launcher: [String] =
    geteuid() != 0 || FileManager.default.fileExists(atPath: "/run/sshd")
    ? []
    : [
      "/bin/sh", "-c",
      """
      if unshare --mount true 2>/dev/null; then
        exec unshare --mount /bin/sh -c 'mount -t tmpfs none /run && mkdir -m 755 /run/sshd && exec "$@"' sh "$@"
      fi
      mkdir -p -m 755 /run/sshd && exec "$@"
      """, "sh",
    ]

  /// What a login runs: rsync as it was asked for, with a log of its own; “limit” holds after how many bytes the
  /// connection breaks.
  private static func serve(from folder: String) throws {
    let script = """
      #!/bin/sh
      set -- $SSH_ORIGINAL_COMMAND
      [ "$1 $2" = "rsync --server" ] || exec "$@"
      shift
      set -- rsync --log-file='\(folder)/log' --log-file-format='%o %n' "$@"
      [ -e '\(folder)/limit' ] || exec "$@"
      exec 3<&0
      [ -p '\(folder)/cut' ] || mkfifo '\(folder)/cut'
      dd bs=1 count="$(cat '\(folder)/limit')" <&3 >'\(folder)/cut' 2>/dev/null &
      exec "$@" <'\(folder)/cut' 3<&-

      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: folder + "/serve"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/serve")
  }

  private func settings(of caller: Caller) throws {
    let text = """
      Host example.org
        HostName 127.0.0.1
        Port \(port)
        User \(NSUserName())
        HostKeyAlias [127.0.0.1]:\(port)
      Host *
        IdentityFile \(folder)/\(caller.rawValue)
        IdentitiesOnly yes
        IdentityAgent none
        UserKnownHostsFile \(folder)/known
        GlobalKnownHostsFile /dev/null
        StrictHostKeyChecking yes
        BatchMode yes

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + caller.rawValue + "_config"))
  }

  /// Lets callers take this key for the server's.
  func know(_ key: String) throws {
    try Data("[127.0.0.1]:\(port) ssh-ed25519 \(key)\n".utf8).write(
      to: URL(fileURLWithPath: folder + "/known"))
  }

  /// For `RSYNC_RSH`.
  func shell(for caller: Caller = .user) -> String { "ssh -F \(folder)/\(caller.rawValue)_config" }

  /// From here on each connection ends after so many bytes; nil: none does.
  func breaks(after bytes: Int?) throws {
    try? FileManager.default.removeItem(atPath: folder + "/limit")
    if let bytes { try Data(String(bytes).utf8).write(to: URL(fileURLWithPath: folder + "/limit")) }
  }

  /// What rsync's other end has taken and deleted since this was last asked, in order: `recv index.html`.
  func transfers() -> [String] {
    let log = folder + "/log"
    let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    try? FileManager.default.removeItem(atPath: log)
    return text.split(separator: "\n").compactMap { line in
      // 2024/05/06 12:00:00 [123] recv index.html
      let parts = line.split(separator: " ", maxSplits: 3)
      guard parts.count == 4, parts[3].hasPrefix("recv ") || parts[3].hasPrefix("del. ") else { return nil }
      return String(parts[3])
    }
  }
}
