import Foundation

/// A folder that rsync reaches: on this machine, over ssh or at an rsync server. It compares by checksums, so that
/// only what differs travels, whatever the times of the files say.
struct RsyncChannel: FilewiseChannel {
  let target: String
  /// With a slash at the end.
  let destination: String
  let port: Int?
  let programs: Programs
  /// A folder that is gone after the run.
  let scratch: String

  init(target: String, destination: String, port: Int?, programs: Programs, scratch: String) {
    self.target = target
    self.destination = destination.hasSuffix("/") ? destination : destination + "/"
    self.port = port
    self.programs = programs
    self.scratch = scratch
  }

  /// What every call has: file names stay as they are in both directions; the port goes to the user's own remote
  /// shell (`RSYNC_RSH`), if he has set one.
  private var common: [String] {
    let shell = ProcessInfo.processInfo.environment["RSYNC_RSH"].flatMap { $0.isEmpty ? nil : $0 } ?? "ssh"
    // -s: older versions know --secluded-args by another name.
    return ["-s", "--8-bit-output"] + (port.map { ["--rsh=\(shell) -p \($0)"] } ?? [])
  }

  func manifest() throws -> Manifest? {
    let listing = try programs.outcome("rsync", common + ["--list-only", "--", destination])
    guard listing.isFine else {
      // 23: something could not be read. That there is no such folder yet is fine; rsync makes the last one.
      if listing.status == 23, listing.errorText.contains("No such file or directory") { return nil }
      throw programs.fault("rsync", listing)
    }
    // -rw-r--r--  1,234 2024/05/06 12:00:00 name
    let names = listing.outputText.split(separator: "\n").compactMap { line in
      line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true).last.map(String.init)
    }.filter { $0 != "." }
    if names.isEmpty { return nil }
    guard names.contains(Manifest.fileName) else { throw PublishFault.foreign(target) }
    let copy = scratch + "/old-manifest"
    try run(["--", destination + Manifest.fileName, copy])
    guard let manifest = Manifest(bytes: try ContentDisk.read(copy) ?? []) else {
      throw PublishFault.foreign(target)
    }
    return manifest
  }

  func difference(_ site: BuiltSite, old: Manifest) throws -> TargetDifference {
    let outcome = try run([
      "--dry-run", "--checksum", "--from0", "--files-from=" + (try list(site.paths)), "--out-format=%i %n",
      "--",
      site.folder + "/", destination,
    ])
    var difference = TargetDifference(added: [], changed: [])
    for line in outcome.output.split(separator: 0x0A) {
      // <f+++++++++ name: sent, a file, new; <fcst...... name: its bytes differ.
      guard line.count > 12, let space = line.firstIndex(of: 0x20),
        line.dropFirst().first == UInt8(ascii: "f"),
        line.first == UInt8(ascii: "<") || line.first == UInt8(ascii: ">")
      else { continue }
      let name = Self.unescaped(line[(space + 1)...])
      if line.dropFirst(2).first == UInt8(ascii: "+") {
        difference.added.append(name)
      } else {
        difference.changed.append(name)
      }
    }
    difference.added = difference.added.sortedByBytes()
    difference.changed = difference.changed.sortedByBytes()
    return difference
  }

  func put(_ manifest: Manifest) throws {
    let file = scratch + "/" + Manifest.fileName
    try ContentDisk.write(manifest.bytes, to: file)
    try run(["--checksum", "--", file, destination])
  }

  func put(_ paths: [String], of site: BuiltSite) throws {
    try run([
      "--checksum", "--from0", "--files-from=" + (try list(paths)), "--", site.folder + "/", destination,
    ])
  }

  /// Runs rsync. What the other end has to say of a failure is lost now and then, when it hangs up before it is read;
  /// then it is asked once more.
  @discardableResult
  private func run(_ arguments: [String]) throws -> ProgramOutcome {
    var outcome = try programs.outcome("rsync", common + arguments)
    if !outcome.isFine, outcome.errorText.isEmpty {
      outcome = try programs.outcome("rsync", common + arguments)
    }
    guard outcome.isFine else { throw programs.fault("rsync", outcome) }
    return outcome
  }

  /// Files that are listed and not there are taken away at the other end, then the folders that held nothing else.
  func remove(_ paths: [String]) throws {
    let empty = scratch + "/empty"
    try ContentDisk.makeFolders(for: empty + "/x")
    func remove(_ paths: [String]) throws {
      let outcome = try programs.outcome(
        "rsync",
        common + [
          "--dirs", "--delete-missing-args", "--from0", "--files-from=" + (try list(paths)), "--",
          empty + "/",
          destination,
        ])
      // 24: what was to be sent is not there; so it is meant.
      guard outcome.isFine || outcome.status == 24 else { throw programs.fault("rsync", outcome) }
    }
    try remove(paths)
    var folders: Set<String> = []
    for path in paths {
      var folder = String(OutputPath.folder(of: path)) ?? ""
      while !folder.isEmpty, folders.insert(folder).inserted {
        folder = String(OutputPath.folder(of: folder)) ?? ""
      }
    }
    let deepestFirst = Dictionary(grouping: folders) { $0.utf8.count { $0 == UInt8(ascii: "/") } }
    for depth in deepestFirst.keys.sorted(by: >) { try remove(deepestFirst[depth] ?? []) }
  }

  /// A file that holds the paths, for `--files-from`.
  private func list(_ paths: [String]) throws -> String {
    let file = scratch + "/list"
    try ContentDisk.write(Array(paths.joined(separator: "\0").utf8) + [0], to: file)
    return file
  }

  /// `\#012` in a name that rsync prints is the byte with this octal number.
  private static func unescaped(_ name: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
      let digits = rest.dropFirst().prefix(3)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "#"), digits.count == 3,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        out.append(value)
        rest = rest.dropFirst(4)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
