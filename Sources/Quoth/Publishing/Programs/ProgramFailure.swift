/// Makes a plain word of what a program said when it failed.
struct ProgramFailure {
  let name: String
  let target: String
  let outcome: ProgramOutcome

  private struct Reading {
    var phrases: [String]
    var kind: PublishFault.Kind
    var message: String
  }

  /// The first that fits counts: refusals before the network's faults that they entail.
  private static let readings = [
    Reading(
      phrases: ["host key verification failed", "remote host identification has changed"], kind: .refused,
      message:
        "the server's ssh key is not known, or not the one that was; connect to it once with ssh and look"),
    Reading(
      phrases: [
        "permission denied (publickey", "permission denied, please try again", "authentication failed",
        "could not read username", "could not read password", "terminal prompts disabled", "auth failed",
        "too many authentication failures", "accessdenied", "access denied", "signaturedoesnotmatch",
        "invalidaccesskeyid", "status code: 401", "status code: 403", "error: 403", "error: 401",
        "401 unauthorized",
        "403 forbidden", "no supported authentication methods", "unable to authenticate", "login incorrect",
      ], kind: .refused, message: "the target did not let us in; look at the keys and rights of its account"),
    Reading(
      phrases: ["didn't find section in config file"], kind: .refused,
      message: "rclone has no remote of this name; make it with “rclone config”"),
    Reading(
      phrases: ["does not appear to be a git repository", "repository not found", "not a git repository"],
      kind: .refused, message: "there is no repository at that address"),
    Reading(
      phrases: [
        "no space left on device", "disk quota exceeded", "file too large", "not enough space", "disk full",
        "file too big for remaining disk space",
      ],
      kind: .failed, message: "there is no room left at the target"),
    Reading(
      phrases: [
        "permission denied", "read-only file system", "operation not permitted", "insufficient permission",
      ],
      kind: .failed, message: "the target may not be written"),
    Reading(
      phrases: ["mkdir \""], kind: .failed,
      message: "the folder that it is to be made in is not there"),
    Reading(
      phrases: [
        "could not resolve host", "name or service not known", "no such host",
        "temporary failure in name resolution",
        "connection refused", "connection timed out", "network is unreachable", "no route to host",
        "unable to access", "couldn't connect", "connection reset", "connection closed", "i/o timeout",
        "dial tcp", "could not read from remote repository", "unable to connect",
      ], kind: .failed, message: "the target cannot be reached"),
    Reading(
      phrases: ["connection unexpectedly closed", "closed by remote host", "broken pipe", "unexpected eof"],
      kind: .failed, message: "the connection to the target broke"),
  ]

  var fault: PublishFault {
    let said = SecretCheck.redacted(outcome.errorText)
    let lower = said.lowercased()
    let reading = Self.readings.first { $0.phrases.contains { lower.contains($0) } }
    let message =
      reading.map { "cannot publish to “\(target)”: \($0.message)" }
      ?? "cannot publish to “\(target)”: \(name) ended with status \(outcome.status)"
    return PublishFault(reading?.kind ?? .failed, message, said: Self.shortened(said, by: name))
  }

  /// The lines that matter, each behind the program's name.
  private static func shortened(_ said: String, by name: String) -> String {
    let lines = said.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0.isWhitespace }.prefix(300))
    }.filter { line in
      !line.isEmpty && !line.hasPrefix("hint:") && !line.hasPrefix("Warning: Permanently added")
        && !line.contains("NOTICE: Config file")
    }
    return lines.suffix(6).map { "  \(name): \($0)\n" }.joined()
  }
}
