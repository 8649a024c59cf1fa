import Mustache

/// Short records of what stands in lists: articles, transcripts, speakers, sources, topics, mentions.
struct ListRecords {
  let context: RenderContext

  private var shared: SharedRecords { context.links }

  func article(_ index: Int) -> PageRecord {
    let articles = context.archive.articles
    let links = context.archive.articleLinks
    return PageRecord(
      .articleSummary,
      [
        .text(articles[index].id), .text(articles[index].header.title.value),
        .text(context.archive.addresses.articles[index].href),
        .optional(context.foreignLanguage(articles[index].header.language)),
        .optional(articles[index].summary?.value), .record(shared.articleDates[index]),
        .texts(articles[index].authors),
        .optional(links[index].image), .record(context.texts.count(links[index].quotes.count, .quotes)),
        .list(speakers(in: links[index].quotes, atMost: 5).map { .record(shared.speakers[$0]) }),
        .list(links[index].topics.map { shared.topics[$0] }),
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
        .optional(context.foreignLanguage(transcript.header.language)),
        .optional(date(ofTranscript: index).map(context.texts.record)),
        .list(speakers(ofTranscript: index).map { .record(shared.speakers[$0]) }),
        .record(context.texts.count(links.quotes.count, .quotes)),
      ])
  }

  /// A speaker with a number of quotes, in a list in the order of names.
  func speaker(_ index: Int, quotes: Int, letter: String? = nil) -> PageRecord {
    PageRecord(
      .speakerSummary,
      [
        .record(shared.speakers[index]),
        .text(context.archive.speakers[index].sortName ?? context.archive.speakers[index].name),
        .optional(letter), .record(context.texts.count(quotes, .quotes)),
      ])
  }

  func source(_ index: Int, quotes: Int, letter: String? = nil) -> PageRecord {
    PageRecord(
      .sourceSummary,
      [.record(shared.sources[index]), .optional(letter), .record(context.texts.count(quotes, .quotes))])
  }

  func topic(_ index: Int) -> PageRecord {
    let topic = context.archive.topics[index]
    let address = context.archive.addresses.topics[index]
    return PageRecord(
      .topicSummary,
      [
        .text(topic.id), .text(topic.title), .text(address.href),
        .text(context.archive.addresses.below(address, "feed.xml").href),
        .record(context.texts.count(topic.articles.count, .articles)),
        .record(context.texts.count(topic.transcripts.count, .transcripts)),
      ])
  }

  func mention(_ index: Int) -> PageRecord {
    let mention = context.archive.mentions[index]
    let place = MentionPlace(mention.document, mention.reference, in: context)
    return PageRecord(
      .mention,
      [
        .text(place.title), .text(place.href), .optional(place.foreignLanguage), .text(place.kind),
        .optional(place.date),
        .optional(place.link?.text),
        .optional(place.link.flatMap { $0.sentence.isEmpty ? nil : $0.sentence }),
        .optional(place.link.flatMap { context.texts.text(of: $0.locator) }),
      ])
  }

  /// Quotes by status, for the foot of lists.
  func statuses(_ quotes: some Sequence<Int>) -> Value {
    let counts = context.statusCounts(quotes)
    let total = counts.reduce(0) { $0 + $1.number }
    return .records(counts.map { shared.statuses.count($0.status, $0.number, of: total, context.texts) })
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
