import Testing

@testable import Quoth

@Suite struct PageTests {
  @Test func everyFileHasAPathOfItsOwn() throws {
    let paths = try SmallArchive().renderer().files().map(\.path)
    #expect(Set(paths).count == paths.count)
    for path in [
      "index.html", "404.html", "articles/index.html", "articles/putin-nbc/index.html",
      "transcripts/index.html",
      "speakers/index.html", "speakers/vladimir-putin/index.html", "speakers/vladimir-putin/feed.xml",
      "sources/index.html", "sources/nbc-2017/index.html", "topics/index.html", "topics/elections/index.html",
      "topics/elections/feed.xml", "feed.xml", "feed.json", "sitemap.xml", "robots.txt", "data/index.html",
      "data/quotes.json", "data/quotes.csv", "data/speakers.json", "data/sources.json",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
    #expect(!paths.contains("speakers/vladimir-putin/mentions/index.html"))
  }

  @Test func renderingTwiceGivesTheSameBytes() throws {
    let small = try SmallArchive()
    let first = try small.renderer().files()
    let second = try small.renderer().files()
    #expect(first.map(\.path) == second.map(\.path))
    for (a, b) in zip(first, second) {
      #expect(try a.bytes() == b.bytes(), "\(a.path)")
    }
  }

  @Test func everyAddressCarriesTheBasePath() throws {
    var small = try SmallArchive(baseURL: "https://example.org/archive/")
    small.archive.articleLinks[0].topics = [0]
    small.archive.topics[0].articles = [0]
    let renderer = try small.renderer()
    for file in renderer.files() where file.path.hasSuffix(".html") {
      for match in String(decoding: try file.bytes(), as: UTF8.self).matches(of: /\ (?:href|src)="(\/[^"]*)"/)
      {
        #expect(match.1.hasPrefix("/archive/"), "\(file.path): \(match.1)")
      }
    }
  }

  @Test func aPageSaysWhatItIsToMachines() throws {
    var small = try SmallArchive()
    small.archive.articles[0].summary = Located("In a sentence.")
    small.archive.articleLinks[0].image = "/media/photo.jpg"
    let page = try #require(try small.file("articles/putin-nbc/index.html"))
    for line in [
      "<title>The photograph · The Archive</title>",
      "<meta name=\"description\" property=\"og:description\" content=\"In a sentence.\">",
      "<link rel=\"canonical\" href=\"https://example.org/articles/putin-nbc/\">",
      "<meta property=\"og:type\" content=\"article\">",
      "<meta property=\"og:title\" content=\"The photograph\">",
      "<meta property=\"og:url\" content=\"https://example.org/articles/putin-nbc/\">",
      "<meta property=\"og:image\" content=\"https://example.org/media/photo.jpg\">",
    ] {
      #expect(page.contains(line), "\(line)")
    }
    #expect(page.contains("\"@type\":\"Article\""))
  }

  @Test func aLongListIsSpreadOverPages() throws {
    var small = try SmallArchive()
    small.archive.config.perPage = 2
    for number in 2...5 {
      small.addArticle("a\(number)", "Article \(number)", CalendarDate(year: 2026, month: 1, day: number))
    }
    let files = try small.renderer().files().map(\.path).filter {
      $0.hasPrefix("articles/page") || $0 == "articles/index.html"
    }
    #expect(files == ["articles/index.html", "articles/page/2/index.html", "articles/page/3/index.html"])
    let first = try #require(try small.file("articles/index.html"))
    #expect(first.contains("Article 5") && first.contains("Article 4") && !first.contains("Article 3<"))
    let last = try #require(try small.file("articles/page/3/index.html"))
    #expect(last.contains("The photograph") && !last.contains("Article 2<"))
    #expect(last.contains("href=\"/articles/page/2/\"") && last.contains("href=\"/articles/\""))
    #expect(last.contains("<link rel=\"canonical\" href=\"https://example.org/articles/page/3/\">"))
  }

  @Test func anAliasSendsReadersOn() throws {
    var small = try SmallArchive()
    small.archive.addresses.redirects = [
      .init(from: small.archive.addresses.at("old/"), to: small.archive.addresses.articles[0])
    ]
    let page = try #require(try small.file("old/index.html"))
    #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/articles/putin-nbc/\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/articles/putin-nbc/\">"))
    let sitemap = try #require(try small.file("sitemap.xml"))
    #expect(!sitemap.contains("/old/") && sitemap.contains("/articles/putin-nbc/</loc><lastmod>2025-03-10"))
  }

  @Test func aQuoteWithANameHasAPage() throws {
    var text = BodyText()
    text += "<p>"
    text.slot(.quoteOpen(0))
    text += "You and I"
    text.slot(.quoteClose(0))
    text += " and "
    text.slot(.quoteOpen(1))
    text += "met"
    text.slot(.quoteClose(1))
    text += "</p>\n"
    text.endMain()
    text.mark(.inline, "You and I")
    text.mark(.inline, "met")
    var small = try SmallArchive(article: text.body)
    small.addQuote("closer", marks: [0, 1], "You and I met") { $0.to = [1] }
    let page = try #require(try small.file("quotes/putin-nbc/closer/index.html"))
    #expect(page.contains("<p>You and I</p>\n<p>met</p>\n</blockquote>"))
    #expect(page.contains("href=\"/articles/putin-nbc/#quote-closer\""))
    #expect(page.contains("href=\"/speakers/megyn-kelly/\">Megyn Kelly</a>"))
    small.archive.config.quotePages = .none
    #expect(try small.file("quotes/putin-nbc/closer/index.html") == nil)
    small.archive.config.quotePages = .named
    small.archive.quotes[0].name = nil
    #expect(try small.file("quotes/putin-nbc/closer/index.html") == nil)
    small.archive.config.quotePages = .all
    #expect(try small.file("quotes/putin-nbc/closer/index.html") != nil)
  }

  @Test func theRoleIsThatOfTheTime() throws {
    var small = try SmallArchive()
    small.archive.speakers[0].roles = [
      .init(role: "Prime Minister", from: CalendarDate("2008-05-08"), to: CalendarDate("2012-05-07")),
      .init(role: "President", from: CalendarDate("2012-05-07")),
    ]
    small.addQuote("a", marks: [], "x") { $0.date = CalendarDate("2010") }
    small.addQuote("b", marks: [], "x") { $0.date = CalendarDate("2017-06-04") }
    small.addQuote("c", marks: [], "x") { $0.date = CalendarDate("1999") }
    let records = QuoteRecords(context: try small.renderer().context)
    #expect(small.archive.quotes.indices.map(records.role) == ["Prime Minister", "President", nil])
  }

  @Test func stylesheetsCarryTheirHashInTheirNames() throws {
    let assets = SiteAssets(
      [("site.css", Array("a{}".utf8)), ("fonts/x.woff2", [1]), ("js/search.min.js", [])],
      Addresses(baseURL: "https://example.org/a/"))
    let paths = assets.outputFiles().map(\.path)
    #expect(paths[0] == "assets/fonts/x.woff2")
    #expect(paths[2].wholeMatch(of: /assets\/site\.[0-9a-f]{8}\.css/) != nil)
    #expect(assets.shape.describe().map(\.path).contains("fonts.x.woff2"))
    #expect(assets.shape.describe().map(\.path).contains("js.search.min.js"))
    #expect(assets.shape.describe().map(\.path).contains("site.css"))
  }
}
