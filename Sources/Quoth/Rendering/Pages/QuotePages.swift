import Mustache

/// `/quotes/ARTICLE/QUOTE/`: the permanent page of a quote.
struct QuotePages {
  let context: RenderContext

  func files() -> [OutputFile] {
    context.archive.quotes.indices.filter { context.hasPage($0) }.map { index in
      let address = context.archive.addresses.quotePage(id: context.archive.quotes[index].id)
      let article = context.archive.quotes[index].article
      return OutputFile(address.file, inputs: context.inputs.texts(CollectionOfOne(article))) {
        [context] buffer in
        QuotePages(context: context).render(index, address, into: &buffer)
      }
    }
  }

  private func render(_ index: Int, _ address: Address, into buffer: inout ByteBuffer) {
    let article = context.archive.quotes[index].article
    let title = context.archive.articles[article].header.title.value
    let words = context.archive.quotes[index].text
    let speaker = context.archive.quotes[index].speaker
    let name = context.archive.speakers[speaker].name
    let marks = context.archive.locale.quotationMarks.first
    func heading(atMost count: Int) -> String {
      "\(name): \((marks?.open ?? "“") + Excerpt.of(words, atMost: count) + (marks?.close ?? "”"))"
    }
    var frame = PageFrame(.quote, address, heading(atMost: 120))
    frame.description = heading(atMost: 280)
    frame.openGraphType = "article"
    frame.image =
      context.archive.speakerLinks[speaker].links.image ?? context.archive.articleLinks[article].image
    frame.published = context.archive.articles[article].date
    frame.path = [
      (context.texts.string("articles"), context.hrefs.articles),
      (title, context.archive.addresses.articles[article].href),
    ]
    frame.linkedData = .quote(index)
    let record = context.record(ofQuote: index)
    let text = BodyRenderer(context, .article(article), as: .copy)
    frame.render(in: context, into: &buffer) { root in
      root.record(record)
      root.html(text.figure(ofQuote: index, record))
      root.optional(QuoteContext(context, quote: index)?.record())
    }
  }
}
