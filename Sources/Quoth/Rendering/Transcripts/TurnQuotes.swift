import Mustache

/// The quotes of a transcript's words: how they are marked in each turn, and where they lead.
struct TurnQuotes {
  let passages: [QuotedPassage]
  private let context: RenderContext
  /// By reference of the body, what its link draws; and what a moment draws.
  private let elements: [PassageTokens.Element]
  private let moment: PassageTokens.Element

  init(_ context: RenderContext, _ index: Int, _ renderer: BodyRenderer) {
    self.context = context
    passages = context.transcripts.passages[index]
    moment = renderer.seek == nil ? .span : .link
    elements = renderer.body.references.indices.map { reference in
      guard let target = renderer.target(reference) else { return .nothing }
      if case .words = target { return .span }
      return renderer.href(target) == nil ? .nothing : .link
    }
  }

  /// The marks of some passages, which stand in one block.
  func marks(
    _ range: Range<Int>, in block: TranscriptBlock, _ body: Body, firstSlot: Int
  ) -> [PassageMarks.Insertion] {
    let marked = passages[range].map { passage in
      PassageMarks.Passage(
        text: passage.range,
        id: passage.isFirst ? TranscriptIndex.anchor(ofQuote: context.archive.quotes[passage.quote].id) : nil,
        href: context.place(ofQuote: passage.quote).href)
    }
    return PassageMarks.insertions(
      marked, html: body.html, block.html, slots: body.slots, firstSlot: firstSlot, text: block.text,
      elements: elements, moment: moment)
  }

  /// Where passages are quoted, each quote once.
  func places(_ range: Range<Int>) -> [Value] {
    var places: [Value] = []
    for index in range where isFirst(index, in: range) {
      let quote = passages[index].quote
      let article = context.archive.quotes[quote].article
      places.append(
        .record(
          PageRecord(
            .quotedIn,
            [
              .text(context.archive.articles[article].header.title.value),
              .text(context.place(ofQuote: quote).href),
              .optional(context.foreignLanguage(context.archive.articles[article].header.language)),
              context.hasPage(quote) ? .text(context.address(ofQuote: quote).href) : .null,
            ])))
    }
    return places
  }

  /// Whether no passage before it is of the same quote. A turn has few.
  private func isFirst(_ index: Int, in range: Range<Int>) -> Bool {
    !passages[range.lowerBound..<index].contains { [passages] in $0.quote == passages[index].quote }
  }

  /// How many articles quote these passages.
  func count(_ range: Range<Int>) -> PageRecord {
    var articles: Set<Int> = []
    for passage in passages[range] { articles.insert(context.archive.quotes[passage.quote].article) }
    return context.texts.count(articles.count, .quotedInArticles)
  }
}
