import Testing

@testable import Quoth

@Suite struct ArchiveParserTests {
  private func parse(_ files: [String: String], jobs: Int = 2) throws -> (Archive, [String]) {
    let folder = try TemporaryFolder(files)
    let parallel = Parallel(jobs: jobs)
    let (content, found) = try Loader(siteFolder: folder.path, parallel: parallel).load()
    let (archive, findings) = ArchiveParser(theme: Theme(), parallel: parallel).parse(content)
    return (archive, DiagnosticReport(found + findings).entries.map(\.diagnostic.line))
  }

  private let site = "title: T\nbase_url: https://example.org/\n"

  @Test func `each file becomes a document of its kind`() throws {
    let (archive, findings) = try parse([
      "content/site.yml": site, "content/articles/a.md": "---\ntitle: A\ndate: 2017\n---\nText",
      "content/articles/a-b.md": "---\ntitle: AB\ndate: 2017\n---\n",
      "content/transcripts/t.md": "---\ntitle: T\ndate: 2017\n---\n**S:** Yes.\n",
      "content/speakers/s.md": "---\nname: S\n---\n",
      "content/sources/q.md": "---\ntitle: Q\nkind: book\n---\n", "content/sources/q.txt": "words",
      "content/pages/p.md": "---\ntitle: P\n---\n", "content/media/m.jpg": "",
    ])
    #expect(findings == [])
    #expect(archive.config.title == "T")
    #expect(archive.articles.map(\.id) == ["a", "a-b"])
    #expect(archive.transcripts.map(\.header.title.value) == ["T"])
    #expect(archive.transcripts.map { $0.blocks.map(\.text) } == [["Yes."]])
    #expect(archive.speakers.map(\.name) == ["S"])
    #expect(archive.sources.map(\.kind) == ["book"])
    #expect(archive.pages.map(\.path) == ["content/pages/p.md"])
    #expect(archive.privateTexts.map(\.id) == ["q"])
    #expect(archive.media.map(\.address) == ["media/m.jpg"])
  }

  @Test func `one run finds what is wrong in every file`() throws {
    let folder: [String: String] = [
      "content/articles/a.md": "---\ntitle: A\ndate: 2017-13\n---\n", "content/articles/b.md": "Text",
      "content/articles/c.md": "---\ntitle: [\n---\n", "content/articles/d.md": "---\ntitle: D\ndate: 2017\n",
      "content/speakers/e.md": "---\ntitle: E\n---\n", "content/pages/f.md": "a\u{0}b",
    ]
    let (archive, findings) = try parse(folder)
    #expect(
      findings.map { String($0.prefix { $0 != "]" }) } == [
        "content/articles/a.md:3:7: error[invalid-date",
        "content/articles/b.md:1:1: error[missing-front-matter",
        "content/articles/c.md:2:9: error[invalid-yaml",
        "content/articles/d.md:1:1: error[unclosed-front-matter",
        "content/pages/f.md:1:2: error[nul-byte", "content/site.yml:1:1: error[missing-site-file",
        "content/speakers/e.md:1:1: error[missing-key", "content/speakers/e.md:2:1: error[unknown-key",
      ])
    // What is broken stands in the archive under its id, so that nothing that refers to it breaks too.
    #expect(archive.articles.map(\.header.title.value) == ["A", "b", "c", "d"])
    #expect(archive.pages.map(\.id) == ["f"])
    #expect(try parse(folder, jobs: 1).1 == findings)
  }

  @Test func `a file of many megabytes is read like any other`() throws {
    let head = "---\ntitle: A\ndate: 2017\n"
    let text = String(
      repeating: "One line of an endless text, with no end and no sense, but a length.\n", count: 60_000)
    let (archive, findings) = try parse([
      "content/site.yml": site, "content/articles/closed.md": head + "---\n" + text,
      "content/articles/unclosed.md": head + text,
    ])
    #expect(archive.articles.map(\.header.title.value) == ["A", "unclosed"])
    #expect(findings.count == 1 && findings[0].contains("error[unclosed-front-matter]"))
  }
}
