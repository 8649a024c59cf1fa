import Testing

@testable import Quoth

/// Articles as people write them, from Markdown to quotes.
@Suite struct WholeArticleTests {
  private func link(_ article: String, _ others: [String: String] = [:]) -> Linked {
    var content = Content()
    content.site = Array("title: T\nbase_url: https://example.org/\n".utf8)
    let files =
      [
        "articles/putin-nbc": article,
        "speakers/megyn-kelly": "---\nname: Megyn Kelly\n---\n",
        "speakers/michael-flynn": "---\nname: Michael Flynn\n---\n",
        "speakers/rt": "---\nname: RT\n---\n",
        "speakers/us-intelligence": "---\nname: US intelligence agencies\n---\n",
        "speakers/vladimir-putin": "---\nname: Vladimir Putin\n---\n",
        "sources/nbc-2018": "---\ntitle: NBC interview\nkind: interview\ndate: 2018-03-01\n---\n",
        "sources/rt-report": "---\ntitle: RT report\nkind: article\n---\n",
      ].merging(others) { $1 }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let parts = path.split(separator: "/", maxSplits: 1)
      guard let collection = Collection(rawValue: String(parts[0])) else { continue }
      content.files.append(
        SourceFile(
          path: "content/\(path).md", collection: collection, id: String(parts[1]), bytes: Array(text.utf8)))
    }
    let theme = Theme(locales: ["en": Sample.locale])
    let (archive, parsed) = ArchiveParser(theme: theme, parallel: Parallel(jobs: 1)).parse(content)
    let (linked, found) = Sample.link(archive)
    return Linked(archive: linked, diagnostics: parsed + found)
  }

  @Test func `An article with quotes of every form`() {
    let linked = link(
      """
      ---
      title: The “direct evidence”
      date: 2018-03-11
      quotes: {speaker: vladimir-putin, source: nbc-2018, to: megyn-kelly}
      ---

      [“You and I have a much closer relationship,”](quote:vladimir-putin#closer) Putin told
      [Kelly](speaker:megyn-kelly). [“You and I met yesterday evening.”](quote:#closer)

      > We have talked about it with former President Obama.
      >
      > — [Vladimir Putin](quote:vladimir-putin#evidence) to [Megyn Kelly](speaker:megyn-kelly), [NBC](source:nbc-2018?at=12:34), via [RT](source:rt-report)

      The agencies had “[direct proof][proof]”[^note], and RT wrote:

      > He spoke of “[direct evidence](quote:vladimir-putin)”.[^rt]
      > — RT, [its report](source:rt-report?page=2)

      > To be, or not to be.
      >
      > — a poet, [somewhere](../sources/rt-report.md)

      [proof]: quote:us-intelligence?via=rt-report

      [^note]: **Fact check:** It was published.
      [^rt]: See [above](article:putin-nbc#quote-closer) and [the note](../articles/putin-nbc.md#note-note).
      """)
    #expect(linked.messages == [])
    #expect(
      linked.quotes.indices.map(linked.voice) == [
        "vladimir-putin → megyn-kelly @ nbc-2018",
        "vladimir-putin → megyn-kelly @ nbc-2018 via rt-report",
        "us-intelligence @ nbc-2018 via rt-report",
        "rt @ rt-report",
        "vladimir-putin @ rt-report",
      ])
    #expect(linked.quotes.map(\.outer) == [nil, nil, nil, nil, 3])
    #expect(linked.quotes.map(\.parts.count) == [2, 1, 1, 1, 1])
    #expect(linked.quotes[1].locator.at == "12:34")
    #expect(linked.quotes[3].locator.page == "2")
    #expect(linked.quotes.map(\.notes) == [[], [], [0], [], [1]])
    #expect(
      linked.quotes.map(\.text) == [
        "“You and I have a much closer relationship,” “You and I met yesterday evening.”",
        "We have talked about it with former President Obama.", "direct proof",
        "He spoke of “direct evidence”.",
        "direct evidence",
      ])
    // Kelly in the running text, and the source under the poem.
    let body = linked.archive.articles[0].body
    #expect(linked.archive.mentions.map { body.references[$0.reference].text } == ["Kelly", "somewhere"])
    #expect(linked.archive.articleLinks[0].noteAnchors == ["note-note", "note-rt"])
  }

  @Test func `What is wrong is said at its place`() {
    let linked = link(
      """
      ---
      title: T
      date: 2018
      quotes:
        via: rt-raport
      ---

      A [Flynn](speaker:michael-flin) and [“No.”](quote:vladimir-puttin#a).

      > Words.
      >
      > — [Putin](speaker:vladimir-putin), [RT](source:rt)
      """)
    #expect(
      linked.messages == [
        "content/articles/putin-nbc.md:8: unknown-speaker: no speaker is called “michael-flin” "
          + "(did you mean “michael-flynn”?)",
        "content/articles/putin-nbc.md:12: unknown-source: no source is called “rt” (“rt” is a speaker: write speaker:rt)",
        "content/articles/putin-nbc.md:5: unknown-source: no source is called “rt-raport” "
          + "(did you mean “rt-report”?)",
        "content/articles/putin-nbc.md:8: unknown-speaker: no speaker is called “vladimir-puttin” "
          + "(did you mean “vladimir-putin”?)",
      ])
  }
}
