import Foundation

/// Finds what a link of a text leads to: a page of the archive, a file, a moment of a transcript.
struct ReferenceResolver: Sendable {
  let catalog: Catalog
  let addresses: Addresses
  /// Per source the transcript that it is the implicit source of.
  let implicitOf: [Int?]
  /// Per transcript when its turns begin, and whether its times are times of day.
  let times: [TurnTimes]

  /// The body whose links are resolved.
  struct Document: Sendable {
    var kind: Mention.Document
    var path: String
    /// False: a draft transcript, which may name drafts.
    var isPublished = true
  }

  /// A place on a page that is checked when all pages' anchors are known.
  struct PendingAnchor: Sendable {
    var fragment: String
    var on: Mention.Document
    var place: Place
  }

  func target(
    of reference: Reference, in document: Document, _ findings: inout [Finding],
    _ pending: inout [PendingAnchor]
  ) -> Target {
    switch reference.scheme {
    case .speaker: return entry(.speakers, reference.target, reference, document, &findings, &pending)
    case .source: return entry(.sources, reference.target, reference, document, &findings, &pending)
    case .transcript: return entry(.transcripts, reference.target, reference, document, &findings, &pending)
    case .article: return entry(.articles, reference.target, reference, document, &findings, &pending)
    case .topic: return topic(reference, document, &findings)
    case .path: return path(reference, document, &findings, &pending)
    // Named words are the transcript's own matter (`TranscriptLinker`).
    case .words: return .broken
    }
  }

  /// Something that a file of content is about.
  private func entry(
    _ collection: Collection, _ id: String, _ reference: Reference, _ document: Document,
    _ findings: inout [Finding], _ pending: inout [PendingAnchor]
  ) -> Target {
    let place = Place(file: document.path, span: reference.targetSpan)
    let found = catalog.resolve(
      id, in: collection, at: place, isPublished: document.isPublished, &findings)
    let clock = found.value.flatMap { transcript(collection, $0) }.map { times[$0].isClock } ?? false
    let at = LocatorRules.check(reference.parameters, clock: clock, at: place, &findings)
    guard let index = found.value else { return .broken }

    var anchor = reference.fragment
    if anchor?.isEmpty == true { anchor = nil }
    if let fragment = anchor {
      pending.append(PendingAnchor(fragment: fragment, on: kind(collection, index), place: place))
    } else if let at, let transcript = transcript(collection, index) {
      anchor = times[transcript].anchor(at: at)
    }
    switch collection {
    case .speakers: return .speaker(index, anchor: anchor)
    case .sources: return .source(index, anchor: anchor)
    case .transcripts: return .transcript(index, anchor: anchor)
    case .articles: return .article(index, anchor: anchor)
    case .pages: return .page(index, anchor: anchor)
    }
  }

  /// The transcript whose page a link to that entry opens.
  private func transcript(_ collection: Collection, _ index: Int) -> Int? {
    switch collection {
    case .transcripts: index
    case .sources: implicitOf[index]
    default: nil
    }
  }

  private func kind(_ collection: Collection, _ index: Int) -> Mention.Document {
    switch collection {
    case .articles: .article(index)
    case .transcripts: .transcript(index)
    case .speakers: .speaker(index)
    case .sources: implicitOf[index].map { .transcript($0) } ?? .source(index)
    case .pages: .page(index)
    }
  }

  private func topic(_ reference: Reference, _ document: Document, _ findings: inout [Finding]) -> Target {
    let place = Place(file: document.path, span: reference.targetSpan)
    if let topic = catalog.topics[reference.target] ?? catalog.topics[Slug.make(reference.target)] {
      return .topic(topic)
    }
    let message =
      reference.target.isEmpty ? "no topic is named here" : "no article has the topic “\(reference.target)”"
    findings.append(
      Finding(
        .unknownTopic, message, at: place,
        suggestion: "give the topic to an article, below `topics:`, or take the link out",
        misspelling: Misspelling(kind: .topic, name: Slug.make(reference.target))))
    return .broken
  }

  /// A path to a file of content (`../speakers/michael-flynn.md`), or from the root to a page (`/about/`).
  private func path(
    _ reference: Reference, _ document: Document, _ findings: inout [Finding],
    _ pending: inout [PendingAnchor]
  ) -> Target {
    let path = RelativePath.resolve(reference.target, in: document.path)
    switch catalog.file(at: path, basePath: addresses.basePath) {
    case .entry(let collection, let id):
      return entry(collection, id, reference, document, &findings, &pending)
    case .file(let path):
      return .file(path, query: reference.parameters, anchor: reference.fragment)
    case .nothing(let why):
      findings.append(unknownFile(path, why, document, at: reference.targetSpan))
      return .broken
    }
  }

  private func unknownFile(_ path: String, _ why: String, _ document: Document, at span: SourceSpan)
    -> Finding
  {
    Finding(
      .unknownFileReference, why, at: Place(file: document.path, span: span),
      suggestion: "for what is not of this site write the whole address, https://…",
      misspelling: Misspelling(kind: .file(from: document.path), name: path))
  }

  /// What the front matter names (an image, a recording, the original), as it is written in `href`; nil: nothing, or
  /// not found. Whole addresses stay as they are.
  func href(
    of path: Located<String>?, in document: Document, _ findings: inout [Finding]
  ) -> String? {
    guard let path, !path.value.isEmpty else { return nil }
    if AddressCheck.isAbsolute(path.value) { return PercentEncoding.mended(path.value) }
    let fragment = path.value.firstIndex(of: "#")
    let name = String(path.value[..<(fragment ?? path.value.endIndex)])
    let suffix = PercentEncoding.mended(String(path.value[(fragment ?? path.value.endIndex)...]))
    switch frontMatterFile(name.removingPercentEncoding ?? name, document) {
    case .file(let file):
      return addresses.at(file).href + suffix
    case .entry(let collection, let id):
      if case .index(let index) = catalog.find(id, in: collection) {
        return addresses.entry(collection, index).href + suffix
      }
      return nil
    case .nothing(let why):
      findings.append(
        unknownFile(RelativePath.resolve(name, in: document.path), why, document, at: path.span))
      return nil
    }
  }

  /// A path in front matter is relative to its file, as one in a text; else to `content/`, as `media/a.jpg` is meant.
  private func frontMatterFile(_ name: String, _ document: Document) -> Catalog.File {
    let relative = catalog.file(
      at: RelativePath.resolve(name, in: document.path), basePath: addresses.basePath)
    guard case .nothing = relative else { return relative }
    let absolute = catalog.file(
      at: RelativePath.resolve(name, in: "content/site.yml"), basePath: addresses.basePath)
    if case .nothing = absolute { return relative }
    return absolute
  }
}
