import Mustache

/// Short records of what stands in lists: articles, transcripts, speakers, sources, topics, mentions.
struct ListRecords {
  let context: RenderContext

  private var shared: SharedRecords { context.links }

  func article(_ index: Int) -> PageRecord {
    let article = context.archive.articles[index]
    let links = context.archive.articleLinks[index]
    return PageRecord(
      .articleSummary,
      [
        .text(article.id), .text(article.header.title.value),
        .text(context.archive.addresses.articles[index].href),
        .optional(context.archive.foreignLanguage(of: article.header)), .optional(article.summary?.value),
        .record(shared.articleDates[index]), .texts(article.authors),
        .optional(links.image), .record(context.texts.count(links.quotes.count, "quotes")),
        .list(speakers(in: links.quotes, atMost: 5).map { .record(shared.speakers[$0]) }),
        .list(links.topics.map { shared.topics[$0] }),
      ])
  }

  func transcript(_ index: Int) -> PageRecord {
    let transcript = context.archive.transcripts[index]
    let links = context.archive.transcriptLinks[index]
    return PageRecord(
      .transcriptSummary,
      [
        .text(transcript.id), .text(transcript.header.title.value),
        .text(context.archive.addresses.transcripts[index].href), .optional(transcript.summary?.value),
        .text(transcript.header.language?.value ?? context.archive.config.language),
        .optional(context.archive.foreignLanguage(of: transcript.header)),
        .optional(date(ofTranscript: index).map(context.texts.record)),
        .list(speakers(ofTranscript: index).map { .record(shared.speakers[$0]) }),
        .record(context.texts.count(links.quotes.count, "quotes")),
      ])
  }

  /// A speaker with a number of quotes, in a list in the order of names.
  func speaker(_ index: Int, quotes: Int, letter: String? = nil) -> PageRecord {
    PageRecord(
      .speakerSummary,
      [
        .record(shared.speakers[index]),
        .text(context.archive.speakers[index].sortName ?? context.archive.speakers[index].name),
        .optional(letter), .record(context.texts.count(quotes, "quotes")),
      ])
  }

  func source(_ index: Int, quotes: Int, letter: String? = nil) -> PageRecord {
    PageRecord(
      .sourceSummary,
      [.record(shared.sources[index]), .optional(letter), .record(context.texts.count(quotes, "quotes"))])
  }

  func topic(_ index: Int) -> PageRecord {
    let topic = context.archive.topics[index]
    let address = context.archive.addresses.topics[index]
    return PageRecord(
      .topicSummary,
      [
        .text(topic.id), .text(topic.title), .text(address.href),
        .text(context.archive.addresses.below(address, "feed.xml").href),
        .record(context.texts.count(topic.articles.count, "articles")),
        .record(context.texts.count(topic.transcripts.count, "transcripts")),
      ])
  }

  func mention(_ index: Int) -> PageRecord {
    let mention = context.archive.mentions[index]
    let place = MentionPlace(mention.document, in: context)
    let reference =
      place.body.references.indices.contains(mention.reference)
      ? place.body.references[mention.reference] : nil
    return PageRecord(
      .mention,
      [
        .text(place.title), .text(place.href), .optional(place.foreignLanguage), .text(place.kind),
        .optional(place.date.map(context.texts.record)), .optional(reference?.text),
        .optional(reference.flatMap { $0.context.isEmpty ? nil : $0.context }),
        .optional(reference.flatMap { context.texts.text(of: Locator($0.parameters)) }),
      ])
  }

  /// Quotes by status, for the foot of lists.
  func statuses(_ quotes: some Sequence<Int>) -> Value {
    let counts = context.statusCounts(quotes)
    let total = counts.reduce(0) { $0 + $1.number }
    return .records(
      counts.map { status, number in
        let label = context.texts.string("status_" + status.rawValue)
        let text = InterfaceTexts.fill(
          context.texts.string("status_count"), [("n", context.texts.digits(number)), ("status", label)])
        return PageRecord(
          .statusCount,
          [.record(shared.statuses[status]), .int(number), .text(text), .int(number * 100 / max(1, total))])
      })
  }

  // MARK: What the lists are made of

  /// Who is quoted, in order of appearance.
  func speakers(in quotes: Range<Int>, atMost most: Int = .max) -> [Int] {
    var found: [Int] = []
    for quote in quotes where found.count < most {
      let speaker = context.archive.quotes[quote].speaker
      if !found.contains(speaker) { found.append(speaker) }
    }
    return found
  }

  /// The speakers of the labels of a transcript, each once.
  func speakers(ofTranscript index: Int) -> [Int] {
    var seen: Set<Int> = []
    return context.archive.transcriptLinks[index].speakersOfBlock.joined().filter { seen.insert($0).inserted }
  }

  /// A transcript's date, or that of its source.
  func date(ofTranscript index: Int) -> CalendarDate? {
    context.archive.transcripts[index].date
      ?? context.archive.transcriptLinks[index].source.flatMap { context.archive.sources[$0].date }
  }
}

/// The document that a mention stands in, whatever its kind.
struct MentionPlace {
  let title: String
  let href: String
  let kind: String
  let date: CalendarDate?
  let foreignLanguage: String?
  let body: Body

  init(_ document: Mention.Document, in context: RenderContext) {
    let archive = context.archive
    switch document {
    case .article(let index):
      title = archive.articles[index].header.title.value
      href = archive.addresses.articles[index].href
      kind = Collection.articles.singular
      date = archive.articles[index].date
      foreignLanguage = archive.foreignLanguage(of: archive.articles[index].header)
      body = archive.articles[index].body
    case .transcript(let index):
      title = archive.transcripts[index].header.title.value
      href = archive.addresses.transcripts[index].href
      kind = Collection.transcripts.singular
      date = ListRecords(context: context).date(ofTranscript: index)
      foreignLanguage = archive.foreignLanguage(of: archive.transcripts[index].header)
      body = archive.transcripts[index].body
    case .speaker(let index):
      title = archive.speakers[index].name
      href = archive.addresses.speakers[index].href
      kind = Collection.speakers.singular
      date = nil
      foreignLanguage = archive.foreignLanguage(of: archive.speakers[index].header)
      body = archive.speakers[index].body
    case .source(let index):
      title = archive.sources[index].header.title.value
      href = archive.addresses.sources[index].href
      kind = Collection.sources.singular
      date = archive.sources[index].date
      foreignLanguage = archive.foreignLanguage(of: archive.sources[index].header)
      body = archive.sources[index].body
    case .page(let index):
      title = archive.pages[index].header.title.value
      href = archive.addresses.pages[index].href
      kind = Collection.pages.singular
      date = nil
      foreignLanguage = archive.foreignLanguage(of: archive.pages[index].header)
      body = archive.pages[index].body
    }
  }
}

extension LinkedArchive {
  /// The language of a document's words where a page must say that it is not its own; nil where it is the site's.
  func foreignLanguage(of header: Header) -> String? {
    header.language.flatMap { $0.value == config.language ? nil : $0.value }
  }
}

extension Locator {
  /// The locator that a link's parameters give.
  init(_ parameters: [Reference.Parameter]) {
    self.init()
    for parameter in parameters {
      switch parameter.name {
      case "at": at = parameter.value
      case "page": page = parameter.value
      case "line": line = parameter.value
      case "section": section = parameter.value
      case "column": column = parameter.value
      default: break
      }
    }
  }
}
