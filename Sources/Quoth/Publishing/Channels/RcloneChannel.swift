/// A place that rclone reaches by one of the user's own remotes: S3 and what speaks like it, WebDAV, Azure and others.
/// It compares by hashes where the remote has any, else by fetching the files.
struct RcloneChannel: FilewiseChannel {
  let target: String
  /// `remote:bucket/path`, without a slash at the end.
  let remote: String
  let programs: Programs
  /// A folder that is gone after the run.
  let scratch: String
  private static let newManifest = Manifest.fileName + "-new"

  init(target: String, remote: String, programs: Programs, scratch: String) {
    self.target = target
    var remote = remote[...]
    while remote.last == "/", remote.count > 1 { remote.removeLast() }
    self.remote = String(remote)
    self.programs = programs
    self.scratch = scratch
  }

  /// Gives up on a remote that does not answer after a minute or so, not after rclone's ten.
  private static let common = [
    "--retries", "2", "--low-level-retries", "3", "--contimeout", "15s", "--timeout", "60s", "--log-level",
    "NOTICE",
    "--ask-password=false",
  ]

  private func outcome(_ arguments: [String]) throws -> ProgramOutcome {
    try programs.outcome("rclone", Self.common + arguments)
  }

  private func run(_ arguments: [String]) throws {
    let outcome = try outcome(arguments)
    guard outcome.isFine else { throw programs.fault("rclone", outcome) }
  }

  /// A file or a folder below the remote.
  private func below(_ path: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : remote + "/" + path
  }

  func manifest() throws -> Manifest? {
    let listing = try outcome(["lsf", "--max-depth", "1", "--", remote])
    // 3: there is no such folder yet.
    if listing.status == 3 { return nil }
    guard listing.isFine else { throw programs.fault("rclone", listing) }
    let names = listing.outputText.split(separator: "\n").map(String.init)
    if names.isEmpty { return nil }
    // The new one is whole where a publish was broken off while it took the old one's place.
    for name in [Manifest.fileName, Self.newManifest] where names.contains(name) {
      let file = try outcome(["cat", "--", below(name)])
      guard file.isFine else { throw programs.fault("rclone", file) }
      if let manifest = Manifest(bytes: file.output) { return manifest }
    }
    // Nothing but the first bytes that a publish of ours has sent.
    if names == [Self.newManifest] { return nil }
    throw PublishFault.foreign(target)
  }

  func difference(_ site: BuiltSite, old: Manifest) throws -> TargetDifference {
    if let name = site.paths.first(where: { $0.utf8.contains(0x0A) }) {
      throw PublishFault(.refused, "rclone takes no file whose name holds a line feed, as “\(name)” does")
    }
    let outcome = try outcome(
      ["check", "--one-way", "--combined", "-"] + (try hasHashes() ? [] : ["--download"])
        + ["--", site.folder, remote])
    var difference = TargetDifference(added: [], changed: [])
    var count = 0
    for line in outcome.outputText.split(separator: "\n") {
      let path = String(line.dropFirst(2))
      guard site.paths.containsSorted(path) else { continue }
      switch line.first {
      case "=": break
      case "+": difference.added.append(path)
      case "*": difference.changed.append(path)
      default: continue
      }
      count += 1
    }
    // It ends with 1 when anything differs, so that only what it said tells whether it came to its end.
    guard count == site.paths.count else { throw programs.fault("rclone", outcome) }
    difference.added = difference.added.sortedByBytes()
    difference.changed = difference.changed.sortedByBytes()
    return difference
  }

  /// Whether the remote can tell a file's hash without sending the file.
  private func hasHashes() throws -> Bool {
    let features = try outcome(["backend", "features", "--", remote])
    guard let start = features.outputText.firstRange(of: "\"Hashes\":") else { return true }
    let list = features.outputText[start.upperBound...].prefix { $0 != "]" && $0 != "," && $0 != "}" }
    return list.contains("\"") && !list.contains("\"none\"")
  }

  /// Sent under another name first: not every remote replaces a file as a whole, and half a manifest would make a
  /// stranger's place of the target.
  func put(_ manifest: Manifest) throws {
    let folder = scratch + "/manifest"
    try ContentDisk.write(manifest.bytes, to: folder + "/" + Self.newManifest)
    try run(["copy", "--ignore-times", "--", folder, remote])
    try run(["moveto", "--ignore-times", "--", below(Self.newManifest), below(Manifest.fileName)])
  }

  /// Assets whose names change with their bytes are sent with the word that they may be kept for ever, for remotes that
  /// are served as they are.
  func put(_ paths: [String], of site: BuiltSite) throws {
    let lasting = paths.filter(HostFiles.isLasting)
    for (part, headers) in [
      (lasting, ["--header-upload", "Cache-Control: " + HostFiles.longCache]),
      (paths.filter { !HostFiles.isLasting($0) }, []),
    ] where !part.isEmpty {
      try run(
        ["copy", "--ignore-times", "--files-from-raw", list(part)] + headers + ["--", site.folder, remote])
    }
  }

  func remove(_ paths: [String]) throws {
    try run(["delete", "--files-from-raw", list(paths), "--", remote])
    // Object stores have no folders; elsewhere those that are empty now would answer in place of the 404 page.
    var tops: Set<String> = []
    for path in paths {
      if let top = path.split(separator: "/").first, path.utf8.contains(UInt8(ascii: "/")) {
        tops.insert(String(top))
      }
    }
    for top in tops.sortedByBytes() { _ = try outcome(["rmdirs", "--retries", "1", "--", below(top)]) }
  }

  private func list(_ paths: [String]) throws -> String {
    let file = scratch + "/list"
    try ContentDisk.write(Array((paths.joined(separator: "\n") + "\n").utf8), to: file)
    return file
  }
}

extension Set<String> {
  func sortedByBytes() -> [String] { Array(self).sortedByBytes() }
}
