import Foundation

/// Gives everything of the archive its address: the id below its collection, the last segment replaced by `slug`.
struct AddressMaker {
  private var addresses: Addresses
  private var book: AddressBook
  private var redirects: [(alias: Located<String>, file: String, to: Address)] = []

  /// Those of all entries but pages, which give way to what `complete` adds.
  init(baseURL: String, _ published: Published, _ records: Records) {
    addresses = Addresses(baseURL: baseURL)
    book = AddressBook(
      capacity: published.articles.count + published.transcripts.count + published.speakers.count
        + records.sources.count)
    claimEntries(published, records)
  }

  /// All addresses: those of topics, pages and redirects too.
  consuming func complete(
    _ published: Published, _ topics: Topics, _ findings: inout [Finding]
  ) -> (addresses: Addresses, book: AddressBook) {
    addresses.topics = topics.topics.indices.map { index in
      let path = "topics/\(topics.topics[index].id)/"
      book.claim(path, by: .topic(title: topics.topics[index].title), at: topics.places[index])
      return addresses.at(path)
    }
    addresses.pages = published.pages.map { claimPage($0) }
    claimRedirects()
    findings += book.findings
    return (addresses, book)
  }

  /// By index: a loop over the values themselves would copy each.
  private mutating func claimEntries(_ published: Published, _ records: Records) {
    let articles = published.articles
    addresses.articles = articles.indices.map { index in
      claim(.articles, articles, index)
    }
    let transcripts = published.transcripts
    addresses.transcripts = transcripts.indices.map { index in
      published.isPublished[index]
        ? claim(.transcripts, transcripts, index)
        : address(.transcripts, transcripts[index].id, transcripts[index].header.slug)
    }
    let speakers = published.speakers
    addresses.speakers = speakers.indices.map { index in
      claim(.speakers, speakers, index)
    }
    let sources = records.sources
    addresses.sources = sources.indices.map { index in
      if let transcript = records.implicitOf[index], published.isPublished[transcript] {
        return addresses.transcripts[transcript]
      }
      return claim(.sources, sources, index)
    }
  }

  private mutating func claim(_ collection: Collection, _ entries: [some Entry], _ index: Int) -> Address {
    let (id, path, slug) = (entries[index].id, entries[index].path, entries[index].header.slug)
    let address = address(collection, id, slug)
    let place = Place(file: path, span: slug?.span ?? .start)
    checkSlug(slug, path)
    book.claim(address.path, by: .entry(collection, id: id), at: place)
    if collection == .articles, slug != nil { book.checkID(ofArticle: id, at: place) }
    for alias in entries[index].header.aliases { redirects.append((alias, path, address)) }
    return address
  }

  private func address(_ collection: Collection, _ id: String, _ slug: Located<String>?) -> Address {
    addresses.at("\(collection.rawValue)/\(Self.tail(id, slug))/")
  }

  private static func tail(_ id: String, _ slug: Located<String>?) -> String {
    guard let slug = slug?.value else { return id }
    guard let slash = id.lastIndex(of: "/") else { return NormalForm.nfc(slug) }
    return id[...slash] + NormalForm.nfc(slug)
  }

  private mutating func checkSlug(_ slug: Located<String>?, _ path: String) {
    guard let slug, slug.value.contains("/") else { return }
    book.add(
      .invalidSlug, "a slug is the last part of an address and holds no “/”",
      Place(file: path, span: slug.span),
      suggestion: "move the file to change the parts before it")
  }

  private mutating func claimPage(_ page: Page) -> Address {
    let tail = Self.tail(page.id, page.header.slug)
    let place = Place(file: page.path, span: page.header.slug?.span ?? .start)
    checkSlug(page.header.slug, page.path)
    let first = tail.prefix { $0 != "/" }
    let folded = NormalForm.folded(String(first))
    if AddressBook.reserved.contains(folded) || folded.hasPrefix("sitemap-") || folded.hasPrefix(".") {
      book.add(.reservedName, "a page may not be called “\(first)”: the name is the site's own", place)
    } else {
      book.claim(tail + "/", by: .entry(.pages, id: page.id), at: place)
    }
    let address = addresses.at(tail + "/")
    for alias in page.header.aliases { redirects.append((alias, page.path, address)) }
    return address
  }

  /// After all pages, so that an alias that shadows one is the alias's fault.
  private mutating func claimRedirects() {
    for redirect in redirects {
      let place = Place(file: redirect.file, span: redirect.alias.span)
      guard let path = path(ofAlias: redirect.alias.value, place) else { continue }
      book.claim(path, by: .alias(redirect.alias.value), at: place)
      addresses.redirects.append(Addresses.Redirect(from: addresses.at(path), to: redirect.to))
    }
    book.reportFilesAsFolders()
  }

  /// An old address as a path below the base URL: `/old/nbc`, `old/nbc/` and `https://example.org/old/nbc/` are the
  /// folder `old/nbc/`; `/2018/nbc.html` is that file.
  private mutating func path(ofAlias alias: String, _ place: Place) -> String? {
    var rest = PercentEncoding.mended(alias)[...]
    if !addresses.origin.isEmpty, (rest + "/").hasPrefix(addresses.origin + "/") {
      rest = rest.dropFirst(addresses.origin.count)
    }
    guard !rest.contains("://"), !rest.contains(where: { $0 == "?" || $0 == "#" }) else {
      book.add(
        .invalidURL, "an alias is an old path of this site, without host, “?” and “#”", place,
        suggestion: "write it like “/old/path/”")
      return nil
    }
    if rest.hasPrefix(addresses.basePath) { rest = rest.dropFirst(addresses.basePath.count) }
    let decoded = rest.removingPercentEncoding ?? String(rest)
    let segments = decoded.split(separator: "/")
    let path = NormalForm.nfc(segments.joined(separator: "/"))
    if path.isEmpty { return "" }
    let name = NormalForm.folded(path)
    if let reserved = AddressBook.reservedFolder(of: name) {
      book.add(
        .reservedName, "an alias may not lead to “/\(reserved)”: the name is the site's own", place,
        suggestion: "take it out")
      return nil
    }
    return name.hasSuffix(".html") || name.hasSuffix(".htm") ? path : path + "/"
  }
}
