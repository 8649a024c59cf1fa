extension Source {
  init(_ file: SourceFile, _ fields: inout Fields) {
    path = file.path
    id = file.id
    header = Header(&fields, id: file.id)
    kind = fields.text("kind", isRequired: true, example: "kind: interview")?.value ?? ""
    publisher = fields.words("publisher")
    author = fields.words("author")
    date = fields.date("date")?.value
    url = fields.address("url")
    archiveURL = fields.address("archive_url")
    accessed = fields.date("accessed")?.value
    media = fields.address("media")
    transcript = fields.id("transcript")
    partOf = fields.id("part_of")
    body = Body()
  }
}
