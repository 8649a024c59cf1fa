/// Looks up the nearest names for findings: once all names are known, each misspelt name once, and only so many that
/// a renamed file with ten thousand references to it does not hold up the build.
struct Suggestions {
  /// Names looked up in one run; later findings say only what is wrong.
  static let most = 100

  let archive: LinkedArchive
  let catalog: Catalog
  private var known: [Misspelling: String?] = [:]

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

  private func find(_ misspelling: Misspelling) -> String? {
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
  private func file(_ below: String, from: String) -> String? {
    var paths = catalog.media.union([])
    for collection in Collection.allCases where collection != .sources {
      paths.formUnion(catalog[collection].keys.map { "\(collection.rawValue)/\($0).md" })
    }
    paths.formUnion(archive.sources.lazy.filter { !$0.isImplicit }.map { "sources/\($0.id).md" })
    let name = String(below.split(separator: "/").last ?? "")
    let alike = paths.filter { $0.hasSuffix("/" + name) }.min { $0.compareBytes($1) < 0 }
    guard let near = alike ?? NearestName.find(below, in: paths) else { return nil }
    return "did you mean “\(Self.relative("content/" + near, to: from))”?"
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

/// All anchors of a page, for links to one of them.
enum PageAnchors {
  static func all(of document: Mention.Document, in archive: LinkedArchive) -> Set<String> {
    switch document {
    case .article(let index):
      let links = archive.articleLinks[index]
      return of(archive.articles[index].body, links).union(archive.quotes[links.quotes].map(\.anchor))
    case .transcript(let index):
      let links = archive.transcriptLinks[index]
      let words = links.links.targets.compactMap { target in
        if case .words(let anchor) = target { anchor } else { nil }
      }
      return of(archive.transcripts[index].body, links.links).union(links.anchors).union(words).subtracting([
        ""
      ])
    case .speaker(let index): return of(archive.speakers[index].body, archive.speakerLinks[index].links)
    case .source(let index): return of(archive.sources[index].body, archive.sourceLinks[index].links)
    case .page(let index): return of(archive.pages[index].body, archive.pageLinks[index])
    }
  }

  /// Headings, notes and their marks.
  private static func of(_ body: Body, _ links: DocumentLinks) -> Set<String> {
    var anchors = Set(body.headings.map(\.anchor))
    for note in links.noteAnchors {
      anchors.insert(note)
      anchors.insert(Anchors.mark(ofNote: note))
    }
    return anchors
  }

  /// Reports fragments that no anchor has.
  static func check(
    _ pending: [ReferenceResolver.PendingAnchor], in archive: LinkedArchive, _ findings: inout [Finding]
  ) {
    var known: [Mention.Document: Set<String>] = [:]
    for wanted in pending {
      let anchors = known[wanted.on] ?? all(of: wanted.on, in: archive)
      known[wanted.on] = anchors
      // The layouts' own ids begin so.
      guard !anchors.contains(wanted.fragment), !wanted.fragment.hasPrefix("site-") else { continue }
      findings.append(
        Finding(
          .unknownAnchor, "nothing on that page is called “#\(wanted.fragment)”", at: wanted.place,
          misspelling: Misspelling(kind: .anchor(wanted.on), name: wanted.fragment)))
    }
  }
}
