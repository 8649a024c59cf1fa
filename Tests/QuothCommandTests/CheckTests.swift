import Testing

@testable import QuothCommand

/// Quotes against their records, as an editor and a public repository's machine meet it.
@Suite struct CheckTests {
  private func privateArchive(words: String = "the pier is safe for twelve") throws -> SmallArchive {
    let archive = try SmallArchive()
    for number in 1...6 { try archive.remove("content/articles/story-\(number).md") }
    try archive.put(
      "Nobody else may read this. We found that the pier is safe for twelve persons at a time, and no more.",
      at: "content/sources/talk.txt")
    try archive.put(
      """
      ---
      title: Pier
      date: 2024-05-01
      ---

      The report says [“\(words)”](quote:ada?source=talk#safe).

      """, at: "content/articles/pier.md")
    return archive
  }

  private func status(_ archive: SmallArchive) -> String? {
    let text = archive.text("_site/data/quotes.json") ?? ""
    return text.firstMatch(of: #/"status": ?"(\w+)"/#).map { String($0.1) }
  }

  @Test func nothingOfAPrivateTextIsPublishedButTheWordsQuoted() throws {
    let archive = try privateArchive()
    #expect(try archive.command.run("build").status == 0)
    #expect(status(archive) == "verbatim")
    for file in archive.files(below: "_site") {
      for secret in ["Nobody else may", "persons at a time", "no more", "We found"] {
        #expect(!(archive.text("_site/\(file.key)") ?? "").contains(secret), "\(file.key)")
      }
    }
  }

  @Test func aWrongQuoteStopsTheBuildAndSaysHowTheWordsDiffer() throws {
    let archive = try privateArchive(words: "the pier is safe for twenty persons at a time")
    let outcome = try archive.command.run("build")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/articles/pier.md:6:17: error[quote-altered]:"))
    #expect(outcome.errors.contains("quote:   the pier is safe for twenty persons"))
    #expect(outcome.errors.contains("record:  the pier is safe for twelve persons"))
    #expect(!archive.exists("_site"))
    #expect(try archive.command.run("build", "--lenient").status == 0)
    #expect(status(archive) == "altered")
  }

  @Test func aSealStandsForATextThatIsNotAtHand() throws {
    let archive = try privateArchive()
    #expect(try archive.command.run("check", "--seal").status == 0)
    #expect(archive.text("content/verdicts.json")?.contains("verbatim") == true)
    #expect(archive.text("content/verdicts.json")?.contains("pier is safe") == false)
    try archive.remove("content/sources/talk.txt")
    #expect(try archive.command.run("build").status == 0)
    #expect(status(archive) == "verbatim")
    // Without the text nothing can be sealed anew, and nothing is lost.
    let seals = archive.text("content/verdicts.json")
    #expect(try archive.command.run("check", "--seal").status == 0)
    #expect(archive.text("content/verdicts.json") == seals)
  }

  @Test func aChangedQuoteLosesItsSeal() throws {
    let archive = try privateArchive()
    #expect(try archive.command.run("check", "--seal").status == 0)
    try archive.remove("content/sources/talk.txt")
    let article = archive.text("content/articles/pier.md") ?? ""
    try archive.put(article.replacing("twelve", with: "thirteen"), at: "content/articles/pier.md")
    let outcome = try archive.command.run("build")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning[broken-seal]"))
    #expect(status(archive) == "unchecked")
  }

  @Test func brokenSealsAreSaid() throws {
    let archive = try privateArchive()
    try archive.put("{\"format\": ", at: "content/verdicts.json")
    let outcome = try archive.command.run("check")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/verdicts.json:1:1: error[invalid-seals]"))
  }

  @Test func checkOfOneFileSpeaksOfItAlone() throws {
    let archive = try privateArchive(words: "the pier is safe for twenty")
    try archive.put(archive.article(1, words: "unheard of"), at: "content/articles/other.md")
    #expect(try archive.command.run("check", "content/articles/other.md").errors.contains("pier.md") == false)
    #expect(try archive.command.run("check", "content/articles/pier.md").errors.contains("quote-"))
  }
}
