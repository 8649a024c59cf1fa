import Foundation
import Testing

@testable import Quoth

/// Words of a private text are shown in the terminal, to the editor who holds it, and nowhere else.
@Suite struct PrivateTextTests {
  private static let secrets = ["quagga", "zephyr", "unless"]

  private func site(_ quotes: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "title: Test\nbase_url: https://example.org/\nlanguage: en\n",
      "content/speakers/ada.md": "---\nname: Ada Lind\n---\n",
      "content/sources/book.md": "---\ntitle: The Book\nkind: book\n---\n",
      "content/sources/book.txt":
        "The quagga saddles were sold in spring. We will agree to it, unless the zephyr turns, and then we go home.\n",
      "content/articles/a.md":
        "---\ntitle: A\ndate: 2024-05-01\nquotes: {speaker: ada, source: book}\n---\n\n\(quotes)\n",
    ])
  }

  @Test(arguments: [
    "[“The old saddles were sold in spring”](quote:)",
    "[“We will agree to it … and then we go home.”](quote:)",
    "[“We will agree to it.”](quote:)", "[“We will agree to it, [and] then we go home.”](quote:)",
    "[“sold in spring, and then we go home”](quote:)",
  ])
  func reportsForOthersHoldNoneOfThem(_ quote: String) throws {
    let site = try site(quote)
    let result = try Pipeline(BuildOptions(siteFolder: site.path, jobs: 1)).check()
    try #require(result.report.entries.contains { $0.diagnostic.code.isVerdict })
    let reports = [
      try JSONReport().text(of: result.report, summary: result.summary),
      try SARIFReport().text(of: result.report), GitHubReport().text(of: result.report),
    ]
    for report in reports {
      for secret in Self.secrets { #expect(!report.contains(secret), "\(report)") }
    }
  }

  @Test func theTerminalShowsThem() throws {
    let site = try site("[“The old saddles were sold in spring”](quote:)")
    let report = try Pipeline(BuildOptions(siteFolder: site.path, jobs: 1)).check().report
    let text = report.entries.map { TextReport().text(of: $0) }.joined()
    #expect(text.contains("write “quagga” for “old”"))
    #expect(text.contains("The quagga saddles"))
  }
}
