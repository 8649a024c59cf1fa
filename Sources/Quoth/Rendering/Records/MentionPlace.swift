import Mustache

/// The document that a mention stands in, whatever its kind, and the link there.
struct MentionPlace {
  let title: String
  let href: String
  let kind: String
  let date: PageRecord?
  let foreignLanguage: String?
  let link: Link?

  /// The words of the link, the sentence around it, and the place in the source that it names.
  struct Link {
    let text: String
    let sentence: String
    let locator: Locator

    init?(_ references: [Reference], _ index: Int) {
      guard references.indices.contains(index) else { return nil }
      text = references[index].text
      sentence = references[index].context
      locator = Locator(references[index].parameters)
    }
  }

  init(_ document: Mention.Document, _ reference: Int, in context: RenderContext) {
    switch document {
    case .article(let index):
      title = context.archive.articles[index].header.title.value
      href = context.archive.addresses.articles[index].href
      kind = Collection.articles.singular
      date = context.links.articleDates[index]
      foreignLanguage = context.foreignLanguage(context.archive.articles[index].header.language)
      link = Link(context.archive.articles[index].body.references, reference)
    case .transcript(let index):
      title = context.archive.transcripts[index].header.title.value
      href = context.archive.addresses.transcripts[index].href
      kind = Collection.transcripts.singular
      date = ListRecords(context: context).date(ofTranscript: index).map(context.texts.record)
      foreignLanguage = context.foreignLanguage(context.archive.transcripts[index].header.language)
      link = Link(context.archive.transcripts[index].body.references, reference)
    case .speaker(let index):
      title = context.archive.speakers[index].name
      href = context.archive.addresses.speakers[index].href
      kind = Collection.speakers.singular
      date = nil
      foreignLanguage = context.foreignLanguage(context.archive.speakers[index].header.language)
      link = Link(context.archive.speakers[index].body.references, reference)
    case .source(let index):
      title = context.archive.sources[index].header.title.value
      href = context.archive.addresses.sources[index].href
      kind = Collection.sources.singular
      date = context.links.sourceDates[index]
      foreignLanguage = context.foreignLanguage(context.archive.sources[index].header.language)
      link = Link(context.archive.sources[index].body.references, reference)
    case .page(let index):
      title = context.archive.pages[index].header.title.value
      href = context.archive.addresses.pages[index].href
      kind = Collection.pages.singular
      date = nil
      foreignLanguage = context.foreignLanguage(context.archive.pages[index].header.language)
      link = Link(context.archive.pages[index].body.references, reference)
    }
  }
}
