/// A branch of a repository. Commits are made in a repository of their own or, where the target is a remote of the
/// site's repository, in that one, with an index of its own: work tree, index and branches stay as they are. One push
/// changes everything at once, and only if the branch still is what it was when we looked.
struct GitChannel: PublishChannel {
  let target: String
  let remote: String
  let branch: String
  /// Allows to go on where the branch's history was rewritten.
  let isConfirmed: Bool
  let repository: GitRepository
  /// The branch's commit; nil: there is no such branch yet.
  private let head: String?

  /// Finds and fetches the branch. Throws `PublishFault`.
  init(target: String, remote: String, branch: String, isConfirmed: Bool, repository: GitRepository) throws {
    self.target = target
    self.remote = remote
    self.branch = branch
    self.isConfirmed = isConfirmed
    self.repository = repository
    head = try Self.fetch(target, remote, branch, repository)
  }

  private static func fetch(
    _ target: String, _ remote: String, _ branch: String, _ repository: GitRepository
  ) throws -> String? {
    let list = try repository.git(["ls-remote", "--", remote, "refs/heads/" + branch]).outputText
    guard let head = list.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return nil }
    let isKnown = try repository.outcome(["cat-file", "-e", head + "^{commit}"]).isFine
    if !isKnown {
      try repository.git([
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--", remote,
        "+refs/heads/\(branch):refs/quoth/fetched/\(target)",
      ])
    }
    return head
  }

  private var publishedReference: String { "refs/quoth/published/" + target }

  func manifest() throws -> Manifest? {
    guard let head else { return nil }
    try refuseRewrittenHistory(head)
    let file = try repository.outcome(["cat-file", "blob", "\(head):\(Manifest.fileName)"])
    if file.isFine, let manifest = Manifest(bytes: file.output) { return manifest }
    guard try repository.git(["ls-tree", "--name-only", head]).output.isEmpty else {
      throw PublishFault.foreign(target)
    }
    return nil
  }

  /// What we published last must be in the branch's history, unless this repository does not know it.
  private func refuseRewrittenHistory(_ head: String) throws {
    let last = try repository.outcome(["rev-parse", "--verify", "--quiet", publishedReference])
    guard last.isFine, !isConfirmed else { return }
    let commit = last.outputText.filter { !$0.isWhitespace }
    guard try !repository.outcome(["merge-base", "--is-ancestor", commit, head]).isFine else { return }
    throw PublishFault(
      .refused,
      "the history of branch “\(branch)” was rewritten since the last publish: it stood at \(commit.prefix(10)) and is now at \(head.prefix(10)); look at it, then say --yes to publish on top of it"
    )
  }

  func difference(_ site: BuiltSite, old: Manifest) throws -> TargetDifference {
    let there = try head.map { try repository.tree(of: $0) } ?? [:]
    let here = try repository.hash(site.paths.map(site.file), writing: false)
    var difference = TargetDifference(added: [], changed: [])
    for (path, hash) in zip(site.paths, here) {
      switch there[path] {
      case nil: difference.added.append(path)
      case hash: break
      default: difference.changed.append(path)
      }
    }
    difference.absent = Set(old.paths.filter { there[$0] == nil && !site.paths.containsSorted($0) })
    return difference
  }

  func send(_ plan: PublishPlan, _ site: BuiltSite, progress: (Int) throws -> Void) throws {
    let paths = plan.added + plan.changed
    let hashes = try repository.hash(paths.map(site.file), writing: true)
    let manifest = try repository.git(["hash-object", "-w", "--stdin"], input: plan.final.bytes).outputText
    let entries =
      plan.removed.map { GitRepository.IndexEntry(path: $0, hash: nil) }
      + zip(paths, hashes).map { GitRepository.IndexEntry(path: $0, hash: $1) }
      + [GitRepository.IndexEntry(path: Manifest.fileName, hash: manifest.filter { !$0.isWhitespace })]
    let commit = try repository.commit(entries, on: head, message: message(plan))
    try progress(paths.count)
    try push(commit)
    try repository.git(["update-ref", publishedReference, commit])
    try progress(paths.count + plan.removed.count)
  }

  private func message(_ plan: PublishPlan) throws -> String {
    let source = try repository.sourceCommit().map { " from \($0.prefix(10))" } ?? ""
    return
      "Publish the site\(source)\n\n\(plan.added.count) added, \(plan.changed.count) changed, \(plan.removed.count) removed\n"
  }

  private func push(_ commit: String) throws {
    let reference = "refs/heads/" + branch
    let outcome = try repository.outcome([
      "push", "--quiet", "--no-verify", "--force-with-lease=\(reference):\(head ?? "")", "--", remote,
      "\(commit):\(reference)",
    ])
    if outcome.isFine { return }
    let said = outcome.errorText
    if said.contains("stale info") || said.contains("fetch first") || said.contains("non-fast-forward")
      || said.contains("cannot lock ref")
    {
      throw PublishFault(
        .refused,
        "branch “\(branch)” has changed while the site was being published, and nothing was pushed; publish again",
        said: "")
    }
    throw repository.programs.fault("git", outcome)
  }
}
