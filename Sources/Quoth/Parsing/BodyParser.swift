import CommonMark

/// Parses the Markdown of one file: CommonMark first, then what its links, block quotes, brackets and quotation marks
/// mean to the archive. Knows this one text and nothing else; whether what it refers to exists is for linking to say.
struct BodyParser: Sendable {
  private let settings: BodySettings
  private let quotations: QuotationFinder

  init(settings: BodySettings) {
    self.settings = settings
    quotations = QuotationFinder(settings.quotationMarks)
  }

  /// - Parameters:
  ///   - bodyStart: where the body begins in the file's bytes: behind the front matter.
  ///   - startLine: the line of the file that it begins on.
  ///   - path: of the file, relative to the site's folder: `content/articles/nbc.md`.
  func parse(
    _ bytes: [UInt8], from bodyStart: Int, startLine: Int, path: String, collection: Collection
  ) -> (Body, [Diagnostic]) {
    let scanner = scan(bytes, from: bodyStart, startLine: startLine, path: path, collection: collection)
    return (write(scanner), scanner.diagnostics)
  }

  /// Reads what the nodes of a body mean, and writes nothing yet: for those who have more to say about them.
  func scan(
    _ bytes: [UInt8], from bodyStart: Int, startLine: Int, path: String, collection: Collection
  ) -> AnnotationScanner {
    var extractor = NoteExtractor(
      bytes, from: bodyStart, fileLine: startLine, allowsLazyLines: collection != .transcripts)
    let source = extractor.extract()
    let document = MarkdownDocument(
      parsing: source.bytes, from: source.start..<source.bytes.count, startLine: source.startLine,
      mending: true)
    var scanner = AnnotationScanner(
      document, source, settings: settings, quotations: quotations, path: path, collection: collection)
    scanner.scan(scanner.mainNodes)
    scanner.scanNotes()
    return scanner
  }

  private func write(_ scanner: AnnotationScanner) -> Body {
    let renderer = HTMLRenderer(allowsHTML: settings.allowsHTML)
    var body = Body(
      references: scanner.references, quotes: scanner.quotes, notes: scanner.notes,
      headings: scanner.headings,
      strayLines: scanner.strayLines)
    var writer = BodyWriter(scanner)
    body.html.reserveCapacity(scanner.source.bytes.count - scanner.source.start + 512)
    renderer.render(scanner.mainNodes, of: scanner.document, into: &body.html, hook: &writer)
    writer.end(&body, of: scanner, renderer)
    // Lists that have grown have room for up to as much again, in ten thousand articles tens of megabytes.
    body.slots = body.slots.fitted
    body.references = body.references.fitted
    body.quotes = body.quotes.fitted
    return body
  }
}

extension Array {
  /// The same, in no more memory than its elements take.
  fileprivate var fitted: [Element] {
    Array(unsafeUninitializedCapacity: count) { places, filled in
      filled = withUnsafeBufferPointer { places.initialize(fromContentsOf: $0) }
    }
  }
}
