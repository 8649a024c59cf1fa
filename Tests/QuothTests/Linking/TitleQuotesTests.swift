import Testing

@testable import Quoth

@Suite struct TitleQuotesTests {
  private func link(_ title: String, _ summary: String? = nil, unlinked: SiteConfig.UnlinkedQuotes = .warn)
    -> Linked
  {
    var article = Sample.article(
      "a",
      marks: [Sample.inline("“We have no direct evidence of it,”", "rt"), Sample.inline("don’t know", "rt")])
    article.header.title = Located(title, at: Sample.span(2))
    article.summary = summary.map { Located($0, at: Sample.span(3)) }
    var archive = Sample.archive(articles: [article])
    archive.config.unlinkedQuotes = unlinked
    let (linked, diagnostics) = Sample.link(archive)
    return Linked(archive: linked, diagnostics: diagnostics)
  }

  @Test(arguments: [
    "No quotes here", "The “direct evidence”", "The \"Direct evidence\"", "“We have … evidence”",
    "“We have... of it.”", "‘We have no direct evidence’", "They ‘don't know’",
    "The voters’ ‘direct evidence’",
    "He didn't say, I don't know", "“", "“”", "5” by 7”", "“…”",
  ])
  func `Quoted words that a quote of the article holds are fine`(title: String) {
    #expect(link(title).messages == [])
  }

  @Test func `Other quoted words are reported as the site wants it`() {
    let linked = link("The “indirect evidence”", "He said “direct” and “evidence direct”.")
    #expect(
      linked.messages == [
        "content/articles/a.md:2: quote-unlinked: the title quotes “indirect evidence”, which no quote of the article "
          + "holds (quote these words in the text with a `quote:` link, or take off the quotation marks)",
        "content/articles/a.md:3: quote-unlinked: the summary quotes “evidence direct”, which no quote of the article "
          + "holds (quote these words in the text with a `quote:` link, or take off the quotation marks)",
      ])
    #expect(linked.diagnostics.map(\.severity) == [.warning, .warning])
    #expect(link("“x y”", unlinked: .error).diagnostics.map(\.severity) == [.error])
    #expect(link("“x y”", unlinked: .off).diagnostics == [])
  }
}
