/// Makes the seals of an archive whose private texts are at hand: one for each quote that stands in one.
struct Sealer {
  let archive: LinkedArchive

  /// `keeping`: seals made before; those of sources whose text is not at hand now stay.
  func seals(_ verdicts: [Verdict], keeping old: Seals? = nil) -> Seals {
    var seals = Seals()
    let atHand = Set(
      archive.sources.indices.filter { archive.sourceLinks[$0].privateText != nil }.map {
        archive.sources[$0].id
      })
    seals.sources = old?.sources.filter { !atHand.contains($0.key) } ?? [:]
    for (quote, verdict) in zip(archive.quotes, verdicts) where verdict.isPrivateRecord {
      guard [.verbatim, .edited].contains(verdict.status), let number = quote.source,
        let text = archive.sourceLinks[number].privateText
      else { continue }
      let source = archive.sources[number].id
      let hash = SHA256.hexadecimal(archive.privateTexts[text].bytes)
      let edits = verdict.edits.map { Seals.Edit(kind: $0.kind.rawValue, text: $0.text) }
      seals.sources[source, default: .init(text: hash, quotes: [:])]
        .quotes[Seals.key(text: hash, parts: quote.parts)] =
        .init(id: quote.id, status: verdict.status.rawValue, edits: edits)
    }
    return seals
  }
}
