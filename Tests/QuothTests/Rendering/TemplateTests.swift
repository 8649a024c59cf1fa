import Testing

@testable import Quoth

@Suite struct TemplateTests {
  @Test func everyTemplateOfTheThemeFitsWhatItsPageOffers() throws {
    let faults = try SmallArchive().renderer().diagnostics
    #expect(
      faults.map { "\($0.place.file):\($0.place.span.line): \($0.message) \($0.suggestion ?? "")" } == [])
  }

  @Test func aNameThatAPageDoesNotOfferIsAFaultWithItsPlace() throws {
    let faults = try SmallArchive().renderer {
      $0.use("quote", "<p>\n{{quote.speeker.name}}</p>{{#nothing}}{{/nothing}}")
    }.diagnostics
    #expect(faults.map(\.code) == [.templateFault, .templateFault])
    #expect(
      faults.map { "\($0.place.file):\($0.place.span.line):\($0.place.span.column)" } == [
        "quote.mustache:2:9", "quote.mustache:2:30",
      ])
  }

  @Test func anArticleHasTheListsThatItsTemplateAsksFor() throws {
    var small = try SmallArchive()
    small.addQuote("no", marks: [], "No")
    let lists = [
      "{{#speakers}}<i>{{speaker.name}} {{quotes_count.number}}</i>{{/speakers}}",
      "{{#sources}}<b>{{source.title}}</b>{{/sources}}", "{{#quotes}}<q>{{text}}</q>{{/quotes}}",
    ]
    let renderer = try small.renderer { theme in
      theme.use("article", "{{#article}}" + lists.joined() + "{{> partials/more}}{{/article}}")
      theme.use("partials/more", "{{#article.headings}}<h2>{{title}}</h2>{{/article.headings}}")
    }
    #expect(renderer.diagnostics.isEmpty)
    #expect(renderer.context.templates.articleLists == ["speakers", "sources", "quotes", "headings"])
    let file = try #require(renderer.files().first { $0.path == "articles/putin-nbc/index.html" })
    let page = String(decoding: try file.bytes(), as: UTF8.self)
    let speaker = small.archive.speakers[0].name
    let source = small.archive.sources[0].header.title.value
    #expect(page.contains("<i>\(speaker) 1</i>"))
    #expect(page.contains("<b>\(source)</b>"))
    #expect(page.contains("<q>No</q>"))
  }

  @Test func aQuotesRowHoldsWhatTheArchiveSaysOfIt() throws {
    var small = try SmallArchive()
    small.addQuote("no", marks: [], "No, & no") { quote in
      quote.parts = ["No, &", "no"]
      quote.via = 0
      quote.language = "ru"
    }
    let context = try small.renderer().context
    func text(_ bytes: QuoteRow.Bytes?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    QuoteRows(context).withRow(ofQuote: 0) { row in
      #expect(text(row.id) == "putin-nbc/no")
      #expect(text(row.href) == context.address(ofQuote: 0).href)
      #expect(text(row.text) == "No, & no")
      #expect(text(row.language) == "ru")
      #expect((0..<row.partCount).map { text(row.part($0)) } == ["No, &", "no"])
      #expect(text(row.article) == "putin-nbc")
      #expect(text(row.speaker) == "vladimir-putin")
      #expect(text(row.source) == "nbc-2017")
      #expect(text(row.via) == "nbc-2017")
    }
  }

  @Test func theThemeMarksQuotesAsTheContractSays() throws {
    var text = BodyText()
    text += "<p>“"
    text.slot(.quoteOpen(0))
    text += "No"
    text.slot(.quoteClose(0))
    text += "”</p>\n"
    text.slot(.quoteOpen(1))
    text += "<p>Yes</p>\n"
    text.slot(.attributionOpen(1, inParagraph: false))
    text += "— "
    text.slot(.speakerOpen(1))
    text += "Putin"
    text.slot(.speakerClose(1))
    text.slot(.attributionClose(1, inParagraph: false))
    text.slot(.quoteClose(1))
    text += "\n"
    text.endMain()
    text.mark(.inline, "No")
    text.mark(.block, "Yes", attribution: [.words("— "), .quoteLink("Putin")])
    var small = try SmallArchive(article: text.body)
    small.addQuote("no", marks: [0], "No")
    small.addQuote("yes", marks: [1], "Yes")
    let page = try #require(try small.file("articles/putin-nbc/index.html"))
    let inline = try #require(page.firstMatch(of: /“<span class="quote"([^>]*)>(.*?)<\/span>”/))
    for attribute in [
      "id=\"quote-no\"", "data-quote=\"putin-nbc/no\"", "data-speaker=\"vladimir-putin\"",
      "data-source=\"nbc-2017\"",
      "data-status=\"unchecked\"",
    ] {
      #expect(inline.1.contains(attribute))
    }
    let block = try #require(
      page.firstMatch(
        of:
          /<figure class="quote"([^>]*)>\s*<blockquote[^>]*>\s*<p>Yes<\/p>\s*<\/blockquote>\s*<figcaption>— <a [^>]*href="\/speakers\/vladimir-putin\/"/
      ))
    #expect(block.1.contains("id=\"quote-yes\"") && block.1.contains("data-quote=\"putin-nbc/yes\""))
    #expect(page.split(separator: "data-quote=").count == 3)
  }
}
