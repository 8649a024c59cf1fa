import Mustache

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
  private let count: Int
  private let entries: Later<[Entry]>
  private let limit: Int
  /// Of what the entries are made of.
  private let inputs: UInt64?

  /// `entries`: `count` of them, in their order; asked for when a file is drawn.
  init(
    _ addresses: Addresses, count: Int, inputs: UInt64? = nil, limit: Int = Sitemap.limit,
    entries: @escaping @Sendable () -> [Entry]
  ) {
    self.addresses = addresses
    self.count = count
    self.entries = Later(entries)
    self.inputs = inputs
    self.limit = limit
  }

  func files() -> [OutputFile] {
    if count <= limit {
      return [OutputFile(addresses.sitemap.file, inputs: inputs) { part(0..<count, into: &$0) }]
    }
    let parts = (count + limit - 1) / limit
    let index = OutputFile(addresses.sitemap.file, inputs: inputs) { buffer in
      buffer.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      buffer.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
      for number in 1...parts {
        buffer.append("<sitemap><loc>")
        buffer.append(xml: addresses.absolute(addresses.sitemap(part: number)))
        buffer.append("</loc></sitemap>\n")
      }
      buffer.append("</sitemapindex>\n")
    }
    return [index]
      + (1...parts).map { number in
        let range = (number - 1) * limit..<min(count, number * limit)
        return OutputFile(addresses.sitemap(part: number).file, inputs: inputs) { part(range, into: &$0) }
      }
  }

  private func part(_ range: Range<Int>, into buffer: inout ByteBuffer) {
    buffer.reserve(range.count * 96)
    buffer.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    buffer.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for entry in entries.value[range] {
      buffer.append("<url><loc>")
      buffer.append(xml: addresses.origin)
      buffer.append(xml: addresses.at(entry.path).href)
      buffer.append("</loc>")
      if let modified = entry.modified {
        buffer.append("<lastmod>")
        buffer.append(iso: modified)
        buffer.append("</lastmod>")
      }
      buffer.append("</url>\n")
    }
    buffer.append("</urlset>\n")
  }
}
