import Foundation
import Testing

@testable import QuothCommand

/// `quoth publish` to a branch, with git itself and a bare repository on disk.
@Suite struct PublishGitTests {
  private func archive(remote: String = "../bare.git") throws -> PublishingArchive {
    var archive = try PublishingArchive("pages: {type: git, remote: \"\(remote)\", branch: live}")
    archive.command.environment = Self.plain
    try SystemProgram.run("git", ["init", "--quiet", "--bare", "bare.git"], in: archive.folder)
    return archive
  }

  /// No settings of the machine's own.
  private static let plain = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": NSTemporaryDirectory(),
  ]

  private func git(_ arguments: String..., in archive: PublishingArchive, at folder: String = "bare.git")
    throws
    -> String
  {
    try SystemProgram.run(
      "git", ["-c", "user.name=T", "-c", "user.email=t@example.org"] + arguments,
      in: archive.folder + "/" + folder, environment: Self.plain)
  }

  /// The files of the branch, by path.
  private func checkout(_ archive: PublishingArchive) throws -> [String: Data] {
    let name = "work-" + UUID().uuidString
    _ = try git("clone", "--quiet", "--branch", "live", "bare.git", name, in: archive, at: ".")
    try archive.scratch.remove(name + "/.git")
    return archive.scratch.files(below: name)
  }

  @Test func theBranchHoldsTheSiteAndEachPublishIsACommit() throws {
    let archive = try archive()
    let first = try archive.publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(try checkout(archive) == archive.built)
    try archive.edit(3, words: "something else")
    try archive.removeStory(6)
    let second = try archive.publish()
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output.contains("  - articles/story-6/index.html\n"))
    #expect(try checkout(archive) == archive.built)
    #expect(try git("rev-list", "--count", "live", in: archive) == "2\n")
    #expect(try archive.publish().output.hasSuffix("“pages” is up to date\n"))
    #expect(try git("rev-list", "--count", "live", in: archive) == "2\n")
  }

  @Test func theSitesOwnRepositoryStaysAsItIs() throws {
    let archive = try archive(remote: "origin")
    _ = try git("init", "--quiet", "-b", "main", in: archive, at: "site")
    try archive.put("_site\n", at: ".gitignore")
    _ = try git("add", ".", in: archive, at: "site")
    _ = try git("commit", "--quiet", "-m", "All", in: archive, at: "site")
    _ = try git("remote", "add", "origin", "../bare.git", in: archive, at: "site")
    _ = try git("push", "--quiet", "origin", "main", in: archive, at: "site")
    // Half a change is staged, another is not, and a hook would refuse every push.
    try archive.edit(1, words: "quite other words")
    _ = try git("add", ".", in: archive, at: "site")
    try archive.edit(2, words: "some words not staged")
    try archive.put("#!/bin/sh\nexit 1\n", at: ".git/hooks/pre-push")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: archive.folder + "/site/.git/hooks/pre-push")
    func state() throws -> [String] {
      [
        try git("status", "--porcelain", in: archive, at: "site"),
        try git("for-each-ref", "refs/heads", "refs/tags", in: archive, at: "site"),
        try git("diff", "--cached", in: archive, at: "site"),
        try git("symbolic-ref", "HEAD", in: archive, at: "site"),
      ]
    }
    let before = try state()
    let outcome = try archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try state() == before)
    #expect(try checkout(archive) == archive.built)
    #expect(try git("log", "-1", "--format=%s", "live", in: archive).hasPrefix("Publish the site from "))
  }

  @Test func aBranchOfSomebodyElseIsRefused() throws {
    let archive = try archive()
    _ = try git("clone", "--quiet", "bare.git", "other", in: archive, at: ".")
    try archive.scratch.put("mine", at: "other/README")
    _ = try git("checkout", "--quiet", "-b", "live", in: archive, at: "other")
    _ = try git("add", ".", in: archive, at: "other")
    _ = try git("commit", "--quiet", "-m", "Mine", in: archive, at: "other")
    _ = try git("push", "--quiet", "origin", "live", in: archive, at: "other")
    let outcome = try archive.publish("--yes")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no publish of ours put them there"))
    #expect(try git("rev-list", "--count", "live", in: archive) == "1\n")
  }

  @Test func whatOthersAddToTheBranchStays() throws {
    let archive = try archive()
    #expect(try archive.publish().status == 0)
    _ = try git("clone", "--quiet", "--branch", "live", "bare.git", "other", in: archive, at: ".")
    try archive.scratch.put("theirs", at: "other/verify.txt")
    _ = try git("add", ".", in: archive, at: "other")
    _ = try git("commit", "--quiet", "-m", "Theirs", in: archive, at: "other")
    _ = try git("push", "--quiet", "origin", "live", in: archive, at: "other")
    try archive.edit(1, words: "quite other words")
    let outcome = try archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try checkout(archive)["verify.txt"] == Data("theirs".utf8))
    #expect(try git("rev-list", "--count", "live", in: archive) == "3\n")
  }

  @Test func aRewrittenHistoryIsNotBuiltUponWithoutAYes() throws {
    let archive = try archive()
    #expect(try archive.publish().status == 0)
    _ = try git("clone", "--quiet", "--branch", "live", "bare.git", "other", in: archive, at: ".")
    _ = try git("commit", "--quiet", "--amend", "-m", "Rewritten", in: archive, at: "other")
    _ = try git("push", "--quiet", "--force", "origin", "live", in: archive, at: "other")
    let rewritten = try git("rev-parse", "live", in: archive)
    try archive.edit(1, words: "quite other words")
    let refused = try archive.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("the history of branch “live” was rewritten since the last publish"))
    #expect(try git("rev-parse", "live", in: archive) == rewritten)
    let confirmed = try archive.publish("--yes")
    #expect(confirmed.status == 0, "\(confirmed.errors)")
    #expect(try git("rev-parse", "live^", in: archive) == rewritten)
    #expect(try checkout(archive) == archive.built)
  }

  @Test func aBranchThatChangesMeanwhileIsNotOverwritten() throws {
    let archive = try archive()
    #expect(try archive.publish().status == 0)
    _ = try git("clone", "--quiet", "--branch", "live", "bare.git", "other", in: archive, at: ".")
    // The first thing that a push asks the repository to do is to let somebody else in before.
    try archive.scratch.put(
      """
      #!/bin/sh
      cat >/dev/null
      unset GIT_DIR GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
      old=$(git -C '\(archive.folder)/bare.git' rev-parse live)
      new=$(git -C '\(archive.folder)/bare.git' -c user.name=x -c user.email=x@y commit-tree -p $old -m x "$old^{tree}")
      git -C '\(archive.folder)/bare.git' update-ref refs/heads/live $new
      """, at: "bare.git/hooks/pre-receive")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: archive.folder + "/bare.git/hooks/pre-receive")
    try archive.edit(1, words: "quite other words")
    let outcome = try archive.publish()
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains("has changed while the site was being published"), "\(outcome.errors)")
    try archive.scratch.remove("bare.git/hooks/pre-receive")
    let again = try archive.publish()
    #expect(again.status == 0, "\(again.errors)")
    #expect(try checkout(archive) == archive.built)
  }

  @Test func aRemoteThatIsNotThereIsSaidPlainly() throws {
    let missing = try archive(remote: "../nowhere.git")
    let outcome = try missing.publish()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("there is no repository at that address"))
    #expect(outcome.errors.contains("  git: fatal: "))
    let other = try archive(remote: "upstream")
    let unnamed = try other.publish()
    #expect(unnamed.status == 1)
    #expect(unnamed.errors.contains("names the remote “upstream”"))
    // Nobody listens at port 1.
    let unheard = try archive(remote: "http://127.0.0.1:1/x.git")
    let closed = try unheard.publish()
    #expect(closed.status == 74)
    #expect(closed.errors.contains("the target cannot be reached"))
  }

  @Test func aPushThatTheOtherEndRefusesIsSaidWithItsWords() throws {
    let archive = try archive()
    try archive.scratch.put(
      "#!/bin/sh\necho 'No space left on device' >&2\nexit 1\n", at: "bare.git/hooks/pre-receive")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: archive.folder + "/bare.git/hooks/pre-receive")
    let outcome = try archive.publish()
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("there is no room left at the target"))
  }

  @Test func withoutGitItIsSaidThatGitIsMissing() throws {
    var archive = try archive()
    archive.command.environment["PATH"] = "/nonexistent"
    let outcome = try archive.publish()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("needs the program git, which is not on this machine"))
  }
}
