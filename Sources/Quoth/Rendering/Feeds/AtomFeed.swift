import Mustache

/// Writes a feed in the Atom format (RFC 4287).
struct AtomFeed {
  /// One entry.
  struct Entry {
    var title: String
    /// Its permanent id and its address, absolute.
    var id: String
    var url: String
    var published: CalendarDate
    var updated: CalendarDate
    var authors: [String] = []
    var topics: [String] = []
    var summary: String?
    /// HTML.
    var content: [UInt8]?
  }

  var title: String
  /// The page it belongs to, and its own address.
  var page: String
  var url: String
  var subtitle: String?
  var author: String
  var language: String
  var rights: String?
  var entries: [Entry]
  var dates: FeedDates

  func write(into buffer: inout ByteBuffer) {
    buffer.append(
      raw:
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    buffer.append(xml: language)
    buffer.append("\">\n")
    element("title", title, &buffer)
    if let subtitle { element("subtitle", subtitle, &buffer) }
    element("id", url, &buffer)
    link("self", "application/atom+xml", url, &buffer)
    link("alternate", "text/html", page, &buffer)
    // A feed must say when it changed; an empty one has no day of its own.
    let updated = entries.map(\.updated).max() ?? CalendarDate(year: 1970)
    element("updated", dates.text(updated), &buffer)
    person(author, &buffer)
    if let rights { element("rights", rights, &buffer) }
    for entry in entries { write(entry, into: &buffer) }
    buffer.append("</feed>\n")
  }

  private func write(_ entry: Entry, into buffer: inout ByteBuffer) {
    buffer.append("<entry>\n")
    element("title", entry.title, &buffer)
    element("id", entry.id, &buffer)
    link("alternate", "text/html", entry.url, &buffer)
    element("published", dates.text(entry.published), &buffer)
    element("updated", dates.text(entry.updated), &buffer)
    for author in entry.authors { person(author, &buffer) }
    for topic in entry.topics {
      buffer.append("<category term=\"")
      buffer.append(xml: topic)
      buffer.append("\"/>\n")
    }
    if let summary = entry.summary { element("summary", summary, &buffer) }
    if let content = entry.content {
      buffer.append("<content type=\"html\" xml:base=\"")
      buffer.append(xml: entry.url)
      buffer.append("\">")
      buffer.append(xml: content)
      buffer.append("</content>\n")
    }
    buffer.append("</entry>\n")
  }

  private func element(_ name: StaticString, _ text: String, _ buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name)
    buffer.append(UInt8(ascii: ">"))
    buffer.append(xml: text)
    buffer.append("</")
    buffer.append(name)
    buffer.append(">\n")
  }

  private func link(_ rel: StaticString, _ type: StaticString, _ href: String, _ buffer: inout ByteBuffer) {
    buffer.append("<link rel=\"")
    buffer.append(rel)
    buffer.append("\" type=\"")
    buffer.append(type)
    buffer.append("\" href=\"")
    buffer.append(xml: href)
    buffer.append("\"/>\n")
  }

  private func person(_ name: String, _ buffer: inout ByteBuffer) {
    buffer.append("<author><name>")
    buffer.append(xml: name)
    buffer.append("</name></author>\n")
  }
}
