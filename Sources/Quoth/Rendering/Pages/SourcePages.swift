import Mustache

/// `/sources/…`: a source as one cites it, and what was quoted from it.
struct SourcePages {
  let context: RenderContext

  /// An implicit source has no page of its own: its transcript is the page.
  func files() -> [OutputFile] {
    context.archive.sources.indices.filter { !context.archive.sources[$0].isImplicit }.flatMap(pages)
  }

  private func pages(_ index: Int) -> [OutputFile] {
    let links = context.archive.sourceLinks[index]
    let list = context.archive.addresses.sources[index]
    let pagination = Pagination(
      links.quotes.count, links.relayed.count, links.mentions.count, size: context.archive.config.perPage)
    let inputs = inputs(index)
    return (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      return OutputFile(address.file, inputs: inputs) { [context] buffer in
        let links = context.archive.sourceLinks[index]
        let lists = ListRecords(context: context)
        SourcePages(context: context).frame(index, address, number).render(
          [
            .record(SourcePages(context: context).record(index)),
            .records(pagination.slice(links.quotes, page: number).map(context.record)),
            .records(pagination.slice(links.relayed, page: number).map(context.record)),
            .records(pagination.slice(links.mentions, page: number).map(lists.mention)),
            pagination.value(page: number, of: list, in: context),
          ], in: context, into: &buffer)
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

  private func record(_ index: Int) -> PageRecord {
    let source = context.archive.sources[index]
    let links = context.archive.sourceLinks[index]
    let shared = context.links
    let texts = context.texts
    let lists = ListRecords(context: context)
    let text = BodyRenderer(context, .source(index), as: .page)
    let transcripts = links.transcripts.filter { context.archive.transcriptLinks[$0].isPublished }
    return PageRecord(
      .source,
      [
        .text(source.id), .text(source.header.title.value),
        .text(context.archive.addresses.sources[index].href),
        .text(source.kind), .text(texts.kind(source.kind)), .optional(source.publisher),
        .optional(source.author),
        .optional(shared.sourceDates[index]), .optional(source.url?.value),
        .optional(source.url.map { WebAddress.host(of: $0.value) }), .optional(source.archiveURL?.value),
        .optional(source.accessed.map(texts.record)), .optional(links.links.media),
        .text(Citation(source, texts).text), .list(whole(of: index).map { .record(shared.sources[$0]) }),
        .list(links.parts.map { .record(shared.sources[$0]) }),
        .records(transcripts.map(lists.transcript)), .records(speakers(links.quotes, lists)),
        .record(texts.count(links.quotes.count, .quotes)),
        .record(texts.count(links.relayed.count, .quotes)),
        .record(texts.count(links.mentions.count, .mentions)),
        lists.statuses(links.quotes), .html(text.main()), .list(text.allNotes()),
        source.header.extra.templateValue,
      ])
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
  private func speakers(_ quotes: [Int], _ lists: ListRecords) -> [PageRecord] {
    var counts: [(speaker: Int, count: Int)] = []
    for speaker in quotes.map({ context.archive.quotes[$0].speaker }).sorted() {
      if let last = counts.indices.last, counts[last].speaker == speaker {
        counts[last].count += 1
      } else {
        counts.append((speaker, 1))
      }
    }
    return counts.sorted { ($1.count, $0.speaker) < ($0.count, $1.speaker) }
      .map { lists.speaker($0.speaker, quotes: $0.count) }
  }
}
