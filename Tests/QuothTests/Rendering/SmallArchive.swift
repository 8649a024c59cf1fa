@testable import Quoth

/// An archive with two speakers, two sources, a topic and one article, linked by hand; tests change what they test.
struct SmallArchive {
  var archive: LinkedArchive
  var verdicts: [Verdict] = []

  init(article body: Body = Body(), baseURL: String = "https://example.org/") throws {
    archive = LinkedArchive(
      config: SiteConfig(), locale: try Theme.builtIn().locale("en"), articles: [], transcripts: [],
      speakers: [],
      sources: [], pages: [], addresses: Addresses(baseURL: baseURL))
    archive.config.title = "The Archive"
    archive.config.baseURL = baseURL
    addSpeaker("vladimir-putin", "Vladimir Putin")
    addSpeaker("megyn-kelly", "Megyn Kelly")
    addSource("nbc-2017", "NBC interview")
    addSource("rt-report", "RT report")
    addTopic("elections", "Elections")
    addArticle("putin-nbc", "The photograph", CalendarDate(year: 2025, month: 3, day: 10), body)
  }

  mutating func addSpeaker(_ id: String, _ name: String) {
    archive.speakers.append(
      Speaker(path: "content/speakers/\(id).md", id: id, header: Header(title: Located(name)), body: Body()))
    archive.speakerLinks.append(SpeakerLinks())
    archive.addresses.speakers.append(archive.addresses.at("speakers/\(id)/"))
  }

  mutating func addSource(_ id: String, _ title: String) {
    archive.sources.append(
      Source(
        path: "content/sources/\(id).md", id: id, header: Header(title: Located(title)), kind: "interview",
        body: Body()))
    archive.sourceLinks.append(SourceLinks())
    archive.addresses.sources.append(archive.addresses.at("sources/\(id)/"))
  }

  mutating func addTopic(_ id: String, _ title: String) {
    archive.topics.append(Topic(id: id, title: title))
    archive.addresses.topics.append(archive.addresses.at("topics/\(id)/"))
  }

  mutating func addArticle(_ id: String, _ title: String, _ date: CalendarDate, _ body: Body = Body()) {
    archive.articles.append(
      Article(
        path: "content/articles/\(id).md", id: id, header: Header(title: Located(title)), date: date,
        body: body))
    var links = DocumentLinks()
    links.quoteOfMark = Array(repeating: nil, count: body.quotes.count)
    links.noteAnchors = Anchors.notes(body.notes)
    links.quotes = archive.quotes.count..<archive.quotes.count
    archive.articleLinks.append(links)
    archive.addresses.articles.append(archive.addresses.at("articles/\(id)/"))
  }

  /// A quote in the last article, by the first speaker from the first source.
  mutating func addQuote(
    _ name: String, marks: [Int], _ text: String, change: (inout Quote) -> Void = { _ in }
  ) {
    let article = archive.articles.count - 1
    let index = archive.quotes.count
    var quote = Quote(
      id: "\(archive.articles[article].id)/\(name)", name: name, anchor: "quote-\(name)", article: article,
      marks: marks, speaker: 0, source: 0, date: archive.articles[article].date, language: "en", text: text,
      parts: [text], place: Place(file: archive.articles[article].path))
    change(&quote)
    archive.quotes.append(quote)
    for mark in marks { archive.articleLinks[article].quoteOfMark[mark] = index }
    archive.articleLinks[article].quotes = archive.articleLinks[article].quotes.lowerBound..<index + 1
    archive.speakerLinks[quote.speaker].quotes.insert(index, at: 0)
    if let source = quote.source { archive.sourceLinks[source].quotes.insert(index, at: 0) }
    for speaker in quote.to { archive.speakerLinks[speaker].addressed.insert(index, at: 0) }
    if let via = quote.via { archive.sourceLinks[via].relayed.insert(index, at: 0) }
  }

  func renderer(
    jobs: Int = 1, drawsMuch: Bool = false, _ change: (inout Theme) -> Void = { _ in }
  ) throws -> SiteRenderer {
    var theme = try Theme.builtIn()
    change(&theme)
    return SiteRenderer(
      archive: archive, verdicts: verdicts,
      theme: PreparedTheme(theme, locale: archive.locale, addresses: archive.addresses), jobs: jobs,
      drawsMuch: { _ in drawsMuch })
  }

  /// The article's text as its page shows it, its quotes and notes drawn in the plainest way.
  func text(_ source: DocumentBody = .article(0), as purpose: BodyRenderer.Purpose = .page) throws -> String {
    let context = try renderer { $0.usePlainParts() }.context
    return String(decoding: BodyRenderer(context, source, as: purpose).main(), as: UTF8.self)
  }

  /// One file of the site.
  func file(_ path: String) throws -> String? {
    guard let file = try renderer().files().first(where: { $0.path == path }) else { return nil }
    return String(decoding: try file.bytes(), as: UTF8.self)
  }
}
