/// Links one body by itself: references to their targets, marks to quotes. What needs other bodies (anchors on their
/// pages, lists of mentions) comes after.
struct DocumentLinker: Sendable {
  let resolver: ReferenceResolver
  let quotes: QuoteLinker
  let titles: TitleQuotes?

  struct Result: Sendable {
    var links = DocumentLinks()
    /// With `outer` and the links' `quoteOfMark` as indices in this list.
    var quotes: [Quote] = []
    /// The references that are mentions of speakers or citations of sources.
    var mentions: [Int] = []
    var findings: [Finding] = []
    var pending: [ReferenceResolver.PendingAnchor] = []
  }

  func link(_ article: Article, index: Int, topics: [Int]) -> Result {
    let document = ReferenceResolver.Document(kind: .article(index), path: article.path)
    var result = Result()
    resolve(article.body, document, words: [], &result)
    let linked = quotes.link(article, index: index, targets: result.links.targets, &result.findings)
    result.quotes = linked.quotes
    result.links.quoteOfMark = linked.quoteOfMark
    result.links.topics = topics
    result.links.image = resolver.href(of: article.image, in: document, &result.findings)
    titles?.check(article, quotes: linked.quotes, &result.findings)
    findMentions(in: document, without: linked.consumed, &result)
    return result
  }

  /// Any other body: quotes are made in articles only. `words`: per reference the named words of a transcript.
  func link(
    _ body: Body, as document: ReferenceResolver.Document, image: Located<String>? = nil,
    media: Located<String>? = nil, words: [Target?] = []
  ) -> Result {
    var result = Result()
    resolve(body, document, words: words, &result)
    result.links.quoteOfMark = Array(repeating: nil, count: body.quotes.count)
    for mark in body.quotes where mark.isMarkedByLink {
      result.findings.append(
        Finding(
          .misplacedQuote, "a quote is marked outside of an article, where none is collected",
          at: Place(file: document.path, span: mark.targetSpan),
          suggestion: "move it to an article, or link to the speaker: (speaker:…)"))
    }
    result.links.image = resolver.href(of: image, in: document, &result.findings)
    result.links.media = resolver.href(of: media, in: document, &result.findings)
    findMentions(in: document, without: [], &result)
    return result
  }

  private func resolve(
    _ body: Body, _ document: ReferenceResolver.Document, words: [Target?], _ result: inout Result
  ) {
    result.links.targets.reserveCapacity(body.references.count)
    for index in body.references.indices {
      let named = words.indices.contains(index) ? words[index] : nil
      result.links.targets.append(
        named ?? resolver.target(of: body.references[index], in: document, &result.findings, &result.pending))
    }
    if !body.notes.isEmpty { result.links.noteAnchors = Anchors.notes(body.notes) }
  }

  private func findMentions(
    in document: ReferenceResolver.Document, without consumed: [Int], _ result: inout Result
  ) {
    let consumed = Set(consumed)
    for (index, target) in result.links.targets.enumerated() where !consumed.contains(index) {
      switch target {
      case .speaker(let speaker, _) where document.kind != .speaker(speaker): result.mentions.append(index)
      case .source(let source, _) where document.kind != .source(source): result.mentions.append(index)
      default: continue
      }
    }
  }
}

extension QuoteMark {
  /// A `quote:` link made it, not only a line that looks like an attribution.
  fileprivate var isMarkedByLink: Bool {
    kind == .inline
      || attribution.contains { piece in
        if case .quoteLink = piece { true } else { false }
      }
  }
}
