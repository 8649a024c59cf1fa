import Mustache

/// `/speakers/…`: what somebody said, what was said to him, where he is named, where he speaks.
struct SpeakerPages {
  let context: RenderContext

  /// `unlisted`: those that show the same again in another order, which search engines need not know.
  func files() -> (listed: [OutputFile], unlisted: [OutputFile]) {
    // All pages of a speaker show one record, which is made once.
    let records = context.archive.speakers.indices.map { index in
      Later { [context] in SpeakerPages(context: context).record(index) }
    }
    let filters = context.parallel.map(count: context.archive.speakers.count) { [context] in
      SpeakerFilters($0, context)
    }
    return (
      context.archive.speakers.indices.flatMap { index in
        quotePages(index, records[index], filters[index]) + mentionPages(index, records[index])
          + transcriptPages(index, records[index])
      },
      context.archive.speakers.indices.flatMap { sortedPages($0, records[$0], filters[$0]) }
    )
  }

  private var size: Int { context.archive.config.perPage }

  private func quotePages(
    _ index: Int, _ record: Later<PageRecord>, _ filters: SpeakerFilters
  ) -> [OutputFile] {
    let links = context.archive.speakerLinks[index]
    let pagination = Pagination(links.quotes.count, links.addressed.count, size: size)
    return pages(
      .speaker, index, record, context.archive.addresses.speakers[index], pagination, inputs(index)
    ) {
      context, number in
      let links = context.archive.speakerLinks[index]
      return [
        .records(pagination.slice(links.quotes, page: number).map(context.record)),
        .records(pagination.slice(links.addressed, page: number).map(context.record)),
        filters.value(context),
      ]
    }
  }

  private func sortedPages(
    _ index: Int, _ record: Later<PageRecord>, _ filters: SpeakerFilters
  ) -> [OutputFile] {
    filters.files(inputs: inputs(index), context) { [context] address, number, property, content, buffer in
      var frame = SpeakerPages(context: context).frame(.speakerQuotes, index, address, number)
      frame.title += ", " + context.texts.string("by_" + property.rawValue)
      frame.isNoindex = true
      frame.render([.record(record.value)] + content, in: context, into: &buffer)
    }
  }

  private func mentionPages(_ index: Int, _ record: Later<PageRecord>) -> [OutputFile] {
    let count = context.archive.speakerLinks[index].mentions.count
    guard count > 0 else { return [] }
    let pagination = Pagination(count, size: size)
    let list = context.archive.addresses.mentions(ofSpeaker: index)
    return pages(.speakerMentions, index, record, list, pagination, inputs(index)) { context, number in
      let lists = ListRecords(context: context)
      let mentions = context.archive.speakerLinks[index].mentions
      return [.records(pagination.slice(mentions, page: number).map(lists.mention))]
    }
  }

  private func transcriptPages(_ index: Int, _ record: Later<PageRecord>) -> [OutputFile] {
    let transcripts = published(context, index)
    guard !transcripts.isEmpty else { return [] }
    let pagination = Pagination(transcripts.count, size: size)
    let list = context.archive.addresses.transcripts(ofSpeaker: index)
    return pages(.speakerTranscripts, index, record, list, pagination, context.inputs.all) {
      context, number in
      let lists = ListRecords(context: context)
      return [.records(pagination.slice(transcripts, page: number).map(lists.transcript))]
    }
  }

  /// All articles that any of the speaker's pages shows something of.
  private func inputs(_ index: Int) -> UInt64 {
    guard context.inputs.isKnown else { return 0 }
    let links = context.archive.speakerLinks[index]
    let quotes = (links.quotes + links.addressed).lazy.map { context.archive.quotes[$0].article }
    let mentions = links.mentions.lazy.compactMap { context.archive.mentions[$0].article }
    return context.inputs.facts(
      [Array(quotes), Array(mentions), links.links.articles].joined(), links.quotes.count,
      links.addressed.count, links.mentions.count)
  }

  /// `content`: the values of the page's own lists.
  private func pages(
    _ kind: PageKind, _ index: Int, _ record: Later<PageRecord>, _ list: Address, _ pagination: Pagination,
    _ inputs: UInt64?,
    _ content: @escaping @Sendable (RenderContext, Int) -> [Value]
  ) -> [OutputFile] {
    (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      return OutputFile(address.file, inputs: inputs) { [context] buffer in
        SpeakerPages(context: context).frame(kind, index, address, number).render(
          [.record(record.value)] + content(context, number) + [
            pagination.value(page: number, of: list, in: context)
          ],
          in: context, into: &buffer)
      }
    }
  }

  private func frame(_ kind: PageKind, _ index: Int, _ address: Address, _ number: Int) -> PageFrame {
    let name = context.archive.speakers[index].name
    let home = context.archive.addresses.speakers[index]
    let title =
      switch kind {
      case .speakerQuotes: context.texts.string("quotes_of", "name", name)
      case .speakerMentions: context.texts.string("mentions_of", "name", name)
      case .speakerTranscripts: context.texts.string("transcripts_of", "name", name)
      default: name
      }
    var frame = PageFrame(kind, address, title)
    frame.number = number
    frame.language = context.archive.speakers[index].header.language?.value
    frame.openGraphType = "profile"
    frame.image = context.archive.speakerLinks[index].links.image
    frame.path = [(context.texts.string("speakers"), context.hrefs.speakers)]
    if kind != .speaker { frame.path.append((name, home.href)) }
    frame.description = ([name] + [context.archive.speakers[index].roles.last?.role].compactMap { $0 })
      .joined(separator: ", ")
    frame.feeds = [
      (
        context.texts.string("quotes_of", "name", name),
        context.archive.addresses.below(home, "feed.xml").href
      )
    ]
    frame.linkedData = .speaker(index)
    return frame
  }

  /// Drafts are records, but nobody's page.
  private func published(_ context: RenderContext, _ index: Int) -> [Int] {
    NewestFirst.transcripts(
      context.archive.speakerLinks[index].transcripts.filter {
        context.archive.transcriptLinks[$0].isPublished
      },
      context)
  }

  private func record(_ index: Int) -> PageRecord {
    let speaker = context.archive.speakers[index]
    let links = context.archive.speakerLinks[index]
    let addresses = context.archive.addresses
    let texts = context.texts
    let text = BodyRenderer(context, .speaker(index), as: .page)
    let transcripts = published(context, index).count
    return PageRecord(
      .speaker,
      [
        .text(speaker.id), .text(speaker.name), .text(addresses.speakers[index].href),
        .text(Initials.of(speaker.name)), .optional(links.links.portrait),
        .optional(speaker.roles.last?.role),
        .records(speaker.roles.map(role)), .optional(speaker.affiliation),
        .texts(speaker.otherNames.map(\.value)),
        .optional(speaker.born.map(texts.record)), .optional(speaker.died.map(texts.record)),
        .records(
          speaker.sameAs.map { PageRecord(.link, [.text(WebAddress.host(of: $0.value)), .text($0.value)]) }),
        .html(text.main()), .list(text.allNotes()),
        .record(texts.count(links.quotes.count, .quotes)),
        .record(texts.count(links.addressed.count, .quotes)),
        .record(texts.count(links.mentions.count, .mentions)),
        .record(texts.count(transcripts, .transcripts)),
        links.mentions.isEmpty ? .null : .text(addresses.mentions(ofSpeaker: index).href),
        transcripts == 0 ? .null : .text(addresses.transcripts(ofSpeaker: index).href),
        .text(addresses.below(addresses.speakers[index], "feed.xml").href),
        ListRecords(context: context).statuses(links.quotes),
        .optional(Timeline(quotes: links.quotes, list: addresses.speakers[index], context)?.record(texts)),
        speaker.header.extra.templateValue,
      ])
  }

  private func role(_ role: Speaker.Role) -> PageRecord {
    let texts = context.texts
    let from = role.from.map { String($0.year) }
    let to = role.to.map { String($0.year) }
    let years: String? =
      switch (from, to) {
      case (let from?, let to?): from == to ? from : from + "–" + to
      case (let from?, nil): texts.string("role_since", "from", from)
      case (nil, let to?): texts.string("role_until", "to", to)
      case (nil, nil): nil
      }
    return PageRecord(
      .role,
      [
        .text(role.role), .optional(role.from.map(texts.record)), .optional(role.to.map(texts.record)),
        .optional(years),
      ])
  }
}
