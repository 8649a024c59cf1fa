#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of this machine.
struct DirectoryChannel: FilewiseChannel {
  let target: String
  let path: String
  let parallel: Parallel
  let isInterrupted: @Sendable () -> Bool

  func manifest() throws -> Manifest? {
    if let bytes = try ContentDisk.read(path + "/" + Manifest.fileName) {
      guard let manifest = Manifest(bytes: bytes) else { throw PublishFault.foreign(target) }
      return manifest
    }
    guard let kind = ContentDisk.kind(path) else { return nil }
    guard kind == .folder else {
      throw PublishFault(.refused, "the target “\(target)” is a file (\(path)); a folder is needed")
    }
    guard let list = opendir(path) else { throw DiskFailure(cannot: "read", path, code: errno) }
    defer { closedir(list) }
    while let entry = readdir(list) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isOurs =
        [".", "..", OutputFolder.lockName].contains(name) || name.hasPrefix(OutputPath.temporaryPrefix)
      if !isOurs { throw PublishFault.foreign(target) }
    }
    return nil
  }

  func difference(_ site: BuiltSite, old: Manifest) throws -> TargetDifference {
    let states = parallel.map(count: site.paths.count) { index -> Result<Bool?, DiskFailure> in
      let name = site.paths[index]
      return FileComparison.areSame(site.file(name), path + "/" + name)
    }
    var difference = TargetDifference(added: [], changed: [])
    for (name, state) in zip(site.paths, states) {
      switch try state.get() {
      case nil: difference.added.append(name)
      case false: difference.changed.append(name)
      default: break
      }
    }
    difference.absent = Set(
      old.paths.filter { !site.paths.containsSorted($0) && ContentDisk.kind(path + "/" + $0) == nil })
    return difference
  }

  func put(_ manifest: Manifest) throws {
    let folder = try OutputFolder(path: path)
    try FileReplacer(folder, worker: 0).put(manifest)
  }

  func put(_ paths: [String], of site: BuiltSite) throws {
    let folder = try OutputFolder(path: path)
    var replacer = FileReplacer(folder, worker: 0)
    let plan = try WritePlan(new: paths, old: [])
    for name in plan.innerFolders + plan.leafFolders { try replacer.makeFolder(name) }
    for name in paths {
      if isInterrupted() { throw Interrupted() }
      _ = try replacer.copy(FileCopy(source: site.file(name), path: name), existing: .absent)
    }
  }

  func remove(_ paths: [String]) throws {
    _ = try LeftoverRemover(try OutputFolder(path: path)).remove(paths)
  }
}
