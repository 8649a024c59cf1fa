import Testing

@testable import Quoth

/// Who gets which address, and who may not.
@Suite struct AddressMakerTests {
  private func link(_ change: (inout Archive) -> Void) -> Linked {
    var archive = Sample.archive()
    archive.config.baseURL = "https://example.org/base/"
    change(&archive)
    let (linked, diagnostics) = Sample.link(archive)
    return Linked(archive: linked, diagnostics: diagnostics)
  }

  private func article(_ id: String, slug: String? = nil, aliases: [String] = []) -> Article {
    var article = Sample.article(id)
    article.header = Sample.header(id, slug: slug, aliases: aliases)
    return article
  }

  private func page(_ id: String, slug: String? = nil, aliases: [String] = []) -> Page {
    Page(
      path: "content/pages/\(id).md", id: id, header: Sample.header(id, slug: slug, aliases: aliases),
      body: Body())
  }

  @Test func `The slug replaces the last part of the id`() {
    let linked = link {
      $0.articles = [article("2018/nbc", slug: "nbc-interview"), article("x", slug: "y z")]
    }
    #expect(linked.messages == [])
    #expect(
      linked.archive.addresses.articles.map(\.path) == ["articles/2018/nbc-interview/", "articles/y z/"])
  }

  @Test func `Two files for one address are an error that names both`() {
    let linked = link { $0.articles = [article("a"), article("b", slug: "A")] }
    #expect(
      linked.messages == [
        "content/articles/b.md:2: duplicate-address: two things for one address: “/articles/A/” is taken by "
          + "article “a” (content/articles/a.md) (give one of them another `slug`, or rename its file)"
      ])
    #expect(linked.diagnostics[0].details.map(\.place?.file) == ["content/articles/a.md"])
  }

  @Test(arguments: [
    "articles", "Quotes", "data", "page", "assets", "feed.xml", "404.html", "sitemap-2.xml", ".git",
  ])
  func `A page may not take a name of the site's own`(id: String) {
    #expect(link { $0.pages = [page(id)] }.codes == [.reservedName])
    #expect(link { $0.pages = [page("\(id)/more")] }.codes == [.reservedName])
    #expect(link { $0.pages = [page("fine", slug: id)] }.codes == [.reservedName])
    #expect(link { $0.pages = [page("more/\(id)")] }.codes == [])
  }

  @Test func `Later pages of lists and pages' own files are nobody's address`() {
    #expect(link { $0.articles = [article("page/2")] }.codes == [.reservedName])
    #expect(link { $0.articles = [article("page"), article("x/page/y")] }.codes == [])
    #expect(link { $0.articles = [article("x/index.html")] }.codes == [.reservedName])
    let quoted = link {
      $0.articles = [
        Sample.article("page", marks: [Sample.inline("a", "rt", "2"), Sample.inline("b", "rt", "b")])
      ]
    }
    #expect(quoted.codes == [.reservedName])
  }

  @Test func `Parts of an address are names that a file system takes`() {
    #expect(link { $0.articles = [article("a", slug: "b/c")] }.codes == [.invalidSlug])
    #expect(link { $0.articles = [article("a", slug: "..")] }.codes == [.invalidSlug])
    #expect(link { $0.articles = [article("a", slug: "")] }.codes == [.invalidSlug])
    #expect(
      link { $0.articles = [article("a", slug: String(repeating: "ä", count: 128))] }.codes == [.invalidSlug])
    #expect(link { $0.articles = [article("a", slug: String(repeating: "ä", count: 127))] }.codes == [])
  }

  @Test func `Aliases redirect, however they are written`() {
    let linked = link {
      $0.articles = [
        article(
          "a",
          aliases: [
            "/old/a", "old/b/", "/base/old/c/", "https://example.org/base/old/d", "/2018/a.html", "/alt%20e/",
            "alt f",
          ])
      ]
    }
    #expect(linked.messages == [])
    let redirects = linked.archive.addresses.redirects
    #expect(
      redirects.map(\.from.file) == [
        "old/a/index.html", "old/b/index.html", "old/c/index.html", "old/d/index.html", "2018/a.html",
        "alt e/index.html", "alt f/index.html",
      ])
    #expect(redirects.allSatisfy { $0.to.href == "/base/articles/a/" })
  }

  @Test func `An alias shadows nothing and is an old path of this site`() {
    let linked = link {
      $0.articles = [
        article("a", aliases: ["/articles/B/", "/", "/search/", "/topics", "/feed.xml"]),
        article("b", aliases: ["/x"]),
        article("c", aliases: ["x/"]),
        article("d", aliases: ["https://other.example/x", "/?p=1", "/data/old/"]),
        article("e", aliases: ["/old.html", "/old.html/sub/"]),
      ]
    }
    #expect(
      linked.codes == [
        .duplicateAddress, .duplicateAddress, .duplicateAddress, .duplicateAddress, .duplicateAddress,
        .duplicateAddress, .invalidURL,
        .invalidURL, .reservedName, .duplicateAddress,
      ])
    #expect(
      linked.messages.last
        == "content/articles/e.md:3: duplicate-address: “/old.html” would be a file and the folder of the alias "
        + "“/old.html/sub/” (content/articles/e.md) (take the alias out, or move the other)")
  }

  @Test(arguments: [
    "/speakers/rt/mentions/", "/Speakers/RT/Transcripts", "/speakers/rt/feed.xml", "/speakers/rt/by-status/",
    "/topics/nato/feed.xml", "/topics/nato/feed.xml/old/", "/transcripts/t/transcript.txt",
    "/transcripts/t/transcript.vtt", "/verification/verbatim/", "/quotes/a/h/", "/QUOTES/A/H/",
    "/quotes/x.html",
    "/feed.xml", "/feed.json/", "/robots.txt", "/robots.txt/old/", "/sitemap.xml", "/404.html",
    "/index.html/x/",
  ])
  func `An alias may not be where the site has something of its own`(alias: String) {
    let linked = link {
      $0.articles = [
        Sample.article("a", marks: [Sample.inline("No.", "rt", "h")], topics: ["NATO"]),
        Sample.article("x.html/b", marks: [Sample.inline("No.", "rt", "h")]),
        article("c", aliases: [alias]),
      ]
      $0.transcripts = [Sample.transcript("t", turns: [("RT", 1)])]
    }
    let expected: DiagnosticCode = alias.contains("index.html") ? .reservedName : .duplicateAddress
    #expect(linked.codes == [expected])
    #expect(linked.diagnostics.map(\.place.file) == ["content/articles/c.md"])
    #expect(linked.diagnostics.map(\.place.span.line) == [3])
  }

  @Test(arguments: [
    "/.quoth-manifest", "/.quoth-building/", "/sitemap-2.xml", "/CNAME", "/_headers", "/search/index/old/",
    "/Media/x/", "/articles/Page/2/",
  ])
  func `An alias may not lead into what is the site's own`(alias: String) {
    #expect(link { $0.articles = [article("c", aliases: [alias])] }.codes == [.reservedName])
  }

  @Test(arguments: [
    "/speakers/rt/mentions/old/", "/speakers/rt/feed.rss", "/speakers/nobody/mentions/", "/quotes/a/g/",
    "/quotes/a/h/old/", "/quotes/a/h.html", "/verification/true/", "/transcripts/t/transcript.htm",
    "/search/old/",
    "/.well-known/old/", "/sitemap-old/", "/feed/",
  ])
  func `Beside what the site has there is room`(alias: String) {
    let linked = link {
      $0.articles = [
        Sample.article("a", marks: [Sample.inline("No.", "rt", "h")]), article("c", aliases: [alias]),
      ]
      $0.transcripts = [Sample.transcript("t", turns: [("RT", 1)])]
    }
    #expect(linked.messages == [])
  }

  @Test func `A transcript may not be where another has its files`() {
    func transcripts(_ ids: String...) -> [DiagnosticCode] {
      link { $0.transcripts = ids.map { Sample.transcript($0, turns: [("RT", 1)]) } }.codes
    }
    #expect(transcripts("t", "t/transcript.txt") == [.duplicateAddress])
    #expect(transcripts("t", "t/Transcript.SRT/more") == [.duplicateAddress])
    #expect(transcripts("index.html/t") == [.reservedName])
    #expect(transcripts("t", "t/more", "u/transcript.txt") == [])
  }

  @Test func `The id of an article names a folder too`() {
    #expect(link { $0.articles = [article("index.html", slug: "fine")] }.codes == [.reservedName])
    #expect(link { $0.articles = [article("page/2", slug: "fine")] }.codes == [])
  }

  @Test func `Topics of one slug are one only if they differ by case, blanks and hyphens`() {
    let linked = link {
      $0.articles = [
        Sample.article("a", topics: ["Foreign policy", "C++"]),
        Sample.article("b", topics: ["foreign-policy", "C#", "!?", "c++"]),
      ]
    }
    #expect(linked.archive.topics.map(\.title) == ["C++", "Foreign policy"])
    #expect(linked.codes == [.duplicateAddress, .invalidSlug])
    #expect(
      linked.diagnostics[0].message
        == "two topics for one address: “C#” and “C++” are both “/topics/c/”")
  }
}
