import Mustache

/// `/speakers/…`: what somebody said, what was said to him, where he is named, where he speaks.
struct SpeakerPages {
  let context: RenderContext

  /// `unlisted`: those that show the same again in another order, which search engines need not know.
  func files() -> (listed: [OutputFile], unlisted: [OutputFile]) {
    let files = context.parallel.map(count: context.archive.speakers.count) { index in
      // All pages of a speaker show one record, which is made once.
      let record = Later { [context] in SpeakerPages(context: context).record(index) }
      let filters = SpeakerFilters(index, context)
      return (
        listed: quotePages(index, record, filters) + mentionPages(index, record)
          + transcriptPages(index, record),
        unlisted: sortedPages(index, record, filters)
      )
    }
    return (files.flatMap(\.listed), files.flatMap(\.unlisted))
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
      context, number, root in
      let links = context.archive.speakerLinks[index]
      root.list(pagination.slice(links.quotes, page: number)) { $1.record(context.record(ofQuote: $0)) }
      root.list(pagination.slice(links.addressed, page: number)) { $1.record(context.record(ofQuote: $0)) }
      filters.write(to: &root, context)
    }
  }

  private func sortedPages(
    _ index: Int, _ record: Later<PageRecord>, _ filters: SpeakerFilters
  ) -> [OutputFile] {
    filters.files(inputs: inputs(index), context) { [context] address, number, property, content, buffer in
      var frame = SpeakerPages(context: context).frame(.speakerQuotes, index, address, number)
      frame.title += ", " + context.texts.string("by_" + property.rawValue)
      frame.isNoindex = true
      frame.render(in: context, into: &buffer) { root in
        root.record(record.value)
        content(&root)
      }
    }
  }

  private func mentionPages(_ index: Int, _ record: Later<PageRecord>) -> [OutputFile] {
    let count = context.archive.speakerLinks[index].mentions.count
    guard count > 0 else { return [] }
    let pagination = Pagination(count, size: size)
    let list = context.archive.addresses.mentions(ofSpeaker: index)
    return pages(.speakerMentions, index, record, list, pagination, inputs(index)) { context, number, root in
      let lists = ListRecords(context: context)
      let mentions = context.archive.speakerLinks[index].mentions
      root.list(pagination.slice(mentions, page: number)) { lists.write(mention: $0, to: &$1) }
    }
  }

  private func transcriptPages(_ index: Int, _ record: Later<PageRecord>) -> [OutputFile] {
    let transcripts = published(context, index)
    guard !transcripts.isEmpty else { return [] }
    let pagination = Pagination(transcripts.count, size: size)
    let list = context.archive.addresses.transcripts(ofSpeaker: index)
    return pages(.speakerTranscripts, index, record, list, pagination, context.inputs.all) {
      context, number, root in
      let lists = ListRecords(context: context)
      root.list(pagination.slice(transcripts, page: number)) { lists.write(transcript: $0, to: &$1) }
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

  /// `content` gives the values of the page's own lists.
  private func pages(
    _ kind: PageKind, _ index: Int, _ record: Later<PageRecord>, _ list: Address, _ pagination: Pagination,
    _ inputs: UInt64?,
    _ content: @escaping @Sendable (RenderContext, Int, inout RecordWriter) -> Void
  ) -> [OutputFile] {
    (1...pagination.pages).map { number in
      let address = context.archive.addresses.page(number, of: list)
      return OutputFile(address.file, inputs: inputs) { [context] buffer in
        let frame = SpeakerPages(context: context).frame(kind, index, address, number)
        frame.render(in: context, into: &buffer) { root in
          root.record(record.value)
          content(context, number, &root)
          pagination.write(page: number, of: list, in: context, to: &root)
        }
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
    return PageRecord(.speaker) { record in
      record.text(speaker.id)
      record.text(speaker.name)
      record.text(addresses.speakers[index].href)
      record.text(Initials.of(speaker.name))
      record.optional(links.links.portrait)
      record.optional(speaker.roles.last?.role)
      record.list(speaker.roles) { write($0, to: &$1) }
      record.optional(speaker.affiliation)
      record.list(speaker.otherNames) { $1.text($0.value) }
      texts.write(speaker.born, to: &record)
      texts.write(speaker.died, to: &record)
      record.list(Array(zip(speaker.sameAs, links.sameAs))) { address, list in
        list.record(.link) { link in
          link.text(WebAddress.host(of: address.0.value))
          link.text(address.1)
        }
      }
      text.writeMain(to: &record)
      record.value(.list(text.allNotes()))
      record.record(texts.count(links.quotes.count, .quotes))
      record.record(texts.count(links.addressed.count, .quotes))
      record.record(texts.count(links.mentions.count, .mentions))
      record.record(texts.count(transcripts, .transcripts))
      record.optional(links.mentions.isEmpty ? nil : addresses.mentions(ofSpeaker: index).href)
      record.optional(transcripts == 0 ? nil : addresses.transcripts(ofSpeaker: index).href)
      record.text(addresses.below(addresses.speakers[index], "feed.xml").href)
      ListRecords(context: context).write(statuses: links.quotes, to: &record)
      record.optional(
        Timeline(quotes: links.quotes, list: addresses.speakers[index], context)?.record(texts))
      record.value(speaker.header.extra.templateValue)
    }
  }

  private func write(_ role: Speaker.Role, to list: inout RecordWriter) {
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
    list.record(.role) { record in
      record.text(role.role)
      texts.write(role.from, to: &record)
      texts.write(role.to, to: &record)
      record.optional(years)
    }
  }
}
