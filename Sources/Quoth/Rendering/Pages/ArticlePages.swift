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

  func render(_ index: Int, into buffer: inout ByteBuffer) {
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
    // What the page shows lies in one piece of memory, which goes with it.
    let arena = RecordArena(capacity: 32_768)
    let text = BodyRenderer(context, .article(index), as: .page, in: arena)
    frame.render(in: context, arena, into: &buffer) { root in
      root.record(.article) { write(index, text, to: &$0) }
    }
  }

  /// The fields of `Shape.article`.
  private func write(_ index: Int, _ text: BodyRenderer, to record: inout RecordWriter) {
    let articles = context.archive.articles
    let quotes = context.archive.articleLinks[index].quotes
    let topics = context.archive.articleLinks[index].topics
    let shared = context.links
    let lists = ListRecords(context: context)
    let inline = quotes.filter { quote in
      context.archive.quotes[quote].marks.contains {
        text.body.quotes.indices.contains($0) && text.body.quotes[$0].kind == .inline
      }
    }
    record.text(articles[index].id)
    record.text(articles[index].header.title.value)
    record.text(context.archive.addresses.articles[index].href)
    record.optional(articles[index].summary?.value)
    record.record(shared.articleDates[index])
    context.texts.write(articles[index].updated, to: &record)
    record.texts(articles[index].authors)
    record.optional(context.archive.articleLinks[index].image)
    record.list(topics) { $1.record(shared.topics[$0]) }
    if asksFor("headings") { HeadingRecords.write(text.body.headings, to: &record) } else { record.null() }
    text.writeMain(to: &record)
    record.value(asksFor("notes") ? .list(text.allNotes()) : .null)
    record.list(asksFor("quotes") ? quotes : quotes.prefix(0)) { $1.record(context.record(ofQuote: $0)) }
    record.list(inline) { $1.record(context.record(ofQuote: $0)) }
    record.bool(!inline.isEmpty)
    record.record(context.texts.count(quotes.count, .quotes))
    lists.write(statuses: quotes, to: &record)
    record.list(asksFor("speakers") ? counted(quotes) { context.archive.quotes[$0].speaker } : []) {
      lists.write(speaker: $0.index, quotes: $0.count, to: &$1)
    }
    record.list(asksFor("sources") ? counted(quotes) { context.archive.quotes[$0].source } : []) {
      lists.write(source: $0.index, quotes: $0.count, to: &$1)
    }
    // Articles are in the order of their dates.
    record.optional(index > 0 ? shared.articles[index - 1] : nil)
    record.optional(index + 1 < shared.articles.count ? shared.articles[index + 1] : nil)
    record.value(articles[index].header.extra.templateValue)
  }

  /// Whether the theme's template shows that list.
  private func asksFor(_ list: String) -> Bool { context.templates.articleLists.contains(list) }

  /// Speakers or sources of the quotes in order of appearance, and how many quotes each has.
  private func counted(_ quotes: Range<Int>, _ of: (Int) -> Int?) -> [(index: Int, count: Int)] {
    var found: [(index: Int, count: Int)] = []
    for quote in quotes {
      guard let index = of(quote) else { continue }
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
  static func write(_ headings: [Body.Heading], to record: inout RecordWriter) {
    let top = headings.map(\.level).min()
    record.list(headings) { heading, list in
      list.record(.heading) { record in
        record.text(heading.text)
        record.text("#", PercentEncoding.encoded(heading.anchor))
        record.int(heading.level)
        record.bool(heading.level == top)
      }
    }
  }
}
