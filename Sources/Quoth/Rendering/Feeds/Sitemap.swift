/// `/sitemap.xml` (sitemaps.org): all pages that search engines may list; past 50,000 an index over
/// `sitemap-1.xml` …
struct Sitemap: Sendable {
  /// One page.
  struct Entry: Sendable {
    /// Below the base URL.
    var path: String
    var modified: CalendarDate?
  }

  /// The protocol allows no more in one file.
  static let limit = 50_000

  let addresses: Addresses
  let entries: [Entry]
  let limit: Int

  init(_ addresses: Addresses, _ entries: [Entry], limit: Int = Sitemap.limit) {
    self.addresses = addresses
    self.entries = entries
    self.limit = limit
  }

  func files() -> [OutputFile] {
    if entries.count <= limit {
      return [OutputFile(addresses.sitemap.file) { part(0..<entries.count, into: &$0) }]
    }
    let parts = (entries.count + limit - 1) / limit
    let index = OutputFile(addresses.sitemap.file) { buffer in
      buffer.append(raw: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      buffer.append(raw: "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
      for number in 1...parts {
        buffer.append(raw: "<sitemap><loc>")
        buffer.append(xml: addresses.absolute(addresses.sitemap(part: number)))
        buffer.append(raw: "</loc></sitemap>\n")
      }
      buffer.append(raw: "</sitemapindex>\n")
    }
    return [index]
      + (1...parts).map { number in
        let range = (number - 1) * limit..<min(entries.count, number * limit)
        return OutputFile(addresses.sitemap(part: number).file) { part(range, into: &$0) }
      }
  }

  private func part(_ range: Range<Int>, into buffer: inout [UInt8]) {
    buffer.append(raw: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    buffer.append(raw: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for entry in entries[range] {
      buffer.append(raw: "<url><loc>")
      buffer.append(xml: addresses.origin)
      buffer.append(xml: addresses.at(entry.path).href)
      buffer.append(raw: "</loc>")
      if let modified = entry.modified {
        buffer.append(raw: "<lastmod>")
        buffer.append(raw: modified.iso)
        buffer.append(raw: "</lastmod>")
      }
      buffer.append(raw: "</url>\n")
    }
    buffer.append(raw: "</urlset>\n")
  }
}
