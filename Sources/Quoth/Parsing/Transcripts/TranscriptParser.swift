import CommonMark

/// Parses the Markdown of a transcript: lays it out (`TranscriptLayout`), reads it as any body, and groups what comes
/// out into turns, sections, directions and narration (`BlockBuilder`).
///
/// Whose a label is, is for linking to say; here only labels without bold must be known, since without it `Kelly:` may
/// be the beginning of a sentence.
struct TranscriptParser: Sendable {
  private let settings: BodySettings
  /// By language: its own words and, as transcripts of all languages use them, the English ones.
  private let remarks: [String: RemarkWords]

  /// `languages`: by primary subtag in lower case, as the theme has them.
  init(settings: BodySettings, languages: [String: LanguageWords] = [:]) {
    self.settings = settings
    let english = languages["en"]
    remarks = Dictionary(
      languages.map { ($0, RemarkWords([$1, $0 == "en" ? nil : english].compactMap { $0 })) } + [
        ("", RemarkWords([english].compactMap { $0 }))
      ], uniquingKeysWith: { first, _ in first })
  }

  /// What parsing depends on besides the text: front matter.
  struct Facts: Sendable {
    /// The labels under `participants`.
    var labels: [String] = []
    /// `clock`: times are times of day.
    var usesClock = false
    /// BCP 47.
    var language = "en"
  }

  /// - Parameters:
  ///   - bodyStart: where the body begins in the file's bytes: behind the front matter.
  ///   - startLine: the line of the file that it begins on.
  ///   - path: of the file, relative to the site's folder.
  func parse(
    _ bytes: [UInt8], from bodyStart: Int, startLine: Int, path: String, facts: Facts
  ) -> (Body, [TranscriptBlock], [Diagnostic]) {
    var extractor = NoteExtractor(bytes, from: bodyStart, fileLine: startLine, allowsLazyLines: false)
    let remarks = remarks(of: facts.language)
    var layout = TranscriptLayout(
      path: path, heads: TurnHeadReader(declared: facts.labels, usesClock: facts.usesClock), remarks: remarks)
    let source = layout.lay(out: extractor.extract())
    let document = MarkdownDocument(
      parsing: source.bytes, from: source.start..<source.bytes.count, startLine: source.startLine,
      mending: true)
    var builder = BlockBuilder(
      AnnotationScanner(
        document, source, settings: settings, quotations: QuotationFinder([]), path: path,
        collection: .transcripts),
      turns: layout.turns,
      speech: SpeechScan(remarks: remarks, usesClock: facts.usesClock))
    builder.build()
    var found = layout.diagnostics + builder.scanner.diagnostics
    found += TimeOrder(path: path, usesClock: facts.usesClock).check(builder.times)
    if layout.turns.isEmpty {
      found.append(
        Diagnostic(
          .noTurns, .warning, "this transcript has no turn",
          at: Place(file: path, span: SourceSpan(line: startLine, column: 1)),
          suggestion: "begin each turn with its speaker: `**Megyn Kelly** (12:34): …`"))
    }
    var blocks = builder.blocks
    let body = write(builder.scanner, &blocks, builder.nodes)
    return (body, blocks, found)
  }

  private func remarks(of language: String) -> RemarkWords {
    remarks[Verifier.primary(language)] ?? remarks[""] ?? RemarkWords([])
  }

  /// Writes the HTML block by block, then the notes.
  private func write(
    _ scanner: AnnotationScanner, _ blocks: inout [TranscriptBlock], _ nodes: [Range<Int>]
  ) -> Body {
    let renderer = HTMLRenderer(allowsHTML: settings.allowsHTML)
    var body = Body(
      references: scanner.references, quotes: scanner.quotes, notes: scanner.notes, headings: scanner.headings
    )
    var writer = BodyWriter(scanner)
    body.html.reserveCapacity(scanner.source.bytes.count + scanner.source.bytes.count / 8 + 512)
    for index in blocks.indices {
      let start = body.html.count
      if !nodes[index].isEmpty {
        renderer.render(nodes[index], of: scanner.document, into: &body.html, hook: &writer)
      }
      blocks[index].html = start..<body.html.count
    }
    writer.end(&body, of: scanner, renderer)
    return body
  }
}
