import Mustache

/// The line under a block quote: as typed, with what it does not say.
struct AttributionLine {
  /// The typed line; a speaker who is named without a link is linked.
  let html: [UInt8]
  /// What is known of the quote, by the article's defaults or by parameters, and does not stand in the line.
  let unsaid: PageRecord

  init(_ renderer: BodyRenderer, mark: Int, quote: Quote, html: [UInt8]) {
    let archive = renderer.context.archive
    var words = ""
    var speakers: Set<Int> = []
    var sources: Set<Int> = []
    for piece in renderer.body.quotes[mark].attribution {
      switch piece {
      case .words(let text): words += text
      case .quoteLink(let text):
        words += text
        speakers.insert(quote.speaker)
      case .reference(let index):
        if renderer.body.references.indices.contains(index) { words += renderer.body.references[index].text }
        switch renderer.target(index) {
        case .speaker(let speaker, _): speakers.insert(speaker)
        case .source(let source, _): sources.insert(source)
        case .transcript(let transcript, _):
          if let source = archive.transcriptLinks[transcript].source { sources.insert(source) }
        default: break
        }
      }
    }
    self.html =
      speakers.contains(quote.speaker)
      ? html : Self.linkingName(of: quote.speaker, in: html, renderer)
    let to = quote.to.filter { !speakers.contains($0) && !words.contains(archive.speakers[$0].name) }
    let source = quote.source.flatMap { sources.contains($0) ? nil : $0 }
    let via = quote.via.flatMap { sources.contains($0) ? nil : $0 }
    let locator = renderer.context.texts.text(of: quote.locator.without(partsIn: words))
    let shared = renderer.context.links
    unsaid = PageRecord(
      .unsaid,
      [
        .list(to.map { .record(shared.speakers[$0]) }), .optional(source.map { shared.sources[$0] }),
        .optional(locator), .optional(via.map { shared.sources[$0] }),
        .bool(!to.isEmpty || source != nil || locator != nil || via != nil),
      ])
  }

  /// The first of the speaker's names that stands in the text of the line becomes a link to the speaker.
  private static func linkingName(of speaker: Int, in html: [UInt8], _ renderer: BodyRenderer) -> [UInt8] {
    let archive = renderer.context.archive
    let names = [archive.speakers[speaker].name] + archive.speakers[speaker].otherNames.map(\.value)
    guard let href = renderer.href(.speaker(speaker)) else { return html }
    for name in names {
      var escaped: [UInt8] = []
      escaped.append(html: name)
      guard let start = position(of: escaped, in: html) else { continue }
      var linked: [UInt8] = []
      linked.append(raw: html, in: 0..<start)
      linked.append(raw: "<a class=\"mention\" href=\"")
      linked.append(html: href)
      linked.append(raw: "\">")
      linked += escaped
      linked.append(raw: "</a>")
      linked.append(raw: html, in: start + escaped.count..<html.count)
      return linked
    }
    return html
  }

  /// Where the text stands outside of tags and links.
  private static func position(of text: [UInt8], in html: [UInt8]) -> Int? {
    guard let first = text.first, html.count >= text.count else { return nil }
    var isInTag = false
    var links = 0
    for index in html.indices {
      if html[index] == UInt8(ascii: "<") {
        isInTag = true
        if html[index...].starts(with: "<a ".utf8) { links += 1 }
        if html[index...].starts(with: "</a>".utf8) { links -= 1 }
      } else if html[index] == UInt8(ascii: ">") {
        isInTag = false
      } else if !isInTag, links == 0, html[index] == first, html[index...].starts(with: text) {
        return index
      }
    }
    return nil
  }
}

extension Locator {
  /// Only those parts that do not stand in a text.
  fileprivate func without(partsIn text: String) -> Locator {
    func kept(_ part: String?) -> String? { part.flatMap { text.contains($0) ? nil : $0 } }
    if isEmpty { return self }
    return Locator(
      at: kept(at), page: kept(page), line: kept(line), section: kept(section), column: kept(column))
  }
}
