import Mustache

/// The JSON-LD of pages, in the vocabulary of schema.org.
///
/// Types and properties used: `WebSite` (name, url), `WebPage`, `CollectionPage`, `Article` (headline, datePublished,
/// dateModified, author, description, image, about, inLanguage, isPartOf, hasPart), `Quotation` (text, inLanguage,
/// spokenByCharacter, isBasedOn, citation, dateCreated, isPartOf), `ProfilePage` (mainEntity), `Person` (name,
/// alternateName, jobTitle, affiliation, birthDate, deathDate, image, sameAs), `Organization`, `CreativeWork` (name,
/// genre, publisher, author, datePublished, sameAs, archivedAt, isPartOf).
struct LinkedData {
  /// What a page is about.
  enum Page {
    case plain
    case list
    case article(Int)
    case transcript(Int)
    case speaker(Int)
    case source(Int)
    case quote(Int)
  }

  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  /// One JSON object, as HTML; safe inside `<script>`, where `JSONWriter` leaves no `<`.
  func write(_ frame: PageFrame, url: String, to record: inout RecordWriter) {
    var json = JSONWriter(capacity: 8192)
    json.beginObject()
    json.key("@context")
    json.string(fixed: "https://schema.org")
    switch frame.linkedData {
    case .plain: page("WebPage", frame, url, &json)
    case .list: page("CollectionPage", frame, url, &json)
    case .article(let index): article(index, frame, url, &json)
    case .transcript(let index): transcript(index, frame, url, &json)
    case .speaker(let index): speaker(index, frame, url, &json)
    case .source(let index): source(index, url, &json)
    case .quote(let index):
      quotation(index, page: url, isWhole: true, &json)
    }
    json.endObject()
    json.withBytes { record.html(copying: $0) }
  }

  /// `id`: the page about the thing; `isShown`: also said as the thing's `url`.
  private func type(
    _ type: StaticString, id: String? = nil, isShown: Bool = true, _ json: inout JSONWriter
  ) {
    json.key("@type")
    json.string(fixed: type)
    guard let id else { return }
    json.key("@id")
    json.string(id)
    guard isShown else { return }
    json.key("url")
    json.string(id)
  }

  private func optional(_ key: StaticString, _ text: String?, _ json: inout JSONWriter) {
    guard let text else { return }
    json.key(key)
    json.string(text)
  }

  private func named(_ key: StaticString, _ type: StaticString, _ name: String?, _ json: inout JSONWriter) {
    guard let name else { return }
    json.key(key)
    json.beginObject()
    self.type(type, &json)
    json.key("name")
    json.string(name)
    json.endObject()
  }

  private func page(_ type: StaticString, _ frame: PageFrame, _ url: String, _ json: inout JSONWriter) {
    self.type(frame.kind == .home ? "WebSite" : type, id: url, &json)
    json.key("name")
    json.string(frame.kind == .home ? context.archive.config.title : frame.title)
    optional("description", frame.description ?? context.archive.config.description, &json)
    json.key("inLanguage")
    json.string(frame.language ?? context.archive.config.language)
    if frame.kind != .home { site(&json) }
  }

  private func site(_ json: inout JSONWriter) {
    let url = context.archive.addresses.absolute(context.archive.addresses.home)
    json.key("isPartOf")
    json.beginObject()
    type("WebSite", id: url, isShown: false, &json)
    json.key("name")
    json.string(context.archive.config.title)
    json.endObject()
  }

  private func article(_ index: Int, _ frame: PageFrame, _ url: String, _ json: inout JSONWriter) {
    type("Article", id: url, &json)
    json.key("headline")
    json.string(frame.title)
    json.key("datePublished")
    json.string(context.archive.articles[index].date.iso)
    optional("dateModified", context.archive.articles[index].updated?.iso, &json)
    optional("description", frame.description, &json)
    optional("image", frame.image.map(context.absolute), &json)
    json.key("inLanguage")
    json.string(frame.language ?? context.archive.config.language)
    authors(context.archive.articles[index].authors, &json)
    json.key("about")
    json.strings(context.archive.articleLinks[index].topics.map { context.archive.topics[$0].title })
    site(&json)
    json.key("hasPart")
    json.beginArray()
    let language = frame.language ?? context.archive.config.language
    for quote in context.archive.articleLinks[index].quotes {
      json.beginObject()
      quotation(quote, page: url, unlessIn: language, &json)
      json.endObject()
    }
    json.endArray()
  }

  private func authors(_ names: [String], _ json: inout JSONWriter) {
    if names.isEmpty {
      named("author", "Organization", context.archive.config.author ?? context.archive.config.title, &json)
      return
    }
    json.key("author")
    json.beginArray()
    for name in names {
      json.beginObject()
      type("Person", &json)
      json.key("name")
      json.string(name)
      json.endObject()
    }
    json.endArray()
  }

  /// `isWhole`: the page is about the quote. `unlessIn`: the page's language; of a quote in it none is said.
  private func quotation(
    _ index: Int, page: String, isWhole: Bool = false, unlessIn language: String? = nil,
    _ json: inout JSONWriter
  ) {
    let quotes = context.archive.quotes
    if isWhole {
      type("Quotation", id: page, &json)
    } else {
      type("Quotation", &json)
      json.key("@id")
      json.beginString()
      json.append(page)
      json.append("#")
      json.append(PercentEncoding.encoded(quotes[index].anchor))
      json.endString()
    }
    json.key("text")
    context.withText(ofQuote: index) { json.string($0) }
    if quotes[index].language != language {
      json.key("inLanguage")
      json.string(quotes[index].language)
    }
    if let date = quotes[index].date {
      json.key("dateCreated")
      json.optional(date)
    }
    json.key("spokenByCharacter")
    json.written(context.linkedNames.speakers[quotes[index].speaker])
    if let source = quotes[index].source {
      json.key("isBasedOn")
      json.written(context.linkedNames.works[source])
    }
    if let via = quotes[index].via {
      json.key("citation")
      json.written(context.linkedNames.works[via])
    } else if let source = quotes[index].source {
      json.key("citation")
      citation(source, quotes[index].locator, &json)
    }
    guard isWhole else { return }
    json.key("isPartOf")
    json.beginObject()
    let article = quotes[index].article
    type(
      "Article", id: context.archive.addresses.absolute(context.archive.addresses.articles[article]), &json)
    json.key("headline")
    json.string(context.archive.articles[article].header.title.value)
    json.endObject()
  }

  private func citation(_ source: Int, _ locator: Locator, _ json: inout JSONWriter) {
    json.beginString()
    json.append(context.archive.sources[source].header.title.value)
    if let place = context.texts.text(of: locator) {
      json.append(", ")
      json.append(place)
    }
    json.endString()
  }

  private func speakerURL(_ index: Int) -> String {
    context.archive.addresses.absolute(context.archive.addresses.speakers[index])
  }

  private func transcript(_ index: Int, _ frame: PageFrame, _ url: String, _ json: inout JSONWriter) {
    type("CreativeWork", id: url, &json)
    json.key("name")
    json.string(frame.title)
    json.key("genre")
    json.string(fixed: "transcript")
    optional("description", frame.description, &json)
    optional("datePublished", frame.published?.iso, &json)
    optional("license", context.archive.transcripts[index].licence, &json)
    json.key("inLanguage")
    json.string(frame.language ?? context.archive.config.language)
    if let source = context.archive.transcriptLinks[index].source, !context.archive.sources[source].isImplicit
    {
      json.key("isBasedOn")
      json.written(context.linkedNames.works[source])
    }
    site(&json)
  }

  private func speaker(_ index: Int, _ frame: PageFrame, _ url: String, _ json: inout JSONWriter) {
    let speaker = context.archive.speakers[index]
    type("ProfilePage", id: url, &json)
    json.key("name")
    json.string(frame.title)
    json.key("mainEntity")
    json.beginObject()
    let kind = SpeakerKind(speaker)
    type(kind.schemaType, id: speakerURL(index), &json)
    json.key("name")
    json.string(speaker.name)
    json.key("alternateName")
    json.strings(speaker.otherNames.map(\.value))
    optional("image", frame.image.map(context.absolute), &json)
    json.key("sameAs")
    json.strings(context.archive.speakerLinks[index].sameAs.map(context.absolute))
    if kind == .person {
      optional("jobTitle", speaker.roles.last?.role, &json)
      named("affiliation", "Organization", speaker.affiliation, &json)
      optional("birthDate", speaker.born?.iso, &json)
      optional("deathDate", speaker.died?.iso, &json)
    }
    json.endObject()
    site(&json)
  }

  private func source(_ index: Int, _ url: String, _ json: inout JSONWriter) {
    let source = context.archive.sources[index]
    type("CreativeWork", id: url, &json)
    json.key("name")
    json.string(source.header.title.value)
    json.key("genre")
    json.string(source.kind)
    optional("datePublished", source.date?.iso, &json)
    named("publisher", "Organization", source.publisher, &json)
    named("author", "Person", source.author, &json)
    let links = context.archive.sourceLinks[index]
    optional("sameAs", links.url.map(context.absolute), &json)
    optional("archivedAt", links.archiveURL.map(context.absolute), &json)
    if let whole = links.partOf {
      json.key("isPartOf")
      json.written(context.linkedNames.works[whole])
    }
  }
}
