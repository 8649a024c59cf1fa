import Mustache

/// The main menu: that of site.yml, or the collections that have something in them; then the pages that ask for a
/// place in it.
struct Menu: Sendable {
  private struct Entry {
    let title: String
    let href: String
  }

  private let entries: [Entry]
  private let home: String
  /// The whole menu, by the entry that is current; and without one.
  private let values: [Value]
  private let plain: Value

  init(_ archive: LinkedArchive, _ texts: InterfaceTexts, _ hrefs: FixedHrefs) {
    var entries: [Entry] = []
    if archive.config.menu.isEmpty {
      func add(_ key: String, _ href: String, _ isThere: Bool) {
        if isThere { entries.append(Entry(title: texts.string(key), href: href)) }
      }
      add("articles", hrefs.articles, true)
      add("transcripts", hrefs.transcripts, archive.transcriptLinks.contains { $0.isPublished })
      add("speakers", hrefs.speakers, !archive.speakers.isEmpty)
      add("sources", hrefs.sources, !archive.sources.isEmpty)
      add("topics", hrefs.topics, !archive.topics.isEmpty)
    }
    for (entry, href) in zip(archive.config.menu, archive.menu) {
      entries.append(Entry(title: entry.title, href: href))
    }
    for (index, page) in archive.pages.enumerated() {
      guard let title = page.menu else { continue }
      let href = archive.addresses.pages[index].href
      if entries.contains(where: { $0.href == href }) { continue }
      entries.append(Entry(title: title, href: href))
    }
    self.entries = entries
    home = hrefs.home
    values = entries.indices.map { Self.value(entries, current: $0) }
    plain = Self.value(entries, current: nil)
  }

  /// The entries as the page at that address shows them: an entry is current for all pages below its own, but the
  /// home page's only for itself. Of several the longest address is meant.
  func value(for href: String) -> Value {
    var current: Int?
    for (index, entry) in entries.enumerated()
    where href == entry.href || (entry.href != home && href.hasPrefix(entry.href)) {
      if entry.href.utf8.count > current.map({ entries[$0].href.utf8.count }) ?? -1 { current = index }
    }
    return current.map { values[$0] } ?? plain
  }

  private static func value(_ entries: [Entry], current: Int?) -> Value {
    .records(
      entries.enumerated().map { index, entry in
        PageRecord(.entry, [.text(entry.title), .text(entry.href), .bool(index == current)])
      })
  }
}
