import Mustache

/// What all pages share: the archive, the templates, and the records that many pages show. Built once, never changed,
/// read by all threads; a page holds on to this one reference and nothing else.
final class RenderContext: Sendable {
  let archive: LinkedArchive
  /// Parallel to `archive.quotes`.
  let verdicts: [Verdict]
  let texts: InterfaceTexts
  /// The site's language, and which way it runs.
  let language: String
  let direction: String
  let templates: PageTemplates
  let hrefs: FixedHrefs
  let menu: Menu
  let links: SharedRecords
  let linkedNames: LinkedNames
  /// The quotes that stand in a quote, of those in which any do.
  let nested: [Int: [Int]]
  let transcripts: TranscriptIndex
  let inputs: PageInputs
  let parallel: Parallel
  /// Whether all pages, or the data, are about to be drawn.
  let drawsMuch: Bool
  /// Made beforehand, for a build that draws all pages or the data: a quote is shown in its article, with its speaker and
  /// with its source. Making them takes the rest of the context.
  nonisolated(unsafe) private var quotes = RecordTable()  // Set before `init` returns, never again.

  /// `drawsMuch`: whether to make the records of all quotes beforehand.
  init(
    archive: LinkedArchive, verdicts: [Verdict], templates: PageTemplates, strings: PageRecord,
    assets: PageRecord, parallel: Parallel, drawsMuch: (PageInputs) -> Bool, remembersInputs: Bool
  ) {
    self.archive = archive
    // A missing verdict is none: the quote has not been checked.
    let missing = archive.quotes.count - verdicts.count
    let all = missing > 0 ? verdicts + Array(repeating: .notChecked, count: missing) : verdicts
    self.verdicts = Self.published(all, archive)
    self.templates = templates
    texts = InterfaceTexts(locale: archive.locale)
    language = archive.config.language
    direction = WritingDirection.of(archive.config.language)
    hrefs = FixedHrefs(archive.addresses)
    nested = archive.quotes.indices.reduce(into: [:]) { nested, index in
      if let outer = archive.quotes[index].outer { nested[outer, default: []].append(index) }
    }
    menu = Menu(archive, texts, hrefs)
    links = SharedRecords(
      archive: archive, texts: texts, strings: strings, assets: assets, parallel: parallel)
    linkedNames = LinkedNames(archive, links.speakerKinds, parallel: parallel)
    transcripts = TranscriptIndex(archive, self.verdicts)
    inputs = remembersInputs ? PageInputs(archive, self.verdicts, parallel: parallel) : .unknown
    self.parallel = parallel
    self.drawsMuch = drawsMuch(inputs)
    if self.drawsMuch { quotes = allQuotes() }
  }

  /// A draft is checked against and not published: its words are shown as little as those of a private text.
  private static func published(_ verdicts: [Verdict], _ archive: LinkedArchive) -> [Verdict] {
    let drafts = Set(archive.transcriptLinks.indices.filter { !archive.transcriptLinks[$0].isPublished })
    if drafts.isEmpty { return verdicts }
    return verdicts.map { verdict in
      verdict.transcript.map(drafts.contains) == true ? verdict.withoutRecord : verdict
    }
  }

  private func allQuotes() -> RecordTable {
    RecordTable(.quote, count: archive.quotes.count, bytes: 800, parallel: parallel) {
      QuoteRecords(context: self).write($0, to: &$1)
    }
  }

  /// The records of all quotes, for those who go through them; none where few files are drawn.
  var recordsOfQuotes: [PageRecord] { quotes.records }

  /// What templates see of a quote.
  func record(ofQuote index: Int) -> PageRecord {
    quotes.records.indices.contains(index)
      ? quotes.records[index] : PageRecord(.quote) { QuoteRecords(context: self).write(index, to: &$0) }
  }

  /// Lends the words of a quote. Where records have been made beforehand, those of an article's quotes lie side by side.
  func withText<Result>(ofQuote index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if quotes.records.indices.contains(index) { return body(QuoteRow(quotes.records[index]).text) }
    var text = archive.quotes[index].text
    return text.withUTF8(body)
  }

  /// Whether the quote has a page of its own.
  func hasPage(_ quote: Int) -> Bool { archive.hasPage(quote) }

  /// Where a target is, be it on a further page of a long transcript; nil for one that is broken or only names words.
  func href(_ target: Target) -> String? {
    switch target {
    case .transcript(let index, let anchor): transcripts.href(index, anchor: anchor)
    case .source(let index, let anchor?) where archive.sources[index].isImplicit:
      archive.sourceLinks[index].transcripts.first.map { transcripts.href($0, anchor: anchor) }
    default: archive.addresses.href(target)
    }
  }

  /// The address of the quote's place in its article.
  func place(ofQuote quote: Int) -> QuoteAddress {
    QuoteAddress(
      page: archive.addresses.articles[archive.quotes[quote].article].href,
      anchor: PercentEncoding.encoded(archive.quotes[quote].anchor))
  }

  /// The address of the quote's page if it has one, else of its place in the article.
  func address(ofQuote quote: Int) -> QuoteAddress {
    hasPage(quote)
      ? QuoteAddress(page: archive.addresses.quotePage(id: archive.quotes[quote].id).href, anchor: nil)
      : place(ofQuote: quote)
  }

  /// Which way a text runs; that of the site's language is known.
  func direction(of language: String) -> String {
    language == self.language ? direction : WritingDirection.of(language)
  }

  /// The language of a document's words where a page must say that it is not its own; nil where it is the site's.
  func foreignLanguage(_ language: Located<String>?) -> String? {
    language.flatMap { $0.value == self.language ? nil : $0.value }
  }

  /// Whether the article is in another language than the site.
  func isForeign(article: Int) -> Bool {
    archive.articles[article].header.language.map { $0.value != language } ?? false
  }

  /// An address of the front matter (`image`, `media`) with scheme and host.
  func absolute(_ href: String) -> String { href.hasPrefix("/") ? archive.addresses.origin + href : href }

  /// How many quotes of those have each status, those that occur, in the order of the contract.
  func statusCounts(_ quotes: some Sequence<Int>) -> [(status: Verdict.Status, number: Int)] {
    var counts = [Int](repeating: 0, count: Verdict.Status.allCases.count)
    for quote in quotes { counts[verdicts[quote].status.order] += 1 }
    return Verdict.Status.allCases.compactMap { status in
      let number = counts[status.order]
      return number > 0 ? (status, number) : nil
    }
  }
}

extension Verdict.Status {
  /// The position in `allCases`, the order in which statuses are counted and shown.
  var order: Int {
    switch self {
    case .verbatim: 0
    case .edited: 1
    case .misattributed: 2
    case .altered: 3
    case .missing: 4
    case .unchecked: 5
    }
  }

  /// Whether the words stand in the record.
  var isSound: Bool { self == .verbatim || self == .edited }
}
