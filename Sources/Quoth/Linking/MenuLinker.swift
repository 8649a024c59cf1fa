/// Finds what the entries of `menu:` in site.yml lead to. They are on every page, so a dead one is a fault as much as a
/// reference of a text is.
struct MenuLinker {
  let archive: LinkedArchive
  let catalog: Catalog

  /// Parallel to `SiteConfig.menu`: what each is in `href`. A wrong one is reported and leads home.
  func hrefs(
    _ findings: inout [Finding], _ pending: inout [ReferenceResolver.PendingAnchor]
  ) -> [String] {
    archive.config.menu.map { href(of: $0, &findings, &pending) ?? archive.addresses.home.href }
  }

  private func href(
    of entry: SiteConfig.MenuEntry, _ findings: inout [Finding],
    _ pending: inout [ReferenceResolver.PendingAnchor]
  ) -> String? {
    if AddressCheck.isAbsolute(entry.address) { return PercentEncoding.mended(entry.address) }
    let end = entry.address.firstIndex { $0 == "?" || $0 == "#" } ?? entry.address.endIndex
    let rest = String(entry.address[end...])
    if end == entry.address.startIndex { return PercentEncoding.mended(rest) }
    let name = String(entry.address[..<end])
    let path = RelativePath.resolve(name.removingPercentEncoding ?? name, in: SiteConfig.path)
    let place = Place(file: SiteConfig.path, span: entry.span)
    let address: Address
    switch catalog.file(at: path, basePath: archive.addresses.basePath) {
    case .entry(let collection, let id):
      guard case .value(let index) = catalog.resolve(id, in: collection, at: place, &findings) else {
        return nil
      }
      address = archive.addresses.entry(collection, index)
    case .file(let file) where !isMissingQuote(file):
      address = archive.addresses.at(file)
    case .file, .nothing:
      if let list = list(at: path) { return list.href + PercentEncoding.mended(rest) }
      findings.append(
        Finding(
          .unknownFileReference, "nothing of this site is at “\(name)”", at: place,
          suggestion: "for what is not of this site write the whole address, https://…",
          misspelling: Misspelling(kind: .address, name: path)))
      return nil
    }
    if let mark = rest.firstIndex(of: "#"), let page = page(at: address) {
      let fragment = String(rest[rest.index(after: mark)...])
      pending.append(
        ReferenceResolver.PendingAnchor(
          fragment: NormalForm.nfc(fragment.removingPercentEncoding ?? fragment), on: page, place: place))
    }
    return address.href + PercentEncoding.mended(rest)
  }

  /// What of content is at an address.
  private func page(at address: Address) -> Mention.Document? {
    let addresses = archive.addresses
    if let index = addresses.transcripts.firstIndex(of: address) { return .transcript(index) }
    if let index = addresses.articles.firstIndex(of: address) { return .article(index) }
    if let index = addresses.speakers.firstIndex(of: address) { return .speaker(index) }
    if let index = addresses.sources.firstIndex(of: address) { return .source(index) }
    return addresses.pages.firstIndex(of: address).map { .page($0) }
  }

  /// One of the lists and files below a page, which only the menu can name by their addresses.
  private func list(at path: String) -> Address? {
    let addresses = archive.addresses
    let name = path.split(separator: "/").joined(separator: "/")
    let wanted =
      (name + "/").hasPrefix(addresses.basePath.dropFirst())
      ? String(name.dropFirst(addresses.basePath.count - 1)) : name
    for (index, links) in archive.speakerLinks.enumerated()
    where wanted.hasPrefix(addresses.speakers[index].path) {
      var lists = [addresses.below(addresses.speakers[index], "feed.xml")]
      if !links.mentions.isEmpty { lists.append(addresses.mentions(ofSpeaker: index)) }
      if !links.transcripts.isEmpty { lists.append(addresses.transcripts(ofSpeaker: index)) }
      if let list = lists.first(where: { $0.path == wanted || $0.path == wanted + "/" }) { return list }
    }
    for topic in addresses.topics where wanted == topic.path + "feed.xml" {
      return addresses.below(topic, "feed.xml")
    }
    for (index, transcript) in addresses.transcripts.enumerated()
    where archive.transcriptLinks[index].isPublished && wanted == transcript.path + "transcript.txt" {
      return addresses.below(transcript, "transcript.txt")
    }
    return nil
  }

  /// Whether an address is that of a quote's page which the site does not make.
  private func isMissingQuote(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count > 1, parts[0] == "quotes", parts[1] != "page" else { return false }
    return !archive.quotes.indices.contains {
      archive.hasPage($0) && archive.addresses.quotePage(id: archive.quotes[$0].id).path == path
    }
  }
}
