/// What writing the site came to.
public struct WriteSummary: Sendable, Equatable {
  /// Files whose bytes are new.
  public var written = 0
  /// Files that held these bytes already and were not touched.
  public var unchanged = 0
  /// Files of earlier builds that are no part of the site any more.
  public var removed = 0

  public init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}

/// A file that becomes part of the site as it is: a picture, a recording.
struct FileCopy: Sendable {
  /// Where it is read, as the system finds it.
  var source: String
  /// Below the output folder: `media/2018/photo.jpg`.
  var path: String
}

/// The output folder cannot be used as it is: somebody else's files stand where ours would go.
struct OutputRefusal: Error, Sendable {
  var diagnostics: [Diagnostic]
}

/// The user broke the build off.
public struct Interrupted: Error, Sendable {
  public init() {}
}
