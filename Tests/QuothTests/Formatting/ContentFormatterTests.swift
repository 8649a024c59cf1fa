import Foundation
import Testing

@testable import Quoth

/// Whole files: what they say stays, to the last word.
@Suite struct ContentFormatterTests {
  private let formatter: ContentFormatter
  private let documents: DocumentParser

  init() throws {
    let theme = try Theme.builtIn()
    formatter = ContentFormatter(config: SiteConfig(), theme: theme)
    documents = DocumentParser(config: SiteConfig(), theme: theme)
  }

  private func form(_ text: String, _ collection: Quoth.Collection = .articles) -> String {
    var findings: [Diagnostic] = []
    let file = SourceFile(path: "content/x.md", collection: collection, id: "x", bytes: Array(text.utf8))
    return formatter.form(file, findings: &findings)?.text ?? "none: \(findings.map(\.code.rawValue))"
  }

  @Test func `Prose loses blanks and empty lines, and nothing else`() {
    #expect(
      form(
        "---\ntitle: x  # why \nextra:\n  a: |\n    b  \n    c\ndate: 2020\n---\na \nb  \nc  \n\n\n\n    d  \n\n\n    e\n\n"
      )
        == "---\ntitle: x  # why \nextra:\n  a: |\n    b  \n    c\ndate: 2020\n---\n\na\nb  \nc  \n\n    d  \n\n\n    e\n"
    )
    #expect(form("---\ntitle: x  \n---   ") == "---\ntitle: x\n---\n")
    #expect(form("---\ntitle: x\n") == "none: [\"unclosed-front-matter\"]")
  }

  /// Labels and folded words of all turns, in their order.
  private func words(_ bytes: [UInt8]) -> [[UInt64]] {
    let file = SourceFile(path: "content/x.md", collection: .transcripts, id: "x", bytes: bytes)
    return documents.parse([file]).archive.transcripts.flatMap(\.blocks).map { block in
      var folder = WordFolder(.none("und"))
      if case .turn(let label) = block.kind { folder.fold(label + ".") }
      if case .section(let title, _) = block.kind { folder.fold(title + ".") }
      folder.fold(block.text)
      return folder.text.hashes
    }
  }

  @Test(.enabled(if: Corpora.folder != nil, "the corpora are not here"))
  func `No word of the transcripts at hand changes, and twice is as good as once`() throws {
    let root = try #require(Corpora.folder).path
    let names = try ContentDisk.files(below: root, endings: ["md", "txt", "vtt", "srt"])
    let counts = Parallel(jobs: 2).map(count: names.count, chunk: 4) { index -> Int in
      guard let bytes = try? ContentDisk.read(root + "/" + names[index]) else { return 0 }
      let read = FileImport(bytes, path: names[index])
      guard let transcript = read.transcript else { return 0 }
      let head = "---\ntitle: x\ndate: 2020\n---\n"
      // What an import writes is in the canonical form.
      let written =
        head + "\n"
        + CanonicalWriter.body(transcript, labels: Set(transcript.labels), unlabelled: "Nobody").text
      #expect(form(written, .transcripts) == written, "\(names[index])")
      guard names[index].hasSuffix(".md") else { return 1 }
      let typed = head + bytes.text
      let formed = form(typed, .transcripts)
      #expect(words(Array(formed.utf8)) == words(Array(typed.utf8)), "\(names[index])")
      #expect(form(formed, .transcripts) == formed, "\(names[index])")
      return 2
    }
    let count = counts.reduce(0, +)
    #expect(count > 370)
  }

  /// Pieces of all that a transcript may hold, put together by chance.
  @Test func `Nor does one of a transcript that nobody would write`() {
    let pieces = [
      "**A:** ", "**B** (0:12): ", "[0:13] ", "words ", "1984. ", "- ", "> ", "# ", "===", "---", "***", "\n",
      "\n", "\n\n",
      "  \n", "\\\n", "[^n]", "[^n]: note", "    ", "[x](quote:#y)", "(applause)", "[laughs]", "<div>",
      "<!-- c -->", "`code`",
      "```", "*em*", "**", "你好", "[x]: y", "\\- ", "~~~", "&amp;", "|", "**C**\n", "[Name]: word ", "end.",
    ]
    var random = Random(seed: 7)
    for _ in 0..<3000 {
      let file = "---\ntitle: x\ndate: 2020\n---\n\n" + random.text(of: pieces, upTo: 24) + "\n"
      let formed = form(file, .transcripts)
      #expect(words(Array(formed.utf8)) == words(Array(file.utf8)), "\(file.debugDescription)")
      #expect(form(formed, .transcripts) == formed, "\(file.debugDescription)")
    }
  }
}
