/// What a build remembers of the files that it left in an output folder, so that the next one need not render those
/// that cannot have changed.
///
/// It is a help and never needed: a file is taken as it is only if the number of what it is made of is the same
/// (`OutputFile.inputs`), all else that pages are made of is the same (`surroundings`), and the file on disk is the
/// very one that was written. It is kept outside of the site and of the output (`BuildMemoryFile`), whose bytes depend on
/// the content alone.
struct BuildMemory: Sendable {
  /// A file as the disk knows it. Whoever changes it changes one of these.
  struct Stamp: Sendable, Equatable {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var number: UInt64
  }

  struct Entry: Sendable, Equatable {
    var inputs: UInt64
    var stamp: Stamp
  }

  /// Of what all pages are made of: content that is no article, theme, options, the program itself.
  let surroundings: UInt64
  /// By a fingerprint of the path.
  private(set) var entries: [UInt64: Entry] = [:]

  init(surroundings: UInt64 = 0, entries: [UInt64: Entry] = [:]) {
    self.surroundings = surroundings
    self.entries = entries
  }

  /// Whether the file at hand is what rendering would make of it again.
  func holds(_ file: OutputFile, _ stamp: Stamp) -> Bool {
    guard let inputs = file.inputs, !entries.isEmpty else { return false }
    return entries[Self.key(file.path)] == Entry(inputs: inputs, stamp: stamp)
  }

  /// Forgets all files but these.
  mutating func replace(with files: some Sequence<(file: OutputFile, stamp: Stamp)>) {
    entries = [:]
    for (file, stamp) in files {
      if let inputs = file.inputs { entries[Self.key(file.path)] = Entry(inputs: inputs, stamp: stamp) }
    }
  }

  private static func key(_ path: String) -> UInt64 {
    var key = Fingerprint()
    key.add(path)
    return key.value
  }
}
