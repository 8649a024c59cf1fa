import Mustache

/// The line under a block quote: as typed, with what it does not say.
struct AttributionLine {
  private let renderer: BodyRenderer
  private let mark: Int
  private let quote: Int
  /// As typed.
  private let typed: UnsafeBufferPointer<UInt8>

  /// `html`: the typed line, in the renderer's arena.
  init(_ renderer: BodyRenderer, mark: Int, quote: Int, html: UnsafeBufferPointer<UInt8>) {
    self.renderer = renderer
    self.mark = mark
    self.quote = quote
    typed = html
  }

  /// The typed line; a speaker who is named without a link is linked. In the renderer's arena.
  func html() -> UnsafeBufferPointer<UInt8> {
    let speaker = renderer.context.archive.quotes[quote].speaker
    if links(toSpeaker: speaker) { return typed }
    let linked = Self.linkingName(of: speaker, in: Array(typed), renderer)
    return linked.withUnsafeBufferPointer { renderer.arena.copy($0) }
  }

  /// What is known of the quote, by the article's defaults or by parameters, and does not stand in the line: the fields
  /// of `Shape.unsaid`.
  func write(unsaid record: inout RecordWriter) {
    let quotes = renderer.context.archive.quotes
    let shared = renderer.context.links
    let to = quotes[quote].to.filter { speaker in
      !links(toSpeaker: speaker) && !says(renderer.context.archive.speakers[speaker].name)
    }
    let source = quotes[quote].source.flatMap { links(toSource: $0) ? nil : $0 }
    let via = quotes[quote].via.flatMap { links(toSource: $0) ? nil : $0 }
    let whole = quotes[quote].locator
    let locator = renderer.context.texts.text(of: whole.filtered { !says($0) })
    record.list(to) { $1.record(shared.speakers[$0]) }
    record.optional(source.map { shared.sources[$0] })
    record.optional(locator)
    record.optional(via.map { shared.sources[$0] })
    record.bool(!to.isEmpty || source != nil || locator != nil || via != nil)
  }

  private func links(toSpeaker speaker: Int) -> Bool {
    renderer.body.quotes[mark].attribution.contains { piece in
      switch piece {
      case .words: false
      case .quoteLink: renderer.context.archive.quotes[quote].speaker == speaker
      case .reference(let index):
        if case .speaker(speaker, _)? = renderer.target(index) { true } else { false }
      }
    }
  }

  private func links(toSource source: Int) -> Bool {
    renderer.body.quotes[mark].attribution.contains { piece in
      guard case .reference(let index) = piece else { return false }
      return switch renderer.target(index) {
      case .source(source, _): true
      case .transcript(let transcript, _):
        renderer.context.archive.transcriptLinks[transcript].source == source
      default: false
      }
    }
  }

  /// Whether a text stands in the line as a word or words of its own: `12` is not in `2012`.
  private func says(_ text: String) -> Bool {
    renderer.body.quotes[mark].attribution.contains { piece in
      switch piece {
      case .words(let words), .quoteLink(let words): words.holds(text)
      case .reference(let index):
        renderer.body.references.indices.contains(index)
          && renderer.body.references[index].text.holds(text)
      }
    }
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
  /// Only those parts that a test lets pass.
  fileprivate func filtered(_ isKept: (String) -> Bool) -> Locator {
    func kept(_ part: String?) -> String? { part.flatMap { isKept($0) ? $0 : nil } }
    return Locator(
      at: kept(at), page: kept(page), line: kept(line), section: kept(section), column: kept(column))
  }
}

extension String {
  /// Whether a text stands in it as a word or words of its own.
  fileprivate func holds(_ text: String) -> Bool {
    var (text, wanted) = (self, text)
    return text.withUTF8 { bytes in wanted.withUTF8 { Self.holds(bytes, $0) } }
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
