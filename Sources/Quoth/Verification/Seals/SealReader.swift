/// Takes the verdicts of quotes whose private text is not at hand from their seals.
struct SealReader {
  private let archive: LinkedArchive
  private let seals: Seals?
  /// Articles that seals of quotes are left over of, by source: no quote of theirs has such words or such a name.
  private let abandoned: [String: Set<Substring>]

  /// `seals`: nil if there is no `verdicts.json`, or it could not be read.
  init(archive: LinkedArchive, seals: Seals?) {
    self.archive = archive
    self.seals = seals
    abandoned = seals.map { Self.abandoned(in: $0, archive) } ?? [:]
  }

  /// The sealed verdict of a quote that has no record; a finding when its seal no longer fits.
  func read(_ number: Int) -> (Verdict?, Diagnostic?) {
    let quote = archive.quotes[number]
    guard let seals, let source = quote.source.map({ archive.sources[$0].id }), seals.sources[source] != nil
    else {
      return (nil, nil)
    }
    if let verdict = seals.verdict(source: source, parts: quote.parts) { return (verdict, nil) }
    // The id of a quote without a name is made of its words.
    let hasChanged =
      quote.name == nil
      ? abandoned[source]?.contains(archive.articles[quote.article].id[...]) ?? false
      : seals.knows(quote.id, source: source)
    guard hasChanged else { return (nil, nil) }
    return (
      nil,
      Diagnostic(
        .brokenSeal, .warning, "the quote has changed since it was checked against its private text",
        at: quote.place,
        suggestion: "run `quoth check --seal` where the text is at hand, and commit \(Seals.path)")
    )
  }

  private static func abandoned(in seals: Seals, _ archive: LinkedArchive) -> [String: Set<Substring>] {
    var left = seals.sources.mapValues(\.quotes)
    var names: [String: Set<String>] = [:]
    for quote in archive.quotes {
      guard let source = quote.source.map({ archive.sources[$0].id }), let text = seals.sources[source]?.text
      else { continue }
      left[source]?[Seals.key(text: text, parts: quote.parts)] = nil
      if quote.name != nil { names[source, default: []].insert(quote.id) }
    }
    var abandoned: [String: Set<Substring>] = [:]
    for (source, quotes) in left {
      for sealed in quotes.values where names[source]?.contains(sealed.id) != true {
        // `ARTICLE/NAME`
        guard let slash = sealed.id.lastIndex(of: "/") else { continue }
        abandoned[source, default: []].insert(sealed.id[..<slash])
      }
    }
    return abandoned
  }

  /// Reads the file; a finding when it is broken.
  static func seals(in bytes: [UInt8]?) -> (Seals?, [Diagnostic]) {
    guard let bytes else { return (nil, []) }
    do {
      return (try Seals(bytes), [])
    } catch {
      let finding = Diagnostic(
        .invalidSeals, .error, "the seals cannot be read", at: Place(file: Seals.path),
        suggestion: "write the file anew with `quoth check --seal`, or remove it")
      return (nil, [finding])
    }
  }
}
