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
    let speakers = parallel.map(count: archive.speakers.count) { index in
      let speaker = archive.speakers[index]
      return PageRecord(
        .speakerLink,
        [
          .text(speaker.id), .text(speaker.name), .text(addresses.speakers[index].href),
          .text(Initials.of(speaker.name)), .optional(archive.speakerLinks[index].links.portrait),
          .optional(speaker.roles.last?.role),
        ])
    }
    let sourceDates = parallel.map(count: archive.sources.count) {
      archive.sources[$0].date.map(texts.record)
    }
    let sources = parallel.map(count: archive.sources.count) { index in
      let source = archive.sources[index]
      return PageRecord(
        .sourceLink,
        [
          .text(source.id), .text(source.header.title.value), .text(addresses.sources[index].href),
          .optional(foreign(source.header.language)), .text(source.kind),
          .optional(source.publisher), .optional(sourceDates[index]?.lent),
        ])
    }
    let articleDates = parallel.map(count: archive.articles.count) {
      texts.record(of: archive.articles[$0].date)
    }
    let articles = parallel.map(count: archive.articles.count) { index in
      PageRecord(
        .articleLink,
        [
          .text(archive.articles[index].id), .text(archive.articles[index].header.title.value),
          .text(addresses.articles[index].href),
          .optional(foreign(archive.articles[index].header.language)),
          .record(articleDates[index].lent),
        ])
    }
    let topics = archive.topics.indices.map { index in
      PageRecord(.link, [.text(archive.topics[index].title), .text(addresses.topics[index].href)])
    }
    owners = frame + speakers + sources + articles + topics + articleDates + sourceDates.compactMap { $0 }
    self.speakers = speakers.map(\.lent)
    self.sources = sources.map(\.lent)
    self.articles = articles.map(\.lent)
    self.topics = topics.map(\.lent)
    self.sourceDates = sourceDates.map { $0?.lent }
    self.articleDates = articleDates.map(\.lent)
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
        .text(hrefs.data), .text(hrefs.feed),
        .text(hrefs.jsonFeed),
        .bool(archive.transcriptLinks.contains { $0.isPublished }), .bool(!archive.topics.isEmpty),
        config.extra.templateValue,
      ])
  }
}
