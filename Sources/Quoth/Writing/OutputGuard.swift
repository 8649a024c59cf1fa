#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Decides whether a folder may take the site, before anything is read or written: it must be empty, absent or ours,
/// and must not lie in what the site is made from, nor around it.
struct OutputGuard: Sendable {
  let output: String
  /// Folders that the site is made from: `content/`, `site-templates/`.
  let inputs: [String]

  /// None when the folder may be used.
  func findings() -> [Diagnostic] {
    if let nesting = nestingFinding() { return [nesting] }
    return ownershipFindings()
  }

  private func nestingFinding() -> Diagnostic? {
    guard let own = OutputGuard.resolved(output) else { return nil }
    for input in inputs {
      guard let other = OutputGuard.resolved(input) else { continue }
      let inside = own == other || own.isPath(below: other)
      guard inside || other.isPath(below: own == "/" ? "" : own) else { continue }
      return Diagnostic(
        .nestedOutput, .error,
        "the output folder lies \(inside ? "inside" : "around") “\(input)”, which the site is made from",
        at: Place(file: output), suggestion: "choose another folder with --output")
    }
    return nil
  }

  private func ownershipFindings() -> [Diagnostic] {
    var info = stat()
    guard lstat(output, &info) == 0 else { return [] }
    if stat(output, &info) != 0 {
      return [refusal("the output folder is a symbolic link that leads nowhere", "remove the link")]
    }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      return [refusal("the output folder is a file", "choose another folder with --output")]
    }
    guard let list = opendir(output) else { return [] }
    defer { closedir(list) }
    var isForeign = false
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // A killed build may have left nothing but these.
      if name == "." || name == ".." || name == OutputFolder.lockName { continue }
      if name.hasPrefix(OutputPath.temporaryPrefix) { continue }
      isForeign = true
      break
    }
    guard isForeign, !holdsSite() else { return [] }
    return [
      refusal(
        "the output folder holds files, and no build of ours made it",
        "empty it, or choose another folder with --output")
    ]
  }

  /// Whether a build of ours has made what is in the folder.
  func holdsSite() -> Bool {
    let file = open(output + "/" + Manifest.fileName, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var start = [UInt8](repeating: 0, count: Manifest.magic.count)
    let count = start.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return count == start.count && start == Manifest.magic
  }

  private func refusal(_ message: String, _ suggestion: String) -> Diagnostic {
    Diagnostic(.foreignOutput, .error, message, at: Place(file: output), suggestion: suggestion)
  }

  /// The path without symbolic links, also when its last parts do not exist yet; nil when it cannot be told.
  static func resolved(_ path: String) -> String? {
    var rest: [Substring] = []
    var head = path[...]
    while true {
      if let real = realpath(head.isEmpty ? "." : String(head), nil) {
        defer { free(real) }
        let base = String(cString: real)
        return rest.reversed().reduce(base) { $0 == "/" ? "/" + $1 : $0 + "/" + $1 }
      }
      guard errno == ENOENT else { return nil }
      while head.last == "/" { head.removeLast() }
      let name = head.suffix(while: { $0 != "/" })
      guard !name.isEmpty, name != ".." else { return nil }
      head.removeLast(name.count)
      if head.count > 1 { while head.last == "/", head.count > 1 { head.removeLast() } }
      if name != "." { rest.append(name) }
    }
  }
}

extension Substring {
  fileprivate func suffix(while isWanted: (Character) -> Bool) -> Substring {
    guard let stop = lastIndex(where: { !isWanted($0) }) else { return self }
    return self[index(after: stop)...]
  }
}
