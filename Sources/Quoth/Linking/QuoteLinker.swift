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
  let siteLanguage: String
  /// Quotes get pages, so that names that differ only by case are one address.
  let hasPages: Bool

  /// Quotes of one article, in order; `outer` is an index among them.
  struct Result: Sendable {
    var quotes: [Quote] = []
    /// Per mark its quote (index in `quotes`); nil: an ordinary block quote.
    var quoteOfMark: [Int?] = []
    /// References that attribution lines have used up, ascending.
    var consumed: [Int] = []
  }

  func link(_ article: Article, index: Int, targets: [Target], _ findings: inout [Finding]) -> Result {
    let count = article.body.quotes.count
    let defaults = Defaults(article, catalog, &findings)
    guard count > 0 else { return Result() }
    var work = Work(
      linker: self, article: article, index: index, defaults: defaults,
      result: Result(quoteOfMark: Array(repeating: nil, count: count)))
    work.result.quotes.reserveCapacity(count)
    for mark in 0..<count { work.read(mark, targets, &findings) }
    work.finish(&findings)
    return work.result
  }

  /// `quotes:` of the front matter.
  struct Defaults {
    var speaker = Said<Int>.nothing
    var source = Said<Int>.nothing
    var via = Said<Int>.nothing
    var to: [Int] = []

    init(_ article: Article, _ catalog: Catalog, _ findings: inout [Finding]) {
      let given = article.defaults
      func place(_ span: SourceSpan) -> Place { Place(file: article.path, span: span) }
      if let id = given.speaker {
        speaker = catalog.resolve(id.value, in: .speakers, at: place(id.span), &findings)
      }
      if let id = given.source {
        source = catalog.resolve(id.value, in: .sources, at: place(id.span), &findings)
      }
      if let id = given.via { via = catalog.resolve(id.value, in: .sources, at: place(id.span), &findings) }
      for id in given.to {
        if let speaker = catalog.resolve(id.value, in: .speakers, at: place(id.span), &findings).value {
          to.append(speaker)
        }
      }
    }
  }

  /// One article on its way through.
  private struct Work {
    let linker: QuoteLinker
    let article: Article
    let index: Int
    let defaults: Defaults
    var result: Result
    /// Quotes with a name; nil: one that could not be made, whose later parts are passed over too.
    private var named: [String: Int?] = [:]

    init(linker: QuoteLinker, article: Article, index: Int, defaults: Defaults, result: Result) {
      self.linker = linker
      self.article = article
      self.index = index
      self.defaults = defaults
      self.result = result
    }

    /// Marks come outer ones first, so that the quote around one is always known.
    mutating func read(_ number: Int, _ targets: [Target], _ findings: inout [Finding]) {
      let mark = article.body.quotes[number]
      let place = Place(file: article.path, span: mark.targetSpan)
      var attribution: Attribution?
      if mark.kind == .block {
        attribution = linker.reader.read(
          mark, of: article.body, targets: targets, in: article.path, &findings)
        guard let read = attribution else { return }
        result.consumed += read.consumed
      }
      let link = QuoteParameters(mark, linker.catalog, at: place, &findings)
      let outer = outerQuote(of: mark)
      guard let name = checkedName(mark, place, &findings) else {
        result.quoteOfMark[number] = make(number, mark, nil, link, attribution, outer, &findings)
        return
      }
      if let known = named[name] {
        guard let quote = known else { return }
        result.quoteOfMark[number] = quote
        add(number, mark, to: quote, link, attribution, outer, &findings)
      } else {
        let quote = make(number, mark, name, link, attribution, outer, &findings)
        result.quoteOfMark[number] = quote
        named[name] = .some(quote)
      }
    }

    private func outerQuote(of mark: QuoteMark) -> Int? {
      var outer = mark.outer
      // Outer marks have lower numbers, so this ends.
      while let number = outer, result.quoteOfMark.indices.contains(number) {
        if let quote = result.quoteOfMark[number] { return quote }
        let next = article.body.quotes[number].outer
        outer = next.flatMap { $0 < number ? $0 : nil }
      }
      return nil
    }

    private func checkedName(_ mark: QuoteMark, _ place: Place, _ findings: inout [Finding]) -> String? {
      guard let name = mark.name, !name.isEmpty else { return nil }
      let isPlain = name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
      if isPlain { return name }
      let isAllowed = name.unicodeScalars.allSatisfy { scalar in
        if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic { return true }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark: return true
        default: return false
        }
      }
      if !isAllowed {
        findings.append(
          Finding(
            .invalidParameter, "“\(name)” cannot name a quote", at: place,
            suggestion: "use letters, digits, “-” and “_”"))
      }
      return NormalForm.nfc(name)
    }

    /// A new quote; nil when nobody is known to speak.
    private mutating func make(
      _ number: Int, _ mark: QuoteMark, _ name: String?, _ link: QuoteParameters, _ attribution: Attribution?,
      _ outer: Int?, _ findings: inout [Finding]
    ) -> Int? {
      let said = link.speaker.or(attribution?.speaker ?? .nothing).or(defaults.speaker)
      guard case .value(let speaker) = said else {
        if said.isNothing {
          findings.append(
            Finding(
              .quoteWithoutSpeaker, "nobody is named who says this",
              at: Place(file: article.path, span: mark.targetSpan),
              suggestion:
                "name the speaker, quote:SPEAKER, or give the article a default, `quotes: {speaker: …}`"))
        }
        return nil
      }
      let ofOuter = outer.flatMap { result.quotes[$0].source }.map { Said.value($0) } ?? .nothing
      let ofLine = attribution?.source ?? .nothing
      let source = link.source.or(ofLine).or(ofOuter).or(defaults.source).value
      let takesDefaults = outer == nil && (defaults.speaker.isNothing || defaults.speaker.value == speaker)
      let via = link.via.or(attribution?.via ?? .nothing).or(takesDefaults ? defaults.via : .nothing)

      var quote = Quote(
        id: "", name: name, anchor: "", article: index, marks: [number], speaker: speaker, source: source,
        via: via.value, language: "", text: "", parts: [mark.text], outer: outer, notes: mark.notes,
        place: Place(file: article.path, span: mark.span))
      let toOfLine = attribution.map(\.to) ?? []
      switch link.to {
      case .value(let to): quote.to = to
      case .wrong: break
      case .nothing: quote.to = !toOfLine.isEmpty ? toOfLine : takesDefaults ? defaults.to : []
      }
      quote.locator = link.locator
      // What the line says of its own source is not said of another.
      if let line = attribution, line.source.value == source {
        quote.locator = link.locator.filled(from: line.locator)
      }
      quote.date = link.date.value
      quote.language = link.language ?? ""
      quote.translatedFrom = link.translated
      quote.isChecked = !link.isUnchecked
      result.quotes.append(quote)
      return result.quotes.count - 1
    }

    /// A later part: it inherits everything, and may not contradict.
    private mutating func add(
      _ number: Int, _ mark: QuoteMark, to index: Int, _ link: QuoteParameters, _ attribution: Attribution?,
      _ outer: Int?, _ findings: inout [Finding]
    ) {
      let quote = result.quotes[index]
      let place = Place(file: article.path, span: mark.targetSpan)
      var faults: [String] = []
      if let speaker = link.speaker.or(attribution?.speaker ?? .nothing).value, speaker != quote.speaker {
        faults.append("another speaker")
      }
      if let source = link.source.or(attribution?.source ?? .nothing).value, source != quote.source {
        faults.append("another source")
      }
      if let via = link.via.or(attribution?.via ?? .nothing).value, via != quote.via {
        faults.append("another “via”")
      }
      if outer != quote.outer { faults.append(outer == nil ? "no outer quote" : "another outer quote") }
      if !faults.isEmpty {
        findings.append(
          Finding(
            .duplicateQuoteID,
            "“#\(quote.name ?? "")” names a quote already, and this one has "
              + faults.joined(separator: " and "), at: place, suggestion: "give this quote another name",
            details: [Diagnostic.Detail("the quote begins here", at: quote.place)]))
      }
      var isContradicted = false
      if let to = link.to.value, !to.isEmpty {
        isContradicted = !quote.to.isEmpty && quote.to != to
        result.quotes[index].to = to
      }
      if !result.quotes[index].locator.add(link.locator) { isContradicted = true }
      if let date = link.date.value {
        isContradicted = isContradicted || (quote.date != nil && quote.date != date)
        result.quotes[index].date = date
      }
      if let language = link.language {
        isContradicted = isContradicted || (!quote.language.isEmpty && quote.language != language)
        result.quotes[index].language = language
      }
      if let translated = link.translated {
        isContradicted = isContradicted || (quote.translatedFrom != nil && quote.translatedFrom != translated)
        result.quotes[index].translatedFrom = translated
      }
      if isContradicted {
        findings.append(
          Finding(
            .conflictingParameter,
            "this part of “#\(quote.name ?? "")” says otherwise than the parts before it",
            at: place, suggestion: "say it once, where the quote begins",
            details: [Diagnostic.Detail("the quote begins here", at: quote.place)]))
      }
      if link.isUnchecked { result.quotes[index].isChecked = false }
      result.quotes[index].marks.append(number)
      result.quotes[index].parts.append(mark.text)
      result.quotes[index].notes += mark.notes
    }

    /// What is known only when all parts are: text, anchor, id, and what date and language fall back to.
    mutating func finish(_ findings: inout [Finding]) {
      let hasUnnamed = result.quotes.contains { $0.name == nil }
      var register = AnchorRegister()
      if hasUnnamed {
        for quote in result.quotes {
          if let name = quote.name { _ = register.claim(name) }
        }
      }
      for index in result.quotes.indices {
        let text = QuoteText.joined(result.quotes[index].parts)
        result.quotes[index].text = text
        let name = result.quotes[index].name ?? register.claim(hash(result.quotes[index], text))
        result.quotes[index].anchor = Anchors.quote(named: name)
        result.quotes[index].id = article.id + "/" + name
        let source = result.quotes[index].source
        if result.quotes[index].date == nil {
          result.quotes[index].date =
            article.defaults.date?.value ?? source.flatMap { linker.sourceDates[$0] } ?? article.date
        }
        if result.quotes[index].language.isEmpty {
          // A translation is in the language of those who read it, not in that of its source.
          let ofSource =
            result.quotes[index].translatedFrom == nil ? source.flatMap { linker.sourceLanguages[$0] } : nil
          result.quotes[index].language =
            article.defaults.language?.value ?? ofSource ?? article.header.language?.value
            ?? linker.siteLanguage
        }
      }
      if linker.hasPages { reportNamesByCase(&findings) }
    }

    private func hash(_ quote: Quote, _ text: String) -> String {
      Anchors.hash(
        speaker: linker.speakerIDs[quote.speaker], source: quote.source.map { linker.sourceIDs[$0] },
        text: text)
    }

    private func reportNamesByCase(_ findings: inout [Finding]) {
      guard named.count > 1 else { return }
      var first: [String: Quote] = [:]
      for quote in result.quotes {
        guard let name = quote.name else { continue }
        if let other = first[NormalForm.folded(name)] {
          findings.append(
            Finding(
              .duplicateAddress,
              "“#\(name)” and “#\(other.name ?? "")” differ only by case: one address for two pages",
              at: quote.place, suggestion: "give one of them another name",
              details: [Diagnostic.Detail("the other quote", at: other.place)]))
        } else {
          first[NormalForm.folded(name)] = quote
        }
        if NormalForm.folded(article.id) == "page", name.allSatisfy(\.isNumber) {
          findings.append(
            Finding(
              .reservedName, "“/quotes/page/\(name)/” is where the later pages of the list of quotes are",
              at: quote.place, suggestion: "give the quote a name with a letter in it"))
        }
      }
    }
  }
}
