extension Article {
  init(_ file: SourceFile, _ fields: inout Fields) {
    path = file.path
    id = file.id
    header = Header(&fields, id: file.id)
    date = fields.date("date", isRequired: true)?.value ?? CalendarDate(year: 1)
    updated = fields.date("updated")?.value
    authors = fields.texts("authors").map(\.value)
    summary = fields.text("summary")
    topics = fields.texts("topics")
    image = fields.address("image")
    body = Body()
    fields.map("quotes") { defaults = QuoteDefaults(&$0) }
  }
}

extension QuoteDefaults {
  init(_ fields: inout Fields) {
    speaker = fields.id("speaker")
    source = fields.id("source")
    to = fields.ids("to")
    via = fields.id("via")
    date = fields.date("date")
    language = fields.language("language")
  }
}

extension Page {
  init(_ file: SourceFile, _ fields: inout Fields) {
    path = file.path
    id = file.id
    header = Header(&fields, id: file.id)
    body = Body()
    if let node = fields.node("menu"), let text = fields.text(node, "menu") {
      switch text.value {
      case "true": menu = header.title.value
      case "false": menu = nil
      default: menu = text.value
      }
    }
  }
}
