/// What the layout of a transcript reports.
extension TranscriptLayout {
  func span(_ range: Range<Int>, _ here: Line) -> SourceSpan {
    let offset = 1 - here.whole.lowerBound
    return SourceSpan(line: line, column: range.lowerBound + offset, endColumn: range.upperBound + offset)
  }

  private func excerpt(_ here: Line) -> String {
    let text = String(
      decoding: UnsafeBufferPointer(rebasing: here.text[here.range].prefix(200)), as: UTF8.self)
    return text.count > 24 ? text.prefix(24) + "…" : text
  }

  mutating func reportBent(_ what: String, _ here: Line) {
    report(
      .bentWords, .warning, "CommonMark makes \(what) of “\(excerpt(here))”; it is kept as spoken",
      at: span(here.range, here),
      suggestion: what == "code" ? "take the marks away" : "put `\\` before the mark")
  }

  mutating func reportIndented(_ here: Line) {
    report(
      .indentedTurn, "CommonMark takes this for code, because four spaces stand before it",
      at: span(here.range, here), suggestion: "take the spaces away")
  }

  mutating func reportInvalidTime(_ range: Range<Int>, _ here: Line) {
    let text = String(decoding: UnsafeBufferPointer(rebasing: here.text[range]), as: UTF8.self)
    report(
      .invalidTime, "“\(text)” is no time", at: span(range, here),
      suggestion: "write minutes and seconds, `12:34`, or hours too, `1:02:03`")
  }

  mutating func reportPlainLabel(_ plainness: TurnHead.Plainness, _ head: TurnHead, _ here: Line) {
    let (severity, why): (Diagnostic.Severity, String) =
      switch plainness {
      case .noSpace: (.error, "no space stands between the marks and the words")
      // The marks show, and nothing is lost or read otherwise.
      case .spaceInside: (.warning, "a space stands inside the marks")
      case .unclosed: (.error, "the marks are never closed")
      }
    report(
      .labelNotBold, severity, "CommonMark does not make “\(head.label)” bold, because \(why)",
      at: span(head.span, here),
      suggestion: "write `**\(head.label)**:` and a space, then the words")
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, suggestion: String
  ) {
    report(code, .error, message, at: span, suggestion: suggestion)
  }

  mutating func report(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, _ message: String, at span: SourceSpan,
    suggestion: String
  ) {
    diagnostics.append(
      Diagnostic(code, severity, message, at: Place(file: path, span: span), suggestion: suggestion))
  }
}
