import Foundation
import Testing

@testable import Quoth
@testable import QuothCommand

/// `quoth new`: files with the right front matter, and never in the place of another.
@Suite struct NewCommandTests {
  let archive = try? SmallArchive()

  @Test(arguments: DocumentStarter.Kind.allCases)
  func eachKindHasTheFrontMatterThatItNeeds(_ kind: DocumentStarter.Kind) throws {
    let archive = try #require(archive)
    let outcome = try archive.command.run("new", kind.rawValue, "What the river keeps: a story")
    #expect(outcome.status == 0)
    #expect(outcome.output == "content/\(kind.rawValue)s/what-the-river-keeps-a-story.md\n")
    #expect(outcome.errors == "")
    #expect(try archive.command.run("check").status == 0)
    #expect(try archive.command.run("fmt", "--check", String(outcome.output.dropLast())).status == 0)
  }

  @Test(arguments: [
    ("Выборы 2016", "выборы-2016"), ("唐鳳的訪談", "唐鳳的訪談"), ("  Is “this” it?  ", "is-this-it"),
    ("हिन्दी भाषा", "हिन्दी-भाषा"), ("???", "untitled"), ("- dashes -", "dashes"), ("../../etc/passwd", "etc-passwd"),
  ])
  func theNameFollowsFromTheTitleInAnyScript(_ title: String, _ slug: String) throws {
    let archive = try #require(archive)
    let outcome = try archive.command.run("new", "source", "--", title)
    #expect(outcome.output == "content/sources/\(slug).md\n")
    #expect(try archive.command.run("check").status == 0)
  }

  @Test func severalWordsNeedNoQuotes() throws {
    let outcome = try #require(archive).command.run("new", "speaker", "Cleo", "Marsh")
    #expect(outcome.output == "content/speakers/cleo-marsh.md\n")
  }

  @Test func nothingIsEverOverwritten() throws {
    let archive = try #require(archive)
    for title in ["Ada", "ADA", "ada!"] {
      let outcome = try archive.command.run("new", "speaker", title)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("“content/speakers/ada.md” is there already"))
      #expect(outcome.output == "")
    }
    #expect(archive.text("content/speakers/ada.md") == "---\nname: Ada Lind\n---\n")
    // Another spelling of the same letters would be the same id.
    #expect(try archive.command.run("new", "speaker", "Zo\u{eb}").status == 0)
    #expect(try archive.command.run("new", "speaker", "Zoe\u{308}").status == 1)
  }

  /// Between these two places it is never the same day.
  @Test func theDayIsThatOfTheSite() throws {
    let archive = try #require(archive)
    func day(in zone: String) throws -> String {
      try archive.put(
        "title: Small\nbase_url: https://example.org/\ntimezone: \(zone)\n", at: "content/site.yml")
      let path = try archive.command.run("new", "article", "In \(zone)").output.dropLast()
      let line = archive.text(String(path))?.split(separator: "\n").first { $0.hasPrefix("date: ") }
      return String(try #require(line))
    }
    let (first, second) = (try day(in: "Pacific/Kiritimati"), try day(in: "Pacific/Pago_Pago"))
    #expect(first > second)
    let starter = DocumentStarter(
      siteFolder: archive.path, now: try #require(ISO8601DateFormatter().date(from: "2024-03-01T10:30:00Z")))
    #expect(archive.text(try starter.start(.article, title: "Fixed"))?.contains("date: 2024-02-29\n") == true)
  }

  @Test(arguments: [
    ["new"], ["new", "article"], ["new", "article", " "], ["new", "poem", "x"],
    ["new", "article", "x", "--site", "nowhere"],
  ])
  func wrongUsageEndsWith64(_ arguments: [String]) throws {
    #expect(try #require(archive).command.run(arguments).status == 64)
  }
}
