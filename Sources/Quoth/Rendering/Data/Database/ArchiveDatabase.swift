import SQLite
import Synchronization

/// `data/archive.sqlite`: the whole data set as one SQLite database, for Datasette and for anybody's own queries.
/// `DatabaseSchema` says what the tables hold.
struct ArchiveDatabase {
  static let name = DataFile.database.rawValue

  let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  /// A database that is handed out once, so that its memory is free when it has been written.
  final class Made: Sendable {
    private let database: Mutex<Database?>

    fileprivate init(_ database: consuming sending Database?) { self.database = Mutex(database) }

    fileprivate func taken() -> sending Database? {
      database.withLock { database in
        var taken: Database?
        swap(&taken, &database)
        return taken
      }
    }
  }

  /// To be begun before the file is asked for: it is the longest piece of work that only one core can do.
  func ahead() -> Later<Made> {
    Later { [context] in Made(try? ArchiveDatabase(context).made()) }
  }

  /// Throws `InternalFault` when it is asked for: nothing that stands in an archive makes SQLite refuse it.
  func file(_ ahead: Later<Made>? = nil) -> OutputFile {
    .streamed(context.archive.addresses.data(Self.name).file, inputs: context.inputs.all) { [context] sink in
      do {
        let begun = ahead?.value.taken()
        let database = if let begun { begun } else { try ArchiveDatabase(context).made() }
        try database.withBytes(sink)
      } catch let fault as DatabaseFault {
        throw InternalFault("data/archive.sqlite cannot be made: \(fault)")
      }
    }
  }

  private func made() throws -> sending Database {
    let database = try Database()
    try database.execute(DatabaseSchema.tables.map(\.definition).joined())
    try fill(database)
    try database.execute(DatabaseSchema.tables.map(\.completion).joined() + DatabaseSchema.views)
    return database
  }

  private func fill(_ database: borrowing Database) throws {
    try speakers(rows(DatabaseSchema.speakers, database))
    try sources(rows(DatabaseSchema.sources, database))
    try topics(rows(DatabaseSchema.topics, database))
    try articles(
      rows(DatabaseSchema.articles, database), rows(DatabaseSchema.articleTopics, database, unique: true))
    try transcripts(
      rows(DatabaseSchema.transcripts, database),
      rows(DatabaseSchema.transcriptTopics, database, unique: true))
    try DatabaseQuotes(context).fill(
      rows(DatabaseSchema.quotes, database), notes: rows(DatabaseSchema.quoteNotes, database),
      edits: rows(DatabaseSchema.quoteEdits, database),
      recipients: rows(DatabaseSchema.quoteRecipients, database, unique: true))
    try DatabaseTurns(context).fill(
      rows(DatabaseSchema.turns, database),
      speakers: rows(DatabaseSchema.turnSpeakers, database, unique: true))
    try mentions(rows(DatabaseSchema.mentions, database))
  }

  private func rows(
    _ table: DatabaseTable, _ database: borrowing Database, unique: Bool = false
  ) throws -> Insertion {
    try database.insertion(into: table.name, columns: table.columns.count, skippingRepeats: unique)
  }

  private func speakers(_ rows: consuming Insertion) throws {
    for index in context.archive.speakers.indices {
      let speaker = context.archive.speakers[index]
      rows.text(speaker.id)
      rows.text(speaker.name)
      rows.text(context.archive.addresses.absolute(context.archive.addresses.speakers[index]))
      rows.text(speaker.otherNames.map(\.value).joined(separator: "; "))
      rows.optional(speaker.roles.last?.role)
      rows.optional(speaker.affiliation)
      rows.optional(speaker.born?.iso)
      rows.optional(speaker.died?.iso)
      rows.text(speaker.sameAs.map(\.value).joined(separator: "; "))
      rows.integer(context.archive.speakerLinks[index].quotes.count)
      rows.integer(context.archive.speakerLinks[index].turnCount)
      try rows.insert()
    }
  }

  private func sources(_ rows: consuming Insertion) throws {
    for index in context.archive.sources.indices {
      let source = context.archive.sources[index]
      let links = context.archive.sourceLinks[index]
      rows.text(source.id)
      rows.text(source.header.title.value)
      rows.text(source.kind)
      rows.text(context.archive.addresses.absolute(context.archive.addresses.sources[index]))
      rows.optional(source.publisher)
      rows.optional(source.author)
      rows.optional(source.date?.iso)
      rows.optional(source.url?.value)
      rows.optional(source.archiveURL?.value)
      rows.optional(links.partOf.map { context.archive.sources[$0].id })
      rows.integer(links.quotes.count)
      try rows.insert()
    }
  }

  private func topics(_ rows: consuming Insertion) throws {
    for index in context.archive.topics.indices {
      rows.text(context.archive.topics[index].id)
      rows.text(context.archive.topics[index].title)
      rows.text(context.archive.addresses.absolute(context.archive.addresses.topics[index]))
      try rows.insert()
    }
  }

  private func articles(_ rows: consuming Insertion, _ topics: consuming Insertion) throws {
    for index in context.archive.articles.indices {
      let links = context.archive.articleLinks[index]
      let id = context.archive.articles[index].id
      rows.text(id)
      rows.text(context.archive.articles[index].header.title.value)
      rows.text(context.archive.addresses.absolute(context.archive.addresses.articles[index]))
      rows.text(context.archive.articles[index].date.iso)
      rows.optional(context.archive.articles[index].updated?.iso)
      rows.text(context.archive.articles[index].authors.joined(separator: "; "))
      rows.text(context.archive.articles[index].header.language?.value ?? context.language)
      rows.optional(context.archive.articles[index].summary?.value)
      rows.integer(links.quotes.count)
      try rows.insert()
      for topic in links.topics {
        topics.text(id)
        topics.text(context.archive.topics[topic].id)
        try topics.insert()
      }
    }
  }

  private func transcripts(_ rows: consuming Insertion, _ topics: consuming Insertion) throws {
    for index in context.archive.transcripts.indices where context.archive.transcriptLinks[index].isPublished
    {
      let transcript = context.archive.transcripts[index]
      let links = context.archive.transcriptLinks[index]
      rows.text(transcript.id)
      rows.text(transcript.header.title.value)
      rows.text(context.archive.addresses.absolute(context.archive.addresses.transcripts[index]))
      rows.optional(links.source.map { context.archive.sources[$0].id })
      rows.optional(ListRecords(context: context).date(ofTranscript: index)?.iso)
      rows.text(transcript.header.language?.value ?? context.language)
      rows.optional(transcript.madeBy)
      rows.optional(transcript.style)
      rows.flag(transcript.reviewed)
      rows.optional(transcript.licence)
      rows.integer(transcript.blocks.count { $0.isTurn })
      try rows.insert()
      for topic in links.topics {
        topics.text(transcript.id)
        topics.text(context.archive.topics[topic].id)
        try topics.insert()
      }
    }
  }

  private func mentions(_ rows: consuming Insertion) throws {
    let archive = context.archive
    for (index, mention) in archive.mentions.enumerated() {
      let (body, address) = place(of: mention.document)
      let targets = body.links(in: archive).targets
      var speaker: Int?
      var source: Int?
      switch targets.indices.contains(mention.reference) ? targets[mention.reference] : .broken {
      case .speaker(let index, _): speaker = index
      case .source(let index, _): source = index
      default: continue
      }
      rows.integer(index + 1)
      rows.optional(speaker.map { archive.speakers[$0].id })
      rows.optional(source.map { archive.sources[$0].id })
      rows.optional(mention.document.article.map { archive.articles[$0].id })
      rows.optional(mention.document.transcript.map { archive.transcripts[$0].id })
      rows.optional(mention.document.speaker.map { archive.speakers[$0].id })
      rows.optional(mention.document.source.map { archive.sources[$0].id })
      rows.optional(mention.document.page.map { archive.pages[$0].id })
      rows.text(archive.addresses.origin, address.href)
      rows.text(text(of: mention.reference, in: mention.document))
      try rows.insert()
    }
  }

  private func place(of document: Mention.Document) -> (DocumentBody, Address) {
    let addresses = context.archive.addresses
    return switch document {
    case .article(let index): (.article(index), addresses.articles[index])
    case .transcript(let index): (.transcript(index), addresses.transcripts[index])
    case .speaker(let index): (.speaker(index), addresses.speakers[index])
    case .source(let index): (.source(index), addresses.sources[index])
    case .page(let index): (.page(index), addresses.pages[index])
    }
  }

  /// The words of a link.
  private func text(of reference: Int, in document: Mention.Document) -> String {
    let archive = context.archive
    return switch document {
    case .article(let index): archive.articles[index].body.references[reference].text
    case .transcript(let index): archive.transcripts[index].body.references[reference].text
    case .speaker(let index): archive.speakers[index].body.references[reference].text
    case .source(let index): archive.sources[index].body.references[reference].text
    case .page(let index): archive.pages[index].body.references[reference].text
    }
  }
}

extension Mention.Document {
  fileprivate var article: Int? { if case .article(let index) = self { index } else { nil } }
  fileprivate var transcript: Int? { if case .transcript(let index) = self { index } else { nil } }
  fileprivate var speaker: Int? { if case .speaker(let index) = self { index } else { nil } }
  fileprivate var source: Int? { if case .source(let index) = self { index } else { nil } }
  fileprivate var page: Int? { if case .page(let index) = self { index } else { nil } }
}
