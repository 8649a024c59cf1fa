import Mustache

/// `data/quotes.json` and `data/quotes.csv`.
struct QuoteData {
  let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  static let fields: [DataSet.Field] = [
    .init(
      name: "id", type: "text",
      summary: "article id and name of the quote, or article id and 8 hexadecimal digits"),
    .init(
      name: "url", type: "text", summary: "page of the quote if it has one, else its place in the article"),
    .init(name: "article", type: "text", summary: "id of the article that quotes it"),
    .init(name: "speaker", type: "text", summary: "id of the speaker"),
    .init(name: "to", type: "list of text", summary: "ids of the speakers it was said to"),
    .init(name: "source", type: "text or null", summary: "id of the source in which it was said or printed"),
    .init(name: "via", type: "text or null", summary: "id of the source by which it reached the article"),
    .init(
      name: "locator", type: "object",
      summary: "place in the source; each of its parts is text as typed, or null"),
    .init(name: "locator.at", type: "text or null", summary: "time, or range of times"),
    .init(name: "locator.page", type: "text or null", summary: "page"),
    .init(name: "locator.line", type: "text or null", summary: "line"),
    .init(name: "locator.section", type: "text or null", summary: "section"),
    .init(name: "locator.column", type: "text or null", summary: "column"),
    .init(
      name: "date", type: "text",
      summary: "date of the quote, else of its source, else of its article (ISO 8601)"),
    .init(name: "language", type: "text", summary: "language of the words (BCP 47)"),
    .init(name: "translated", type: "text or null", summary: "language they were translated from (BCP 47)"),
    .init(name: "text", type: "text", summary: "the words, plain, without the outer quotation marks"),
    .init(
      name: "parts", type: "list of text",
      summary: "the words as typed, part by part, where the quote is interrupted"),
    .init(name: "nested_in", type: "text or null", summary: "id of the quote that it stands in"),
    .init(name: "notes", type: "list of objects", summary: "notes on it"),
    .init(name: "notes.kind", type: "text or null", summary: "label of the note: Context, Fact check …"),
    .init(name: "notes.text", type: "text", summary: "the note, plain"),
    .init(
      name: "status", type: "text", summary: "verbatim, edited, misattributed, altered, missing or unchecked"),
    .init(
      name: "edits", type: "list of objects", summary: "what the quote itself shows to differ from the record"
    ),
    .init(name: "edits.kind", type: "text", summary: "ellipsis, bracket, filler or gap"),
    .init(name: "edits.text", type: "text", summary: "as the quote shows it"),
    .init(
      name: "edits.record", type: "text",
      summary: "what stands there in the record; empty if that is not public"),
    .init(
      name: "record", type: "object or null", summary: "the words it was found in; null if there are none"),
    .init(
      name: "record.transcript", type: "text or null",
      summary: "id of the transcript; null if the record is not public"),
    .init(name: "record.turn", type: "text or null", summary: "anchor of the turn in it"),
    .init(name: "record.url", type: "text or null", summary: "address of the turn"),
    .init(name: "record.text", type: "text or null", summary: "the words as they stand there"),
    .init(name: "record.made_by", type: "text or null", summary: "official, person or machine"),
    .init(
      name: "record.speaker_checked", type: "true or false", summary: "whether it was compared who speaks"),
  ]

  /// Quotes in a piece of a file.
  private static let length = 256

  static func pieces(_ archive: LinkedArchive) -> Int { (archive.quotes.count + length - 1) / length }

  private func quotes(inPiece piece: Int) -> Range<Int> {
    let count = context.archive.quotes.count
    return min(count, piece * Self.length)..<min(count, (piece + 1) * Self.length)
  }

  // MARK: JSON

  func json(piece: Int, into buffer: inout ByteBuffer) {
    var json = JSONWriter(continuing: &buffer)
    let rows = QuoteRows(context)
    json.lines(quotes(inPiece: piece), of: context.archive.quotes.count, into: &buffer) { index, json in
      rows.withRow(ofQuote: index) { entry(index, $0, &json) }
    }
  }

  private func entry(_ index: Int, _ row: QuoteRow, _ json: inout JSONWriter) {
    let quotes = context.archive.quotes
    json.beginObject()
    json.key("id")
    json.string(row.id)
    json.key("url")
    json.beginString()
    json.append(context.archive.addresses.origin)
    json.append(row.href)
    json.endString()
    json.key("article")
    json.string(row.article)
    json.key("speaker")
    json.string(row.speaker)
    json.key("to")
    json.strings(quotes[index].to.lazy.map(speaker))
    json.key("source")
    json.optional(row.source)
    json.key("via")
    json.optional(row.via)
    json.key("locator")
    locator(quotes[index].locator, &json)
    json.key("date")
    json.optional(quotes[index].date)
    json.key("language")
    json.string(row.language)
    json.key("translated")
    json.optional(quotes[index].translatedFrom)
    json.key("text")
    json.string(row.text)
    json.key("parts")
    json.beginArray()
    for part in 0..<row.partCount { json.string(row.part(part)) }
    json.endArray()
    json.key("nested_in")
    json.optional(quotes[index].outer.map { quotes[$0].id })
    json.key("notes")
    notes(index, &json)
    verdict(index, &json)
    json.endObject()
  }

  private func locator(_ locator: Locator, _ json: inout JSONWriter) {
    json.beginObject()
    json.key("at")
    json.optional(locator.at)
    json.key("page")
    json.optional(locator.page)
    json.key("line")
    json.optional(locator.line)
    json.key("section")
    json.optional(locator.section)
    json.key("column")
    json.optional(locator.column)
    json.endObject()
  }

  private func notes(_ index: Int, _ json: inout JSONWriter) {
    json.beginArray()
    for note in notes(ofQuote: index) {
      json.beginObject()
      json.key("kind")
      json.optional(note.kind)
      json.key("text")
      json.string(note.text)
      json.endObject()
    }
    json.endArray()
  }

  private func verdict(_ index: Int, _ json: inout JSONWriter) {
    json.key("status")
    json.string(context.verdicts[index].status.rawValue)
    json.key("edits")
    json.beginArray()
    for edit in context.verdicts[index].edits {
      json.beginObject()
      json.key("kind")
      json.string(edit.kind.rawValue)
      json.key("text")
      json.string(edit.text)
      json.key("record")
      json.string(edit.record)
      json.endObject()
    }
    json.endArray()
    json.key("record")
    guard let record = RecordOfQuote(index, context) else {
      json.null()
      return
    }
    json.beginObject()
    json.key("transcript")
    json.optional(record.transcript)
    json.key("turn")
    json.optional(record.turn)
    json.key("url")
    json.optional(record.url)
    json.key("text")
    json.optional(record.text)
    json.key("made_by")
    json.optional(record.madeBy)
    json.key("speaker_checked")
    json.bool(record.isSpeakerChecked)
    json.endObject()
  }

  // MARK: CSV

  /// The columns: the fields, with the parts of objects in columns of their own and lists in one field each.
  static let columns: [DataSet.Field] = fields.compactMap { field in
    switch field.name {
    case "locator", "record", "notes.kind", "notes.text", "edits.kind", "edits.text", "edits.record": nil
    case "notes":
      DataSet.Field(
        name: "notes", type: "list", summary: "notes on it, each as “kind: text”, or only its text")
    case "edits":
      DataSet.Field(
        name: "edits", type: "list", summary: "edits, each as “kind: as the quote shows it → the record”")
    default:
      DataSet.Field(
        name: field.name.replacing(".", with: "_"),
        type: field.type.replacing("list of text", with: "list").replacing(" or null", with: ""),
        summary: field.summary.replacing("null", with: "empty"))
    }
  }

  func csv(piece: Int, into buffer: inout ByteBuffer) {
    var csv = CSVWriter(continuing: &buffer)
    if piece == 0 {
      for column in Self.columns { csv.field(column.name) }
      csv.endLine()
    }
    let rows = QuoteRows(context)
    for index in quotes(inPiece: piece) {
      rows.withRow(ofQuote: index) { row(index, $0, &csv) }
    }
    csv.flush(into: &buffer)
  }

  private func row(_ index: Int, _ row: QuoteRow, _ csv: inout CSVWriter) {
    let quotes = context.archive.quotes
    csv.field(row.id)
    csv.field(context.archive.addresses.origin, row.href)
    csv.field(row.article)
    csv.field(row.speaker)
    csv.field(list: quotes[index].to.map(speaker))
    csv.field(row.source)
    csv.field(row.via)
    csv.field(quotes[index].locator.at)
    csv.field(quotes[index].locator.page)
    csv.field(quotes[index].locator.line)
    csv.field(quotes[index].locator.section)
    csv.field(quotes[index].locator.column)
    csv.field(quotes[index].date)
    csv.field(row.language)
    csv.field(quotes[index].translatedFrom)
    csv.field(row.text)
    if row.partCount < 2 { csv.field(row.part(0)) } else { csv.field(list: quotes[index].parts) }
    csv.field(quotes[index].outer.map { quotes[$0].id })
    csv.field(
      list: notes(ofQuote: index).map { note in note.kind.map { "\($0): \(note.text)" } ?? note.text })
    csv.field(context.verdicts[index].status.rawValue)
    csv.field(
      list: context.verdicts[index].edits.map { edit in
        "\(edit.kind.rawValue): \(edit.text)" + (edit.record.isEmpty ? "" : " → \(edit.record)")
      })
    let record = RecordOfQuote(index, context)
    csv.field(record?.transcript)
    csv.field(record?.turn)
    csv.field(record?.url)
    csv.field(record?.text)
    csv.field(record?.madeBy)
    csv.field(record.map { $0.isSpeakerChecked ? "true" : "false" })
    csv.endLine()
  }

  // MARK: Names

  private func speaker(_ index: Int) -> String { context.archive.speakers[index].id }

  private func notes(ofQuote index: Int) -> [Note] {
    let indices = context.archive.quotes[index].notes
    if indices.isEmpty { return [] }
    let notes = context.archive.articles[context.archive.quotes[index].article].body.notes
    return indices.compactMap { notes.indices.contains($0) ? notes[$0] : nil }
  }
}
