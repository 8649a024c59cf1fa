import Foundation
import Testing

@testable import QuothCommand

/// When the disk fails, the command says so in a sentence and with its own status.
@Suite struct DiskTests {
  private func shell(_ script: String, in archive: SmallArchive) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, "sh", try #require(BuiltCommand.path)]
    process.currentDirectoryURL = URL(fileURLWithPath: archive.path)
    let errors = archive.path + "/errors.txt"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, archive.text("errors.txt") ?? "")
  }

  @Test func aFileThatCannotBeWrittenEndsWith74AndHarmsNothing() throws {
    let archive = try SmallArchive()
    #expect(try archive.command.run("build", "--quiet").status == 0)
    let old = archive.files(below: "_site")
    for number in 1...6 {
      try archive.put(
        archive.article(number, words: "other words"), at: "content/articles/story-\(number).md")
    }
    // No file may grow beyond a block: as good as a full disk.
    let outcome = try shell("ulimit -f 1; exec \"$1\" build", in: archive)
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("quoth: cannot write “_site/"), "\(outcome.errors)")
    #expect(archive.files(below: "_site").keys.sorted() == old.keys.sorted())
    #expect(archive.text("_site/index.html")?.hasSuffix("</html>\n") == true)
    #expect(try archive.command.run("build", "--quiet").status == 0)
    #expect(archive.text("_site/articles/story-1/index.html")?.contains("other words") == true)
  }

  @Test func anOutputFolderThatCannotBeMadeEndsWith74() throws {
    let archive = try SmallArchive()
    let outcome = try archive.command.run("build", "--output", "/dev/null/site")
    #expect(outcome.status == 74)
    #expect(outcome.errors == "quoth: cannot make the folder “/dev/null/site”: Not a directory\n")
  }

  @Test(arguments: ["check --format json", "check", "find nothing", "find words --format json"])
  func anOutputThatCannotBeWrittenEndsWith74(_ arguments: String) throws {
    let outcome = try shell("\"$1\" \(arguments) >/dev/full", in: SmallArchive())
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasSuffix("quoth: cannot write to the standard output: No space left on device\n"))
  }

  @Test func aReaderThatHasGoneAwayIsNoFailure() throws {
    let outcome = try shell("(\"$1\" check --format json; echo \"status $?\" >&2) | true", in: SmallArchive())
    #expect(outcome.errors.contains("status 0"))
  }
}
