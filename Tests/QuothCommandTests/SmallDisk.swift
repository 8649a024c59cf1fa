import Foundation
import Testing

/// A disk of a few megabytes that only programs run in its own name space see.
final class SmallDisk {
  private let enter: [String]
  private let holder: SystemServer
  private let root: String

  /// nil: this system lets nobody mount one.
  static let isPossible: Bool =
    (try? SystemProgram.run(
      "unshare", ["-Urm", "sh", "-c", "mount -t tmpfs none /mnt"], in: NSTemporaryDirectory())) != nil

  static let remark: Comment = "no disk can be mounted here: it takes user name spaces (unshare -Urm)"

  /// `folder` is made.
  init(at folder: String, kilobytes: Int) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    holder = try SystemServer(
      [
        "unshare", "-Urm", "sh", "-c",
        "mount -t tmpfs -o size=\(kilobytes)k none \"$1\" && echo \"mounted by $$.\" && exec sleep 100000",
        "sh",
        folder,
      ], in: folder, ready: "mounted by")
    let said = try holder.waits(for: ".\n")
    let process = said.drop { !$0.isNumber }.prefix { $0.isNumber }
    enter = ["nsenter", "--preserve-credentials", "-U", "-m", "-t", String(process), "--"]
    root = folder
  }

  /// Before a command that is to see it; `folder`: where it runs.
  func prefix(in folder: String) -> [String] {
    enter + ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
  }

  /// Leaves no byte free.
  func fill() throws { try shell("cat /dev/zero > .fill 2>/dev/null; true") }

  func free() throws { try shell("rm .fill") }

  /// Brings what is on it to a folder that everybody sees.
  func copy(to folder: String) throws { try shell("mkdir -p '\(folder)' && cp -R . '\(folder)/'") }

  func shell(_ script: String) throws {
    let prefix = prefix(in: root)
    try SystemProgram.run(prefix[0], prefix.dropFirst() + ["sh", "-c", script], in: "/")
  }
}
