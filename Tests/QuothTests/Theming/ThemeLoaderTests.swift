import Foundation
import Testing

@testable import Quoth

/// The tool's own theme, and a site's files laid over it.
struct ThemeLoaderTests {
  private func load(_ files: [String: String]) throws -> (Theme, [Diagnostic]) {
    let site = FileManager.default.temporaryDirectory.appending(path: "quoth-theme-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: site) }
    for (name, text) in files {
      let file = site.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try ThemeLoader(siteFolder: site.path).load()
  }

  @Test func theToolsOwnThemeIsComplete() throws {
    let (theme, findings) = try load([:])
    #expect(findings == [])
    #expect(theme.templates.contains { $0.name == "article" })
    #expect(theme.assets.contains { $0.name == "site.css" })
    let english = theme.locale("en")
    #expect(english.months.count == 12)
    #expect(english.quotationMarks.first == Locale.QuotationMarks(open: "“", close: "”"))
    #expect(theme.languages["en"]?.fillers.contains("um") == true)
    #expect(theme.languages["de"]?.negations.contains("nicht") == true)
  }

  @Test func aSitesFileTakesThePlaceOfOneOfTheTools() throws {
    let (theme, findings) = try load([
      "site-templates/article.mustache": "mine", "site-templates/assets/logo.svg": "<svg/>",
    ])
    #expect(findings == [])
    #expect(theme.templates.first { $0.name == "article" }.map { String(decoding: $0.bytes, as: UTF8.self) } == "mine")
    #expect(theme.templates.contains { $0.name == "speaker" })
    #expect(theme.assets.map(\.name).contains("logo.svg"))
  }

  @Test func aLocaleMayHoldOnlyWhatDiffers() throws {
    let (theme, findings) = try load([
      "site-templates/locales/en.yml": "strings:\n  home: Front page\n",
      "site-templates/locales/xx.yml": "direction: rtl\n",
    ])
    #expect(findings == [])
    #expect(theme.locale("en").strings["home"] == "Front page")
    #expect(theme.locale("en").strings["articles"] == "Articles")
    #expect(theme.locale("xx-YY").direction == "rtl")
    #expect(theme.locale("xx-YY").language == "xx-YY")
    #expect(theme.locale("zz").strings["home"] == "Front page")
  }

  @Test(arguments: [
    ("mouths: [a]\n", DiagnosticCode.unknownKey, 1), ("direction: rtl\nmonths: [a]\n", .wrongType, 2),
    ("a: b: c\n", .invalidYAML, 1), ("- a\n", .wrongType, 1),
  ])
  func whatALocaleFileGetsWrongIsSaid(text: String, code: DiagnosticCode, line: Int32) throws {
    let (_, findings) = try load(["site-templates/locales/en.yml": text])
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.place.file == "site-templates/locales/en.yml")
    #expect(findings.first?.place.span.line == line)
  }
}
