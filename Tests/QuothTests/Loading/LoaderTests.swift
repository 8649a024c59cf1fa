import Testing

@testable import Quoth

/// What comes of the files of a site's folder.
@Suite struct LoaderTests {
  private func load(_ folder: TemporaryFolder, jobs: Int = 2) throws -> (Content, [String]) {
    let (content, diagnostics) = try Loader(siteFolder: folder.path, parallel: Parallel(jobs: jobs)).load()
    return (content, diagnostics.map(\.line))
  }

  @Test func `each file is known by its collection and its path without the ending`() throws {
    let folder = try TemporaryFolder([
      "content/site.yml": "title: T", "content/verdicts.json": "{}",
      "content/articles/2018/nbc.md": "article", "content/articles/a.md": "a", "content/articles/a-b.md": "b",
      "content/transcripts/nbc.md": "transcript", "content/speakers/putin.md": "speaker",
      "content/sources/nbc.md": "source", "content/sources/nbc.txt": "words",
      "content/pages/about/us.md": "page",
      "content/media/2018/photo one.jpg": "jpeg",
    ])
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics == [])
    #expect(
      content.files.map { "\($0.collection) \($0.id) \($0.path)" } == [
        "articles 2018/nbc content/articles/2018/nbc.md", "articles a content/articles/a.md",
        "articles a-b content/articles/a-b.md", "pages about/us content/pages/about/us.md",
        "sources nbc content/sources/nbc.md", "speakers putin content/speakers/putin.md",
        "transcripts nbc content/transcripts/nbc.md",
      ])
    #expect(content.files.map { String(decoding: $0.bytes, as: UTF8.self) }.first == "article")
    #expect(content.privateTexts.map(\.id) == ["nbc"])
    #expect(content.media.map(\.address) == ["media/2018/photo one.jpg"])
    #expect(content.site == Array("title: T".utf8))
    #expect(content.seals == Array("{}".utf8))
  }

  @Test func `the order and the findings do not depend on the number of threads`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<300 { try folder.put([UInt8(number % 251)], at: "content/articles/\(number).md") }
    let (one, first) = try load(folder, jobs: 1)
    let (many, second) = try load(folder, jobs: 4)
    #expect(one.files.map(\.id) == many.files.map(\.id))
    #expect(first == second)
    #expect(!first.isEmpty)
  }

  @Test func `without a folder called content there is nothing to load`() throws {
    let folder = try TemporaryFolder(["articles/a.md": "x"])
    let (content, diagnostics) = try load(folder)
    #expect(content.files.isEmpty)
    #expect(diagnostics.count == 1 && diagnostics[0].contains("error[no-content]"))
  }

  @Test func `a site's folder that is not there is thrown`() throws {
    #expect(throws: DiskFailure.self) {
      try Loader(siteFolder: "/nowhere/at/all", parallel: Parallel(jobs: 1)).load()
    }
  }

  @Test func `byte order marks and foreign line ends are taken away`() throws {
    let folder = try TemporaryFolder([
      "content/articles/a.md": "\u{FEFF}a\r\nb\rc\n\r\n\r", "content/articles/b.md": "no\nreturn",
    ])
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics == [])
    #expect(
      content.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a\nb\nc\n\n\n", "no\nreturn"])
  }

  @Test func `a file in another encoding is an error that points at its first bad byte`() throws {
    let folder = try TemporaryFolder()
    try folder.put(
      Array("one\r\ntwo caf".utf8) + [0xE9] + Array(" three".utf8), at: "content/articles/latin.md")
    try folder.put(Array("he said ".utf8) + [0x93] + Array("no".utf8), at: "content/articles/windows.md")
    try folder.put([0xFF, 0xFE, 0x61, 0, 0x62, 0], at: "content/articles/wide.md")
    try folder.put([0x61, 0, 0x62, 0, 0x63, 0], at: "content/articles/wide-without-mark.md")
    try folder.put(Array("ab\nc".utf8) + [0] + Array("d and so on".utf8), at: "content/pages/nul.md")
    let (content, diagnostics) = try load(folder)
    let not = "error[not-utf8]: this file is not UTF-8 (it looks like"
    let nul = "error[nul-byte]: this file holds a NUL byte, so it is not a text"
    #expect(
      diagnostics == [
        "content/articles/latin.md:2:8: \(not) Latin-1: save it as UTF-8)",
        "content/articles/wide.md:1:1: \(not) UTF-16: save it as UTF-8)",
        "content/articles/wide-without-mark.md:1:2: \(nul) (it looks like UTF-16: save it as UTF-8)",
        "content/articles/windows.md:1:9: \(not) Windows-1252: save it as UTF-8)",
        "content/pages/nul.md:2:2: \(nul) (remove the byte, or put the right file in its place)",
      ])
    #expect(content.files.count == 5)
    #expect(content.unreadable.count == 5)
    #expect(content.files.allSatisfy { $0.bytes.isEmpty })
  }

  @Test func `ids that differ only by case or Unicode form are an error that names both`() throws {
    let folder = try TemporaryFolder()
    // Not one literal: a dictionary's keys know no Unicode forms.
    for name in [
      "speakers/Putin", "speakers/putin", "speakers/jos\u{E9}", "speakers/jose\u{301}", "sources/putin",
    ] {
      try folder.put([0x78], at: "content/\(name).md")
    }
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics.count == 2)
    #expect(
      diagnostics.contains(
        "content/speakers/putin.md:1:1: error[duplicate-id]: “content/speakers/putin.md” and "
          + "“content/speakers/Putin.md” differ only by case or Unicode form (rename one of them)"))
    #expect(content.files.map(\.id) == ["putin", "Putin", "jos\u{E9}"])
  }

  @Test func `ids are in Unicode form C`() throws {
    let folder = try TemporaryFolder(["content/speakers/jose\u{301}.md": "1"])
    let (content, _) = try load(folder)
    #expect(content.files.map { Array($0.id.utf8) } == [Array("jos\u{E9}".utf8)])
  }

  @Test func `names may hold anything that a file system allows`() throws {
    let long = String(repeating: "n", count: 252) + ".md"
    let deep = Array(repeating: "deep", count: 200).joined(separator: "/")
    let names = ["a b & c%20'\"<i>.md", "Вопрос/ответ.md", "日本.md", long, deep + "/a.md", "..md", "a\nb.md"]
    let folder = try TemporaryFolder()
    for name in names { try folder.put([0x78], at: "content/articles/" + name) }
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics == [])
    // `..md` is a hidden file.
    #expect(content.files.count == names.count - 1)
  }

  @Test func `what editors and systems leave behind is passed over`() throws {
    let folder = try TemporaryFolder([
      "content/.DS_Store": "", "content/articles/a.md~": "", "content/articles/.a.md.swp": "",
      "content/articles/b.md.swp": "", "content/articles/#a.md#": "", "content/media/Thumbs.db": "",
      "content/.git/config": "", "content/articles/.hidden/a.md": "",
    ])
    let (content, diagnostics) = try load(folder)
    #expect(diagnostics == [])
    #expect(content.files.isEmpty && content.media.isEmpty)
  }

  @Test func `a file that belongs nowhere is a warning that says where it could go`() throws {
    let folder = try TemporaryFolder([
      "content/notes.md": "", "content/site.yaml": "", "content/speaker/a.md": "", "content/speaker/b.md": "",
      "content/articles/photo.jpg": "", "content/articles/a.markdown": "", "content/speakers/us/obama.md": "",
      "content/sources/nbc.txt": "", "content/sources/nbc-2017.md": "",
    ])
    let (_, diagnostics) = try load(folder)
    let notRead = "this file is not read"
    #expect(
      Set(diagnostics) == [
        "content/notes.md:1:1: warning[unknown-file]: \(notRead) "
          + "(move it into articles, transcripts, speakers, sources, pages or media)",
        "content/site.yaml:1:1: warning[unknown-file]: \(notRead) (rename it to site.yml)",
        "content/speaker:1:1: warning[unknown-file]: nothing in this folder is read: "
          + "no collection is called “speaker” (did you mean “speakers”?)",
        "content/articles/photo.jpg:1:1: warning[unknown-file]: \(notRead): its name does not end in .md "
          + "(move it into content/media/ if it is to be published)",
        "content/articles/a.markdown:1:1: warning[unknown-file]: \(notRead): its name does not end in .md "
          + "(let its name end in .md)",
        "content/speakers/us/obama.md:1:1: error[unknown-file]: speakers have no folders of their own, "
          + "so \(notRead) (move it to content/speakers/obama.md)",
        "content/sources/nbc.txt:1:1: warning[unknown-file]: no source is called “nbc”, "
          + "so nothing is checked against this text (did you mean “nbc-2017”?)",
      ])
  }
}
