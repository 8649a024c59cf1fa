import Testing

@testable import Quoth

@Suite struct FeedTests {
  @Test func anEntrySaysWhenAndByWhom() throws {
    var small = try SmallArchive()
    small.archive.articles[0].authors = ["A. Writer"]
    small.archive.articles[0].updated = CalendarDate("2025-04-01")
    small.archive.config.timezone = "Europe/Berlin"
    let feed = try #require(try small.file("feed.xml"))
    #expect(feed.contains("<published>2025-03-10T12:00:00+01:00</published>"))
    #expect(feed.contains("<updated>2025-04-01T12:00:00+02:00</updated>\n<author>"))
    #expect(feed.contains("<author><name>A. Writer</name></author>"))
    #expect(feed.contains("<id>https://example.org/articles/putin-nbc/</id>"))
    #expect(
      feed.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/feed.xml\"/>"))
  }

  @Test func aFeedHoldsTheFiftyNewest() throws {
    var small = try SmallArchive()
    for number in 1...60 {
      small.addArticle("a\(number)", "Article \(number)", CalendarDate(year: 2026, month: 1, day: 1))
    }
    let feed = try #require(try small.file("feed.xml"))
    #expect(feed.split(separator: "<entry>").count == 51)
    #expect(feed.contains("<title>Article 60</title>") && !feed.contains("<title>Article 10</title>"))
  }

  @Test func everyAddressOfAFeedIsAbsolute() throws {
    var text = BodyText()
    text += "<p>"
    text.reference(.speaker, "vladimir-putin", "Putin")
    text += " <a href=\"#end\">the end</a> <img src=\"//x.org/a.png\"></p>\n"
    text.slot(.quoteOpen(0))
    text += "<p>No.</p>\n"
    text.slot(.quoteClose(0))
    text.endMain()
    text.mark(.block, "No.", attribution: [.words("— "), .quoteLink("Putin")])
    var small = try SmallArchive(article: text.body, baseURL: "https://example.org/archive/")
    small.archive.articleLinks[0].targets = [.speaker(0)]
    small.addQuote("no", marks: [0], "No.")
    for path in ["feed.xml", "feed.json"] {
      let feed = try #require(try small.file(path)).replacing("\\\"", with: "\"").replacing(
        "&quot;", with: "\"")
      #expect(feed.contains("href=\"https://example.org/archive/speakers/vladimir-putin/\""))
      #expect(feed.contains("href=\"https://example.org/archive/articles/putin-nbc/#end\""))
      #expect(feed.contains("src=\"//x.org/a.png\""))
      for attribute in ["href", "cite", "src"] {
        #expect(!feed.contains("\(attribute)=\"/archive"), "\(path): \(attribute)")
      }
    }
  }

  @Test func datesWithoutADayOrAZoneAreStillInstants() {
    #expect(FeedDates(timezone: nil).text(CalendarDate(year: 2017)) == "2017-01-01T12:00:00Z")
    #expect(
      FeedDates(timezone: "Europe/London").text(CalendarDate(year: 2017, month: 7))
        == "2017-07-01T12:00:00+01:00")
    #expect(
      FeedDates(timezone: "America/St_Johns").text(CalendarDate(year: 2017, month: 1, day: 2))
        == "2017-01-02T12:00:00-03:30")
    #expect(FeedDates(timezone: "Nowhere").text(CalendarDate(year: 2017)) == "2017-01-01T12:00:00Z")
  }

  @Test func aSitemapPastItsLimitIsAnIndex() throws {
    let entries = (1...5).map { Sitemap.Entry(path: "articles/\($0) ü/") }
    let files = Sitemap(
      Addresses(baseURL: "https://example.org/a/"), count: entries.count, limit: 2, entries: { entries }
    ).files()
    #expect(files.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    #expect(
      String(decoding: try files[0].bytes(), as: UTF8.self).contains(
        "<loc>https://example.org/a/sitemap-3.xml</loc>"))
    #expect(
      String(decoding: try files[3].bytes(), as: UTF8.self).contains(
        "<loc>https://example.org/a/articles/5%20%C3%BC/</loc>"))
  }
}
