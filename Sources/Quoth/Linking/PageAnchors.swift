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
          suggestion: "leave “#\(wanted.fragment)” out to link to the page",
          misspelling: Misspelling(kind: .anchor(wanted.on), name: wanted.fragment)))
    }
  }
}
