import Testing

@testable import Quoth

@Suite struct SiteConfigTests {
  private func read(_ yaml: String?, baseURL: String? = nil) -> (SiteConfig, [String]) {
    var findings: [Diagnostic] = []
    let content = Content(site: yaml.map { Array($0.utf8) })
    let config = SiteConfig(content, baseURL: baseURL, findings: &findings)
    return (config, findings.map(\.line))
  }

  @Test func `site.yml has all its keys`() {
    let (config, findings) = read(
      """
      title: Word for Word
      base_url: https://quoth.example/archive
      language: pt-BR
      description: D
      author: A
      licence: CC0
      menu:
        - {title: Articles, url: /articles/}
        - About us: /about/
        - title: Elsewhere
          url: https://example.org/
      timezone: Europe/London
      extra: {a: b}
      html: true
      quotes: {pages: all, unlinked: off}
      verification: {check: false, level: warn, fillers: [um, uh]}
      lists: {per_page: 20, filters_from: 10}
      publish:
        copy: {type: directory, path: ../x}
      """)
    #expect(findings == [])
    #expect(config.title == "Word for Word" && config.baseURL == "https://quoth.example/archive/")
    #expect(
      config.language == "pt-BR" && config.description == "D" && config.author == "A"
        && config.licence == "CC0")
    #expect(
      config.menu.map { "\($0.title) \($0.address)" } == [
        "Articles /articles/", "About us /about/", "Elsewhere https://example.org/",
      ])
    #expect(config.timezone == "Europe/London" && config.allowsHTML && config.quotePages == .all)
    #expect(config.unlinkedQuotes == .off && !config.checksQuotes && config.verificationLevel == .warning)
    #expect(config.fillers == ["um", "uh"] && config.perPage == 20 && config.filtersFrom == 10)
    #expect(config.publish == [PublishTarget(name: "copy", way: .directory(path: "../x"))])
  }

  @Test func `two lines are enough`() {
    let (config, findings) = read("title: T\nbase_url: http://localhost:8080/\n")
    #expect(findings == [])
    #expect(config.language == "en" && config.perPage == 100 && config.checksQuotes && config.fillers == nil)
    #expect(config.quotePages == .named && config.unlinkedQuotes == .warn && !config.allowsHTML)
  }

  @Test func `the base URL of the command line goes before the file's`() {
    #expect(read("title: T\nbase_url: https://a/", baseURL: "https://b/c").0.baseURL == "https://b/c/")
    #expect(read("title: T", baseURL: "https://b").1 == [])
    #expect(
      read("title: T", baseURL: "b/c").1 == [
        "content/site.yml:1:1: error[invalid-url]: the base URL “b/c” is not an absolute http(s) address "
          + "(write it as https://example.org/ or https://example.org/archive/)"
      ])
  }

  @Test func `without site.yml the two lines to write are named`() {
    #expect(
      read(nil).1 == [
        "content/site.yml:1:1: error[missing-site-file]: there is no content/site.yml "
          + "(write it with the two lines “title: …” and “base_url: https://…/”)"
      ])
  }

  @Test(arguments: [
    (
      "",
      [
        "1:1: error[missing-key]: site.yml needs the key “title” (write “title: …”)",
        "1:1: error[missing-key]: site.yml needs the key “base_url” (write “base_url: https://example.org/”)",
      ]
    ),
    (
      "title: [T",
      [
        "1:8: error[invalid-yaml]: this bracket is never closed, or a comma is missing after one of its values (close it, or put the value in quotes if the bracket is part of its words)"
      ]
    ),
    (
      "title: T\nbase_url: /archive/",
      [
        "2:11: error[invalid-url]: the base URL “/archive/” is not an absolute http(s) address (write it as https://example.org/ or https://example.org/archive/)"
      ]
    ),
    (
      "title: T\nbase_url: https://a/?b",
      [
        "2:11: error[invalid-url]: the base URL “https://a/?b” is not an absolute http(s) address (write it as https://example.org/ or https://example.org/archive/)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\nlicense: x",
      ["3:1: error[unknown-key]: site.yml has no key “license” (did you mean “licence”?)"]
    ),
    (
      "title: T\nbase_url: https://a\nquotes: {page: all}",
      ["3:10: error[unknown-key]: “quotes” of site.yml has no key “page” (did you mean “pages”?)"]
    ),
    (
      "title: T\nbase_url: https://a\nquotes: {pages: yes}",
      [
        "3:17: error[wrong-type]: “pages” must be named, all or none (write one of these words)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\nlists: {per_page: 0}",
      [
        "3:19: error[wrong-type]: “per_page” must be a whole number from 1 to 10000 (write it in digits alone, as in “per_page: 1”)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\nlists: {per_page: 99999999999999999999}",
      [
        "3:19: error[wrong-type]: “per_page” must be a whole number from 1 to 10000 (write it in digits alone, as in “per_page: 1”)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\ntimezone: Europe/Lodnon",
      ["3:11: error[wrong-type]: “Europe/Lodnon” is no time zone (did you mean “Europe/London”?)"]
    ),
    (
      "title: T\nbase_url: https://a\ntimezone: noon",
      [
        "3:11: error[wrong-type]: “noon” is no time zone (write its name in the IANA's list, such as Europe/London)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\nmenu: [articles]",
      [
        "3:8: error[wrong-type]: an entry of “menu” must be a map, not text (write it as “- {title: About, url: /about/}”)"
      ]
    ),
    (
      "title: T\nbase_url: https://a\nmenu: [{title: A, url: 'javascript:a'}]",
      [
        "3:24: error[invalid-url]: “javascript:a” is neither an http(s) address nor a path (begin it with https:// or with /)"
      ]
    ),
  ])
  func `what is wrong in site.yml is said at its place`(yaml: String, expected: [String]) {
    #expect(read(yaml).1 == expected.map { "content/site.yml:" + $0 })
  }
}
