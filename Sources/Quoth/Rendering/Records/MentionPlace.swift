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
    let archive = context.archive
    func link(_ references: [Reference]) -> Reference? {
      references.indices.contains(reference) ? references[reference] : nil
    }
    switch document {
    case .article(let index):
      title = archive.articles[index].header.title.value
      href = archive.addresses.articles[index].href
      kind = Collection.articles.singular
      date = context.links.articleDates[index]
      foreignLanguage = context.foreignLanguage(archive.articles[index].header.language)
      self.reference = link(archive.articles[index].body.references)
    case .transcript(let index):
      title = archive.transcripts[index].header.title.value
      href = archive.addresses.transcripts[index].href
      kind = Collection.transcripts.singular
      date = ListRecords(context: context).date(ofTranscript: index).map(context.texts.record)
      foreignLanguage = context.foreignLanguage(archive.transcripts[index].header.language)
      self.reference = link(archive.transcripts[index].body.references)
    case .speaker(let index):
      title = archive.speakers[index].name
      href = archive.addresses.speakers[index].href
      kind = Collection.speakers.singular
      date = nil
      foreignLanguage = context.foreignLanguage(archive.speakers[index].header.language)
      self.reference = link(archive.speakers[index].body.references)
    case .source(let index):
      title = archive.sources[index].header.title.value
      href = archive.addresses.sources[index].href
      kind = Collection.sources.singular
      date = context.links.sourceDates[index]
      foreignLanguage = context.foreignLanguage(archive.sources[index].header.language)
      self.reference = link(archive.sources[index].body.references)
    case .page(let index):
      title = archive.pages[index].header.title.value
      href = archive.addresses.pages[index].href
      kind = Collection.pages.singular
      date = nil
      foreignLanguage = context.foreignLanguage(archive.pages[index].header.language)
      self.reference = link(archive.pages[index].body.references)
    }
  }
}
