import Mustache

/// The document that a mention stands in, whatever its kind, and the link there.
struct MentionPlace {
  let title: String
  let href: String
  let kind: String
  let date: PageRecord?
  let foreignLanguage: String?
  let reference: Reference?

  init(_ document: Mention.Document, _ reference: Int, in context: RenderContext) {
    func link(_ references: [Reference]) -> Reference? {
      references.indices.contains(reference) ? references[reference] : nil
    }
    switch document {
    case .article(let index):
      title = context.archive.articles[index].header.title.value
      href = context.archive.addresses.articles[index].href
      kind = Collection.articles.singular
      date = context.links.articleDates[index]
      foreignLanguage = context.foreignLanguage(context.archive.articles[index].header.language)
      self.reference = link(context.archive.articles[index].body.references)
    case .transcript(let index):
      title = context.archive.transcripts[index].header.title.value
      href = context.archive.addresses.transcripts[index].href
      kind = Collection.transcripts.singular
      date = ListRecords(context: context).date(ofTranscript: index).map(context.texts.record)
      foreignLanguage = context.foreignLanguage(context.archive.transcripts[index].header.language)
      self.reference = link(context.archive.transcripts[index].body.references)
    case .speaker(let index):
      title = context.archive.speakers[index].name
      href = context.archive.addresses.speakers[index].href
      kind = Collection.speakers.singular
      date = nil
      foreignLanguage = context.foreignLanguage(context.archive.speakers[index].header.language)
      self.reference = link(context.archive.speakers[index].body.references)
    case .source(let index):
      title = context.archive.sources[index].header.title.value
      href = context.archive.addresses.sources[index].href
      kind = Collection.sources.singular
      date = context.links.sourceDates[index]
      foreignLanguage = context.foreignLanguage(context.archive.sources[index].header.language)
      self.reference = link(context.archive.sources[index].body.references)
    case .page(let index):
      title = context.archive.pages[index].header.title.value
      href = context.archive.addresses.pages[index].href
      kind = Collection.pages.singular
      date = nil
      foreignLanguage = context.foreignLanguage(context.archive.pages[index].header.language)
      self.reference = link(context.archive.pages[index].body.references)
    }
  }
}
