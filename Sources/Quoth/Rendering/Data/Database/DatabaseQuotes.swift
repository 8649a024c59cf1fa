import SQLite

/// The quotes of `data/archive.sqlite`, and what belongs to each: notes, edits, those it was said to.
struct DatabaseQuotes {
  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  func fill(
    _ rows: consuming Insertion, notes: consuming Insertion, edits: consuming Insertion,
    recipients: consuming Insertion
  ) throws {
    // Fields are read where the quote lies: a copy of all of it would count two dozen references.
    let quotes = context.archive.quotes
    var noteCount = 0
    var editCount = 0
    let quoteRows = QuoteRows(context)
    for index in context.archive.quotes.indices {
      quoteRows.withRow(ofQuote: index) { fill(index, $0, &rows) }
      try rows.insert()
      for speaker in quotes[index].to {
        recipients.integer(index + 1)
        recipients.text(context.archive.speakers[speaker].id)
        try recipients.insert()
      }
      for edit in context.verdicts[index].edits {
        editCount += 1
        edits.integer(editCount)
        edits.integer(index + 1)
        edits.text(edit.kind.rawValue)
        edits.text(edit.text)
        edits.text(edit.record)
        try edits.insert()
      }
      for note in quotes[index].notes
      where context.archive.articles[quotes[index].article].body.notes.indices.contains(note) {
        noteCount += 1
        notes.integer(noteCount)
        notes.integer(index + 1)
        notes.optional(context.archive.articles[quotes[index].article].body.notes[note].kind)
        notes.text(context.archive.articles[quotes[index].article].body.notes[note].text)
        try notes.insert()
      }
    }
  }

  private func fill(_ index: Int, _ row: QuoteRow, _ rows: inout Insertion) {
    let quotes = context.archive.quotes
    rows.integer(index + 1)
    rows.text(row.id)
    rows.text(context.archive.addresses.origin, row.href)
    rows.text(row.article)
    rows.text(row.speaker)
    rows.optional(row.source)
    rows.optional(row.via)
    rows.optional(quotes[index].locator.at)
    rows.optional(quotes[index].locator.page)
    rows.optional(quotes[index].locator.line)
    rows.optional(quotes[index].locator.section)
    rows.optional(quotes[index].locator.column)
    rows.optional(quotes[index].date?.iso)
    rows.text(row.language)
    rows.optional(quotes[index].translatedFrom)
    rows.text(row.text)
    rows.optional(quotes[index].outer.map { $0 + 1 })
    rows.text(context.verdicts[index].status.rawValue)
    record(index, &rows)
  }

  private func record(_ index: Int, _ rows: inout Insertion) {
    let record = RecordOfQuote(index, context)
    rows.optional(record?.transcript)
    rows.optional(record?.turn)
    rows.optional(record?.url)
    rows.optional(record?.text)
    rows.optional(record?.madeBy)
    rows.flag(record?.isSpeakerChecked)
  }
}
