import Mustache

/// The records that many pages show, built once: one for each speaker, source, article and status.
///
/// Parallel to the lists of `LinkedArchive` where they are arrays. All are lent, and kept alive here; so a value made
/// of them must not outlive this.
final class SharedRecords: Sendable {
  /// What every template sees first: `site`, `t`, `assets`.
  let around: [PageRecord]
  let speakers: [PageRecord]
  let sources: [PageRecord]
  let articles: [PageRecord]
  let topics: [PageRecord]
  let articleDates: [PageRecord]
  let sourceDates: [PageRecord?]
  let statuses: StatusRecords
  let speakerKinds: [SpeakerKind]
  private let owners: [PageRecord]
  private let tables: [RecordTable]

  init(
    archive: LinkedArchive, texts: InterfaceTexts, strings: PageRecord, assets: PageRecord, parallel: Parallel
  ) {
    let addresses = archive.addresses
    let language = archive.config.language
    let foreign = { @Sendable (other: Located<String>?) in
      other.flatMap { $0.value == language ? nil : $0.value }
    }
    let frame = [Self.site(archive), strings, assets]
    around = frame.map(\.lent)
    statuses = StatusRecords(texts)
    speakerKinds = archive.speakers.map(SpeakerKind.init)
    let speakers = RecordTable(
      .speakerLink, count: archive.speakers.count, bytes: 256, parallel: parallel
    ) { index, record in
      record.text(archive.speakers[index].id)
      record.text(archive.speakers[index].name)
      record.text(addresses.speakers[index].href)
      record.text(Initials.of(archive.speakers[index].name))
      record.optional(archive.speakerLinks[index].links.portrait)
      record.optional(archive.speakers[index].roles.last?.role)
    }
    let sourceDates = RecordTable(
      .date, count: archive.sources.count, bytes: 160, parallel: parallel
    ) { index, record in
      if let date = archive.sources[index].date { texts.write(fieldsOf: date, to: &record) }
    }
    let dateOfSource = archive.sources.indices.map { index in
      archive.sources[index].date == nil ? nil : sourceDates.records[index]
    }
    let sources = RecordTable(
      .sourceLink, count: archive.sources.count, bytes: 320, parallel: parallel
    ) { index, record in
      record.text(archive.sources[index].id)
      record.text(archive.sources[index].header.title.value)
      record.text(addresses.sources[index].href)
      record.optional(foreign(archive.sources[index].header.language))
      record.text(archive.sources[index].kind)
      record.optional(archive.sources[index].publisher)
      record.optional(dateOfSource[index])
    }
    let articleDates = RecordTable(
      .date, count: archive.articles.count, bytes: 160, parallel: parallel
    ) { texts.write(fieldsOf: archive.articles[$0].date, to: &$1) }
    let articles = RecordTable(
      .articleLink, count: archive.articles.count, bytes: 256, parallel: parallel
    ) { index, record in
      record.text(archive.articles[index].id)
      record.text(archive.articles[index].header.title.value)
      record.text(addresses.articles[index].href)
      record.optional(foreign(archive.articles[index].header.language))
      record.record(articleDates.records[index])
    }
    let topics = RecordTable(
      .link, count: archive.topics.count, bytes: 128, parallel: parallel
    ) { index, record in
      record.text(archive.topics[index].title)
      record.text(addresses.topics[index].href)
    }
    owners = frame
    tables = [speakers, sourceDates, sources, articleDates, articles, topics]
    self.speakers = speakers.records
    self.sources = sources.records
    self.articles = articles.records
    self.topics = topics.records
    self.sourceDates = dateOfSource
    self.articleDates = articleDates.records
  }

  private static func site(_ archive: LinkedArchive) -> PageRecord {
    let config = archive.config
    let hrefs = FixedHrefs(archive.addresses)
    let marks = archive.locale.quotationMarks.first
    return PageRecord(
      .site,
      [
        .text(config.title), .text(hrefs.home), .text(archive.addresses.absolute(archive.addresses.home)),
        .optional(config.description), .optional(config.author), .optional(config.licence),
        .text(config.language), .text(archive.locale.direction),
        .text(marks?.open ?? "“"), .text(marks?.close ?? "”"),
        .text(hrefs.articles), .text(hrefs.transcripts), .text(hrefs.speakers), .text(hrefs.sources),
        .text(hrefs.topics), .optional(config.hasSearch ? hrefs.search : nil), .text(hrefs.verification),
        .optional(config.dataFiles.isEmpty ? nil : hrefs.data), .text(hrefs.feed),
        .text(hrefs.jsonFeed),
        .bool(archive.transcriptLinks.contains { $0.isPublished }), .bool(!archive.topics.isEmpty),
        config.extra.templateValue,
      ])
  }
}
