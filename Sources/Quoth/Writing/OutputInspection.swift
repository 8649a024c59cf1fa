#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Looks at what stands in the output folder before a build changes it.
struct OutputInspection: Sendable {
  private let folder: OutputFolder
  private let parallel: Parallel

  init(_ folder: OutputFolder, jobs: Int) {
    self.folder = folder
    parallel = Parallel(jobs: jobs)
  }

  /// What stands at each of `paths`, in their order. Throws `OutputRefusal` when something stands in the way that no
  /// build of ours wrote: a file or a link where a folder is wanted, a folder where a file is, a file at the path of a
  /// new one, unless it holds the same (`isSame`, by the path's index).
  func existing(
    _ paths: [String], _ plan: WritePlan, isFirstBuild: Bool, isSame: (Int) throws -> Bool
  ) throws -> [OutputFolder.Entry] {
    guard !isFirstBuild else { return Array(repeating: .absent, count: paths.count) }
    let folders = (plan.innerFolders + plan.leafFolders).sortedByBytes()
    let folderEntries = parallel.map(count: folders.count, chunk: 256) { folder.entry(at: folders[$0]) }
    var findings: [Diagnostic] = []
    for (path, entry) in zip(folders, folderEntries) where entry != .absent && entry != .folder {
      if plan.obstacles.containsSorted(path) { continue }
      findings.append(finding(path, "a file or a link of somebody else stands where the site needs a folder"))
    }
    var entries = parallel.map(count: paths.count, chunk: 256) { folder.entry(at: paths[$0]) }
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .absent: continue
      case .folder where isOurs(paths[index], plan):
        entries[index] = .absent
      case .folder:
        findings.append(finding(paths[index], "a folder of somebody else stands where the site needs a file"))
      case .file, .other:
        // Most builds add nothing. What a killed one has written, its manifest lists.
        guard !plan.additions.isEmpty, plan.additions.containsSorted(paths[index]) else { continue }
        if case .file = entry, try isSame(index) { continue }
        findings.append(finding(paths[index], "a file of somebody else stands where the site needs its own"))
      }
    }
    if !findings.isEmpty { throw OutputRefusal(diagnostics: findings) }
    return entries
  }

  /// Whether the folder at `path` holds nothing but leftovers of ours, which are removed before a file takes its place.
  private func isOurs(_ path: String, _ plan: WritePlan) -> Bool {
    var open = [path]
    while let next = open.popLast() {
      for name in folder.names(in: next) {
        let inner = next + "/" + name
        switch folder.entry(at: inner) {
        case .folder: open.append(inner)
        default:
          if !plan.obstacles.containsSorted(inner), !name.hasPrefix(OutputPath.temporaryPrefix) {
            return false
          }
        }
      }
    }
    return true
  }

  private func finding(_ path: String, _ message: String) -> Diagnostic {
    Diagnostic(
      .foreignOutput, .error, message, at: Place(file: "\(folder.path)/\(path)"),
      suggestion: "move it away, then build again")
  }

  /// Removes the temporary files that a killed build left in the folders it may have worked in.
  func removeTemporaryFiles(old: Manifest, _ plan: WritePlan) {
    var folders = [""]
    for path in old.paths + plan.paths {
      if let last = folders.last, OutputPath.lies(path, in: last) { continue }
      if let name = String(OutputPath.folder(of: path)) { folders.append(name) }
    }
    for path in folders.sortedByBytes() {
      for name in folder.names(in: path) where name.hasPrefix(OutputPath.temporaryPrefix) {
        unlinkat(folder.descriptor, path.isEmpty ? name : path + "/" + name, 0)
      }
    }
  }
}
