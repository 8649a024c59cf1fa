import Mustache

/// `/articles/…`: each article with its quotes and notes.
struct ArticlePages {
  let context: RenderContext

  func files() -> [OutputFile] {
    context.archive.articles.indices.map { index in
      return OutputFile(
        context.archive.addresses.articles[index].file,
        inputs: inputs(index)
      ) { [context] buffer in
        ArticlePages(context: context).render(index, into: &buffer)
      }
    }
  }

  /// Its own text, and the titles of its neighbours.
  private func inputs(_ index: Int) -> UInt64 {
    var inputs = Fingerprint()
    inputs.add(context.inputs.texts(CollectionOfOne(index)))
    let last = context.archive.articles.count - 1
    inputs.add(index > 0 ? context.inputs.facts(CollectionOfOne(index - 1)) : 0)
    inputs.add(index < last ? context.inputs.facts(CollectionOfOne(index + 1)) : 0)
    return inputs.value
  }

  func render(_ index: Int, into buffer: inout [UInt8]) {
    // Fields are read where the article lies: a copy of all of it would count two dozen references.
    let articles = context.archive.articles
    var frame = PageFrame(
      .article, context.archive.addresses.articles[index], articles[index].header.title.value)
    frame.description = articles[index].summary?.value
    frame.language = articles[index].header.language?.value
    frame.openGraphType = "article"
    frame.image = context.archive.articleLinks[index].image
    frame.published = articles[index].date
    frame.modified = articles[index].updated
    frame.path = [(context.texts.string("articles"), context.hrefs.articles)]
    frame.linkedData = .article(index)
    frame.render([.record(record(index))], in: context, into: &buffer)
  }

  private func record(_ index: Int) -> PageRecord {
    let articles = context.archive.articles
    let links = context.archive.articleLinks[index]
    let shared = context.links
    let lists = ListRecords(context: context)
    let text = BodyRenderer(context, .article(index), as: .page)
    let inline = links.quotes.filter { quote in
      context.archive.quotes[quote].marks.contains {
        text.body.quotes.indices.contains($0) && text.body.quotes[$0].kind == .inline
      }
    }
    return PageRecord(
      .article,
      [
        .text(articles[index].id), .text(articles[index].header.title.value),
        .text(context.archive.addresses.articles[index].href),
        .optional(articles[index].summary?.value), .record(shared.articleDates[index]),
        .optional(articles[index].updated.map(context.texts.record)), .texts(articles[index].authors),
        .optional(links.image),
        .list(links.topics.map { shared.topics[$0] }), HeadingRecords.value(text.body.headings),
        .html(text.main()), .list(text.allNotes()), .records(links.quotes.map(context.record)),
        .records(inline.map(context.record)), .bool(!inline.isEmpty),
        .record(context.texts.count(links.quotes.count, .quotes)), lists.statuses(links.quotes),
        .records(counted(links.quotes) { $0.speaker }.map { lists.speaker($0.index, quotes: $0.count) }),
        .records(counted(links.quotes) { $0.source }.map { lists.source($0.index, quotes: $0.count) }),
        // Articles are in the order of their dates.
        .optional(index > 0 ? shared.articles[index - 1] : nil),
        .optional(index + 1 < shared.articles.count ? shared.articles[index + 1] : nil),
        articles[index].header.extra.templateValue,
      ])
  }

  /// Speakers or sources of the quotes in order of appearance, and how many quotes each has.
  private func counted(_ quotes: Range<Int>, _ of: (Quote) -> Int?) -> [(index: Int, count: Int)] {
    var found: [(index: Int, count: Int)] = []
    for quote in quotes {
      guard let index = of(context.archive.quotes[quote]) else { continue }
      if let place = found.firstIndex(where: { $0.index == index }) {
        found[place].count += 1
      } else {
        found.append((index, 1))
      }
    }
    return found
  }
}

/// The headings of a text for a table of contents.
enum HeadingRecords {
  static func value(_ headings: [Body.Heading]) -> Value {
    let top = headings.map(\.level).min()
    return .records(
      headings.map { heading in
        PageRecord(
          .heading,
          [
            .text(heading.text), .text("#" + PercentEncoding.encoded(heading.anchor)), .int(heading.level),
            .bool(heading.level == top),
          ])
      })
  }
}
