import Mustache

/// `/quotes/ARTICLE/QUOTE/`: the permanent page of a quote.
struct QuotePages {
  let context: RenderContext

  func files() -> [OutputFile] {
    context.archive.quotes.indices.filter { context.hasPage($0) }.map { index in
      let address = context.archive.addresses.quotePage(id: context.archive.quotes[index].id)
      return OutputFile(address.file) { [context] buffer in
        QuotePages(context: context).render(index, address, into: &buffer)
      }
    }
  }

  private func render(_ index: Int, _ address: Address, into buffer: inout [UInt8]) {
    let quote = context.archive.quotes[index]
    let article = context.archive.articles[quote.article]
    let speaker = context.archive.speakers[quote.speaker].name
    let marks = context.archive.locale.quotationMarks.first
    let words = (marks?.open ?? "“") + Excerpt.of(quote.text, atMost: 120) + (marks?.close ?? "”")
    var frame = PageFrame(.quote, address, "\(speaker): \(words)")
    frame.description =
      "\(speaker): \((marks?.open ?? "“") + Excerpt.of(quote.text, atMost: 280) + (marks?.close ?? "”"))"
    frame.openGraphType = "article"
    frame.image =
      context.archive.speakerLinks[quote.speaker].links.image
      ?? context.archive.articleLinks[quote.article].image
    frame.published = article.date
    frame.path = [
      (context.texts.string("articles"), context.hrefs.articles),
      (article.header.title.value, context.archive.addresses.articles[quote.article].href),
    ]
    frame.linkedData = .quote(index)
    let record = QuoteRecords(context: context).record(index)
    let text = BodyRenderer(context, .article(quote.article), as: .copy)
    frame.render(
      [
        .record(record), .html(text.figure(ofQuote: index, record)),
        .optional(QuoteContext(context, quote: index)?.record()),
      ], in: context, into: &buffer)
  }
}
