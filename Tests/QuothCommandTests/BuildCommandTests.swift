import Foundation
import Testing

@testable import QuothCommand

/// The built command on a small archive, from outside.
@Suite struct BuildCommandTests {
  let archive = try? SmallArchive()

  private func small() throws -> SmallArchive { try #require(archive) }

  @Test func aBuildEndsWithALineThatSumsUp() throws {
    let outcome = try small().command.run("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let last = try #require(outcome.output.split(separator: "\n").last)
    #expect(
      last.wholeMatch(
        of:
          /Built [0-9]+ pages with 12 quotes \(12 unchecked\): ([0-9]+) written, 0 unchanged, 0 removed in [0-9.]+ s → _site/
      )
        != nil, "\(last)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.errors.isEmpty)
  }

  @Test func quietSaysNothingWhenAllIsWell() throws {
    let outcome = try small().command.run("build", "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  @Test func errorsEndWith1AndLeaveTheLastSiteWhole() throws {
    let archive = try small()
    #expect(try archive.command.run("build").status == 0)
    let good = archive.files(below: "_site")
    try archive.put(
      archive.article(1).replacing("quote:ada", with: "quote:adda"), at: "content/articles/story-1.md")
    try archive.put(archive.article(2, words: "other words"), at: "content/articles/story-2.md")
    let outcome = try archive.command.run("build")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors.hasPrefix(
        """
        content/articles/story-1.md:7:44: error[unknown-speaker]: no speaker is called “adda”
            7 | [Ada](speaker:ada) said [“nothing at all”](quote:adda?source=talk&at=1:01#q1).
              |                                            ^
        """), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("1 error in 1 file; nothing was written\n"))
    #expect(archive.files(below: "_site") == good)
  }

  @Test(arguments: ["json", "sarif", "github"])
  func formatsForProgramsHaveStandardOutputToThemselves(_ format: String) throws {
    let archive = try small()
    try archive.put(
      archive.article(1).replacing("quote:ada", with: "quote:adda"), at: "content/articles/story-1.md")
    let outcome = try archive.command.run("check", "--format", format, "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("unknown-speaker"))
    if format != "github" {
      #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [String: Any])
    }
  }

  @Test func jsonOfAGoodBuildHasItsSummary() throws {
    let outcome = try small().command.run("build", "--format", "json")
    #expect(outcome.status == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect((document["diagnostics"] as? [Any])?.isEmpty == true)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(Set(summary.keys) == ["pages", "quotes", "written", "unchanged", "removed", "seconds"])
    #expect(summary["quotes"] as? [String: Int] == ["unchecked": 12])
  }

  @Test func checkWritesNothing() throws {
    let outcome = try small().command.run("check")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Checked 12 quotes (12 unchecked) in "))
    #expect(try !small().exists("_site"))
  }

  @Test func checkOfAFileShowsOnlyItsFindings() throws {
    let archive = try small()
    for number in [1, 2] {
      try archive.put(
        archive.article(number).replacing("quote:ada", with: "quote:adda"),
        at: "content/articles/story-\(number).md")
    }
    for name in ["content/articles/story-2.md", "./content/../content/articles/story-2.md"] {
      let outcome = try archive.command.run("check", name, "--format", "github", "--quiet")
      #expect(outcome.status == 1)
      #expect(outcome.output.split(separator: "\n").count == 1)
      #expect(outcome.output.contains("file=content/articles/story-2.md"))
    }
    #expect(try archive.command.run("check", "content/articles/story-3.md").status == 0)
    #expect(try archive.command.run("check", "content/articles").status == 1)
  }

  @Test func strictMakesErrorsOfWarnings() throws {
    let archive = try small()
    try archive.put(
      archive.article(1) + "\nAnd “these are more than four words” of hers.\n",
      at: "content/articles/story-1.md")
    let lax = try archive.command.run("build")
    #expect(lax.status == 0)
    #expect(lax.errors.contains("warning[quote-unlinked]"))
    #expect(lax.output.hasSuffix("; 1 warning in 1 file\n"))
    let strict = try archive.command.run("check", "--strict")
    #expect(strict.status == 1)
    #expect(strict.errors.contains("error[quote-unlinked]"))
  }

  @Test func anotherOutputAndAddressCanBeChosen() throws {
    let archive = try small()
    #expect(
      try archive.command.run("build", "--output", "out/deep", "--base-url", "https://other.example/x").status
        == 0)
    #expect(
      archive.text("out/deep/articles/story-1/index.html")?.contains("href=\"/x/speakers/ada/\"") == true)
    let elsewhere = BuiltCommand(folder: NSTemporaryDirectory())
    #expect(try elsewhere.run("build", "--site", archive.path, "--quiet").status == 0)
    #expect(archive.exists("_site/index.html"))
  }

  @Test func aFolderThatIsNotOursIsRefused() throws {
    let archive = try small()
    try archive.put("dear diary", at: "mine/diary.txt")
    for output in ["mine", "content/out", ".", "content/site.yml"] {
      let outcome = try archive.command.run("build", "--output", output)
      #expect(outcome.status == 1, "\(output)")
      #expect(outcome.errors.contains("-output]: the output folder"))
    }
    #expect(archive.files(below: "mine").count == 1)
    #expect(!archive.exists("content/out"))
  }
}
