import Mustache
import Synchronization

/// Brings the output folder to the state of the site: writes what has changed, leaves the rest alone, removes what
/// earlier builds wrote and this one does not. At any moment each file is either the old or the new one; a build
/// that is killed, or meets a full disk, is mended by the next.
struct SiteWriter: Sendable {
  var outputFolder: String
  var jobs: Int
  /// Called from any thread with the number of files done.
  var progress: @Sendable (Int) -> Void = { _ in }
  /// Asked between files: true breaks the writing off, in good order.
  var isInterrupted: @Sendable () -> Bool = { false }

  /// Throws `OutputRefusal` before the first byte, `DiskFailure`, `Interrupted`, `InternalFault`, and what rendering
  /// throws.
  func write(_ files: [OutputFile], copying copies: [FileCopy] = []) throws -> WriteSummary {
    var shares = TimeShares()
    return try write(files, copying: copies, BuildMemory(), &shares).summary
  }

  /// What the workers' time went into.
  struct TimeShares: Sendable {
    var rendering = Duration.zero
    var whole = Duration.zero

    static func += (left: inout TimeShares, right: TimeShares) {
      left.rendering += right.rendering
      left.whole += right.whole
    }
  }

  /// `known`: what the last build left. Returned is what this one has left as well.
  func write(
    _ files: [OutputFile], copying copies: [FileCopy], _ known: BuildMemory, _ shares: inout TimeShares
  ) throws -> (summary: WriteSummary, left: [BuildMemory.Entry]) {
    let paths = files.map(\.path) + copies.map(\.path)
    try refuseLongNames(paths)
    let folder = try OutputFolder(path: outputFolder)
    let manifest = try folder.bytes(of: Manifest.fileName).flatMap(Manifest.init(bytes:))
    let old = manifest ?? Manifest(paths: [])
    let plan = try WritePlan(new: paths, old: old.paths, Parallel(jobs: jobs))
    let inspection = OutputInspection(folder, jobs: jobs)
    let existing = try inspection.existing(
      paths, plan, isFirstBuild: manifest == nil && !folder.wasKilled,
      isSame: { try isSame($0, files, copies, in: folder) })
    if folder.wasKilled { inspection.removeTemporaryFiles(old: old, plan) }
    var replacer = FileReplacer(folder, worker: 0)
    if plan.union.count != old.paths.count {
      try replacer.put(Manifest(paths: plan.union))
    }
    let remover = LeftoverRemover(folder)
    var summary = WriteSummary()
    summary.removed = try remover.remove(plan.obstacles)
    for path in plan.innerFolders { try replacer.makeFolder(path) }
    let left = try replaceAll(files, copies, existing, in: folder, known, &shares, &summary)
    summary.removed += try remover.remove(plan.leftovers)
    if plan.paths.count != plan.union.count {
      try replacer.put(Manifest(paths: plan.paths))
    }
    return (summary, left)
  }

  /// Whether the folder holds a new file already, byte for byte.
  private func isSame(
    _ index: Int, _ files: [OutputFile], _ copies: [FileCopy], in folder: OutputFolder
  ) throws -> Bool {
    guard index >= files.count else {
      return try folder.bytes(of: files[index].path) == files[index].bytes()
    }
    let copy = copies[index - files.count]
    var replacer = FileReplacer(folder, worker: 0)
    return try replacer.holds(copy)
  }

  /// A file system would refuse them half way through the site.
  private func refuseLongNames(_ paths: [String]) throws {
    let findings = paths.compactMap { path -> Diagnostic? in
      guard let name = OutputPath.tooLong(in: path) else { return nil }
      return Diagnostic(
        .nameTooLong, .error,
        "the name “\(name.prefix(40))…” of the page has \(name.utf8.count) bytes; \(OutputPath.longestName) are possible",
        at: Place(file: path), suggestion: "give the page a shorter `slug:`")
    }
    if !findings.isEmpty { throw OutputRefusal(diagnostics: findings) }
  }

  private func replaceAll(
    _ files: [OutputFile], _ copies: [FileCopy], _ existing: [OutputFolder.Entry], in folder: OutputFolder,
    _ known: BuildMemory, _ shares: inout TimeShares, _ summary: inout WriteSummary
  ) throws -> [BuildMemory.Entry] {
    let count = files.count + copies.count
    let chunk = max(1, min(32, count / (jobs * 8)))
    let stop = Atomic(false)
    let done = Atomic(0)
    let results = Parallel(jobs: jobs).mapChunks(count: count, chunk: chunk) {
      range -> Result<Part, any Error> in
      var part = Part()
      do {
        var replacer = FileReplacer(folder, worker: range.lowerBound / chunk)
        var buffer = ByteBuffer(capacity: 65_536)
        let start = ContinuousClock.now
        for index in range {
          if stop.load(ordering: .relaxed) { break }
          if isInterrupted() { throw Interrupted() }
          let state: State =
            index < files.count
            ? try put(files[index], existing[index], known, &replacer, &buffer, &part.shares)
            : try put(copies[index - files.count], existing[index], &replacer)
              ? .written(nil) : .unchanged(nil)
          part.add(state, index < files.count ? files[index] : nil)
        }
        part.shares.whole = ContinuousClock.now - start
        progress(done.wrappingAdd(range.count, ordering: .relaxed).newValue)
        return .success(part)
      } catch {
        stop.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    let parts = try results.map { try $0.get() }
    for part in parts {
      summary.written += part.summary.written
      summary.unchanged += part.summary.unchanged
      shares += part.shares
    }
    return parts.flatMap(\.left)
  }

  /// What became of a file; nil when it is not known how the disk has it.
  private enum State {
    case written(BuildMemory.Stamp?)
    case unchanged(BuildMemory.Stamp?)
  }

  /// What one worker has done.
  private struct Part {
    var summary = WriteSummary()
    var shares = TimeShares()
    var left: [BuildMemory.Entry] = []

    /// `file`: nil for a copy.
    mutating func add(_ state: State, _ file: OutputFile?) {
      let found: BuildMemory.Stamp?
      switch state {
      case .written(let stamp):
        summary.written += 1
        found = stamp
      case .unchanged(let stamp):
        summary.unchanged += 1
        found = stamp
      }
      if let file, let found, let entry = BuildMemory.Entry(file, found) { left.append(entry) }
    }
  }

  private func put(
    _ file: OutputFile, _ existing: OutputFolder.Entry, _ known: BuildMemory,
    _ replacer: inout FileReplacer, _ buffer: inout ByteBuffer, _ shares: inout TimeShares
  ) throws -> State {
    if case .file(let stamp) = existing, known.holds(file, stamp) { return .unchanged(stamp) }
    if file.isStreamed { return try putStream(file, existing, &replacer) }
    buffer.removeAll()
    let start = ContinuousClock.now
    try file.render(into: &buffer)
    shares.rendering += ContinuousClock.now - start
    return try buffer.withBytes { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      if case .file(let stamp) = existing, stamp.size == bytes.count, replacer.holds(file.path, bytes) {
        return .unchanged(stamp)
      }
      try makeFolder(of: file.path, existing, &replacer)
      return .written(try replacer.replace(file.path, with: bytes))
    }
  }

  /// The same for a file that is never in memory as a whole. Its rendering counts as writing.
  private func putStream(
    _ file: OutputFile, _ existing: OutputFolder.Entry, _ replacer: inout FileReplacer
  ) throws -> State {
    var known: BuildMemory.Stamp?
    if case .file(let stamp) = existing { known = stamp }
    try makeFolder(of: file.path, existing, &replacer)
    switch try replacer.replace(file, comparing: known != nil) {
    case .done(let stamp): return .written(stamp)
    case .needless: return .unchanged(known)
    }
  }

  private func put(
    _ copy: FileCopy, _ existing: OutputFolder.Entry, _ replacer: inout FileReplacer
  ) throws -> Bool {
    try makeFolder(of: copy.path, existing, &replacer)
    return try replacer.copy(copy, existing: existing)
  }

  private func makeFolder(
    of path: String, _ existing: OutputFolder.Entry, _ replacer: inout FileReplacer
  ) throws {
    let folder = OutputPath.folder(of: path)
    guard existing == .absent, !folder.isEmpty, let name = String(folder) else { return }
    try replacer.makeFolder(name)
  }
}
