import Mustache

/// The paginated lists of whole collections: `/articles/`, `/speakers/` …
struct ListPages {
  let context: RenderContext

  func files() -> [OutputFile] {
    let archive = context.archive
    let lists = ListRecords(context: context)
    let transcripts = NewestFirst.transcripts(context)
    let articles = Array(archive.articles.indices.reversed())
    let speakers = NameOrder(archive.speakers.map { $0.sortName ?? $0.name })
    let sources = NameOrder(
      archive.sources.map(\.header.title.value),
      of: archive.sources.indices.filter { !archive.sources[$0].isImplicit })
    let topics = NameOrder(archive.topics.map(\.title))
    return list(
      .articles, .articles, archive.addresses.list(.articles), articles,
      inputs: { context.inputs.facts($0, articles.count) }
    ) { lists.write(article: $0, to: &$1) }
      + list(.transcripts, .transcripts, archive.addresses.list(.transcripts), transcripts) {
        lists.write(transcript: $0, to: &$1)
      }
      + list(.speakers, .speakers, archive.addresses.list(.speakers), speakers.order) { index, list in
        lists.write(
          speaker: index, quotes: lists.context.archive.speakerLinks[index].quotes.count,
          letter: speakers.letter(at: index), to: &list)
      }
      + list(.sources, .sources, archive.addresses.list(.sources), sources.order) { index, list in
        lists.write(
          source: index, quotes: lists.context.archive.sourceLinks[index].quotes.count,
          letter: sources.letter(at: index), to: &list)
      }
      + list(.topics, .topics, archive.addresses.topicList, topics.order) { lists.write(topic: $0, to: &$1) }
  }

  private func list(
    _ kind: PageKind, _ noun: InterfaceTexts.Noun, _ address: Address, _ indices: [Int],
    inputs: ((ArraySlice<Int>) -> UInt64)? = nil,
    _ entry: @escaping @Sendable (Int, inout RecordWriter) -> Void
  ) -> [OutputFile] {
    let pagination = Pagination(indices.count, size: context.archive.config.perPage)
    return (1...pagination.pages).map { number in
      let page = context.archive.addresses.page(number, of: address)
      return OutputFile(
        page.file, inputs: inputs?(pagination.slice(indices, page: number)) ?? context.inputs.all
      ) {
        [context] buffer in
        var frame = PageFrame(kind, page, context.texts.string(kind.rawValue))
        frame.number = number
        frame.linkedData = .list
        frame.render(in: context, into: &buffer) { root in
          let slice = pagination.slice(indices, page: number)
          root.list(slice, entry)
          root.record(context.texts.count(indices.count, noun))
          pagination.write(page: number, of: address, in: context, to: &root)
        }
      }
    }
  }
}

/// Orders by date that linking does not keep.
enum NewestFirst {
  /// All published transcripts.
  static func transcripts(_ context: RenderContext) -> [Int] {
    transcripts(
      context.archive.transcripts.indices.filter { context.archive.transcriptLinks[$0].isPublished }, context)
  }

  /// Some transcripts; those without a date come last, and ids settle what dates leave open.
  static func transcripts(_ indices: some Sequence<Int>, _ context: RenderContext) -> [Int] {
    let lists = ListRecords(context: context)
    let dated = indices.map { ($0, lists.date(ofTranscript: $0) ?? CalendarDate(year: 0)) }
    return dated.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }
}
