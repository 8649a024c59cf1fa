import Foundation
import Testing

@testable import Quoth
@testable import QuothCommand

/// `quoth init`: from nothing to a site that builds.
@Suite struct InitCommandTests {
  let scratch = try? SmallArchive(isEmpty: true)

  @Test func theNewSiteBuildsWithoutAWordOfWarning() throws {
    let scratch = try #require(scratch)
    let outcome = try scratch.command.run("init", "my archive")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Made a site"))
    let build = try scratch.command.run("build", "--site", "my archive", "--strict")
    #expect(build.status == 0)
    #expect(build.errors == "")
    #expect(build.output.contains("2 verbatim, 1 edited, 1 unchecked"))
    #expect(scratch.text("my archive/.gitignore")?.contains("/_site/\n") == true)
    #expect(!scratch.exists("my archive/site-templates"))
  }

  @Test func theTemplatesComeOnlyWhenAskedFor() throws {
    let scratch = try #require(scratch)
    #expect(try scratch.command.run("init", ".", "--with-templates").status == 0)
    #expect(scratch.exists("site-templates/article.mustache"))
    let build = try scratch.command.run("build", "--strict")
    #expect(build.status == 0, "\(build.errors)")
  }

  @Test(arguments: SiteHost.allCases)
  func eachHostGetsItsOwnFileAndATarget(_ host: SiteHost) throws {
    let scratch = try #require(scratch)
    #expect(try scratch.command.run("init", "a", "--host", host.rawValue).status == 0)
    let text = try #require(HostPageTests.files[host].flatMap { scratch.text("a/" + $0) })
    #expect(text.contains("quoth check --strict"))
    #expect(text.contains("quoth publish site --yes"))
    #expect(scratch.text("a/content/site.yml")?.contains("host: \(host.rawValue)}") == true)
    #expect(try scratch.command.run("build", "--site", "a", "--strict").status == 0)
  }

  @Test func aFolderThatHoldsSomethingIsRefusedAndLeftAlone() throws {
    let scratch = try #require(scratch)
    try scratch.put("mine", at: "used/.hidden")
    try scratch.put("mine", at: "file")
    for folder in ["used", "file"] {
      let outcome = try scratch.command.run("init", folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("quoth: "))
    }
    #expect(scratch.files(below: "used").count == 1)
    #expect(scratch.text("file") == "mine")
  }

  @Test func aRepositoryThatWasJustMadeIsEmptyEnough() throws {
    let scratch = try #require(scratch)
    try scratch.put("ref: refs/heads/main\n", at: ".git/HEAD")
    #expect(try scratch.command.run("init", ".").status == 0)
    #expect(scratch.exists("content/site.yml"))
  }

  @Test func whatADiskBreaksOffLeavesNothingBehind() throws {
    let scratch = try #require(scratch)
    let outcome = try scratch.command.run("init", "/dev/null/a")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("cannot make the folder"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 1; exec \"$0\" init small 2>errors", try #require(BuiltCommand.path),
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(!scratch.exists("small"))
  }

  @Test(arguments: [["init"], ["init", ""], ["init", "a", "--host", "nowhere"], ["init", "a", "b"]])
  func wrongUsageEndsWith64(_ arguments: [String]) throws {
    #expect(try #require(scratch).command.run(arguments).status == 64)
  }
}
