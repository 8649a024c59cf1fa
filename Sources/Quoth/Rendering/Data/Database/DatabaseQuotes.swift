import SQLite

/// The quotes of `data/archive.sqlite`, and what belongs to each: notes, edits, those it was said to.
struct DatabaseQuotes {
  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  func fill(
    _ rows: consuming Insertion, notes: consuming Insertion, edits: consuming Insertion,
    recipients: consuming Insertion
  ) throws {
    var noteCount = 0
    var editCount = 0
    for index in context.archive.quotes.indices {
      let quote = context.archive.quotes[index]
      let verdict = context.verdicts[index]
      rows.integer(index + 1)
      rows.text(quote.id)
      rows.text(context.archive.addresses.origin, context.href(index))
      rows.text(context.archive.articles[quote.article].id)
      rows.text(context.archive.speakers[quote.speaker].id)
      rows.optional(quote.source.map { context.archive.sources[$0].id })
      rows.optional(quote.via.map { context.archive.sources[$0].id })
      rows.optional(quote.locator.at)
      rows.optional(quote.locator.page)
      rows.optional(quote.locator.line)
      rows.optional(quote.locator.section)
      rows.optional(quote.locator.column)
      rows.optional(quote.date?.iso)
      rows.text(quote.language)
      rows.optional(quote.translatedFrom)
      rows.text(quote.text)
      rows.optional(quote.outer.map { $0 + 1 })
      rows.text(verdict.status.rawValue)
      record(verdict, &rows)
      try rows.insert()
      for speaker in quote.to {
        recipients.integer(index + 1)
        recipients.text(context.archive.speakers[speaker].id)
        try recipients.insert()
      }
      for edit in verdict.edits {
        editCount += 1
        edits.integer(editCount)
        edits.integer(index + 1)
        edits.text(edit.kind.rawValue)
        edits.text(edit.text)
        edits.text(edit.record)
        try edits.insert()
      }
      for note in quote.notes where context.archive.articles[quote.article].body.notes.indices.contains(note)
      {
        noteCount += 1
        notes.integer(noteCount)
        notes.integer(index + 1)
        notes.optional(context.archive.articles[quote.article].body.notes[note].kind)
        notes.text(context.archive.articles[quote.article].body.notes[note].text)
        try notes.insert()
      }
    }
  }

  private func record(_ verdict: Verdict, _ rows: inout Insertion) {
    let record = RecordOfQuote(verdict, context)
    rows.optional(record?.transcript)
    rows.optional(record?.turn)
    rows.optional(record?.url)
    rows.optional(record?.text)
    rows.optional(record?.madeBy)
    rows.flag(record?.isSpeakerChecked)
  }
}
