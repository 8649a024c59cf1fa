import Foundation

@testable import Quoth

/// A small site with an article that is all one test needs to change: its quotes by name, with what came of them.
struct VerifiedSite {
  /// A line of `data/quotes.json`.
  struct Row: Decodable {
    struct Record: Decodable {
      var transcript: String?
      var turn: String?
    }
    var id: String
    var status: String
    var language: String
    var record: Record?
  }

  let folder: TemporaryFolder
  let article = "content/articles/a.md"

  /// `front`: more lines of the article's front matter.
  init(_ body: String, front: String = "", files: [String: String] = [:]) throws {
    folder = try TemporaryFolder([
      "content/site.yml": "title: T\nbase_url: https://example.org/\nquotes: {pages: none}\n",
      "content/speakers/ann.md": "---\nname: Ann Lee\n---\n",
      "content/speakers/bob.md": "---\nname: Bob Ray\n---\n",
      "content/sources/src.md": "---\ntitle: S\nkind: interview\ndate: 2024-05-01\n---\n",
      "content/transcripts/t.md": """
      ---
      title: T
      source: src
      ---

      **Ann Lee** (0:10): I do not recall that.

      **Bob Ray** (0:20): Frost does not pay debts.

      **Ann Lee** (0:40): I do not recall that. It was “a very long night” for me.

      """,
      article: """
      ---
      title: A
      date: 2024-05-02
      quotes: {speaker: ann, source: src}
      \(front)---

      \(body)

      """,
    ])
    for (path, text) in files { try folder.put(text, at: path) }
  }

  /// `NAME STATUS LANGUAGE` and the transcript and turn, in the order of the article.
  func quotes() throws -> [String] {
    var lenient = options
    lenient.strictness = .lenient
    _ = try Pipeline(lenient).build()
    let data = Data((folder.text("_site/data/quotes.json") ?? "[]").utf8)
    return try JSONDecoder().decode([Row].self, from: data).map { row in
      ([row.id.split(separator: "/").last.map(String.init) ?? "", row.status, row.language]
        + [row.record?.transcript, row.record?.turn].compactMap { $0 }).joined(separator: " ")
    }
  }

  /// The codes of findings in the article, with their lines.
  func codes() throws -> [String] {
    try Pipeline(options).check().report.entries.filter { $0.diagnostic.place.file == article }
      .map { "\($0.line) \($0.diagnostic.code.rawValue)" }
  }

  /// What to do about each finding in the article.
  func remedies() throws -> [String] {
    try Pipeline(options).check().report.entries.filter { $0.diagnostic.place.file == article }
      .map { $0.diagnostic.suggestion ?? "" }
  }

  /// The article's text below its front matter after `check --fix`.
  func fixed() throws -> String {
    var request = CheckRequest()
    request.fixesLocators = true
    _ = try Pipeline(options).check(request)
    return folder.text(article)?.components(separatedBy: "---\n").last?
      .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }

  private var options: BuildOptions { BuildOptions(siteFolder: folder.path, jobs: 1) }
}
