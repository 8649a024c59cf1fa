import Testing

@testable import Quoth

/// Links are a convenience inside the site's folder and a leak beyond it.
@Suite struct SymbolicLinkTests {
  private func load(_ folder: TemporaryFolder) throws -> (Content, [String]) {
    let loader = Loader(siteFolder: folder.path + "/site", parallel: Parallel(jobs: 2))
    let (content, diagnostics) = try loader.load()
    return (content, diagnostics.map(\.line))
  }

  @Test func `nothing is read through a link that leaves the site's folder`() throws {
    let folder = try TemporaryFolder([
      "secret.md": "secret", "others/a.md": "secret", "site/content/pages/p.md": "page",
      "site-of-another/x.md": "secret",
    ])
    try folder.link("site/content/articles/file.md", to: "../../../secret.md")
    try folder.link("site/content/articles/folder", to: folder.path + "/others")
    try folder.link("site/content/media/passwd", to: "/etc/passwd")
    try folder.link("site/content/speakers", to: "../../site-of-another")
    let (content, diagnostics) = try load(folder)
    let out = "error[symbolic-link]: this symbolic link leads out of the site's folder, so it is not read"
    let links = ["articles/file.md", "articles/folder", "media/passwd", "speakers"]
    #expect(
      diagnostics.sorted() == links.map { "content/\($0):1:1: \(out) (put the file itself here)" })
    #expect(content.media.isEmpty)
    #expect(content.files.map(\.id) == ["file", "p"])
    #expect(content.files[0].bytes.isEmpty)
    #expect(content.unreadable.contains("content/articles/file.md"))
  }

  @Test func `content itself may not be a link out of the site`() throws {
    let folder = try TemporaryFolder(["elsewhere/articles/a.md": "secret", "site/x": ""])
    try folder.link("site/content", to: "../elsewhere")
    let (content, diagnostics) = try load(folder)
    #expect(content.files.isEmpty)
    #expect(diagnostics.count == 1 && diagnostics[0].contains("error[symbolic-link]"))
  }

  @Test func `what lies behind a link out of the site is neither missed nor shown`() throws {
    let folder = try TemporaryFolder(["elsewhere/site.yml": "title: secret", "site/x": ""])
    try folder.link("site/content", to: "../elsewhere")
    let report = try Pipeline(BuildOptions(siteFolder: folder.path + "/site", jobs: 1)).check().report
    #expect(report.entries.map(\.diagnostic.code) == [.symbolicLink])
    #expect(!TextReport(isColoured: false).text(of: report).contains("secret"))
    #expect(SourceTexts(siteFolder: folder.path + "/site").bytes(of: "content/site.yml") == nil)
  }

  @Test func `links inside the site are read like the files they lead to`() throws {
    let folder = try TemporaryFolder([
      "site/content/articles/a.md": "text", "site/drafts/b.md": "draft", "site/drafts/more/c.md": "more",
    ])
    try folder.link("site/content/articles/z.md", to: "a.md")
    try folder.link("site/content/articles/drafts", to: "../../drafts")
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics == [])
    #expect(content.files.map(\.id) == ["a", "drafts/b", "drafts/more/c", "z"])
    #expect(
      content.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["text", "draft", "more", "text"])
  }

  @Test func `a link that leads back to a folder around it ends there`() throws {
    let folder = try TemporaryFolder([
      "site/content/articles/a/x.md": "x", "site/content/articles/b/y.md": "y",
    ])
    try folder.link("site/content/articles/a/up", to: "..")
    try folder.link("site/content/articles/a/other", to: "../b")
    try folder.link("site/content/articles/b/other", to: "../a")
    try folder.link("site/content/articles/whole", to: "../..")
    let (content, diagnostics) = try load(folder)
    #expect(content.files.contains { $0.id == "a/other/y" })
    #expect(diagnostics.allSatisfy { $0.contains("error[symbolic-link]: this symbolic link leads back") })
    #expect(diagnostics.count >= 3)
  }

  @Test func `a link to nothing and a link to itself are unreadable`() throws {
    let folder = try TemporaryFolder(["site/content/articles/a.md": "text"])
    try folder.link("site/content/articles/lost.md", to: "nowhere.md")
    try folder.link("site/content/articles/self.md", to: "self.md")
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics.count == 2)
    #expect(diagnostics.allSatisfy { $0.contains("error[unreadable-file]: cannot read ") })
    #expect(content.files.map(\.id) == ["a", "lost", "self"])
    #expect(content.unreadable == ["content/articles/lost.md", "content/articles/self.md"])
  }

  @Test func `a folder in place of site.yml is reported and its files are not`() throws {
    let folder = try TemporaryFolder([
      "site/content/articles/a.md/b.md": "text", "site/content/site.yml/x": "",
    ])
    let (content, diagnostics) = try load(folder)
    #expect(content.files.map(\.id) == ["a.md/b"])
    #expect(diagnostics.count == 1 && diagnostics[0].contains("unknown-file"))
  }
}
