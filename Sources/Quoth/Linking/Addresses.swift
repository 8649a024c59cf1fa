/// The one place that makes URLs: the address of every page, list and file of the site, as docs/data.md lists them.
struct Addresses: Sendable, Equatable {
  /// The base URL without its path: `https://example.org`.
  let origin: String
  /// The base URL's path, percent-encoded, with a slash at either end: `/` or `/archive/`.
  let basePath: String

  /// Parallel to the lists of `LinkedArchive`. That of an implicit source is its transcript's, unless that is a
  /// draft.
  var articles: [Address] = []
  var transcripts: [Address] = []
  var speakers: [Address] = []
  var sources: [Address] = []
  var topics: [Address] = []
  var pages: [Address] = []
  /// From `aliases:`, in the order of their files.
  var redirects: [Redirect] = []

  /// A page that only sends the reader on.
  struct Redirect: Hashable, Sendable {
    var from: Address
    var to: Address
  }

  /// `baseURL` as in site.yml; one that is not absolute makes addresses from the root.
  init(baseURL: String) {
    let url = PercentEncoding.mended(baseURL)
    var rest = url[...]
    if let scheme = url.firstRange(of: "://") {
      rest = url[scheme.upperBound...]
      rest = rest[(rest.firstIndex(where: { "/?#".contains($0) }) ?? rest.endIndex)...]
    }
    origin = String(url[..<rest.startIndex])
    let path = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").joined(separator: "/")
    basePath = path.isEmpty ? "/" : "/\(path)/"
  }

  /// The address of a path below the base URL: `at("articles/nbc/")`, `at("feed.xml")`.
  func at(_ path: String) -> Address {
    Address(path: path, href: basePath + PercentEncoding.encoded(path))
  }

  /// With scheme and host, for feeds, data and `canonical`.
  func absolute(_ address: Address, _ anchor: String? = nil) -> String { origin + address.href(anchor) }

  // MARK: Pages that every site has

  var home: Address { at("") }
  var search: Address { at("search/") }
  var verification: Address { at("verification/") }
  var notFound: Address { at("404.html") }
  var quotes: Address { at("quotes/") }
  var topicList: Address { at("topics/") }
  var data: Address { at("data/") }
  var robots: Address { at("robots.txt") }
  /// Atom and JSON.
  var feed: Address { at("feed.xml") }
  var jsonFeed: Address { at("feed.json") }
  var sitemap: Address { at("sitemap.xml") }

  /// The list of a collection: `/articles/`. Pages have none; theirs is the home page.
  func list(_ collection: Collection) -> Address {
    collection == .pages ? home : at(collection.rawValue + "/")
  }

  /// The ledger's quotes of one status.
  func verification(_ status: Verdict.Status) -> Address { at("verification/\(status.rawValue)/") }
  /// The parts of a sitemap that is an index, from 1.
  func sitemap(part: Int) -> Address { at("sitemap-\(part).xml") }
  /// A file of the theme: `assets/site.css`.
  func asset(_ name: String) -> Address { at("assets/\(name)") }
  /// A file of the search index: `search/index/root.json`.
  func searchIndex(_ name: String) -> Address { at("search/index/\(name)") }
  /// A file of the data set: `data/quotes.json`.
  func data(_ name: String) -> Address { at("data/\(name)") }

  /// The page of something of a collection, by its index in `LinkedArchive`.
  func entry(_ collection: Collection, _ index: Int) -> Address {
    switch collection {
    case .articles: articles[index]
    case .transcripts: transcripts[index]
    case .speakers: speakers[index]
    case .sources: sources[index]
    case .pages: pages[index]
    }
  }

  // MARK: Below another page

  /// The page of that number of a paginated list, from 1, which is the list's own address.
  func page(_ number: Int, of list: Address) -> Address {
    number <= 1 ? list : below(list, "page/\(number)/")
  }

  /// Something below a page: its feed (`feed.xml`), a section of a transcript (`opening/`), `mentions/`.
  func below(_ page: Address, _ path: String) -> Address {
    Address(path: page.path + path, href: page.href + PercentEncoding.encoded(path))
  }

  func mentions(ofSpeaker speaker: Int) -> Address { below(speakers[speaker], "mentions/") }
  func transcripts(ofSpeaker speaker: Int) -> Address { below(speakers[speaker], "transcripts/") }

  /// The page of a quote, whether or not the site's settings give it one. `id` is the quote's full id,
  /// `ARTICLE/NAME`: a new slug for the article does not move its quotes.
  func quotePage(id: String) -> Address { at("quotes/\(id)/") }

  /// Where a reference leads; nil for one that is broken or only names words.
  func href(_ target: Target) -> String? {
    switch target {
    case .speaker(let index, let anchor): speakers[index].href(anchor)
    case .source(let index, let anchor): sources[index].href(anchor)
    case .transcript(let index, let anchor): transcripts[index].href(anchor)
    case .article(let index, let anchor): articles[index].href(anchor)
    case .topic(let index): topics[index].href
    case .page(let index, let anchor): pages[index].href(anchor)
    case .file(let path, let query, let anchor): at(path).asking(query).href(anchor)
    case .words, .broken: nil
    }
  }
}
