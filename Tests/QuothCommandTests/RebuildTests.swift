import Foundation
import Testing

@testable import QuothCommand

/// The same input gives the same bytes; a change writes what depends on it; a build that is broken off is mended.
@Suite struct RebuildTests {
  @Test func threadsZonesLanguagesAndTheOrderOnDiskChangeNoByte() throws {
    let one = try SmallArchive()
    let other = try SmallArchive()
    for number in 7...80 {
      try one.put(one.article(number % 9 + 1), at: "content/articles/more-\(number).md")
    }
    for number in (7...80).reversed() {
      try other.put(one.article(number % 9 + 1), at: "content/articles/more-\(number).md")
    }
    var command = one.command
    command.environment = ["TZ": "Pacific/Kiritimati", "LANG": "ru_RU.UTF-8", "LC_ALL": "ru_RU.UTF-8"]
    #expect(try command.run("build", "--jobs", "1").status == 0)
    command = other.command
    command.environment = ["TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"]
    #expect(try command.run("build", "--jobs", "4").status == 0)
    let files = one.files(below: "_site")
    #expect(files.count > 80)
    #expect(files == other.files(below: "_site"))
  }

  @Test func aBuildWithoutAChangeTouchesNothing() throws {
    let archive = try SmallArchive()
    #expect(try archive.command.run("build").status == 0)
    let before = archive.modificationDates(below: "_site")
    let outcome = try archive.command.run("build")
    #expect(outcome.output.contains(": 0 written, \(before.count - 1) unchanged, 0 removed in"))
    #expect(archive.modificationDates(below: "_site") == before)
  }

  @Test func aChangeWritesExactlyTheFilesThatDependOnIt() throws {
    let archive = try SmallArchive()
    let edited = try SmallArchive()
    for site in [archive, edited] {
      try site.put("---\ntitle: Elsewhere\nkind: book\n---\n", at: "content/sources/elsewhere.md")
    }
    #expect(try archive.command.run("build").status == 0)
    let before = archive.modificationDates(below: "_site")
    let old = archive.files(below: "_site")
    let changed = archive.article(3, words: "something else")
    try archive.put(changed, at: "content/articles/story-3.md")
    try edited.put(changed, at: "content/articles/story-3.md")
    #expect(try edited.command.run("build").status == 0)
    let wanted = edited.files(below: "_site")
    let outcome = try archive.command.run("build")
    #expect(archive.files(below: "_site") == wanted)
    let touched = archive.modificationDates(below: "_site").filter { before[$0.key] != $0.value }.map(\.key)
    #expect(Set(touched) == Set(wanted.keys.filter { old[$0] != wanted[$0] }))
    #expect(outcome.output.contains(": \(touched.count) written,"))
    #expect(touched.contains("articles/story-3/index.html"))
    #expect(!touched.contains("articles/story-4/index.html"))
    #expect(!touched.contains("sources/elsewhere/index.html"))
  }

  @Test func whatAPageLeavesBehindIsRemoved() throws {
    let archive = try SmallArchive()
    #expect(try archive.command.run("build").status == 0)
    try archive.put("mine", at: "_site/CNAME.mine")
    try archive.remove("content/articles/story-2.md")
    #expect(try archive.command.run("build").status == 0)
    #expect(!archive.exists("_site/articles/story-2"))
    #expect(archive.exists("_site/articles/story-1"))
    #expect(archive.exists("_site/CNAME.mine"))
  }

  /// An archive with a built site and a change to every article, and what the site is to become.
  private func changedArchive() throws -> (SmallArchive, old: [String: Data], new: [String: Data]) {
    let archive = try SmallArchive()
    for number in 7...150 {
      try archive.put(archive.article(number % 9 + 1), at: "content/articles/more-\(number).md")
    }
    #expect(try archive.command.run("build", "--quiet").status == 0)
    let old = archive.files(below: "_site")
    for number in 7...200 {
      try archive.put(
        archive.article(number % 9 + 1, words: "other words"), at: "content/articles/more-\(number).md")
    }
    #expect(try archive.command.run("build", "--quiet", "--output", "fresh").status == 0)
    return (archive, old, archive.files(below: "fresh"))
  }

  /// Starts a build and calls `interrupt` as soon as `count` of the articles are new on disk.
  private func breakOff(
    _ archive: SmallArchive, _ old: [String: Data], after count: Int, _ interrupt: (Process) -> Void
  ) throws -> BuiltCommand.Outcome {
    let running = try archive.command.start(["build", "--quiet"])
    var left = (151...(150 + count)).map { archive.path + "/_site/articles/more-\($0)/index.html" }[...]
    while let next = left.first, running.process.isRunning {
      if FileManager.default.fileExists(atPath: next) { left.removeFirst() }
    }
    interrupt(running.process)
    return try running.finish()
  }

  @Test(arguments: [1, 20, 45])
  func aKilledBuildLeavesEachFileOldOrNewAndTheNextMendsTheRest(_ count: Int) throws {
    let (archive, old, new) = try changedArchive()
    _ = try breakOff(archive, old, after: count) { kill($0.processIdentifier, SIGKILL) }
    for (name, bytes) in archive.files(below: "_site") where !name.contains(".quoth-") {
      #expect(bytes == old[name] || bytes == new[name], "\(name) is neither")
    }
    #expect(try archive.command.run("build", "--quiet").status == 0)
    #expect(archive.files(below: "_site") == new)
  }

  @Test func anInterruptedBuildEndsWith130AndLeavesNothingHalf() throws {
    let (archive, old, new) = try changedArchive()
    let outcome = try breakOff(archive, old, after: 5) { kill($0.processIdentifier, SIGINT) }
    // The signal may come when the last file is written; then there was nothing to interrupt.
    #expect(!outcome.isSignalled)
    #expect([0, 130].contains(outcome.status))
    for (name, bytes) in archive.files(below: "_site") where name != ".quoth-manifest" {
      #expect(bytes == old[name] || bytes == new[name], "\(name) is neither")
    }
    #expect(try archive.command.run("build", "--quiet").status == 0)
    #expect(archive.files(below: "_site") == new)
  }
}
