import Mustache

/// `/sources/…`: a source as one cites it, and what was quoted from it.
struct SourcePages {
  let context: RenderContext

  /// An implicit source has no page of its own: its transcript is the page.
  func files() -> [OutputFile] {
    context.parallel.map(count: context.archive.sources.count) { index in
      context.archive.sources[index].isImplicit ? [] : pages(index)
    }.flatMap { $0 }
  }

  private func pages(_ index: Int) -> [OutputFile] {
    let links = context.archive.sourceLinks[index]
    let list = context.archive.addresses.sources[index]
    // There are no more speakers than quotes.
    let pagination = Pagination(
      links.quotes.count, links.relayed.count, links.mentions.count, links.parts.count,
      size: context.archive.config.perPage)
    let inputs = inputs(index)
    return (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      return OutputFile(address.file, inputs: inputs) { [context] buffer in
        let links = context.archive.sourceLinks[index]
        let lists = ListRecords(context: context)
        let pages = SourcePages(context: context)
        pages.frame(index, address, number).render(in: context, into: &buffer) { root in
          root.record(.source) {
            pages.write(
              index, parts: pagination.slice(links.parts, page: number),
              speakers: pagination.slice(pages.speakers(links.quotes), page: number), to: &$0)
          }
          root.list(pagination.slice(links.quotes, page: number)) { $1.record(context.record(ofQuote: $0)) }
          root.list(pagination.slice(links.relayed, page: number)) { $1.record(context.record(ofQuote: $0)) }
          root.list(pagination.slice(links.mentions, page: number)) { lists.write(mention: $0, to: &$1) }
          pagination.write(page: number, of: list, in: context, to: &root)
        }
      }
    }
  }

  /// All articles that any of the source's pages shows something of, if only by counting the quotes from its record.
  private func inputs(_ index: Int) -> UInt64 {
    guard context.inputs.isKnown else { return 0 }
    let links = context.archive.sourceLinks[index]
    let ofRecords = links.transcripts.lazy.map { context.archive.transcriptLinks[$0].quotes }.joined()
    let quotes = (links.quotes + links.relayed + ofRecords).lazy.map { context.archive.quotes[$0].article }
    let mentions = links.mentions.lazy.compactMap { context.archive.mentions[$0].article }
    return context.inputs.facts(
      [Array(quotes), Array(mentions), links.links.articles].joined(), links.quotes.count,
      links.relayed.count, links.mentions.count)
  }

  private func frame(_ index: Int, _ address: Address, _ number: Int) -> PageFrame {
    let source = context.archive.sources[index]
    var frame = PageFrame(.source, address, source.header.title.value)
    frame.number = number
    frame.description = Citation(source, context.texts).text
    frame.language = source.header.language?.value
    frame.path = [(context.texts.string("sources"), context.hrefs.sources)]
    frame.linkedData = .source(index)
    return frame
  }

  /// The fields of `Shape.source`. `parts` and `speakers`: those of the page.
  private func write(
    _ index: Int, parts: ArraySlice<Int>, speakers: ArraySlice<(speaker: Int, count: Int)>,
    to record: inout RecordWriter
  ) {
    let source = context.archive.sources[index]
    let links = context.archive.sourceLinks[index]
    let shared = context.links
    let texts = context.texts
    let lists = ListRecords(context: context)
    let text = BodyRenderer(context, .source(index), as: .page)
    let transcripts = links.transcripts.filter { context.archive.transcriptLinks[$0].isPublished }
    record.text(source.id)
    record.text(source.header.title.value)
    record.text(context.archive.addresses.sources[index].href)
    record.text(source.kind)
    record.text(texts.kind(source.kind))
    record.optional(source.publisher)
    record.optional(source.author)
    record.optional(shared.sourceDates[index])
    record.optional(links.url)
    record.optional(source.url.map { WebAddress.host(of: $0.value) })
    record.optional(links.archiveURL)
    texts.write(source.accessed, to: &record)
    record.optional(links.links.media)
    record.text(Citation(source, texts).text)
    record.list(whole(of: index)) { $1.record(shared.sources[$0]) }
    record.list(parts) { $1.record(shared.sources[$0]) }
    record.list(transcripts) { lists.write(transcript: $0, to: &$1) }
    record.list(speakers) { lists.write(speaker: $0.speaker, quotes: $0.count, to: &$1) }
    record.record(texts.count(links.quotes.count, .quotes))
    record.record(texts.count(links.relayed.count, .quotes))
    record.record(texts.count(links.mentions.count, .mentions))
    lists.write(statuses: links.quotes, to: &record)
    text.writeMain(to: &record)
    record.value(.list(text.allNotes()))
    record.value(source.header.extra.templateValue)
  }

  /// What it is a part of, the largest first. Linking reports a circle; here it only must end.
  private func whole(of index: Int) -> [Int] {
    var chain: [Int] = []
    var next = context.archive.sourceLinks[index].partOf
    while let part = next, part != index, !chain.contains(part) {
      chain.append(part)
      next = context.archive.sourceLinks[part].partOf
    }
    return chain.reversed()
  }

  /// Who is quoted from it, most often first.
  private func speakers(_ quotes: [Int]) -> [(speaker: Int, count: Int)] {
    var counts: [(speaker: Int, count: Int)] = []
    for speaker in quotes.map({ context.archive.quotes[$0].speaker }).sorted() {
      if let last = counts.indices.last, counts[last].speaker == speaker {
        counts[last].count += 1
      } else {
        counts.append((speaker, 1))
      }
    }
    return counts.sorted { ($1.count, $0.speaker) < ($0.count, $1.speaker) }
  }
}
