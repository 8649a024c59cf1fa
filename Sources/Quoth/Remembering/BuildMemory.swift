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

  /// A file that was left.
  struct Entry: Sendable, Equatable {
    /// A fingerprint of its path.
    var key: UInt64
    var inputs: UInt64
    var stamp: Stamp

    /// Nil: what it is made of is not known, so it is rendered at every build.
    init?(_ file: OutputFile, _ stamp: Stamp) {
      guard let inputs = file.inputs else { return nil }
      var key = Fingerprint()
      key.add(file.path)
      self.init(key: key.value, inputs: inputs, stamp: stamp)
    }

    init(key: UInt64, inputs: UInt64, stamp: Stamp) {
      self.key = key
      self.inputs = inputs
      self.stamp = stamp
    }
  }

  /// Of what all pages are made of: content that is no article, theme, options, the program itself.
  let surroundings: UInt64
  let entries: [Entry]
  /// By key.
  private let places: [UInt64: Int]

  init(surroundings: UInt64 = 0, entries: [Entry] = []) {
    self.surroundings = surroundings
    self.entries = entries
    places = Dictionary(
      entries.indices.lazy.map { (entries[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether any file was made of just that.
  func knows(_ inputs: UInt64) -> Bool { entries.contains { $0.inputs == inputs } }

  /// Whether the file at hand is what rendering would make of it again.
  func holds(_ file: OutputFile, _ stamp: Stamp) -> Bool {
    guard !entries.isEmpty, let entry = Entry(file, stamp), let place = places[entry.key] else {
      return false
    }
    return entries[place] == entry
  }
}
