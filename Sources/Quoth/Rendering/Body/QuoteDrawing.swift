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
    guard let href = context.archive.addresses.href(target) else { return nil }
    return purpose == .feed ? context.archive.addresses.origin + href : href
  }

  func draw(_ part: BodyPart, _ own: [Value], into buffer: inout [UInt8]) {
    let shared = context.links
    context.templates.render(
      part, [.record(shared.site), .record(shared.strings), .record(shared.assets)] + own, into: &buffer)
  }

  func drawInlineQuote(_ mark: Int, _ html: [UInt8], into buffer: inout [UInt8]) {
    guard let index = quote(ofMark: mark) else { return }
    let quote = context.archive.quotes[index]
    // Links do not stand in links: words that hold one are not a link to the list of quotes as a whole.
    let isLink = purpose == .page && !html.containsLink
    draw(
      .inlineQuote,
      markValues(mark, index, quote, html) + [isLink ? .text("#" + QuoteRecords.entryID(quote)) : .null],
      into: &buffer)
  }

  func drawBlockQuote(
    _ mark: Int, _ html: [UInt8], _ attribution: [UInt8]?, into buffer: inout [UInt8]
  ) {
    guard let index = quote(ofMark: mark) else { return }
    let quote = context.archive.quotes[index]
    let line = AttributionLine(self, mark: mark, quote: quote, html: attribution ?? [])
    var html = html
    html.dropLineFeed()
    draw(
      .blockQuote,
      markValues(mark, index, quote, html) + [
        .html(line.html), .record(line.unsaid), .bool(OpeningMark.begins(html)), .optional(cite(quote)),
      ],
      into: &buffer)
    buffer.dropLineFeed()  // The text has one of its own.
  }

  /// The whole quote, all its parts, as a figure: for its own page.
  func figure(ofQuote index: Int, _ record: PageRecord) -> [UInt8] {
    let quote = context.archive.quotes[index]
    var html: [UInt8] = []
    var attribution: [UInt8] = []
    var attributed = quote.marks.first ?? 0
    for mark in quote.marks where body.quotes.indices.contains(mark) {
      let words = inside(ofMark: mark)
      if body.quotes[mark].kind == .inline {
        html.append(raw: "<p>")
        html += words
        html.append(raw: "</p>\n")
      } else {
        html += words
        attribution = inside(ofMark: mark, attribution: true)
        attributed = mark
      }
    }
    if attribution.isEmpty {
      attribution.append(raw: "— <a class=\"mention\" href=\"")
      attribution.append(html: href(.speaker(quote.speaker)) ?? "")
      attribution.append(raw: "\">")
      attribution.append(html: context.archive.speakers[quote.speaker].name)
      attribution.append(raw: "</a>")
    }
    html.dropLineFeed()
    let line = AttributionLine(self, mark: attributed, quote: quote, html: attribution)
    var figure: [UInt8] = []
    draw(
      .blockQuote,
      [
        .record(record), .html(html), .text(quote.anchor), .text(quote.id), .bool(false), .html(line.html),
        .record(line.unsaid), .bool(OpeningMark.begins(html)), .optional(cite(quote)),
      ], into: &figure)
    return figure
  }

  /// What both partials are given: the quote, its words, anchor and id.
  private func markValues(_ mark: Int, _ index: Int, _ quote: Quote, _ html: [UInt8]) -> [Value] {
    let isFirst = quote.marks.first == mark
    return [
      .record(record(of: index)), .html(html), .optional(isFirst && purpose == .page ? quote.anchor : nil),
      .optional(purpose == .page ? quote.id : nil), .bool(!isFirst),
    ]
  }

  private func record(of quote: Int) -> PageRecord {
    let position = quote - links.quotes.lowerBound
    return quotes.indices.contains(position) ? quotes[position] : QuoteRecords(context: context).record(quote)
  }

  /// Where the source itself is to be found, else its page here.
  private func cite(_ quote: Quote) -> String? {
    guard let source = quote.source else { return nil }
    return context.archive.sources[source].url?.value ?? href(.source(source))
  }
}

extension [UInt8] {
  /// Without a line feed at the end.
  fileprivate mutating func dropLineFeed() {
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
