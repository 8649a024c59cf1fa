import Foundation

/// A script that stands before a program of the system in PATH and breaks publishing off, as Ctrl-C does, at one of the
/// calls that publishing makes of it.
struct InterruptingProgram {
  private let folder: String

  /// At the call of that number among those whose arguments hold `words`.
  init(_ name: String, at number: Int, of words: String, in scratch: SmallArchive) throws {
    folder = scratch.path + "/before"
    try? scratch.remove("before")
    try scratch.put(
      """
      #!/bin/sh
      case " $* " in *' \(words) '*)
        echo >> "$0.calls"
        if [ "$(wc -l < "$0.calls")" -eq \(number) ]; then
          kill -INT "$PPID"
          exec sleep 1000
        fi
      esac
      PATH=${PATH#*:}
      exec \(name) "$@"

      """, at: "before/" + name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder + "/" + name)
  }

  /// For the environment of the command that is to be interrupted.
  var path: String { folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") }
}
