import Testing

@testable import Quoth

@Suite struct BodyRendererTests {
  @Test func anInlineQuoteIsASpanWithItsIdentity() throws {
    var text = BodyText()
    text += "<p>He said “"
    text.slot(.quoteOpen(0))
    text += "direct proof"
    text.slot(.quoteClose(0))
    text += "”.</p>\n"
    text.endMain()
    text.mark(.inline, "direct proof")
    var small = try SmallArchive(article: text.body)
    small.addQuote("proof", marks: [0], "direct proof")
    #expect(
      try small.text() == """
        <p>He said “<span id="quote-proof" data-quote="putin-nbc/proof" href="#site-quote-proof">direct proof</span>”.</p>

        """)
  }

  @Test func aLaterPartRepeatsTheIdentityButNotTheAnchor() throws {
    var text = BodyText()
    text += "<p>"
    for mark in 0...1 {
      text.slot(.quoteOpen(mark))
      text += "part \(mark)"
      text.slot(.quoteClose(mark))
      text.mark(.inline, "part \(mark)")
    }
    text += "</p>\n"
    text.endMain()
    var small = try SmallArchive(article: text.body)
    small.addQuote("closer", marks: [0, 1], "part 0 part 1")
    let html = try small.text()
    #expect(html.split(separator: "id=\"quote-closer\"").count == 2)
    #expect(html.split(separator: "data-quote=\"putin-nbc/closer\"").count == 3)
  }

  @Test func aBlockQuoteIsAFigureWhoseLineSaysWhatTheWriterTyped() throws {
    let small = try Self.block(inParagraph: false)
    #expect(
      try small.text() == """
        <figure id="quote-evidence" data-quote="putin-nbc/evidence" cite="/sources/nbc-2017/">
        <p>We have talked.</p>
        <figcaption>— <a class="mention" href="/speakers/vladimir-putin/">Putin</a> to \
        <a class="mention" href="/speakers/megyn-kelly/">Kelly</a>, <cite><a class="citation" \
        href="/sources/nbc-2017/">NBC</a></cite> +at 12:34 +via RT report</figcaption>
        </figure>

        """)
  }

  @Test func aDashLineAtTheEndOfAParagraphLeavesItsParagraphWhole() throws {
    let html = try Self.block(inParagraph: true).text()
    #expect(html.contains("<p>We have talked.</p>\n"))
    #expect(html.contains("<figcaption>— <a "))
  }

  @Test func aBlockQuoteThatLinkingDoesNotKnowIsAnOrdinaryOne() throws {
    for inParagraph in [false, true] {
      var small = try Self.block(inParagraph: inParagraph)
      small.archive.articleLinks[0].quoteOfMark = [nil]
      let html = try small.text()
      #expect(html.hasPrefix("<blockquote>\n<p>We have talked."))
      #expect(html.contains("NBC</a></cite></p>\n</blockquote>"))
      #expect(!html.contains("figure"))
    }
  }

  @Test func aQuoteInAQuoteStandsInsideIt() throws {
    var text = BodyText()
    text.slot(.quoteOpen(0))
    text += "<p>They hold no “"
    text.slot(.quoteOpen(1))
    text += "direct proof"
    text.slot(.quoteClose(1))
    text += "”</p>\n"
    text.slot(.attributionOpen(0, inParagraph: false))
    text += "— "
    text.slot(.speakerOpen(0))
    text += "RT"
    text.slot(.speakerClose(0))
    text.slot(.attributionClose(0, inParagraph: false))
    text.slot(.quoteClose(0))
    text += "\n"
    text.endMain()
    text.mark(.block, "They hold no “direct proof”", attribution: [.words("— "), .quoteLink("RT")])
    text.mark(.inline, outer: 0, "direct proof")
    var small = try SmallArchive(article: text.body)
    small.addQuote("account", marks: [0], "They hold no “direct proof”")
    small.addQuote("proof", marks: [1], "direct proof") { $0.outer = 0 }
    let html = try small.text()
    #expect(html.contains("no “<span id=\"quote-proof\""))
    #expect(html.contains("</span>”</p>\n<figcaption>"))
  }

  @Test func aSpeakerNamedWithoutALinkIsLinked() throws {
    var text = BodyText()
    text.slot(.quoteOpen(0))
    text += "<p>No.</p>\n"
    text.slot(.attributionOpen(0, inParagraph: false))
    text += "— Vladimir Putin, 2017"
    text.slot(.attributionClose(0, inParagraph: false))
    text.slot(.quoteClose(0))
    text += "\n"
    text.endMain()
    text.mark(.block, "No.", attribution: [.words("— Vladimir Putin, 2017")])
    var small = try SmallArchive(article: text.body)
    small.addQuote("no", marks: [0], "No.") { $0.source = nil }
    #expect(
      try small.text().contains(
        "<figcaption>— <a class=\"mention\" href=\"/speakers/vladimir-putin/\">Vladimir Putin</a>, 2017</figcaption>"
      ))
  }

  @Test func aNoteStandsBehindTheParagraphOfItsMark() throws {
    var text = BodyText()
    text += "<p>One"
    text.slot(.noteMark(0))
    text += " two"
    text.slot(.noteMark(0))
    text += "</p>\n<p>Three</p>\n"
    text.endMain()
    text.note("x", kind: "Fact check", "<p>A note.</p>\n")
    let html = try SmallArchive(article: text.body).text()
    #expect(
      html == """
        <p>One<sup id="mark-x" href="#note-x">1</sup> two<sup id="mark-x-2" href="#note-x">1</sup></p>
        <aside class="fact-check" id="note-x" href="#mark-x">Fact check:<p>A note.</p>
        </aside>
        <p>Three</p>

        """)
  }

  @Test func aNoteNeverStandsInsideAQuote() throws {
    var text = BodyText()
    text += "<blockquote>\n<p>Words"
    text.slot(.noteMark(0))
    text += "</p>\n</blockquote>\n<ul>\n<li>Item"
    text.slot(.noteMark(1))
    text += "</li>\n</ul>\n"
    text.endMain()
    text.note("a", "<p>A.</p>\n")
    text.note("b", "<p>B.</p>\n")
    let html = try SmallArchive(article: text.body).text()
    #expect(html.contains("</blockquote>\n<aside class=\"other\" id=\"note-a\""))
    #expect(html.contains("</sup>\n<aside class=\"other\" id=\"note-b\""))
    #expect(html.contains("</aside>\n</li>"))
  }

  @Test func aBrokenReferenceIsItsWords() throws {
    var text = BodyText()
    text += "<p>"
    text.reference(.speaker, "nobody", "him")
    text += "</p>\n"
    text.endMain()
    var small = try SmallArchive(article: text.body)
    small.archive.articleLinks[0].targets = [.broken]
    #expect(try small.text() == "<p>him</p>\n")
  }

  @Test func tenThousandNestedQuotesDoNotExhaustTheStack() throws {
    var text = BodyText()
    let depth = 10_000
    for mark in 0..<depth {
      text.slot(.quoteOpen(mark))
      text += "\n"
      text.mark(.block, outer: mark > 0 ? mark - 1 : nil, "deep")
    }
    for mark in (0..<depth).reversed() {
      text.slot(.quoteClose(mark))
      text += "\n"
    }
    text.endMain()
    #expect(try SmallArchive(article: text.body).text().utf8.count > depth * 10)
  }

  /// A block quote with a full attribution line.
  private static func block(inParagraph: Bool) throws -> SmallArchive {
    var text = BodyText()
    text.slot(.quoteOpen(0))
    text += inParagraph ? "<p>We have talked.\n" : "<p>We have talked.</p>\n"
    text.slot(.attributionOpen(0, inParagraph: inParagraph))
    text += "— "
    text.slot(.speakerOpen(0))
    text += "Putin"
    text.slot(.speakerClose(0))
    text += " to "
    text.reference(.speaker, "megyn-kelly", "Kelly", inAttribution: true)
    text += ", "
    text.reference(.source, "nbc-2017", "NBC", inAttribution: true)
    text.slot(.attributionClose(0, inParagraph: inParagraph))
    text.slot(.quoteClose(0))
    text += "\n"
    text.endMain()
    text.mark(
      .block, "We have talked.",
      attribution: [
        .words("— "), .quoteLink("Putin"), .words(" to "), .reference(0), .words(", "), .reference(1),
      ])
    var small = try SmallArchive(article: text.body)
    small.archive.articleLinks[0].targets = [.speaker(1), .source(0)]
    small.addQuote("evidence", marks: [0], "We have talked.") {
      $0.to = [1]
      $0.via = 1
      $0.locator.at = "12:34"
    }
    return small
  }
}
