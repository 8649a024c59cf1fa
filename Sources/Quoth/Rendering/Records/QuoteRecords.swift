import Mustache

/// Builds what templates see of quotes.
struct QuoteRecords {
  let context: RenderContext

  /// One quote, with all that belongs to it.
  func record(_ index: Int) -> PageRecord {
    let quote = context.archive.quotes[index]
    let verdict = context.verdicts[index]
    let shared = context.links
    let addresses = context.archive.addresses
    let placeHref = context.placeHref(quote)
    let pageHref = context.hasPage(quote) ? addresses.quotePage(id: quote.id).href : nil
    let siteLanguage = context.archive.config.language
    let isForeign =
      quote.language != siteLanguage
      || (context.archive.articles[quote.article].header.language?.value ?? siteLanguage) != siteLanguage
    let values: [Value] = [
      .text(quote.id), .text(quote.anchor), .text(pageHref ?? placeHref), .text(placeHref),
      .optional(pageHref),
      .text(addresses.origin + (pageHref ?? placeHref)),
      .int(index - context.archive.articleLinks[quote.article].quotes.lowerBound + 1),
      .text(Self.entryID(quote)),
      .text(quote.text), .bool(OpeningMark.begins(quote.text.utf8)), .texts(quote.parts),
      .text(quote.language), .text(WritingDirection.of(quote.language)), .bool(isForeign),
      .optional(quote.translatedFrom.map(context.texts.language)),
      .record(shared.speakers[quote.speaker]), .optional(role(of: quote)),
      .list(quote.to.map { .record(shared.speakers[$0]) }),
      .optional(quote.source.map { shared.sources[$0] }), .optional(quote.via.map { shared.sources[$0] }),
      .optional(context.texts.text(of: quote.locator)), .null,
      .optional(date(of: quote)), .record(shared.articles[quote.article]),
      .optional(quote.outer.map(link)), .list(nested(in: index, quote)),
      .list(notes(of: quote)), .record(shared.statuses[verdict]),
      .list(verdict.edits.map(edit)), .null,
    ]
    return PageRecord(.quote, values)
  }

  /// The anchor of the quote's entry in the list at the article's end: `site-entry-evidence`.
  static func entryID(_ quote: Quote) -> String {
    "site-entry-" + quote.anchor.dropFirst("quote-".utf8.count)
  }

  /// What the speaker was when the words were said: the role whose years hold the date, else the only role there is.
  func role(of quote: Quote) -> String? {
    let roles = context.archive.speakers[quote.speaker].roles
    if roles.count < 2, let only = roles.first, only.from == nil, only.to == nil { return only.role }
    guard let date = quote.date else { return nil }
    return roles.last { $0.holds(date) }?.role
  }

  /// The records of dates are shared where the date is the source's or the article's, as most are.
  private func date(of quote: Quote) -> PageRecord? {
    guard let date = quote.date else { return nil }
    if let source = quote.source, context.archive.sources[source].date == date,
      let shared = context.links.sourceDates[source]
    {
      return shared
    }
    if context.archive.articles[quote.article].date == date {
      return context.links.articleDates[quote.article]
    }
    return context.texts.record(of: date)
  }

  private func link(_ index: Int) -> PageRecord {
    let quote = context.archive.quotes[index]
    return PageRecord(
      .quoteLink,
      [
        .text(quote.id), .text(context.href(quote)), .text(quote.text),
        .record(context.links.speakers[quote.speaker]),
      ])
  }

  private func nested(in index: Int, _ quote: Quote) -> [Value] {
    var nested: [Value] = []
    for other in context.archive.articleLinks[quote.article].quotes
    where context.archive.quotes[other].outer == index {
      nested.append(.record(link(other)))
    }
    return nested
  }

  /// Copies: without anchors, since the notes themselves stand in the article.
  private func notes(of quote: Quote) -> [Value] {
    if quote.notes.isEmpty { return [] }
    return BodyRenderer(context, .article(quote.article), as: .copy).notes(quote.notes)
  }

  private func edit(_ edit: Verdict.Edit) -> Value {
    .record(
      PageRecord(
        .edit,
        [
          .text(edit.kind.rawValue), .text(context.texts.string("edit_" + edit.kind.rawValue)),
          .text(edit.text),
          edit.record.isEmpty ? .null : .text(edit.record),
        ]))
  }
}

extension Speaker.Role {
  /// Whether the date lies in the role's years. A date of which only the year is known counts if any of its days may
  /// lie in it.
  func holds(_ date: CalendarDate) -> Bool {
    func precision(_ date: CalendarDate) -> Int { date.month == 0 ? 1 : date.day == 0 ? 2 : 3 }
    func compare(_ a: CalendarDate, _ b: CalendarDate) -> Int {
      let known = min(precision(a), precision(b))
      let left = [a.year, a.month, a.day].prefix(known)
      let right = [b.year, b.month, b.day].prefix(known)
      return left.elementsEqual(right) ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    }
    if let from, compare(date, from) < 0 { return false }
    if let to, compare(date, to) > 0 { return false }
    return true
  }
}
