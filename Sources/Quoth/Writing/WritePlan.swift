/// What one build does to the output folder, decided before anything is touched. A pure function of the paths that
/// the last build left and those that this one makes.
struct WritePlan: Sendable {
  /// The new paths, sorted by bytes.
  let paths: [String]
  /// Folders that hold other folders, parents first: made before the workers start.
  let innerFolders: [String]
  /// Folders that files lie in, sorted by bytes.
  var leafFolders: [String] { WritePlan.leafFolders(of: paths) }
  /// What this build writes and the last one did not, sorted by bytes.
  let additions: [String]
  /// What the last build wrote and this one does not, sorted by bytes.
  let leftovers: [String]
  /// Leftovers that stand where a folder is wanted, or in a folder where a file is wanted: removed first.
  let obstacles: [String]
  /// Old and new paths: what the manifest lists while the build runs.
  let union: [String]

  /// Throws `InternalFault` when two files have one path, or a file and a folder, or a path is no path below the output
  /// folder: linking has given out each address once, so no content brings this about.
  init(new: [String], old: [String], _ parallel: Parallel = Parallel(jobs: 1)) throws {
    let sorted = parallel.sorted(new) { $0.compareBytes($1) < 0 }
    let (_, (inner, merged)) = try parallel.both(
      { try WritePlan.check(sorted) },
      { (WritePlan.innerFolders(of: sorted), WritePlan.merge(old: old, new: sorted)) })
    paths = sorted
    innerFolders = inner
    additions = merged.additions
    leftovers = merged.leftovers
    union = merged.union
    let leaf = leftovers.isEmpty ? [] : WritePlan.leafFolders(of: sorted)
    obstacles = leftovers.filter { leftover in
      if inner.containsSorted(leftover) || leaf.containsSorted(leftover) { return true }
      var folder = String(OutputPath.folder(of: leftover)) ?? ""
      while !folder.isEmpty {
        if sorted.containsSorted(folder) { return true }
        folder = String(OutputPath.folder(of: folder)) ?? ""
      }
      return false
    }
  }

  private static func check(_ sorted: [String]) throws {
    for (index, path) in sorted.enumerated() {
      guard OutputPath.isSound(path) else { throw InternalFault("a page has the path “\(path)”") }
      if index > 0, sorted[index - 1].compareBytes(path) == 0 {
        throw InternalFault("two files have the path “\(path)”")
      }
    }
    if let path = fileAsFolder(in: sorted) {
      throw InternalFault("a file and a folder have the path “\(path)”")
    }
  }

  /// A path that other paths lead through. What begins with it comes right behind it in the order of bytes.
  private static func fileAsFolder(in sorted: [String]) -> String? {
    /// Paths that begin with one another.
    var open: [String] = []
    for path in sorted {
      while let last = open.last {
        if path.isPath(below: last) { return last }
        if path.startsWithBytes(of: last) { break }
        open.removeLast()
      }
      open.append(path)
    }
    return nil
  }

  private static func leafFolders(of paths: [String]) -> [String] {
    var leaves: [String] = []
    for path in paths {
      if let last = leaves.last, OutputPath.lies(path, in: last) { continue }
      if let folder = String(OutputPath.folder(of: path)), !folder.isEmpty { leaves.append(folder) }
    }
    return leaves.sortedByBytes()
  }

  private static func innerFolders(of paths: [String]) -> [String] {
    var inner: [String] = []
    for path in paths {
      // The folder that the file lies in is none yet; those that hold that one are.
      var end = OutputPath.folderLength(of: path, end: OutputPath.folderLength(of: path))
      while end > 0 {
        if let last = inner.last, last.utf8.count == end, path.startsWithBytes(of: last) { break }
        if let folder = String(OutputPath.prefix(end, of: path)) { inner.append(folder) }
        end = OutputPath.folderLength(of: path, end: end)
      }
    }
    return inner.sortedByBytes()
  }

  private static func merge(
    old: [String], new: [String]
  ) -> (additions: [String], leftovers: [String], union: [String]) {
    var additions: [String] = []
    var leftovers: [String] = []
    var union: [String] = []
    union.reserveCapacity(max(old.count, new.count))
    var next = 0
    for path in old {
      while next < new.count, new[next].compareBytes(path) < 0 {
        additions.append(new[next])
        union.append(new[next])
        next += 1
      }
      if next < new.count, new[next].compareBytes(path) == 0 {
        next += 1
      } else {
        leftovers.append(path)
      }
      union.append(path)
    }
    additions += new[next...]
    union += new[next...]
    return (additions, leftovers, union)
  }
}
