import Foundation
import Testing

@testable import QuothCommand

/// How the command answers wrong usage and requests for help.
@Suite struct UsageTests {
  let archive = try? SmallArchive()

  private func run(_ arguments: String...) throws -> BuiltCommand.Outcome {
    try #require(archive).command.run(arguments)
  }

  @Test(arguments: [
    ["--nonsense"], ["build", "--nonsense"], ["nonsense"], ["build", "surplus"], ["build", "--jobs", "0"],
    ["build", "--jobs", "many"], ["build", "--site", "nowhere"], ["build", "--site", "content/site.yml"],
    ["build", "--strict", "--lenient"], ["build", "--format", "xml"], ["build", "--base-url", "example.org"],
    ["build", "--base-url", "https://example.org/a?b=c"], ["build", "--base-url", "https://example.org/#a"],
    ["build", "--base-url", "https://example.org:99999/"], ["help", "nope"], ["cite", "sources/talk.md", ""],
    ["build", "--output"], ["check", "nowhere.md"], ["check", "--output", "x"], ["build", "--site"],
  ])
  func wrongUsageEndsWith64AndWritesNothing(_ arguments: [String]) throws {
    let archive = try #require(archive)
    let outcome = try archive.command.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: "))
    #expect(outcome.output.isEmpty)
    #expect(!archive.exists("_site"))
  }

  @Test(arguments: [
    ["find", "words", "--speaker", "nobody"], ["cite", "content/articles/story-1.md", "words"],
  ])
  func whatOnlyTheArchiveTellsIsAnsweredWithTheSubcommandsUsage(_ arguments: [String]) throws {
    let outcome = try #require(archive).command.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: "))
    #expect(outcome.errors.contains("\nUsage: quoth \(arguments[0]) <"))
    #expect(outcome.errors.hasSuffix("  See 'quoth \(arguments[0]) --help' for more information.\n"))
  }

  @Test func helpTeachesWithExamples() throws {
    let help = try run("build", "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("quoth build --site archive --output"))
    let overview = try run()
    #expect(overview.status == 0)
    for name in ["build", "check"] { #expect(overview.output.contains(name)) }
    #expect(overview.output.contains("Exit status"))
  }

  @Test func theVersionIsOneLine() throws {
    let outcome = try run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }
}
