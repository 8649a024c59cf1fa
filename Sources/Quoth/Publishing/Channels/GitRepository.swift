import Foundation

/// The repository that publishing to a branch works in, by git's plumbing alone.
struct GitRepository: Sendable {
  let programs: Programs
  let siteFolder: String
  /// Where relative addresses of remotes begin.
  private let folder: String

  struct IndexEntry: Sendable {
    var path: String
    /// nil: taken out.
    var hash: String?
  }

  /// `remote` is the name of a remote of the site's repository, or an address; `scratch` a folder that is gone after
  /// the run, `cache` where a repository of our own is kept for addresses. Throws `PublishFault`.
  init(
    remote: String, target: String, siteFolder: String, scratch: String, cache: String,
    runner: any ProgramRunner
  ) throws {
    // What a hook of the user's may have set is not meant for us.
    var environment: [String: String?] = [
      "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_PREFIX": nil, "GIT_COMMON_DIR": nil,
      "GIT_OBJECT_DIRECTORY": nil,
    ]
    let outside = Programs(runner: runner, target: target, environment: environment)
    var folder = siteFolder
    var directory = cache
    if remote.contains("/") || remote.contains(":") {
      if ContentDisk.kind(cache) == nil {
        try ContentDisk.makeFolders(for: cache)
        try outside.run("git", ["init", "--quiet", "--bare", "--template=", cache])
      }
    } else {
      let own = try outside.outcome(
        "git", ["-C", siteFolder, "rev-parse", "--absolute-git-dir", "--show-toplevel"])
      let lines = own.outputText.split(separator: "\n").map(String.init)
      guard own.isFine, lines.count == 2,
        try outside.outcome("git", ["-C", siteFolder, "remote", "get-url", "--", remote]).isFine
      else {
        throw PublishFault(
          .refused,
          "the target “\(target)” names the remote “\(remote)”, but the folder of the site is in no git repository that has it; add it with “git remote add”, or write its address"
        )
      }
      (directory, folder) = (lines[0], lines[1])
    }
    environment["GIT_DIR"] = directory
    environment["GIT_INDEX_FILE"] = scratch + "/index"
    if isatty(2) != 1 { environment["GIT_TERMINAL_PROMPT"] = "0" }
    programs = Programs(runner: runner, target: target, environment: environment)
    self.folder = folder
    self.siteFolder = siteFolder
  }

  func outcome(_ arguments: [String], input: [UInt8] = []) throws -> ProgramOutcome {
    try programs.outcome("git", ["-C", folder] + arguments, input: input)
  }

  @discardableResult
  func git(_ arguments: [String], input: [UInt8] = []) throws -> ProgramOutcome {
    try programs.run("git", ["-C", folder] + arguments, input: input)
  }

  /// The commit that the site's own work tree stands on, for the message; nil: it is in no repository.
  func sourceCommit() throws -> String? {
    var own = programs
    own.environment["GIT_DIR"] = .some(nil)
    let outcome = try own.outcome("git", ["-C", siteFolder, "rev-parse", "--verify", "--quiet", "HEAD"])
    let commit = outcome.outputText.filter { !$0.isWhitespace }
    return outcome.isFine && !commit.isEmpty ? commit : nil
  }

  /// The hashes of a commit's files, by path.
  func tree(of commit: String) throws -> [String: String] {
    let list = try git(["ls-tree", "-r", "-z", "--full-tree", commit]).output
    var files: [String: String] = [:]
    for line in list.split(separator: 0) {
      // 100644 blob HASH<tab>PATH; what is no plain file (a link, a script) is not what we would write there.
      guard let tab = line.firstIndex(of: 0x09) else { continue }
      let parts = line[..<tab].split(separator: 0x20)
      guard parts.count == 3 else { continue }
      let isPlain = parts[0].elementsEqual("100644".utf8)
      files[String(decoding: line[(tab + 1)...], as: UTF8.self)] =
        isPlain ? String(decoding: parts[2], as: UTF8.self) : ""
    }
    return files
  }

  /// The hashes of files on disk, in their order; `writing` also puts them into the repository.
  func hash(_ files: [String], writing: Bool) throws -> [String] {
    guard !files.isEmpty else { return [] }
    let list = Array(files.map { Self.quoted($0) + "\n" }.joined().utf8)
    let text = try git(
      ["hash-object", "--no-filters", "--stdin-paths"] + (writing ? ["-w"] : []), input: list
    ).outputText
    let hashes = text.split(separator: "\n").map(String.init)
    guard hashes.count == files.count else {
      throw InternalFault("git hashed \(hashes.count) files of \(files.count)")
    }
    return hashes
  }

  /// A commit of the files that `parent` has, changed as the entries say.
  func commit(_ entries: [IndexEntry], on parent: String?, message: String) throws -> String {
    try git(["read-tree"] + (parent.map { [$0] } ?? ["--empty"]))
    let none = String(repeating: "0", count: entries.compactMap { $0.hash?.utf8.count }.first ?? 40)
    var input: [UInt8] = []
    for entry in entries {
      input += Array((entry.hash == nil ? "0 \(none)\t" : "100644 \(entry.hash ?? none)\t").utf8)
      input += Array(entry.path.utf8)
      input.append(0)
    }
    try git(["update-index", "-z", "--index-info"], input: input)
    let tree = try git(["write-tree"]).outputText.filter { !$0.isWhitespace }
    var named = self.programs
    if try !outcome(["var", "GIT_COMMITTER_IDENT"]).isFine || !outcome(["var", "GIT_AUTHOR_IDENT"]).isFine {
      // A machine that publishes need not have told git who it is.
      for role in ["AUTHOR", "COMMITTER"] {
        named.environment["GIT_\(role)_NAME"] = "quoth"
        named.environment["GIT_\(role)_EMAIL"] = "quoth@localhost"
      }
    }
    return try named.run(
      "git", ["-C", folder, "commit-tree", tree] + (parent.map { ["-p", $0] } ?? []) + ["-F", "-"],
      input: Array(message.utf8)
    ).outputText.filter { !$0.isWhitespace }
  }

  /// A path as git's own lists quote it, so that any byte may stand in it.
  private static func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 }) || path.hasPrefix("\"") else { return path }
    var out = "\""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out += "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: out += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        out += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      }
    }
    return out + "\""
  }
}
