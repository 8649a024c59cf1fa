/// The kinds of content, named after their folders below `content/`.
public enum Collection: String, CaseIterable, Sendable {
  case articles, transcripts, speakers, sources, pages

  /// One of the collection, for messages: `no speaker is called …`.
  public var singular: String {
    switch self {
    case .articles: "article"
    case .transcripts: "transcript"
    case .speakers: "speaker"
    case .sources: "source"
    case .pages: "page"
    }
  }
}
