import Mustache

/// A quote as its record holds it, for data: the texts lie side by side there, and nothing is counted to read them. What
/// few quotes have (recipients, notes, edits) is read in the archive.
struct QuoteRow {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private let record: PageRecord

  /// The row lives as long as the record.
  init(_ record: PageRecord) { self.record = record }

  var id: Bytes { record.bytes(Self.id) }
  /// The address of its page, else of its place in its article.
  var href: Bytes { record.bytes(Self.href) }
  var text: Bytes { record.bytes(Self.text) }
  var language: Bytes { record.bytes(Self.language) }
  var partCount: Int { record.count(Self.parts) }
  func part(_ number: Int) -> Bytes { record.bytes(Self.parts, item: number) }

  /// Ids.
  var article: Bytes { id(Self.article, Self.articleID) ?? Self.none }
  var speaker: Bytes { id(Self.speaker, Self.speakerID) ?? Self.none }
  var source: Bytes? { id(Self.source, Self.sourceID) }
  var via: Bytes? { id(Self.via, Self.sourceID) }

  private func id(_ field: Int, _ id: Int) -> Bytes? { record.record(field).map { $0.bytes(id) } }

  private static var none: Bytes { Bytes(start: nil, count: 0) }
  private static let id = position("id")
  private static let href = position("href")
  private static let text = position("text")
  private static let language = position("language")
  private static let parts = position("parts")
  private static let article = position("article")
  private static let speaker = position("speaker")
  private static let source = position("source")
  private static let via = position("via")
  private static let articleID = position("id", in: .articleLink)
  private static let speakerID = position("id", in: .speakerLink)
  private static let sourceID = position("id", in: .sourceLink)

  /// No field is at -1, so one that is missing is empty.
  private static func position(_ name: String, in shape: Shape = .quote) -> Int {
    shape.position(of: name) ?? -1
  }
}

/// Quotes row by row, for those who go through them in order.
struct QuoteRows {
  private let context: RenderContext
  private let records: [PageRecord]

  init(_ context: RenderContext) {
    self.context = context
    records = context.recordsOfQuotes
  }

  /// Reads a quote's row, and has the next one's memory fetched.
  func withRow<Result>(ofQuote quote: Int, _ body: (QuoteRow) throws -> Result) rethrows -> Result {
    guard records.indices.contains(quote) else {
      let record = context.record(ofQuote: quote)
      return try withExtendedLifetime(record) { try body(QuoteRow(record)) }
    }
    if quote + 1 < records.count { records[quote + 1].prefetch() }
    return try body(QuoteRow(records[quote]))
  }
}
