import Testing

@testable import Quoth

/// The tool's own theme, and a site's files laid over it.
@Suite struct ThemeLoaderTests {
  private func load(_ files: [String: String]) throws -> (Theme, [String]) {
    let site = try TemporaryFolder(files)
    let (theme, findings) = try ThemeLoader(siteFolder: site.path).load()
    return (theme, findings.map(\.line))
  }

  @Test func `the tool's own theme is complete`() throws {
    let (theme, findings) = try load([:])
    #expect(findings == [])
    #expect(theme.templates.contains { $0.name == "article" })
    #expect(theme.templates.contains { $0.name == "layouts/base" })
    #expect(theme.assets.contains { $0.name == "site.css" })
    let english = theme.locale("en")
    #expect(english.months.count == 12 && english.monthsAlone == english.months)
    #expect(english.quotationMarks.first == Locale.QuotationMarks(open: "“", close: "”"))
    #expect(theme.languages["en"]?.fillers.contains("um") == true)
    #expect(theme.languages["de"]?.negations.contains("nicht") == true)
  }

  @Test func `every locale of the tool has every string`() throws {
    let (theme, _) = try load([:])
    let folder = try ThemeFolder(ThemeFolder.builtIn(), shownAs: "")
    var findings: [Diagnostic] = []
    var files: [String: (ThemeFolder.File, LocaleFile)] = [:]
    for file in folder.files {
      if case .locale(let language) = file.kind {
        files[language] = (file, LocaleFile(file, findings: &findings))
      }
    }
    let english = try #require(files["en"]).1
    for (file, locale) in files.values { findings += locale.gaps(in: file, others: nil, english: english) }
    #expect(findings.map(\.line) == [])
    #expect(theme.locales.count == files.count)
  }

  @Test func `a site's file takes the place of one of the tool's`() throws {
    let (theme, findings) = try load([
      "site-templates/article.mustache": "mine", "site-templates/assets/logo.svg": "<svg/>",
      "site-templates/languages/en.yml": "fillers: [erm]",
    ])
    #expect(findings == [])
    #expect(
      theme.templates.filter { $0.name == "article" }.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "mine"
      ])
    #expect(theme.templates.contains { $0.name == "speaker" })
    #expect(theme.assets.map(\.name).contains("logo.svg"))
    #expect(theme.languages["en"]?.fillers == ["erm"])
  }

  @Test func `a locale may hold only what differs`() throws {
    let (theme, findings) = try load([
      "site-templates/locales/en.yml": "strings:\n  home: Front page\n",
      "site-templates/locales/en-GB.yml": "date_pattern: \"{day} {month}, {year}\"\n",
    ])
    #expect(findings == [])
    #expect(theme.locale("en").strings["home"] == "Front page")
    #expect(theme.locale("en").strings["articles"] == "Articles")
    #expect(theme.locale("en-gb").strings["home"] == "Front page")
    #expect(theme.locale("en-GB").datePattern == "{day} {month}, {year}")
    #expect(theme.locale("en-GB").language == "en-GB")
    #expect(theme.locale("en-US").datePattern == "{day} {month} {year}")
  }

  @Test func `a language that no file describes has English words and nobody's dates`() throws {
    let (theme, _) = try load([:])
    #expect(!theme.speaks("zz") && theme.speaks("en-AU"))
    let locale = theme.locale("zz-ZZ")
    #expect(
      locale.strings["articles"] == "Articles" && locale.language == "zz-ZZ" && locale.direction == "ltr")
    #expect(
      InterfaceTexts(locale: locale).text(of: CalendarDate(year: 2017, month: 6, day: 5)) == "2017-06-05")
    #expect(InterfaceTexts(locale: locale).text(of: CalendarDate(year: 2017, month: 6)) == "2017-06")
    #expect(theme.locale("fa").direction == "rtl")
  }

  @Test func `months may have another form without a day`() throws {
    let (theme, _) = try load([
      "site-templates/locales/xx.yml": """
      months: [января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря]
      months_alone: [январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь]
      """
    ])
    let texts = InterfaceTexts(locale: theme.locale("xx"))
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6, day: 5)) == "5 июня 2017")
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6)) == "июнь 2017")
  }

  @Test func `a site's language without words is a warning`() throws {
    let (theme, _) = try load([:])
    var findings: [Diagnostic] = []
    let site = Content(site: Array("title: T\nbase_url: https://a/\nlanguage: zz\n".utf8))
    _ = SiteConfig(site, baseURL: nil, theme: theme, findings: &findings)
    #expect(
      findings.map(\.line) == [
        "content/site.yml:3:11: warning[missing-locale]: the interface does not speak “zz” yet and stays English "
          + "(write its words into site-templates/locales/zz.yml)"
      ])
  }

  @Test(arguments: [
    ("mouths: [a]", "1:1: error[unknown-key]: a locale has no key “mouths” (did you mean “months”?)"),
    (
      "direction: rtl\nmonths: [a]",
      "2:10: error[wrong-type]: “months” must be twelve names, not 1 (list the months from January to December)"
    ),
    (
      "direction: up",
      "1:12: error[wrong-type]: “direction” must be ltr or rtl (write one of these words)"
    ),
    (
      "quotation_marks: [[a, b], c]",
      "1:27: error[wrong-type]: an entry of “quotation_marks” must be an opening and a closing mark (write it as “[“, ”]”)"
    ),
    (
      "strings: {home: [a]}",
      "1:17: error[wrong-type]: “home” must be text, not a list (write one value behind “home:”)"
    ),
    (
      "- a",
      "1:1: error[wrong-type]: this is a list, not lines of “key: value” (write for example “title: …”)"
    ),
    (
      "strings:\n  artcles: A",
      "2:3: note[unknown-key]: the interface has no string “artcles” (did you mean “articles”?)"
    ),
  ])
  func `what a locale gets wrong is said at its place`(text: String, finding: String) throws {
    let (_, findings) = try load(["site-templates/locales/en.yml": text])
    #expect(findings == ["site-templates/locales/en.yml:" + finding])
  }

  @Test func `a language of the site's own is told which strings it lacks`() throws {
    let (_, findings) = try load([
      "site-templates/locales/xx.yml": "strings: {my_own_words: W, articles_few: A}"
    ])
    #expect(findings.count == 1)
    #expect(findings[0].contains(": note[missing-key]: ") && findings[0].contains("stay English: "))
  }

  @Test func `files that no part of a theme reads are a warning`() throws {
    let (_, findings) = try load(["site-templates/article.html": "", "site-templates/.DS_Store": ""])
    #expect(
      findings == [
        "site-templates/article.html:1:1: warning[unknown-file]: this file is not read "
          + "(templates end in .mustache, locales/ and languages/ hold .yml, all else goes into assets/)"
      ])
  }

  @Test func `templates are texts like any other`() throws {
    let site = try TemporaryFolder(["site-templates/a.mustache": "\u{FEFF}one\r\ntwo"])
    try site.put([0x61, 0xE9], at: "site-templates/b.mustache")
    let (theme, findings) = try ThemeLoader(siteFolder: site.path).load()
    #expect(theme.templates.first { $0.name == "a" }?.bytes == Array("one\ntwo".utf8))
    #expect(
      findings.map(\.line) == [
        "site-templates/b.mustache:1:2: error[not-utf8]: this file is not UTF-8 "
          + "(it looks like Latin-1: save it as UTF-8)"
      ])
  }

  @Test func `the tool's templates are found from where the program is`() throws {
    let folder = try TemporaryFolder([
      "usr/bin/quoth": "", "usr/share/quoth/site-templates/a": "", "checkout/.build/release/quoth": "",
      "checkout/Package.swift": "", "checkout/site-templates/a": "", "lost/quoth": "",
    ])
    func builtIn(_ program: String, _ environment: [String: String] = [:]) throws -> String {
      try ThemeFolder.builtIn(environment: environment, program: folder.path + program)
    }
    #expect(try builtIn("/usr/bin/quoth").hasSuffix("/usr/share/quoth/site-templates"))
    #expect(try builtIn("/checkout/.build/release/quoth").hasSuffix("/checkout/site-templates"))
    #expect(try builtIn("/lost/quoth", ["QUOTH_TEMPLATES": "/mine"]) == "/mine")
    #expect(throws: DiskFailure.self) { try builtIn("/lost/quoth") }
  }
}
