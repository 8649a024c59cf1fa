import Foundation
import Testing

@testable import Quoth

/// A build that remembers the last one writes the site that a build into an empty folder writes, whatever was changed
/// in between.
@Suite struct IncrementalBuildTests {
  private static let start: [String: String] = [
    "content/site.yml": "title: Test\nbase_url: https://example.org/\nlanguage: en\nlists: {per_page: 2}\n",
    "content/speakers/ada.md": "---\nname: Ada Lind\nrole: Beekeeper\n---\n\nKeeps [bees](article:one).\n",
    "content/speakers/ben.md": "---\nname: Ben Ost\n---\n",
    "content/sources/talk.md": "---\ntitle: The Talk\nkind: interview\ndate: 2024-05-01\n---\n",
    "content/sources/book.md": "---\ntitle: The Book\nkind: book\n---\n",
    "content/transcripts/talk.md":
      "---\ntitle: The Talk, in full\nsource: talk\nparticipants:\n  Ada Lind: ada\n  Ben Ost: ben\n---\n\n"
      + "Ben Ost: What did you hear?\n\nAda Lind: It was the quiet that woke me.\n",
    "content/transcripts/walk.md":
      "---\ntitle: The Walk\ndate: 2024-05-01\nparticipants:\n  Ben Ost: ben\n---\n\n# Before\n\n"
      + "Read [the first](article:one).\n\n# Then\n\n**Ben Ost** (0:10): See [two](article:two).[^n]\n\n"
      + "[^n]: [Three](article:three) too.\n",
    "content/pages/about.md": "---\ntitle: About\nmenu: true\n---\n\nBegin with [the first](article:one).\n",
    // Lists of quotes show their notes too.
    "site-templates/partials/quote-entry.mustache":
      "<p>{{text}}{{$place}}{{/place}}{{#notes}}{{> partials/quote-note}}{{/notes}}</p>\n",
    "content/articles/one.md": article(
      "One", 1, "“[It was the quiet](quote:ada?source=talk#quiet)”, she said."),
    "content/articles/two.md": article("Two", 2, "[Ada](speaker:ada) read [the book](source:book)."),
    "content/articles/three.md": article("Three", 3, "“[Never](quote:ben?source=book&via=talk)”, he said."),
    "content/articles/four.md": article("Four", 4, "See [the second](article:two) and [Ben](speaker:ben)."),
    "content/articles/five.md": article("Five", 5, "“[the quiet that woke](quote:ada?source=talk)”"),
  ]

  private static func article(_ title: String, _ day: Int, _ text: String, _ more: String = "") -> String {
    "---\ntitle: \(title)\ndate: 2024-05-0\(day)\ntopics: [Bees]\n\(more)---\n\n\(text)\n"
  }

  /// What to do to the site's files, one after the other; an empty text: the file goes.
  private static let edits: [(what: String, files: [String: String])] = [
    ("nothing", [:]),
    ("words", ["content/articles/two.md": article("Two", 2, "[Ada](speaker:ada) read it again.")]),
    (
      "a title that neighbours show", ["content/articles/three.md": article("Third", 3, "No quote any more.")]
    ),
    (
      "a slug that others link to", ["content/articles/two.md": article("Two", 2, "Moved.", "slug: second\n")]
    ),
    (
      "a slug that a page and a speaker link to",
      [
        "content/articles/one.md": article(
          "One", 1, "“[It was the quiet](quote:ada?source=talk)”", "slug: first\n")
      ]
    ),
    ("the date", ["content/articles/two.md": article("Two", 6, "Later.")]),
    ("a new article", ["content/articles/six.md": article("Six", 3, "“[quiet](quote:ada?source=talk)”")]),
    ("an article less", ["content/articles/four.md": ""]),
    (
      "a quote from somebody else",
      [
        "content/articles/six.md": article("Six", 3, "“[What did you hear](quote:ben?source=talk)”")
      ]
    ),
    (
      "a quote with a name",
      [
        "content/articles/six.md": article("Six", 3, "“[What did you hear](quote:ben?source=talk#what)”")
      ]
    ),
    (
      "to whom it was said",
      [
        "content/articles/six.md": article(
          "Six", 3, "“[What did you hear](quote:ben?source=talk&to=ada#what)”")
      ]
    ),
    (
      "a mention more",
      ["content/articles/three.md": article("Third", 3, "[Ben](speaker:ben), and [he](speaker:ben).")]
    ),
    ("a topic less", ["content/articles/three.md": "---\ntitle: Third\ndate: 2024-05-03\n---\n\nAlone.\n"]),
    (
      "how a topic is written",
      [
        "content/articles/two.md": "---\ntitle: Two\ndate: 2024-05-06\ntopics: [bees]\n---\n\nLater.\n"
      ]
    ),
    ("a draft", ["content/articles/five.md": article("Five", 5, "Not yet.", "draft: true\n")]),
    (
      "no draft",
      ["content/articles/five.md": article("Five", 5, "“[the quiet that woke](quote:ada?source=talk)”")]
    ),
    ("an alias", ["content/articles/five.md": article("Five", 5, "Here now.", "aliases: [old]\n")]),
    (
      "a note",
      [
        "content/articles/one.md": article(
          "One", 1,
          "“[It was the quiet](quote:ada?source=talk#quiet)”[^n]\n\n[^n]: A note. See [two](article:two).")
      ]
    ),
    (
      "the slug of what a note links to",
      ["content/articles/two.md": article("Two", 6, "Later.", "slug: third\n")]
    ),
    (
      "where a note's link stands",
      [
        "content/articles/one.md": article(
          "One", 1,
          "“[It was the quiet](quote:ada?source=talk#quiet)”[^n]\n\n[^n]: A note. [See](article:two) two.")
      ]
    ),
    (
      "what a note's link leads to",
      [
        "content/articles/one.md": article(
          "One", 1,
          "“[It was the quiet](quote:ada?source=talk#quiet)”[^n]\n\n[^n]: A note. [See](article:five) two.")
      ]
    ),
    ("a speaker's name", ["content/speakers/ada.md": "---\nname: Ada Lindqvist\n---\n"]),
    (
      "a source's date",
      ["content/sources/talk.md": "---\ntitle: The Talk\nkind: interview\ndate: 2023-05-01\n---\n"]
    ),
    (
      "the record",
      [
        "content/transcripts/talk.md":
          "---\ntitle: The Talk, in full\nsource: talk\nparticipants:\n  Ada Lind: ada\n  Ben Ost: ben\n---\n\n"
          + "Ben Ost: What did you hear?\n\nAda Lind: Nothing. It was the quiet that woke me.\n"
      ]
    ),
    ("a page in the menu", ["content/pages/help.md": "---\ntitle: Help\nmenu: true\n---\n"]),
    ("a template", ["site-templates/partials/date.mustache": "{{text}}"]),
    ("an asset", ["site-templates/assets/site.css": "body { color: black }\n"]),
    (
      "the site's title",
      [
        "content/site.yml":
          "title: Other\nbase_url: https://example.org/\nlanguage: en\nlists: {per_page: 2}\n"
      ]
    ),
  ]

  @Test func afterAnyEditTheSiteIsThatOfAFreshBuild() throws {
    let site = try TemporaryFolder(Self.start)
    _ = try build(site, "_site", remembering: true)
    for (what, files) in Self.edits {
      for (path, text) in files {
        if text.isEmpty {
          try FileManager.default.removeItem(atPath: site.path + "/" + path)
        } else {
          try site.put(text, at: path)
        }
      }
      try compare(site, what)
    }
  }

  /// The data, lists and pages of others show nothing of it.
  @Test func aSentenceChangesItsArticleTheFeedAndTheSearch() throws {
    let site = try TemporaryFolder(Self.start)
    let note = "“[It was the quiet](quote:ada?source=talk)”[^n]\n\n[^n]: A note."
    try site.put(Self.article("One", 1, note), at: "content/articles/one.md")
    _ = try build(site, "_site", remembering: true)
    let files = site.listing("_site").filter {
      $0.hasSuffix(".html") || $0.hasPrefix("data/") || $0.hasPrefix("feed")
    }
    for file in files { try site.setOld("_site/" + file) }
    // Files that somebody touched are looked at again, and then remembered as they are.
    _ = try build(site, "_site", remembering: true)
    // Whatever is drawn is mended.
    for file in files { try site.overwrite("_site/" + file) }
    try site.put(Self.article("One", 1, note + "\n\nA sentence more."), at: "content/articles/one.md")
    _ = try build(site, "_site", remembering: true)
    let drawn = files.filter { site.text("_site/" + $0)?.hasPrefix("##") == false }
    #expect(drawn == ["articles/one/index.html", "feed.json", "feed.xml", "search/index.html"])
  }

  /// What marks quote is a matter of the language: other marks make other findings of the same text.
  @Test func aBodyIsParsedAgainWhenItsLanguageIsWrittenOtherwise() throws {
    let site = try TemporaryFolder(Self.start)
    try site.put(
      Self.article("Loose", 7, "She said ‹it was the quiet that woke me› to us."),
      at: "content/articles/loose.md")
    let locale = "site-templates/locales/en.yml"
    #expect(try build(site, "_site", remembering: true).report.entries.isEmpty)
    try site.put("quotation_marks: [[‹, ›]]\n", at: locale)
    #expect(
      try build(site, "_site", remembering: true).report.entries.map(\.diagnostic.code) == [.quoteUnlinked])
  }

  @Test func whatSomebodyChangedInTheOutputIsMended() throws {
    let site = try TemporaryFolder(Self.start)
    _ = try build(site, "_site", remembering: true)
    let page = try #require(site.text("_site/articles/one/index.html"))
    try site.put(String(page.reversed()), at: "_site/articles/one/index.html")
    try FileManager.default.removeItem(atPath: site.path + "/_site/articles/two/index.html")
    try compare(site, "the output")
  }

  @Test func aMemoryThatIsBrokenIsNone() throws {
    let site = try TemporaryFolder(Self.start)
    _ = try build(site, "_site", remembering: true)
    let names = site.listing("memory")
    #expect(names.count == 2)
    for name in names {
      let whole = try #require(site.bytes("memory/" + name))
      var changed = whole
      changed[whole.count / 2] ^= 1
      for bytes in [
        [], Array(whole.prefix(16)), Array(whole.dropLast(3)), changed, Array(repeating: 7, count: 1000),
      ] {
        try site.put(bytes, at: "memory/" + name)
        try compare(site, "\(name): \(bytes.count) bytes")
      }
    }
  }

  @Test func whereNothingCanBeRememberedTheSiteIsBuilt() throws {
    let site = try TemporaryFolder(Self.start)
    try site.put("a file where the folder would be", at: "memory")
    _ = try build(site, "_site", remembering: true)
    _ = try build(site, "fresh", remembering: false)
    #expect(site.listing("_site") == site.listing("fresh"))
  }

  @Test func warningsAreSaidAtEveryBuild() throws {
    let site = try TemporaryFolder(Self.start)
    try site.put(
      Self.article("Loose", 7, "“Nobody marked this as a quote of anybody”, she said."),
      at: "content/articles/loose.md")
    let first = try build(site, "_site", remembering: true).report.entries.map(\.diagnostic.line)
    #expect(!first.isEmpty)
    #expect(try build(site, "_site", remembering: true).report.entries.map(\.diagnostic.line) == first)
  }

  @Test func bodiesAreRememberedUntilMostAreOfFilesThatAreGone() throws {
    let site = try TemporaryFolder(Self.start)
    _ = try build(site, "_site", remembering: true)
    let bodies = try #require(site.listing("memory").first { $0.hasSuffix(".bodies") })
    let size = try #require(site.bytes("memory/" + bodies)).count
    _ = try build(site, "_site", remembering: true)
    #expect(site.bytes("memory/" + bodies)?.count == size)
    // Another base URL makes other bodies of all files.
    for (address, isThere) in [("https://a.example/", true), ("https://b.example/", false)] {
      try site.put("title: Test\nbase_url: \(address)\n", at: "content/site.yml")
      _ = try build(site, "_site", remembering: true)
      #expect(site.listing("memory").contains(bodies) == isThere)
    }
  }

  @Test func whatNoBuildHasUsedForLongIsForgotten() throws {
    let site = try TemporaryFolder(Self.start)
    _ = try build(site, "gone", remembering: true)
    let old = site.listing("memory")
    for name in old { try site.setOld("memory/" + name) }
    _ = try build(site, "_site", remembering: true)
    let now = site.listing("memory")
    #expect(now.count == 2)
    #expect(Set(now).isDisjoint(with: old))
    _ = try build(site, "other", remembering: true)
    #expect(site.listing("memory").count == 4)
  }

  private func compare(_ site: TemporaryFolder, _ what: String) throws {
    let after = try build(site, "_site", remembering: true)
    try? FileManager.default.removeItem(atPath: site.path + "/fresh")
    _ = try build(site, "fresh", remembering: false)
    #expect(site.listing("_site") == site.listing("fresh"), "\(what)")
    for path in site.listing("fresh") {
      #expect(site.text("_site/" + path) == site.text("fresh/" + path), "\(what): \(path)")
    }
    let again = try build(site, "_site", remembering: true)
    #expect(again.summary.files.written == 0, "\(what)")
    #expect(!after.report.hasErrors, "\(what)")
  }

  private func build(_ site: TemporaryFolder, _ output: String, remembering: Bool) throws -> BuildResult {
    var options = BuildOptions(
      siteFolder: site.path, outputFolder: site.path + "/" + output, strictness: .lenient, jobs: 2)
    if remembering { options.cacheFolder = site.path + "/memory" }
    return try Pipeline(options).build()
  }
}
