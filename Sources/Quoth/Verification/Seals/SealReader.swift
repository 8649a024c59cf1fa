/// Takes the verdicts of quotes whose private text is not at hand from their seals.
struct SealReader {
  let archive: LinkedArchive
  /// nil: there is no `verdicts.json`, or it could not be read.
  let seals: Seals?

  /// The sealed verdict of a quote that has no record; a finding when its seal no longer fits.
  func read(_ number: Int) -> (Verdict?, Diagnostic?) {
    let quote = archive.quotes[number]
    guard let seals, let source = quote.source.map({ archive.sources[$0].id }), seals.sources[source] != nil
    else {
      return (nil, nil)
    }
    if let verdict = seals.verdict(source: source, parts: quote.parts) { return (verdict, nil) }
    guard seals.knows(quote.id, source: source) else { return (nil, nil) }
    return (
      nil,
      Diagnostic(
        .brokenSeal, .warning, "the quote has changed since it was checked against its private text",
        at: quote.place,
        suggestion: "run `quoth check --seal` where the text is at hand, and commit \(Seals.path)")
    )
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
