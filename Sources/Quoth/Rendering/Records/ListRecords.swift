import Mustache

/// Short records of what stands in lists: articles, transcripts, speakers, sources, topics, mentions.
struct ListRecords {
  let context: RenderContext

  private var shared: SharedRecords { context.links }

  func write(article index: Int, to list: inout RecordWriter) {
    let articles = context.archive.articles
    let links = context.archive.articleLinks
    list.record(.articleSummary) { summary in
      summary.text(articles[index].id)
      summary.text(articles[index].header.title.value)
      summary.text(context.archive.addresses.articles[index].href)
      summary.optional(context.foreignLanguage(articles[index].header.language))
      summary.optional(articles[index].summary?.value)
      summary.record(shared.articleDates[index])
      summary.texts(articles[index].authors)
      summary.optional(links[index].image)
      summary.record(context.texts.count(links[index].quotes.count, .quotes))
      summary.list(speakers(in: links[index].quotes, atMost: 5)) { $1.record(shared.speakers[$0]) }
      summary.list(links[index].topics) { $1.record(shared.topics[$0]) }
    }
  }

  func write(transcript index: Int, to list: inout RecordWriter) {
    let transcript = context.archive.transcripts[index]
    let links = context.archive.transcriptLinks[index]
    list.record(.transcriptSummary) { summary in
      summary.text(transcript.id)
      summary.text(transcript.header.title.value)
      summary.text(context.archive.addresses.transcripts[index].href)
      summary.optional(transcript.summary?.value)
      summary.text(transcript.header.language?.value ?? context.archive.config.language)
      summary.optional(context.foreignLanguage(transcript.header.language))
      context.texts.write(date(ofTranscript: index), to: &summary)
      summary.list(speakers(ofTranscript: index)) { $1.record(shared.speakers[$0]) }
      summary.record(context.texts.count(links.quotes.count, .quotes))
    }
  }

  /// A speaker with a number of quotes, in a list in the order of names.
  func write(speaker index: Int, quotes: Int, letter: String? = nil, to list: inout RecordWriter) {
    list.record(.speakerSummary) { summary in
      summary.record(shared.speakers[index])
      summary.text(context.archive.speakers[index].sortName ?? context.archive.speakers[index].name)
      summary.optional(letter)
      summary.record(context.texts.count(quotes, .quotes))
    }
  }

  func write(source index: Int, quotes: Int, letter: String? = nil, to list: inout RecordWriter) {
    list.record(.sourceSummary) { summary in
      summary.record(shared.sources[index])
      summary.optional(letter)
      summary.record(context.texts.count(quotes, .quotes))
    }
  }

  func write(topic index: Int, to list: inout RecordWriter) {
    let topic = context.archive.topics[index]
    let address = context.archive.addresses.topics[index]
    list.record(.topicSummary) { summary in
      summary.text(topic.id)
      summary.text(topic.title)
      summary.text(address.href)
      summary.text(context.archive.addresses.below(address, "feed.xml").href)
      summary.record(context.texts.count(topic.articles.count, .articles))
      summary.record(context.texts.count(topic.transcripts.count, .transcripts))
    }
  }

  func write(mention index: Int, to list: inout RecordWriter) {
    let mention = context.archive.mentions[index]
    let place = MentionPlace(mention.document, mention.reference, in: context)
    list.record(.mention) { record in
      record.text(place.title)
      record.text(place.href)
      record.optional(place.foreignLanguage)
      record.text(place.kind)
      record.optional(place.date)
      record.optional(place.link?.text)
      record.optional(place.link.flatMap { $0.sentence.isEmpty ? nil : $0.sentence })
      record.optional(place.link.flatMap { context.texts.text(of: $0.locator) })
    }
  }

  /// Quotes by status, for the foot of lists.
  func write(statuses quotes: some Sequence<Int>, to record: inout RecordWriter) {
    let counts = context.statusCounts(quotes)
    let total = counts.reduce(0) { $0 + $1.number }
    record.list(counts) { shared.statuses.write($0.status, $0.number, of: total, context.texts, to: &$1) }
  }

  // MARK: What the lists are made of

  /// Who is quoted, in order of appearance.
  func speakers(in quotes: Range<Int>, atMost most: Int = .max) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(min(quotes.count, most))
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
