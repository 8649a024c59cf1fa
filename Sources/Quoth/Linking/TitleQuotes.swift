/// Holds titles and summaries to the articles below them: words that stand there in quotation marks must occur in a
/// quote of the article.
struct TitleQuotes: Sendable {
  let marks: [Locale.QuotationMarks]
  let severity: Diagnostic.Severity

  /// nil: the site does not want to know (`quotes: {unlinked: off}`).
  init?(locale: Locale, config: SiteConfig) {
    switch config.unlinkedQuotes {
    case .off: return nil
    case .note: severity = .note
    case .warn: severity = .warning
    case .error: severity = .error
    }
    marks = locale.quotationMarks
  }

  func check(_ article: Article, quotes: [Quote], _ findings: inout [Finding]) {
    check("the title", article.header.title, article, quotes, &findings)
    if let summary = article.summary { check("the summary", summary, article, quotes, &findings) }
  }

  private func check(
    _ what: String, _ text: Located<String>, _ article: Article, _ quotes: [Quote],
    _ findings: inout [Finding]
  ) {
    for quoted in quotedWords(in: text.value) {
      let parts = Self.parts(of: quoted)
      guard !parts.isEmpty, !quotes.contains(where: { Self.holds($0.text, parts) }) else { continue }
      findings.append(
        Finding(
          .quoteUnlinked, severity, "\(what) quotes “\(quoted)”, which no quote of the article holds",
          at: Place(file: article.path, span: text.span),
          suggestion: "quote these words in the text with a `quote:` link, or take off the quotation marks"))
    }
  }

  /// What stands between an opening mark and its closing one. A mark opens at the start of a word and closes at the
  /// end of one, so that apostrophes do neither.
  func quotedWords(in text: String) -> [String] {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x22 }
    if isPlain { return [] }
    let characters = Array(text)
    var found: [String] = []
    var index = 0
    while index < characters.count {
      guard let pair = marks.first(where: { $0.open == String(characters[index]) && $0.open != "'" }),
        index == 0 || !Self.isInWord(characters[index - 1]),
        let end = (index + 1..<characters.count).first(where: { position in
          String(characters[position]) == pair.close && position > index + 1
            && (position + 1 == characters.count || !Self.isInWord(characters[position + 1]))
        })
      else {
        index += 1
        continue
      }
      found.append(String(characters[index + 1..<end]))
      index = end + 1
    }
    return found
  }

  private static func isInWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// The words of the text, folded, in stretches between ellipses.
  private static func parts(of text: String) -> [String] {
    text.replacing("...", with: "…").split(separator: "…").map { folded(String($0)) }.filter { $0 != " " }
  }

  private static func holds(_ text: String, _ parts: [String]) -> Bool {
    var rest = folded(text)[...]
    for part in parts {
      guard let range = rest.firstRange(of: part) else { return false }
      // The blank after a part is also the one before the next.
      rest = rest[rest.index(before: range.upperBound)...]
    }
    return true
  }

  /// Lower-case words, each with one blank before and after it.
  private static func folded(_ text: String) -> String {
    let scan = WordScan(NameIndex.form(text).lowercased())
    return (0..<scan.count).reduce(into: " ") { folded, word in
      folded += (scan.word(word) ?? "") + " "
    }
  }
}
