import Mustache

/// The line under a block quote: as typed, with what it does not say.
struct AttributionLine {
  /// The typed line; a speaker who is named without a link is linked.
  let html: [UInt8]
  /// What is known of the quote, by the article's defaults or by parameters, and does not stand in the line.
  let unsaid: PageRecord

  init(_ renderer: BodyRenderer, mark: Int, quote index: Int, html: [UInt8]) {
    let quotes = renderer.context.archive.quotes
    var typed: [String] = []
    var speakers: [Int] = []
    var sources: [Int] = []
    for piece in renderer.body.quotes[mark].attribution {
      switch piece {
      case .words(let text): typed.append(text)
      case .quoteLink(let text):
        typed.append(text)
        speakers.append(quotes[index].speaker)
      case .reference(let index):
        if renderer.body.references.indices.contains(index) {
          typed.append(renderer.body.references[index].text)
        }
        switch renderer.target(index) {
        case .speaker(let speaker, _): speakers.append(speaker)
        case .source(let source, _): sources.append(source)
        case .transcript(let transcript, _):
          if let source = renderer.context.archive.transcriptLinks[transcript].source {
            sources.append(source)
          }
        default: break
        }
      }
    }
    self.html =
      speakers.contains(quotes[index].speaker)
      ? html : Self.linkingName(of: quotes[index].speaker, in: html, renderer)
    let to = quotes[index].to.filter { speaker in
      !speakers.contains(speaker) && !typed.hold(renderer.context.archive.speakers[speaker].name)
    }
    let source = quotes[index].source.flatMap { sources.contains($0) ? nil : $0 }
    let via = quotes[index].via.flatMap { sources.contains($0) ? nil : $0 }
    let locator = renderer.context.texts.text(of: quotes[index].locator.without(partsIn: typed))
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
    let names =
      [renderer.context.archive.speakers[speaker].name]
      + renderer.context.archive.speakers[speaker].otherNames.map(\.value)
    guard let href = renderer.href(.speaker(speaker)) else { return html }
    for name in names {
      var written = ByteBuffer()
      written.append(html: name)
      let escaped = written.bytes()
      guard let start = position(of: escaped, in: html) else { continue }
      var linked = ByteBuffer()
      linked.append(html, in: 0..<start)
      linked.append("<a class=\"mention\" href=\"")
      linked.append(html: href)
      linked.append("\">")
      linked.append(escaped)
      linked.append("</a>")
      linked.append(html, in: start + escaped.count..<html.count)
      return linked.bytes()
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
  fileprivate func without(partsIn text: [String]) -> Locator {
    func kept(_ part: String?) -> String? { part.flatMap { text.hold($0) ? nil : $0 } }
    return Locator(
      at: kept(at), page: kept(page), line: kept(line), section: kept(section), column: kept(column))
  }
}

extension [String] {
  /// Whether a text stands in one of these as a word or words of its own: `12` is not in `2012`.
  fileprivate func hold(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { wanted in
      contains { piece in
        var piece = piece
        return piece.withUTF8 { Self.holds($0, wanted) }
      }
    }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = wanted.first, wanted.count <= bytes.count else { return wanted.isEmpty }
    for start in 0...bytes.count - wanted.count where bytes[start] == first {
      let end = start + wanted.count
      if bytes[start..<end].elementsEqual(wanted), start == 0 || !bytes[start - 1].isDigit,
        end == bytes.count || !bytes[end].isDigit
      {
        return true
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
