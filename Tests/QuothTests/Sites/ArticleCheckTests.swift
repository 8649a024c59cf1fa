import Foundation
import Testing

@testable import Quoth

/// A check of one article, which leaves other bodies unread, says of it what a check of everything says.
@Suite struct ArticleCheckTests {
  @Test(arguments: ["invalid", "valid"])
  func oneArticleIsJudgedAsAmongAll(_ folder: String) throws {
    for name in SiteFixture.names(in: folder) {
      let site = try TemporaryFolder()
      try SiteFixture(name, in: folder).put(into: site)
      let pipeline = Pipeline(BuildOptions(siteFolder: site.path, jobs: 1))
      let all = try pipeline.check().report
      for file in site.listing("content/articles") where file.hasSuffix(".md") {
        var request = CheckRequest()
        request.paths = ["content/articles/" + file]
        #expect(
          texts(try pipeline.check(request).report) == texts(all.only(below: request.paths)),
          "\(name): \(file)")
      }
    }
  }

  @Test func onlyItsOwnQuotesAreCounted() throws {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Test\nbase_url: https://example.org/\nlanguage: en\n",
      "content/speakers/ada.md": "---\nname: Ada Lind\n---\n",
      "content/sources/talk.md": "---\ntitle: The Talk\nkind: interview\n---\n",
      "content/articles/a.md":
        "---\ntitle: A\ndate: 2024-05-01\n---\n\n“[one](quote:ada?source=talk)” “[two](quote:ada?source=talk)”\n",
      "content/articles/b.md": "---\ntitle: B\ndate: 2024-05-02\n---\n\n“[three](quote:ada?source=talk)”\n",
    ])
    var request = CheckRequest()
    request.paths = ["content/articles/a.md"]
    let result = try Pipeline(BuildOptions(siteFolder: site.path, jobs: 1)).check(request)
    #expect(result.summary.quotes == ["unchecked": 2])
  }

  private func texts(_ report: DiagnosticReport) -> [String] {
    report.entries.map { entry in
      "\(entry.diagnostic.place.file):\(entry.line):\(entry.column): \(entry.diagnostic.message) "
        + (entry.diagnostic.suggestion ?? "")
    }
  }
}
