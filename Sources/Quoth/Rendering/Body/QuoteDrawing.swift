import Mustache

/// How quotes are drawn: what the partials `quote-inline` and `quote-block` are given.
extension BodyRenderer {
  /// The quote that a mark belongs to; nil: it is none.
  func quote(ofMark mark: Int) -> Int? {
    links.quoteOfMark.indices.contains(mark) ? links.quoteOfMark[mark] : nil
  }

  func target(_ reference: Int) -> Target? {
    links.targets.indices.contains(reference) ? links.targets[reference] : nil
  }

  /// Where a target is, as this text must write it.
  func href(_ target: Target) -> String? {
    guard let href = context.href(target) else { return nil }
    return purpose == .feed ? context.archive.addresses.origin + href : href
  }

  func draw(_ part: BodyPart, _ own: [Value], into buffer: inout ByteBuffer) {
    context.templates.render(part, context.links.around + own, into: &buffer)
  }

  func drawInlineQuote(_ mark: Int, _ html: [UInt8], into buffer: inout ByteBuffer) {
    guard let index = quote(ofMark: mark) else { return }
    // Links do not stand in links: words that hold one are not a link to the list of quotes as a whole.
    let isLink = purpose == .page && !html.containsLink
    let quote = markValues(mark, index)
    let around = context.links.around
    context.templates.render(
      .inlineQuote,
      [
        around[0], around[1], around[2], quote.record, .html(html), quote.anchor, quote.id, quote.isLater,
        isLink ? .text(String(joining: "#site-", context.archive.quotes[index].anchor)) : .null,
      ], into: &buffer)
  }

  func drawBlockQuote(
    _ mark: Int, _ html: [UInt8], _ attribution: [UInt8]?, into buffer: inout ByteBuffer
  ) {
    guard let index = quote(ofMark: mark) else { return }
    let line = AttributionLine(self, mark: mark, quote: index, html: attribution ?? [])
    var html = html
    html.dropLineFeed()
    let quote = markValues(mark, index)
    let around = context.links.around
    let start = buffer.count
    context.templates.render(
      .blockQuote,
      [
        around[0], around[1], around[2], quote.record, .html(html), quote.anchor, quote.id, quote.isLater,
        .html(line.html), .record(line.unsaid), .bool(OpeningMark.begins(html)), .optional(cite(index)),
      ], into: &buffer)
    // The text has a line feed of its own.
    if buffer.count > start, buffer.last == UInt8(ascii: "\n") { buffer.truncate(to: buffer.count - 1) }
  }

  /// The whole quote, all its parts, as a figure: for its own page.
  func figure(ofQuote index: Int, _ record: PageRecord) -> [UInt8] {
    let marks = context.archive.quotes[index].marks
    let speaker = context.archive.quotes[index].speaker
    let id = context.archive.quotes[index].id
    let anchor = context.archive.quotes[index].anchor
    var html: [UInt8] = []
    var attribution: [UInt8] = []
    var attributed = marks.first ?? 0
    for mark in marks where body.quotes.indices.contains(mark) {
      let words = inside(ofMark: mark)
      if body.quotes[mark].kind == .inline {
        html += Array("<p>".utf8) + words + Array("</p>\n".utf8)
      } else {
        html += words
        attribution = inside(ofMark: mark, attribution: true)
        attributed = mark
      }
    }
    if attribution.isEmpty {
      var line = ByteBuffer()
      line.append("— <a class=\"mention\" href=\"")
      line.append(html: href(.speaker(speaker)) ?? "")
      line.append("\">")
      line.append(html: context.archive.speakers[speaker].name)
      line.append("</a>")
      attribution = line.bytes()
    }
    html.dropLineFeed()
    let line = AttributionLine(self, mark: attributed, quote: index, html: attribution)
    var figure = ByteBuffer()
    draw(
      .blockQuote,
      [
        .record(record), .html(html), .text(anchor), .text(id), .bool(false), .html(line.html),
        .record(line.unsaid), .bool(OpeningMark.begins(html)), .optional(cite(index)),
      ], into: &figure)
    return figure.bytes()
  }

  /// What both partials are given of a quote besides its words.
  private func markValues(
    _ mark: Int, _ quote: Int
  ) -> (record: Value, anchor: Value, id: Value, isLater: Value) {
    let isFirst = context.archive.quotes[quote].marks.first == mark
    return (
      .record(context.record(ofQuote: quote)),
      isFirst && purpose == .page ? .text(context.archive.quotes[quote].anchor) : .null,
      purpose == .page ? .text(context.archive.quotes[quote].id) : .null, .bool(!isFirst)
    )
  }

  /// Where the source itself is to be found, else its page here.
  private func cite(_ quote: Int) -> String? {
    guard let source = context.archive.quotes[quote].source else { return nil }
    return context.archive.sources[source].url?.value ?? href(.source(source))
  }
}

extension [UInt8] {
  /// Without a line feed at the end.
  mutating func dropLineFeed() {
    if last == UInt8(ascii: "\n") { removeLast() }
  }

  /// Whether the HTML holds an `<a …>`.
  var containsLink: Bool {
    var index = 0
    while index + 2 < count {
      if self[index] == UInt8(ascii: "<"), self[index + 1] | 0x20 == UInt8(ascii: "a"),
        self[index + 2] <= 0x20
      {
        return true
      }
      index += 1
    }
    return false
  }
}
