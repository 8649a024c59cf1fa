/// What there is, by name: built once, read by all threads. Ids lead to indices in the lists of `LinkedArchive`.
struct Catalog: Sendable {
  var articles: [String: Int] = [:]
  var transcripts: [String: Int] = [:]
  var speakers: [String: Int] = [:]
  /// Implicit sources too, and the ids of transcripts that belong to another source.
  var sources: [String: Int] = [:]
  /// Of sources with several transcripts, those that have another name: who gives their id for a source means just
  /// this record.
  var records: [String: Int] = [:]
  var pages: [String: Int] = [:]
  /// By slug.
  var topics: [String: Int] = [:]
  /// Addresses of media: `media/2018/photo.jpg`.
  var media: Set<String> = []
  /// Ids of what is left out because it is a draft.
  var drafts: [Collection: Set<String>] = [:]
  /// Draft transcripts: records still, but without a page.
  var unpublishedTranscripts: Set<String> = []
  var names = NameIndex(speakers: [])
  /// What of the site's own pages and files its settings leave in.
  var hasSearch = true
  var dataFiles = Set(DataFile.allCases)
  /// Who is at which address of the site.
  var book = AddressBook(capacity: 0)

  enum Found: Equatable {
    case index(Int)
    case draft
    case nothing
  }

  func find(_ id: String, in collection: Collection) -> Found {
    if let index = self[collection][id] { return .index(index) }
    if drafts[collection]?.contains(id) == true { return .draft }
    return .nothing
  }

  subscript(collection: Collection) -> [String: Int] {
    switch collection {
    case .articles: articles
    case .transcripts: transcripts
    case .speakers: speakers
    case .sources: sources
    case .pages: pages
    }
  }

  /// The index of what a front matter or link names; otherwise says so. A draft that is left out may be named by
  /// what is left out itself (`isPublished` false).
  func resolve(
    _ id: String, in collection: Collection, at place: Place, isPublished: Bool = true,
    _ findings: inout [Finding]
  ) -> Said<Int> {
    switch find(id, in: collection) {
    case .index(let index):
      guard isPublished, collection == .transcripts, unpublishedTranscripts.contains(id) else {
        return .value(index)
      }
      findings.append(draft(collection, id, at: place))
      return .wrong
    case .draft:
      if isPublished { findings.append(draft(collection, id, at: place)) }
      return .wrong
    case .nothing:
      findings.append(
        Finding(
          collection.unknown,
          id.isEmpty
            ? "no \(collection.singular) is named here" : "no \(collection.singular) is called “\(id)”",
          at: place, suggestion: collection.remedy, misspelling: Misspelling(kind: .id(collection), name: id))
      )
      return .wrong
    }
  }

  private func draft(_ collection: Collection, _ id: String, at place: Place) -> Finding {
    Finding(
      .draftReference, "\(collection.singular) “\(id)” is a draft, but what is published refers to it",
      at: place,
      suggestion: "publish it, or take the reference out; --drafts builds both")
  }
}

extension Collection {
  /// What to do where one is named that is not there, and none has a name like it.
  fileprivate var remedy: String {
    let id = "write its file’s path below \(rawValue)/, without .md"
    return self == .pages ? id : id + ", or make it: quoth new \(singular)"
  }

  /// The finding that one of the collection is not there.
  var unknown: DiagnosticCode {
    switch self {
    case .articles: .unknownArticle
    case .transcripts: .unknownTranscript
    case .speakers: .unknownSpeaker
    case .sources: .unknownSource
    case .pages: .unknownFileReference
    }
  }
}
