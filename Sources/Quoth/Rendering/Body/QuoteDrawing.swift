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
  func href(_ target: Target) -> String? { context.href(target) }

  /// Draws a part of the text; `own` gives the values of its own fields.
  func draw(_ part: BodyPart, into buffer: inout ByteBuffer, _ own: (inout RecordWriter) -> Void) {
    context.templates.render(part, in: arena, into: &buffer) { root in
      for record in context.links.around { root.record(record) }
      own(&root)
    }
  }

  /// `html`: in the arena.
  func drawInlineQuote(_ mark: Int, _ html: UnsafeBufferPointer<UInt8>, into buffer: inout ByteBuffer) {
    guard let index = quote(ofMark: mark) else { return }
    // Links do not stand in links: words that hold one are not a link to the list of quotes as a whole.
    let isLink = purpose == .page && !html.containsLink
    draw(.inlineQuote, into: &buffer) { root in
      root.record(context.record(ofQuote: index))
      root.html(lent: html)
      write(mark, of: index, to: &root)
      if isLink { root.text("#site-", context.archive.quotes[index].anchor) } else { root.null() }
    }
  }

  /// `html`, `attribution`: in the arena.
  func drawBlockQuote(
    _ mark: Int, _ html: UnsafeBufferPointer<UInt8>, _ attribution: UnsafeBufferPointer<UInt8>,
    into buffer: inout ByteBuffer
  ) {
    guard let index = quote(ofMark: mark) else { return }
    let start = buffer.count
    draw(.blockQuote, into: &buffer) { root in
      root.record(context.record(ofQuote: index))
      let html = html.last == UInt8(ascii: "\n") ? UnsafeBufferPointer(rebasing: html.dropLast()) : html
      root.html(lent: html)
      write(mark, of: index, to: &root)
      let line = AttributionLine(self, mark: mark, quote: index, html: attribution)
      root.html(lent: line.html())
      root.record(.unsaid) { line.write(unsaid: &$0) }
      root.bool(OpeningMark.begins(html))
      root.optional(cite(index))
    }
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
    let typed = attribution.withUnsafeBufferPointer { arena.copy($0) }
    let line = AttributionLine(self, mark: attributed, quote: index, html: typed)
    var figure = ByteBuffer()
    draw(.blockQuote, into: &figure) { root in
      root.record(record)
      root.html(html)
      root.text(anchor)
      root.text(id)
      root.bool(false)
      root.html(lent: line.html())
      root.record(.unsaid) { line.write(unsaid: &$0) }
      root.bool(OpeningMark.begins(html))
      root.optional(cite(index))
    }
    return figure.bytes()
  }

  /// What both partials are given of a quote besides its words: anchor, id, and whether it is a later part.
  private func write(_ mark: Int, of quote: Int, to root: inout RecordWriter) {
    let isFirst = context.archive.quotes[quote].marks.first == mark
    if isFirst, purpose == .page { root.text(context.archive.quotes[quote].anchor) } else { root.null() }
    if purpose == .page { root.text(context.archive.quotes[quote].id) } else { root.null() }
    root.bool(!isFirst)
  }

  /// Where the source itself is to be found, else its page here.
  private func cite(_ quote: Int) -> String? {
    guard let source = context.archive.quotes[quote].source else { return nil }
    return context.archive.sourceLinks[source].url ?? href(.source(source))
  }
}

extension [UInt8] {
  /// Without a line feed at the end.
  mutating func dropLineFeed() {
    if last == UInt8(ascii: "\n") { removeLast() }
  }
}

extension UnsafeBufferPointer<UInt8> {
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
