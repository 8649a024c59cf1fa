/// Looks up the nearest names for findings: once all names are known, each misspelt name once, and only so many that
/// a renamed file with ten thousand references to it does not hold up the build.
struct Suggestions {
  /// Names looked up in one run; later findings say only what is wrong.
  static let most = 50

  let archive: LinkedArchive
  let catalog: Catalog
  private var known: [Misspelling: String?] = [:]
  /// Paths of all files that can be linked to, below `content/`.
  private lazy var paths: [String] = Self.paths(archive, catalog)

  init(_ archive: LinkedArchive, _ catalog: Catalog) {
    self.archive = archive
    self.catalog = catalog
  }

  mutating func complete(_ findings: [Finding]) -> [Diagnostic] {
    findings.compactMap { finding in
      guard let misspelling = finding.misspelling else { return finding.diagnostic }
      var diagnostic = finding.diagnostic
      let suggestion = suggestion(for: misspelling)
      if finding.needsSuggestion && suggestion == nil { return nil }
      diagnostic.suggestion = suggestion ?? diagnostic.suggestion
      return diagnostic
    }
  }

  private mutating func suggestion(for misspelling: Misspelling) -> String? {
    if let done = known[misspelling] { return done }
    guard known.count < Self.most else { return nil }
    let found = find(misspelling)
    known[misspelling] = .some(found)
    return found
  }

  private mutating func find(_ misspelling: Misspelling) -> String? {
    let name = misspelling.name
    if name.isEmpty { return nil }
    switch misspelling.kind {
    case .id(let collection):
      return id(name, in: collection)
    case .speakerName:
      // A part of a name is no slip of the pen: only names of as many words are near.
      let words = WordScan(name).count
      return NearestName.suggestion(for: name, in: catalog.names.all.filter { WordScan($0).count == words })
    case .label(let transcript):
      let labels = archive.transcripts[transcript].participants.map(\.label.value)
      return NearestName.suggestion(for: name, in: labels + catalog.names.all)
    case .topic:
      return NearestName.suggestion(for: name, in: catalog.topics.keys)
    case .anchor(let document):
      let anchors = PageAnchors.all(of: document, in: archive)
      if anchors.contains(Anchors.quote(named: name)) {
        return "did you mean “\(Anchors.quote(named: name))”?"
      }
      return NearestName.suggestion(for: name, in: anchors)
    case .file(let from):
      return file(name, from: from)
    case .address:
      let known = catalog.book.paths.map { "/" + $0 }
      return NearestName.suggestion(for: name.hasPrefix("/") ? name : "/" + name, in: known)
    }
  }

  /// The id that was meant: of that collection, of a speaker of that name, or of something else.
  private func id(_ name: String, in collection: Collection) -> String? {
    if collection == .speakers, let speaker = catalog.names.speakers(called: name).first {
      return "did you mean “\(archive.speakers[speaker].id)”?"
    }
    if let near = NearestName.suggestion(for: name, in: catalog[collection].keys) { return near }
    guard let other = Collection.allCases.first(where: { catalog[$0][name] != nil }) else { return nil }
    return "“\(name)” is a \(other.singular)" + (other == .pages ? "" : ": write \(other.singular):\(name)")
  }

  /// A path as it is written in a file: relative to its folder.
  private mutating func file(_ below: String, from: String) -> String? {
    let name = "/" + (below.split(separator: "/").last ?? "")
    let alike = paths.filter { $0.hasSuffix(name) }.min { $0.compareBytes($1) < 0 }
    guard let near = alike ?? NearestName.find(below, in: paths) else { return nil }
    return "did you mean “\(Self.relative("content/" + near, to: from))”?"
  }

  private static func paths(_ archive: LinkedArchive, _ catalog: Catalog) -> [String] {
    var paths = Array(catalog.media)
    for collection in Collection.allCases where collection != .sources {
      paths += catalog[collection].keys.map { "\(collection.rawValue)/\($0).md" }
    }
    return paths + archive.sources.lazy.filter { !$0.isImplicit }.map { "sources/\($0.id).md" }
  }

  static func relative(_ path: String, to file: String) -> String {
    let target = path.split(separator: "/")
    let folder = file.split(separator: "/").dropLast()
    var shared = 0
    while shared < folder.count, shared < target.count - 1, folder[shared] == target[shared] { shared += 1 }
    return (Array(repeating: "..", count: folder.count - shared) + target[shared...].map(String.init))
      .joined(separator: "/")
  }
}
