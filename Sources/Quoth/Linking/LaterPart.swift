/// A mark with the name of an earlier one: the same quote going on. It inherits everything; it may add what was not
/// said, and contradict nothing.
struct LaterPart {
  private let said: MarkStatement
  private let place: Place

  init(_ said: MarkStatement, at place: Place) {
    self.said = said
    self.place = place
  }

  func join(_ quote: inout Quote, _ findings: inout [Finding]) {
    let strangers = strangers(to: quote)
    if !strangers.isEmpty {
      findings.append(
        Finding(
          .duplicateQuoteID,
          "“#\(quote.name ?? "")” names a quote already, and this one has \(strangers.joined(separator: " and "))",
          at: place, suggestion: "give this quote another name",
          details: [Diagnostic.Detail("the quote begins here", at: quote.place)]))
    }
    if isContradicted(addingTo: &quote) {
      findings.append(
        Finding(
          .conflictingParameter,
          "this part of “#\(quote.name ?? "")” says otherwise than the parts before it",
          at: place, suggestion: "say it once, where the quote begins",
          details: [Diagnostic.Detail("the quote begins here", at: quote.place)]))
    }
    quote.isChecked = quote.isChecked && !said.link.isUnchecked
    quote.marks.append(said.number)
    quote.parts.append(said.text)
    quote.notes += said.notes
  }

  /// What makes it another quote.
  private func strangers(to quote: Quote) -> [String] {
    var strangers: [String] = []
    if let speaker = said.speaker.value, speaker != quote.speaker { strangers.append("another speaker") }
    if let source = said.source.value, source != quote.source { strangers.append("another source") }
    if let via = said.via.value, via != quote.via { strangers.append("another “via”") }
    if said.outer != quote.outer {
      strangers.append(said.outer == nil ? "no outer quote" : "another outer quote")
    }
    return strangers
  }

  private func isContradicted(addingTo quote: inout Quote) -> Bool {
    var isContradicted = !quote.locator.add(said.link.locator)
    if let line = said.line, line.source.value == quote.source {
      isContradicted = !quote.locator.add(line.locator) || isContradicted
    }
    if let to = said.to.value, !to.isEmpty {
      isContradicted = isContradicted || (!quote.to.isEmpty && quote.to != to)
      quote.to = to
    }
    if let date = said.link.date.value {
      isContradicted = isContradicted || (quote.date != nil && quote.date != date)
      quote.date = date
    }
    if let language = said.link.language {
      isContradicted = isContradicted || (!quote.language.isEmpty && quote.language != language)
      quote.language = language
    }
    if let translated = said.link.translated {
      isContradicted = isContradicted || (quote.translatedFrom != nil && quote.translatedFrom != translated)
      quote.translatedFrom = translated
    }
    return isContradicted
  }
}
