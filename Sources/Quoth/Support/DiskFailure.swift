#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system refused to read or write: a full disk, a folder without permission, a file that vanished. The run
/// cannot go on; what was there before is whole.
public struct DiskFailure: Error, Sendable, Equatable {
  /// A plain sentence: `cannot write “_site/index.html”: No space left on device`.
  public let message: String

  init(_ message: String) { self.message = message }

  /// `action` as in `cannot ACTION “path”`, with the words of the system for `code`.
  init(cannot action: String, _ path: String, code: Int32) {
    message = "cannot \(action) “\(path)”: \(String(cString: strerror(code)))"
  }
}

/// Something that no input should bring about: a mistake in the program itself.
public struct InternalFault: Error, Sendable, Equatable {
  public let message: String

  init(_ message: String) { self.message = message }
}

/// What was asked for is not done, and the disk is not to blame: a file that exists already, a target that must not be
/// used. Nothing has been changed.
public struct Refusal: Error, Sendable, Equatable {
  /// A plain sentence with the remedy: `“talk.md” is there already; choose another title`.
  public let message: String

  init(_ message: String) { self.message = message }
}
