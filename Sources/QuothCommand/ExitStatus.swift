import ArgumentParser

/// What the shell learns of a run. Wrong usage (64) is ArgumentParser's own.
enum ExitStatus {
  /// Errors in the content, a template, site.yml, or an output folder that must not be used.
  static let content = ExitCode(1)
  /// A mistake in the program.
  static let fault = ExitCode(70)
  /// The disk failed: unreadable, full, read-only.
  static let disk = ExitCode(74)
  /// Ctrl-C.
  static let interrupted = ExitCode(130)
}
