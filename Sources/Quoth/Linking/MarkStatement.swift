/// All that one mark says about its quote.
struct MarkStatement {
  /// Of the mark.
  let number: Int
  /// As in the mark: where it stands, its words, the notes on it, the quote's name.
  let span: SourceSpan
  let text: String
  let notes: [Int]
  let name: String?
  var outer: Int?
  var link = QuoteParameters()
  var line: Attribution?

  var speaker: Said<Int> { link.speaker.or(line?.speaker ?? .nothing) }
  var source: Said<Int> { link.source.or(line?.source ?? .nothing) }
  /// The transcript that is named in the source's place.
  var record: Int? { link.source.isNothing ? line?.record : link.record }
  var via: Said<Int> { link.via.or(line?.via ?? .nothing) }
  var to: Said<[Int]> {
    link.to.or(line.map { $0.to.isEmpty ? .nothing : .value($0.to) } ?? .nothing)
  }
}
