/// Verifies an archive again after some of its articles have changed: the quotes of the others keep their verdicts.
struct Reverifier: Sendable {
  private let verifier: Verifier
  private var last: (verification: Verification, quotes: [Range<Int>])?

  init(_ verifier: Verifier) { self.verifier = verifier }

  /// `changed`: the only articles (indices) whose text has changed since the last call, where all else that verdicts
  /// rest on is as it was; nil: more than that.
  mutating func verify(_ archive: LinkedArchive, seals: Seals?, changed: Set<Int>?) -> Verification {
    let quotes = archive.articleLinks.map(\.quotes)
    var result: Verification
    if let changed, let last, seals == nil, last.quotes.count == quotes.count {
      result = verifier.verify(archive, only: changed, passesOverOthers: true)
      for article in quotes.indices where !changed.contains(article) {
        let (old, new) = (last.quotes[article], quotes[article])
        guard old.count == new.count else { continue }
        for offset in 0..<new.count {
          result.verdicts[new.lowerBound + offset] = last.verification.verdicts[old.lowerBound + offset]
        }
      }
      let paths = Set(changed.map { archive.articles[$0].path })
      result.diagnostics += last.verification.diagnostics.filter { !paths.contains($0.place.file) }
    } else {
      result = verifier.verify(archive, seals: seals)
    }
    last = (result, quotes)
    return result
  }
}
