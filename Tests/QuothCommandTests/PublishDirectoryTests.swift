import Foundation
import Testing

@testable import QuothCommand

/// `quoth publish` into a folder, and what holds for every kind of target.
@Suite struct PublishDirectoryTests {
  private func archive(_ more: String = "") throws -> PublishingArchive {
    try PublishingArchive("www: {type: directory, path: ../www\(more)}")
  }

  @Test func theFolderBecomesTheSiteAndStaysSo() throws {
    let archive = try archive()
    let first = try archive.publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("  + 404.html\n"))
    #expect(first.output.hasSuffix("Published to “www” (directory: ../www)\n"))
    #expect(archive.scratch.files(below: "www") == archive.built)
    let second = try archive.publish("www")
    #expect(second.status == 0)
    #expect(second.output.hasSuffix("“www” is up to date\n"))
  }

  @Test func onlyWhatChangedIsSentAndWhatHasGoneIsRemoved() throws {
    let archive = try archive()
    #expect(try archive.publish().status == 0)
    let before = archive.scratch.modificationDates(below: "www")
    try archive.edit(3, words: "something else")
    try archive.removeStory(6)
    let outcome = try archive.publish()
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  - articles/story-6/index.html\n"))
    #expect(archive.scratch.files(below: "www") == archive.built)
    let after = archive.scratch.modificationDates(below: "www")
    #expect(after["articles/story-3/index.html"] != before["articles/story-3/index.html"])
    #expect(after["articles/story-1/index.html"] == before["articles/story-1/index.html"])
    #expect(!archive.scratch.exists("www/articles/story-6"))
  }

  @Test func aDryRunChangesNothing() throws {
    let archive = try archive()
    let first = try archive.publish("--dry-run")
    #expect(first.status == 0)
    #expect(first.output.contains("A dry run: nothing was sent to “www”"))
    #expect(!archive.scratch.exists("www"))
    #expect(try archive.publish().status == 0)
    let before = archive.scratch.files(below: "www")
    try archive.edit(1, words: "quite other words")
    #expect(try archive.publish("--dry-run").output.contains("  ~ articles/story-1/index.html\n"))
    #expect(archive.scratch.files(below: "www") == before)
  }

  @Test func whenMuchWouldGoItAsksForYes() throws {
    let archive = try archive()
    for number in 7...40 {
      try archive.put(archive.scratch.article(number % 9 + 1), at: "content/articles/more-\(number).md")
    }
    #expect(try archive.publish().status == 0)
    for number in 7...40 { try archive.scratch.remove("site/content/articles/more-\(number).md") }
    let before = archive.scratch.files(below: "www")
    let refused = try archive.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("would be removed; if that is meant, say --yes"))
    #expect(archive.scratch.files(below: "www") == before)
    #expect(try archive.publish("--dry-run").status == 0)
    #expect(try archive.publish("--yes").status == 0)
    #expect(archive.scratch.files(below: "www") == archive.built)
  }

  @Test func errorsInTheContentRefuseAndLenientIsTheUsersDecision() throws {
    let archive = try archive()
    try archive.put(
      "---\ntitle: A\ndate: 2024-01-01\n---\n\n[x](speaker:nobody)\n", at: "content/articles/x.md")
    let refused = try archive.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[unknown-speaker]"))
    #expect(!archive.scratch.exists("www"))
    #expect(try archive.publish("--lenient").status == 1)
    try archive.scratch.remove("site/content/articles/x.md")
    try archive.put(
      "---\ntitle: The Talk\nsource: talk\n---\n\n**Ada Lind** (1:01): Something.\n",
      at: "content/transcripts/talk.md")
    #expect(try archive.publish().errors.contains("error[quote-"))
    #expect(!archive.scratch.exists("www"))
    #expect(try archive.publish("--lenient").status == 0)
    #expect(archive.scratch.exists("www/index.html"))
  }

  @Test func somebodyElsesFilesAreLeftAloneAndNeverOverwritten() throws {
    let archive = try archive()
    try archive.scratch.put("mine", at: "www/index.html")
    let refused = try archive.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("no publish of ours put them there"))
    #expect(archive.scratch.files(below: "www").count == 1)
    try archive.scratch.remove("www/index.html")
    #expect(try archive.publish().status == 0)
    try archive.scratch.put("mine", at: "www/.well-known/key")
    try archive.scratch.put("mine", at: "www/articles/new/index.html")
    try archive.edit(1, words: "quite other words")
    #expect(try archive.publish().status == 0)
    #expect(archive.scratch.text("www/.well-known/key") == "mine")
    try archive.put(archive.scratch.article(2), at: "content/articles/new.md")
    let inTheWay = try archive.publish("--yes")
    #expect(inTheWay.status == 1)
    #expect(inTheWay.errors.contains("stands “articles/new/index.html”"))
    #expect(archive.scratch.text("www/articles/new/index.html") == "mine")
  }

  @Test func aPublishThatWasBrokenOffIsFinishedByTheNext() throws {
    let archive = try archive()
    #expect(try archive.publish().status == 0)
    try archive.removeStory(5)
    try archive.edit(2, words: "quite other words")
    // As far as a killed publish may have come: the manifest of both, some new files, nothing removed.
    try archive.put(archive.scratch.article(4), at: "content/articles/zz.md")
    #expect(try archive.command.run("build").status == 0)
    let built = archive.built
    let old = try #require(archive.scratch.text("www/.quoth-manifest")).split(separator: "\n")
    let new = String(decoding: try #require(built[".quoth-manifest"]), as: UTF8.self).split(separator: "\n")
    let union = [String(old[0])] + Set(old.dropFirst() + new.dropFirst()).map(String.init).sorted()
    try archive.scratch.put(union.joined(separator: "\n") + "\n", at: "www/.quoth-manifest")
    try archive.scratch.put("half", at: "www/articles/zz/index.html")
    #expect(try archive.publish().status == 0)
    #expect(archive.scratch.files(below: "www") == archive.built)
    #expect(!archive.scratch.exists("www/articles/story-5"))
  }

  @Test(arguments: ["../site", "content", "..", "_site", "_site/x", ".", "site-templates"])
  func aTargetInOrAroundTheSiteIsRefused(_ path: String) throws {
    let archive = try PublishingArchive("www: {type: directory, path: \(path)}")
    try archive.put("x", at: "site-templates/assets/x.txt")
    let before = archive.scratch.files(below: "site/content")
    let outcome = try archive.publish("--yes")
    #expect(outcome.status == 1, "\(outcome.output)")
    #expect(outcome.errors.contains("lies inside or around"))
    #expect(archive.scratch.files(below: "site/content") == before)
  }

  @Test func aTargetThatCannotBeWrittenEndsWith74() throws {
    let archive = try PublishingArchive("www: {type: directory, path: /dev/null/www}")
    let outcome = try archive.publish()
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasSuffix("“/dev/null/www/.quoth-manifest”: Not a directory\n"))
  }

  @Test func aTargetThatIsNotThereIsNamedWithTheNearest() throws {
    let archive = try archive()
    let unknown = try archive.publish("wwww")
    #expect(unknown.status == 1)
    #expect(unknown.errors == "quoth: content/site.yml names no target “wwww”: did you mean “www”?\n")
    let several = try PublishingArchive(
      "a: {type: directory, path: ../a}\n  b: {type: directory, path: ../b}")
    let outcome = try several.publish()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("say which: “a”, “b”"))
    let none = try PublishingArchive("{}")
    #expect(try none.publish().errors.contains("names no target; write one below “publish:”"))
  }

  @Test func aFaultInTheTargetIsShownAtItsPlace() throws {
    let archive = try PublishingArchive("www: {type: directory, pth: ../www}")
    let outcome = try archive.publish("www")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("content/site.yml:4:8: error[missing-key]"))
    #expect(outcome.errors.contains("did you mean “path”?"))
    let secret = try PublishingArchive("www: {type: git, remote: \"https://a:hush@example.org/x.git\"}")
    let refused = try secret.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[secret-in-site]: “remote” holds a secret"))
  }

  @Test func aHostFindsItsOwnFiles() throws {
    let netlify = try archive(", host: netlify")
    try netlify.put(
      "---\ntitle: Moved\naliases: [/old/]\n---\n\nHere.\n", at: "content/pages/new.md")
    try netlify.put(
      "---\ntitle: T\ndate: 2024-01-01\nmedia: https://media.example.net/a.mp3\n---\n\n**Ada Lind**: Yes.\n",
      at: "content/transcripts/t.md")
    #expect(try netlify.publish().status == 0)
    let headers = try #require(netlify.scratch.text("www/_headers"))
    #expect(
      headers.contains("  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"))
    #expect(headers.contains("media-src 'self' https://media.example.net; frame-src 'none';"))
    let style = try #require(netlify.built.keys.first { $0.hasSuffix(".css") })
    #expect(headers.contains("/\(style)\n  Cache-Control: public, max-age=31536000, immutable\n"))
    #expect(netlify.scratch.text("www/_redirects") == "/old/ /new/ 301\n")
    let github = try archive(", host: github-pages")
    #expect(try github.publish().status == 0)
    #expect(github.scratch.text("www/.nojekyll") == "")
    #expect(github.scratch.text("www/CNAME") == "example.org\n")
    // A build without a host has none of them.
    #expect(try github.command.run("build").status == 0)
    #expect(!github.scratch.exists("site/_site/CNAME"))
  }

  @Test func anotherAddressForThisTargetOnly() throws {
    let archive = try archive(", base_url: \"https://stage.example.net/x/\"")
    #expect(try archive.publish().status == 0)
    #expect(archive.scratch.text("www/index.html")?.contains("https://stage.example.net/x/") == true)
    #expect(archive.scratch.text("www/index.html")?.contains("https://example.org/") == false)
  }

  @Test func forProgramsStandardOutputHoldsTheFindingsAlone() throws {
    let archive = try archive()
    let outcome = try archive.publish("--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("{\n  \"diagnostics\""))
    #expect(outcome.errors.contains("Published to “www”"))
  }

  @Test(arguments: [["a", "b"], ["--jobs", "0"], ["--site", "nowhere"], ["--strict", "--lenient"]])
  func wrongUsageEndsWith64(_ arguments: [String]) throws {
    let archive = try archive()
    #expect(try archive.command.run(["publish"] + arguments).status == 64)
  }
}
