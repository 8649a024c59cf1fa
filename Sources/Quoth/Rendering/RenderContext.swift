import Mustache

/// What all pages share: the archive, the templates, and the records that many pages show. Built once, never changed,
/// read by all threads; a page holds on to this one reference and nothing else.
final class RenderContext: Sendable {
  let archive: LinkedArchive
  /// Parallel to `archive.quotes`.
  let verdicts: [Verdict]
  let texts: InterfaceTexts
  let templates: PageTemplates
  let hrefs: FixedHrefs
  let menu: Menu
  let links: SharedRecords

  init(
    archive: LinkedArchive, verdicts: [Verdict], templates: PageTemplates, strings: PageRecord,
    assets: PageRecord,
    parallel: Parallel
  ) {
    self.archive = archive
    // A missing verdict is none: the quote has not been checked.
    self.verdicts =
      verdicts + Array(repeating: .notChecked, count: max(0, archive.quotes.count - verdicts.count))
    self.templates = templates
    texts = InterfaceTexts(locale: archive.locale)
    hrefs = FixedHrefs(archive.addresses)
    menu = Menu(archive, texts, hrefs)
    links = SharedRecords(
      archive: archive, texts: texts, strings: strings, assets: assets, parallel: parallel)
  }

  /// Whether the quote has a page of its own.
  func hasPage(_ quote: Quote) -> Bool {
    switch archive.config.quotePages {
    case .all: true
    case .named: quote.name != nil
    case .none: false
    }
  }

  /// The address of the quote's place in its article.
  func placeHref(_ quote: Quote) -> String {
    archive.addresses.articles[quote.article].href(quote.anchor)
  }

  /// The address of the quote's page if it has one, else of its place in the article.
  func href(_ quote: Quote) -> String {
    hasPage(quote) ? archive.addresses.quotePage(id: quote.id).href : placeHref(quote)
  }

  func url(_ quote: Quote) -> String { archive.addresses.origin + href(quote) }

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
