/// Which body is rendered: the document it belongs to, by its index in the archive.
enum DocumentBody: Sendable {
  case article(Int)
  case transcript(Int)
  case speaker(Int)
  case source(Int)
  case page(Int)

  /// The body itself.
  func body(in archive: LinkedArchive) -> Body {
    switch self {
    case .article(let index): archive.articles[index].body
    case .transcript(let index): archive.transcripts[index].body
    case .speaker(let index): archive.speakers[index].body
    case .source(let index): archive.sources[index].body
    case .page(let index): archive.pages[index].body
    }
  }

  /// What linking found out about it.
  func links(in archive: LinkedArchive) -> DocumentLinks {
    switch self {
    case .article(let index): archive.articleLinks[index]
    case .transcript(let index): archive.transcriptLinks[index].links
    case .speaker(let index): archive.speakerLinks[index].links
    case .source(let index): archive.sourceLinks[index].links
    case .page(let index): archive.pageLinks[index]
    }
  }

  /// The recording that the times of a transcript belong to.
  func media(in archive: LinkedArchive) -> String? {
    guard case .transcript(let index) = self, !archive.transcripts[index].usesClock else { return nil }
    return archive.transcriptLinks[index].links.media
  }

  /// The page it stands on.
  func address(in addresses: Addresses) -> Address {
    switch self {
    case .article(let index): addresses.articles[index]
    case .transcript(let index): addresses.transcripts[index]
    case .speaker(let index): addresses.speakers[index]
    case .source(let index): addresses.sources[index]
    case .page(let index): addresses.pages[index]
    }
  }
}
