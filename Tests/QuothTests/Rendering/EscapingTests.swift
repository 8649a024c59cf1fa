import Foundation
import Testing

@testable import Quoth

/// Whatever stands in front matter, names and quotes is text, wherever it is shown.
@Suite struct EscapingTests {
  private static let bad = #"</script><script>alert("1")</script>&'"#

  @Test func noTextOfTheContentBecomesMarkup() throws {
    let renderer = try Self.hostile().renderer()
    #expect(renderer.diagnostics.isEmpty)
    for file in renderer.files()
    where !file.path.hasPrefix("assets/") && !file.path.hasPrefix("data/quotes.csv")
      && !file.path.hasSuffix(".sqlite") && !file.path.hasSuffix(".bin")
    {
      let text = String(decoding: try file.bytes(), as: UTF8.self)
      #expect(!text.contains("<script>alert"), "\(file.path)")
      #expect(!text.contains("</script><"), "\(file.path)")
      if file.path.hasSuffix(".html") {
        // The theme's own, and the linked data.
        let scripts = text.split(separator: "<script defer src=\"/").count
        #expect(text.split(separator: "<script").count == scripts + 1, "\(file.path)")
        #expect(text.split(separator: "</script>").count == scripts + 1, "\(file.path)")
      }
    }
  }

  @Test func linkedDataIsJSONAndHoldsTheTextsAsTheyAre() throws {
    let small = try Self.hostile()
    for path in [
      "index.html", "articles/putin-nbc/index.html", "speakers/vladimir-putin/index.html",
      "sources/nbc-2017/index.html", "quotes/putin-nbc/x/index.html", "404.html", "data/index.html",
    ] {
      let page = try #require(try small.file(path))
      let json = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)).1
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["@context"] as? String == "https://schema.org", "\(path)")
      #expect(object["@type"] is String, "\(path)")
    }
    let page = try #require(try small.file("articles/putin-nbc/index.html"))
    let json = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)).1
    let article = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(article["headline"] as? String == Self.bad)
    let quotation = try #require((article["hasPart"] as? [[String: Any]])?.first)
    #expect(quotation["@type"] as? String == "Quotation")
    #expect(quotation["text"] as? String == Self.bad)
    #expect((quotation["spokenByCharacter"] as? [String: Any])?["name"] as? String == Self.bad)
    #expect((quotation["isBasedOn"] as? [String: Any])?["name"] as? String == Self.bad)
    #expect((quotation["citation"] as? [String: Any])?["name"] as? String == "RT report")
  }

  @Test func feedsAreXMLAndJSON() throws {
    var small = try Self.hostile()
    small.archive.articles[0].header.title = Located("A\u{1}B\u{FFFE}C\u{FFFF}D\u{E000}")
    for path in ["feed.xml", "speakers/vladimir-putin/feed.xml", "topics/elections/feed.xml", "sitemap.xml"] {
      let text = try #require(try small.file(path))
      #expect(WellFormed(text).isXML, "\(path)")
    }
    #expect(try #require(try small.file("feed.xml")).contains("<title>ABCD\u{E000}</title>"))
    let json = try #require(try small.file("feed.json"))
    let feed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((feed["items"] as? [[String: Any]])?.first?["summary"] as? String == Self.bad)
  }

  private static func hostile() throws -> SmallArchive {
    var text = BodyText()
    text += "<p>"
    text.slot(.quoteOpen(0))
    text += "x"
    text.slot(.quoteClose(0))
    text += "</p>\n"
    text.endMain()
    text.mark(.inline, bad)
    text.note("x", kind: bad, "<p>A</p>\n", quote: 0)
    var small = try SmallArchive(article: text.body)
    small.archive.config.title = bad
    small.archive.config.description = bad
    small.archive.config.author = bad
    small.archive.config.licence = bad
    small.archive.config.menu = [.init(title: bad, address: "/\(bad)/")]
    small.archive.menu = ["/\(bad)/"]
    small.archive.config.extra = .map([.init(key: "x", value: .text(bad))])
    small.archive.articles[0].header.title = Located(bad)
    small.archive.articles[0].summary = Located(bad)
    small.archive.articles[0].authors = [bad]
    small.archive.articleLinks[0].image = "/media/\(bad)"
    small.archive.articleLinks[0].topics = [0]
    small.archive.topics[0].title = bad
    small.archive.topics[0].articles = [0]
    small.archive.speakers[0].header.title = Located(bad)
    small.archive.speakers[0].otherNames = [Located(bad)]
    small.archive.speakers[0].roles = [.init(role: bad)]
    small.archive.speakers[0].affiliation = bad
    small.archive.speakers[0].sameAs = [Located("https://example.org/\(bad)")]
    small.archive.sources[0].header.title = Located(bad)
    small.archive.sources[0].kind = bad
    small.archive.sources[0].publisher = bad
    small.archive.sources[0].author = bad
    small.archive.sources[0].url = Located("https://example.org/\(bad)")
    small.archive.sourceLinks[0].url = "https://example.org/\(bad)"
    small.archive.speakerLinks[0].sameAs = ["https://example.org/\(bad)"]
    small.addQuote("x", marks: [0], bad) {
      $0.locator.section = bad
      $0.via = 1
      $0.notes = [0]
    }
    return small
  }
}

/// Whether a text is well-formed XML, as far as these tests must know: tags are balanced, nothing is left unescaped.
private struct WellFormed {
  let isXML: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var rest = text[...]
    var isXML = true
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { isXML = false }
      } else if !tag.hasPrefix("?"), !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
      rest = rest[rest.index(after: end)...]
    }
    for match in text.matches(of: /&([^;]{0,8})/) where !["amp", "lt", "gt", "quot"].contains(match.1) {
      isXML = false
    }
    self.isXML =
      isXML && open.isEmpty
      && !text.unicodeScalars.contains { $0.value < 0x20 && !"\n\t\r".unicodeScalars.contains($0) }
  }
}
