@testable import Quoth

/// Small archives by hand, as parsing would make them.
enum Sample {
  static let locale = Locale(
    language: "en", direction: "ltr",
    quotationMarks: [
      Locale.QuotationMarks(open: "“", close: "”"), Locale.QuotationMarks(open: "‘", close: "’"),
      Locale.QuotationMarks(open: "\"", close: "\""),
    ],
    attributionTo: ["to"], attributionVia: ["via", "as told by"],
    attributionAbout: ["for", "of", "on"], months: [], monthsAlone: [], datePattern: "", monthPattern: "",
    strings: [:])

  static func span(_ line: Int) -> SourceSpan { SourceSpan(line: line, column: 1, endColumn: 9) }

  static func header(_ title: String, slug: String? = nil, aliases: [String] = [], draft: Bool = false)
    -> Header
  {
    var header = Header(title: Located(title))
    header.slug = slug.map { Located($0, at: span(2)) }
    header.aliases = aliases.map { Located($0, at: span(3)) }
    header.isDraft = draft
    return header
  }

  static func speaker(_ id: String, _ name: String, other: [String] = [], draft: Bool = false) -> Speaker {
    var speaker = Speaker(
      path: "content/speakers/\(id).md", id: id, header: header(name, draft: draft), body: Body())
    speaker.otherNames = other.map { Located($0) }
    return speaker
  }

  static func source(_ id: String, date: String? = nil, language: String? = nil, draft: Bool = false)
    -> Source
  {
    var source = Source(
      path: "content/sources/\(id).md", id: id, header: header("Source \(id)", draft: draft),
      kind: "interview",
      body: Body())
    source.date = date.flatMap { CalendarDate($0) }
    source.header.language = language.map { Located($0) }
    return source
  }

  static func transcript(
    _ id: String, source: String? = nil, turns: [(label: String, time: Int?)] = [], draft: Bool = false
  ) -> Transcript {
    var transcript = Transcript(
      path: "content/transcripts/\(id).md", id: id, header: header("Transcript \(id)", draft: draft),
      body: Body())
    transcript.source = source.map { Located($0, at: span(3)) }
    transcript.blocks = turns.enumerated().map { index, turn in
      TranscriptBlock(
        kind: .turn(label: turn.label), span: span(10 + index), html: 0..<0,
        time: turn.time.map { $0 * 1000 },
        text: "Words \(index).")
    }
    return transcript
  }

  static func article(
    _ id: String, date: String = "2020-01-01", marks: [QuoteMark] = [], references: [Reference] = [],
    topics: [String] = [], defaults: QuoteDefaults = QuoteDefaults(), draft: Bool = false
  ) -> Article {
    var article = Article(
      path: "content/articles/\(id).md", id: id, header: header("Article \(id)", draft: draft),
      date: CalendarDate(date) ?? CalendarDate(year: 2020), body: Body())
    article.body.quotes = marks
    article.body.references = references
    article.topics = topics.map { Located($0, at: span(4)) }
    article.defaults = defaults
    return article
  }

  static func defaults(
    speaker: String? = nil, source: String? = nil, to: [String] = [], via: String? = nil
  ) -> QuoteDefaults {
    var defaults = QuoteDefaults()
    defaults.speaker = speaker.map { Located($0, at: span(5)) }
    defaults.source = source.map { Located($0, at: span(6)) }
    defaults.to = to.map { Located($0, at: span(7)) }
    defaults.via = via.map { Located($0, at: span(8)) }
    return defaults
  }

  /// An inline quote: `[text](quote:speaker?parameters#name)`.
  static func inline(
    _ text: String, _ speaker: String? = nil, _ name: String? = nil, _ parameters: [(String, String)] = [],
    outer: Int? = nil, line: Int = 20
  ) -> QuoteMark {
    QuoteMark(
      kind: .inline, span: span(line), targetSpan: span(line), outer: outer, speaker: speaker, name: name,
      parameters: parameters.map { Reference.Parameter(name: $0.0, value: $0.1) }, text: text)
  }

  /// A block quote with a line below it; links of the line that are not the `quote:` link are references.
  static func block(
    _ text: String, _ line: [QuoteMark.AttributionPiece], speaker: String? = nil, name: String? = nil,
    _ parameters: [(String, String)] = [], outer: Int? = nil
  ) -> QuoteMark {
    QuoteMark(
      kind: .block, span: span(30), targetSpan: span(32), outer: outer, speaker: speaker, name: name,
      parameters: parameters.map { Reference.Parameter(name: $0.0, value: $0.1) }, attribution: line,
      text: text)
  }

  static func link(
    _ scheme: Reference.Scheme, _ target: String, _ parameters: [(String, String)] = [],
    fragment: String? = nil,
    line: Int = 40
  ) -> Reference {
    Reference(
      scheme: scheme, target: target,
      parameters: parameters.map { Reference.Parameter(name: $0.0, value: $0.1) },
      fragment: fragment, text: "words", span: span(line), targetSpan: span(line))
  }

  /// Putin, Kelly, Obama, Flynn and RT; the sources nbc-2018 and rt-report.
  static func archive(
    articles: [Article] = [], transcripts: [Transcript] = [], sources: [Source] = [], speakers: [Speaker] = []
  ) -> Archive {
    var archive = Archive()
    archive.config.baseURL = "https://example.org/"
    archive.articles = articles
    archive.transcripts = transcripts
    archive.speakers =
      [
        speaker("barack-obama", "Barack Obama", other: ["President Obama"]),
        speaker("megyn-kelly", "Megyn Kelly"), speaker("michael-flynn", "Michael Flynn"),
        speaker("rt", "RT"), speaker("vladimir-putin", "Vladimir Putin", other: ["Владимир Путин", "普京"]),
      ] + speakers
    archive.sources =
      [source("nbc-2018", date: "2018-03-01"), source("rt-report", date: "2018-03-02")] + sources
    return archive
  }

  static func link(_ archive: Archive, drafts: Bool = false, jobs: Int = 2) -> (LinkedArchive, [Diagnostic]) {
    Linker(locale: locale, includesDrafts: drafts, parallel: Parallel(jobs: jobs)).link(archive)
  }

  /// The quotes of one article.
  static func quotes(
    _ marks: [QuoteMark], references: [Reference] = [], defaults: QuoteDefaults = QuoteDefaults()
  )
    -> Linked
  {
    let article = article("a", marks: marks, references: references, defaults: defaults)
    let (linked, diagnostics) = link(archive(articles: [article]))
    return Linked(archive: linked, diagnostics: diagnostics)
  }
}

/// A linked archive, with names in place of indices.
struct Linked {
  var archive: LinkedArchive
  var diagnostics: [Diagnostic]

  var messages: [String] {
    diagnostics.map { diagnostic in
      let place = "\(diagnostic.place.file):\(diagnostic.place.span.line)"
      let remedy = diagnostic.suggestion.map { " (\($0))" } ?? ""
      return "\(place): \(diagnostic.code.rawValue): \(diagnostic.message)\(remedy)"
    }
  }

  var codes: [DiagnosticCode] { diagnostics.map(\.code) }
  var quotes: [Quote] { archive.quotes }

  /// `speaker → to @ source via via`
  func voice(_ index: Int) -> String {
    guard archive.quotes.indices.contains(index) else { return "no quote" }
    let quote = archive.quotes[index]
    var text = archive.speakers[quote.speaker].id
    if !quote.to.isEmpty { text += " → " + quote.to.map { archive.speakers[$0].id }.joined(separator: " ") }
    if let source = quote.source { text += " @ " + archive.sources[source].id }
    if let via = quote.via { text += " via " + archive.sources[via].id }
    return text
  }
}
