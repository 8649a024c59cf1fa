/// Makes quotes of an article's marks: whose words, from where, to whom, which marks are one quote and which stand
/// in another.
///
/// A property is taken from the parameters of the link, else from the attribution line, else (the source) from the
/// outer quote, else from the article's defaults; `to` and `via` of the defaults are for quotes of the default
/// speaker that stand in no other quote.
struct QuoteLinker: Sendable {
  let catalog: Catalog
  let reader: AttributionReader
  let speakerIDs: [String]
  let sourceIDs: [String]
  /// Per source: its own date, and its language.
  let sourceDates: [CalendarDate?]
  let sourceLanguages: [String?]
  /// Per transcript its language.
  let transcriptLanguages: [String]
  let siteLanguage: String
  /// Quotes get pages, so that names that differ only by case are one address.
  let hasPages: Bool

  /// The quotes of one article, in order; `outer` is an index among them.
  struct Result: Sendable {
    var quotes: [Quote] = []
    /// Per mark its quote (index in `quotes`); nil: an ordinary block quote.
    var quoteOfMark: [Int?] = []
    /// References that attribution lines have used up.
    var consumed: [Int] = []
    /// Quotes with a name; nil: one that could not be made, whose later parts are passed over too.
    fileprivate var named: [String: Int?] = [:]
  }

  func link(_ article: Article, index: Int, targets: [Target], _ findings: inout [Finding]) -> Result {
    for line in article.body.strayLines where reader.isName(line.text) {
      findings.append(
        Finding(
          .attributionNotRead, "this line names a speaker, but more of the block quote follows",
          at: Place(file: article.path, span: line.span),
          suggestion: "end the block quote behind it, or put an empty `>` line before it if it does end there"
        ))
    }
    let defaults = defaults(of: article, &findings)
    let count = article.body.quotes.count
    var result = Result()
    guard count > 0 else { return result }
    result.quoteOfMark = Array(repeating: nil, count: count)
    result.quotes.reserveCapacity(count)
    for number in 0..<count {
      read(article.body.quotes[number], number, of: article, index, targets, defaults, &result, &findings)
    }
    finish(article, &result)
    if hasPages { QuoteNames.check(result.quotes, of: article, &findings) }
    return result
  }

  /// `quotes:` of the front matter.
  private struct Defaults {
    var speaker = Said<Int>.nothing
    var source = Said<Int>.nothing
    /// The transcript that it names, where no language is given that says which is meant.
    var record: Int?
    var via = Said<Int>.nothing
    var to: [Int] = []
  }

  private func defaults(of article: Article, _ findings: inout [Finding]) -> Defaults {
    func resolve(_ id: Located<String>?, _ collection: Collection) -> Said<Int> {
      guard let id else { return .nothing }
      return catalog.resolve(
        id.value, in: collection, at: Place(file: article.path, span: id.span), &findings)
    }
    return Defaults(
      speaker: resolve(article.defaults.speaker, .speakers),
      source: resolve(article.defaults.source, .sources),
      record: article.defaults.language == nil
        ? article.defaults.source.flatMap { catalog.records[$0.value] } : nil,
      via: resolve(article.defaults.via, .sources),
      to: article.defaults.to.compactMap { resolve($0, .speakers).value })
  }

  /// Marks come outer ones first, so that the quote around one is always known.
  private func read(
    _ mark: QuoteMark, _ number: Int, of article: Article, _ index: Int, _ targets: [Target],
    _ defaults: Defaults, _ result: inout Result, _ findings: inout [Finding]
  ) {
    let place = Place(file: article.path, span: mark.targetSpan)
    var said = MarkStatement(
      number: number, span: mark.span, text: mark.text, notes: mark.notes, name: mark.name)
    if mark.kind == .block {
      guard let line = reader.read(mark, of: article.body, targets: targets, in: article.path, &findings)
      else {
        return
      }
      result.consumed += line.consumed
      said.line = line
    }
    said.link = QuoteParameters.read(mark, catalog, at: place, &findings)
    said.outer = outerQuote(of: mark, in: article.body, result)
    if let name = said.name, let known = result.named[name] {
      guard let quote = known else { return }
      result.quoteOfMark[number] = quote
      LaterPart(said, at: place).join(&result.quotes[quote], &findings)
      return
    }
    let quote = make(said, of: article, index, defaults, at: place, &result, &findings)
    result.quoteOfMark[number] = quote
    if let name = said.name { result.named[name] = .some(quote) }
  }

  /// The quote around a mark: that of the nearest outer mark that is one.
  private func outerQuote(of mark: QuoteMark, in body: Body, _ result: Result) -> Int? {
    var outer = mark.outer
    // Outer marks have lower numbers, so this ends.
    while let number = outer, result.quoteOfMark.indices.contains(number) {
      if let quote = result.quoteOfMark[number] { return quote }
      let next = body.quotes[number].outer
      outer = next.flatMap { $0 < number ? $0 : nil }
    }
    return nil
  }

  /// A new quote; nil when nobody is known to speak.
  private func make(
    _ said: MarkStatement, of article: Article, _ index: Int, _ defaults: Defaults, at place: Place,
    _ result: inout Result, _ findings: inout [Finding]
  ) -> Int? {
    let voice = said.speaker.or(defaults.speaker)
    guard case .value(let speaker) = voice else {
      if voice.isNothing {
        findings.append(
          Finding(
            .quoteWithoutSpeaker, "nobody is named who says this", at: place,
            suggestion:
              "name the speaker, quote:SPEAKER, or give the article a default, `quotes: {speaker: …}`"))
      }
      return nil
    }
    let ofOuter = said.outer.flatMap { result.quotes[$0].source }.map { Said.value($0) } ?? .nothing
    let source = said.source.or(ofOuter).or(defaults.source).value
    let record = said.source.isNothing && ofOuter.isNothing ? defaults.record : said.record
    let takesDefaults =
      said.outer == nil && (defaults.speaker.isNothing || defaults.speaker.value == speaker)

    // Filled in where it stays: to move it there at the end would be to copy it.
    let quote = result.quotes.count
    result.quotes.append(
      Quote(
        id: "", name: said.name, anchor: "", article: index, marks: [said.number], speaker: speaker,
        language: said.link.language ?? "", text: "", parts: [said.text],
        place: Place(file: article.path, span: said.span)))
    result.quotes[quote].source = source
    result.quotes[quote].via = said.via.or(takesDefaults ? defaults.via : .nothing).value
    result.quotes[quote].to = said.to.or(takesDefaults ? .value(defaults.to) : .nothing).value ?? []
    result.quotes[quote].locator = said.link.locator
    // What the line says of its own source is not said of another.
    if let line = said.line, line.source.value == source {
      result.quotes[quote].locator = said.link.locator.filled(from: line.locator)
    }
    result.quotes[quote].date = said.link.date.value
    result.quotes[quote].translatedFrom = said.link.translated
    if let record, said.link.language == nil, said.link.translated == nil {
      result.quotes[quote].language = transcriptLanguages[record]
    }
    result.quotes[quote].outer = said.outer
    result.quotes[quote].notes = said.notes
    result.quotes[quote].isChecked = !said.link.isUnchecked
    return quote
  }

  /// What is known only when all parts are: text, anchor, id, and what date and language fall back to.
  private func finish(_ article: Article, _ result: inout Result) {
    var register = AnchorRegister()
    if result.quotes.contains(where: { $0.name == nil }) {
      for index in result.quotes.indices {
        if let name = result.quotes[index].name { _ = register.claim(name) }
      }
    }
    for index in result.quotes.indices {
      let source = result.quotes[index].source
      let text = QuoteText.joined(result.quotes[index].parts)
      let name =
        result.quotes[index].name
        ?? register.claim(
          Anchors.hash(
            speaker: speakerIDs[result.quotes[index].speaker], source: source.map { sourceIDs[$0] },
            text: text))
      result.quotes[index].text = text
      result.quotes[index].anchor = Anchors.quote(named: name)
      result.quotes[index].id = article.id + "/" + name
      if result.quotes[index].date == nil {
        result.quotes[index].date =
          article.defaults.date?.value ?? source.flatMap { sourceDates[$0] } ?? article.date
      }
      if result.quotes[index].language.isEmpty, let outer = result.quotes[index].outer,
        result.quotes[outer].source == source, result.quotes[index].translatedFrom == nil
      {
        result.quotes[index].language = result.quotes[outer].language
      } else if result.quotes[index].language.isEmpty {
        // A translation is in the language of those who read it, not in that of its source.
        let isTranslated = result.quotes[index].translatedFrom != nil
        let ofSource = isTranslated ? nil : source.flatMap { sourceLanguages[$0] }
        result.quotes[index].language =
          article.defaults.language?.value ?? ofSource ?? article.header.language?.value ?? siteLanguage
      }
    }
  }
}
