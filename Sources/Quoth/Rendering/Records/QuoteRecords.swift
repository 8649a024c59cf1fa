import Mustache

/// Builds what templates see of quotes.
struct QuoteRecords {
  let context: RenderContext

  /// One quote, with all that belongs to it: the fields of `Shape.quote`.
  ///
  /// They are read where the quote lies: copying it whole would count a dozen references up and down, and this runs
  /// for each quote of the archive.
  func write(_ index: Int, to record: inout RecordWriter) {
    let quotes = context.archive.quotes
    let article = quotes[index].article
    let shared = context.links
    let place = context.place(ofQuote: index)
    record.text(quotes[index].id)
    record.text(quotes[index].anchor)
    if context.hasPage(index) {
      record.text(context.address(ofQuote: index).page)
      let page = record.last
      record.text(place.page, place.mark, place.anchor)
      record.again(page)
    } else {
      record.text(place.page, place.mark, place.anchor)
      record.again(record.last)
      record.null()
    }
    record.int(index - context.archive.articleLinks[article].quotes.lowerBound + 1)
    record.text(quotes[index].text)
    let text = record.last
    if quotes[index].text.utf8.count > 240 {
      record.text(Excerpt.of(quotes[index].text, atMost: 200))
    } else {
      record.again(text)
    }
    record.bool(OpeningMark.begins(quotes[index].text.utf8))
    record.list(quotes[index].parts) { part, list in
      if part == quotes[index].text { list.again(text) } else { list.text(part) }
    }
    record.text(quotes[index].language)
    record.text(context.direction(of: quotes[index].language))
    record.bool(quotes[index].language != context.language || context.isForeign(article: article))
    record.optional(quotes[index].translatedFrom.map(context.texts.language))
    record.record(shared.speakers[quotes[index].speaker])
    record.optional(role(ofQuote: index))
    record.list(quotes[index].to) { $1.record(shared.speakers[$0]) }
    record.optional(quotes[index].source.map { shared.sources[$0] })
    record.optional(quotes[index].via.map { shared.sources[$0] })
    record.optional(context.texts.text(of: quotes[index].locator))
    record.optional(
      quotes[index].locator.at.flatMap { context.transcripts.href(ofQuote: index, at: $0) })
    record.optional(date(ofQuote: index))
    record.record(shared.articles[article])
    if let outer = quotes[index].outer { write(link: outer, to: &record) } else { record.null() }
    record.list(context.nested[index] ?? []) { write(link: $0, to: &$1) }
    record.value(.list(notes(ofQuote: index)))
    record.record(shared.statuses[context.verdicts[index]])
    record.value(.list(context.verdicts[index].edits.map(edit)))
    record.optional(matchedRecord(ofQuote: index))
  }

  /// The record that the words were found in; of one that is not public only that there is one.
  private func matchedRecord(ofQuote index: Int) -> PageRecord? {
    let verdict = context.verdicts[index]
    guard verdict.status.isInRecord else { return nil }
    if verdict.isPrivateRecord {
      return PageRecord(
        .matchedRecord, [.null, .null, .null, .null, .null, .bool(false), .bool(verdict.isSpeakerChecked)])
    }
    guard let transcript = verdict.transcript, let block = verdict.passages.first?.block,
      context.archive.transcripts[transcript].blocks.indices.contains(block)
    else { return nil }
    let transcripts = context.archive.transcripts
    return PageRecord(
      .matchedRecord,
      [
        .text(transcripts[transcript].header.title.value),
        .text(QuoteContext.href(context, quote: index, transcript: transcript, block: block)),
        .optional(context.transcripts.anchor(transcript, block: block)),
        .optional(
          transcripts[transcript].blocks[block].time.map {
            TimeCode.text($0, clock: transcripts[transcript].usesClock)
          }),
        .optional(transcripts[transcript].madeBy.map { context.texts.string("made_by_" + $0) }),
        .bool(transcripts[transcript].reviewed == true), .bool(verdict.isSpeakerChecked),
      ])
  }

  /// What the speaker was when the words were said: the role whose years hold the date, else the only role there is.
  func role(ofQuote index: Int) -> String? {
    let roles = context.archive.speakers[context.archive.quotes[index].speaker].roles
    if roles.count < 2, let only = roles.first, only.from == nil, only.to == nil { return only.role }
    guard let date = context.archive.quotes[index].date else { return nil }
    return roles.last { $0.holds(date) }?.role
  }

  /// The records of dates are shared where the date is the source's or the article's, as most are.
  private func date(ofQuote index: Int) -> PageRecord? {
    guard let date = context.archive.quotes[index].date else { return nil }
    if let source = context.archive.quotes[index].source, context.archive.sources[source].date == date,
      let shared = context.links.sourceDates[source]
    {
      return shared
    }
    let article = context.archive.quotes[index].article
    return context.archive.articles[article].date == date
      ? context.links.articleDates[article] : context.texts.record(of: date)
  }

  private func write(link index: Int, to record: inout RecordWriter) {
    record.record(.quoteLink) { link in
      link.text(context.archive.quotes[index].id)
      link.text(context.address(ofQuote: index).href)
      link.text(context.archive.quotes[index].text)
      link.record(context.links.speakers[context.archive.quotes[index].speaker])
    }
  }

  /// Copies: without anchors, since the notes themselves stand in the article.
  private func notes(ofQuote index: Int) -> [Value] {
    let notes = context.archive.quotes[index].notes
    if notes.isEmpty { return [] }
    return BodyRenderer(context, .article(context.archive.quotes[index].article), as: .copy).notes(notes)
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
