import Testing

@testable import Quoth

/// The keys of each kind, typed.
@Suite struct DocumentTests {
  private func fields(_ yaml: String, _ read: (inout Fields) -> Void) -> [String] {
    var findings: [Diagnostic] = []
    let bytes = Array(yaml.utf8)
    let entries = YAMLReader.map(bytes, 0..<bytes.count, firstLine: 2, path: "a.md", findings: &findings)
    var fields = Fields(entries ?? [], of: "a test", path: "a.md", span: .start, isBroken: entries == nil)
    read(&fields)
    return (findings + fields.finish()).map(\.line)
  }

  private func file(_ collection: Collection, id: String = "the-id") -> SourceFile {
    SourceFile(path: "content/\(collection.rawValue)/\(id).md", collection: collection, id: id, bytes: [])
  }

  @Test func `an article has all its keys`() throws {
    var read: Article?
    let findings = fields(
      """
      title: 1984
      date: 2017-06-05T12:30:00Z
      updated: 2017-07
      authors: Ada Lind
      summary: >
        Two
        lines.
      topics: [NATO, "Elections: 2016"]
      image: /media/a b.jpg
      quotes:
        speaker: vladimir-putin
        source: nbc
        to: megyn-kelly, ada-lind
        via: [rt]
        date: 2017
        language: ru
      slug: der-brief
      aliases: /old/name/
      draft: true
      language: de-AT
      extra: {rank: 007, on: NO, yes: true, none: ~, list: [a, {b: c}]}
      """
    ) { read = Article(file(.articles), &$0) }
    let article = try #require(read)
    // A list where one text is wanted is the only thing wrong.
    #expect(
      findings == [
        "a.md:15:8: error[wrong-type]: “via” must be text, not a list (write one value behind “via:”)"
      ])
    #expect(article.header.title.value == "1984")
    #expect(article.date == CalendarDate(year: 2017, month: 6, day: 5))
    #expect(article.updated == CalendarDate(year: 2017, month: 7))
    #expect(article.authors == ["Ada Lind"])
    #expect(article.summary?.value == "Two lines.")
    #expect(article.topics.map(\.value) == ["NATO", "Elections: 2016"])
    #expect(article.image?.value == "/media/a b.jpg")
    #expect(
      article.defaults.speaker
        == Located("vladimir-putin", at: SourceSpan(line: 12, column: 12, endColumn: 26)))
    #expect(article.defaults.to.map(\.value) == ["megyn-kelly", "ada-lind"])
    #expect(article.defaults.date?.value == CalendarDate(year: 2017))
    #expect(article.defaults.language?.value == "ru")
    #expect(article.header.slug?.value == "der-brief")
    #expect(article.header.aliases.map(\.value) == ["/old/name/"])
    #expect(article.header.isDraft)
    #expect(article.header.language?.value == "de-AT")
    #expect(
      article.header.extra
        == .map([
          .init(key: "rank", value: .text("007")), .init(key: "on", value: .text("NO")),
          .init(key: "yes", value: .bool(true)), .init(key: "none", value: .null),
          .init(key: "list", value: .list([.text("a"), .map([.init(key: "b", value: .text("c"))])])),
        ]))
  }

  @Test func `a speaker's role is a text or a list with times`() {
    var speakers: [Speaker] = []
    let findings = fields(
      """
      name: Vladimir Putin
      sort_name: Putin, Vladimir
      other_names: [Putin, Vladimir Vladimirovich Putin]
      role:
        - {role: Prime Minister, from: 1999-08-09, to: 2000}
        - Candidate
        - role: President
          from: 2000-05
      affiliation: Kremlin
      born: 1952-10-07
      died: ~
      same_as: https://www.wikidata.org/wiki/Q7747
      """
    ) { speakers.append(Speaker(file(.speakers), &$0)) }
    #expect(findings == [])
    #expect(
      speakers.first?.roles == [
        Speaker.Role(
          role: "Prime Minister", from: CalendarDate(year: 1999, month: 8, day: 9),
          to: CalendarDate(year: 2000)),
        Speaker.Role(role: "Candidate"),
        Speaker.Role(role: "President", from: CalendarDate(year: 2000, month: 5)),
      ])
    #expect(speakers.first?.name == "Vladimir Putin")
    #expect(speakers.first?.sameAs.map(\.value) == ["https://www.wikidata.org/wiki/Q7747"])
    #expect(
      fields("name: A\nrole: Judge") { speakers.append(Speaker(file(.speakers), &$0)) } == [])
    #expect(speakers.last?.roles == [Speaker.Role(role: "Judge")])
  }

  @Test func `participants are written in every form`() throws {
    var read: Transcript?
    let findings = fields(
      """
      title: T
      source: nbc
      participants:
        Megyn Kelly: megyn-kelly
        Voices: [ada-lind, karl-berg]
        Man: ~
        Nobody:
        "Q:": {speaker: jane-smith, role: Speaker of the House}
        Woman: {role: Passer-by}
      media: /media/a.mp3
      duration: 1:02:03
      clock: true
      made_by: machine
      style: clean
      reviewed: false
      translation_of: nbc-ru
      licence: CC0
      """
    ) { read = Transcript(file(.transcripts), &$0) }
    let transcript = try #require(read)
    #expect(findings == [])
    #expect(
      transcript.participants.map { "\($0.label.value): \($0.speakers.map(\.value)) \($0.role ?? "")" } == [
        "Megyn Kelly: [\"megyn-kelly\"] ", "Voices: [\"ada-lind\", \"karl-berg\"] ", "Man: [] ",
        "Nobody: [] ",
        "Q:: [\"jane-smith\"] Speaker of the House", "Woman: [] Passer-by",
      ])
    #expect(transcript.duration == "1:02:03")
    #expect(transcript.usesClock && transcript.reviewed == false)
    #expect(transcript.madeBy == "machine" && transcript.style == "clean")
  }

  @Test func `a source and a page have all their keys`() {
    var source: Source?
    var page: Page?
    #expect(
      fields(
        """
        title: The interview
        kind: broadcast
        publisher: NBC
        author: Megyn Kelly
        date: 2017-06-04
        url: https://www.nbc.com/a?b=c#d
        archive_url: http://archive.org/x
        accessed: 2024-01-02
        media: media/a.mp3
        transcript: nbc
        part_of: nbc-sunday
        """
      ) { source = Source(file(.sources), &$0) } == [])
    #expect(source?.kind == "broadcast" && source?.partOf?.value == "nbc-sunday")
    #expect(source?.accessed == CalendarDate(year: 2024, month: 1, day: 2))
    #expect(fields("title: About us\nmenu: true") { page = Page(file(.pages), &$0) } == [])
    #expect(page?.menu == "About us")
    #expect(fields("title: About us\nmenu: About") { page = Page(file(.pages), &$0) } == [])
    #expect(page?.menu == "About")
    #expect(fields("title: About us\nmenu: false") { page = Page(file(.pages), &$0) } == [])
    #expect(page?.menu == nil)
  }

  @Test(arguments: [
    (
      "date: 2017", "1:1: error[missing-key]: a test needs the key “title” (write “title: …”)"
    ),
    ("title:\ndate: 2017", "2:1: error[missing-key]: “title” is empty (write “title: …”)"),
    ("title: ''\ndate: 2017", "2:1: error[missing-key]: “title” is empty (write “title: …”)"),
    (
      "title: [a]\ndate: 2017",
      "2:8: error[wrong-type]: “title” must be text, not a list (write one value behind “title:”)"
    ),
    (
      "title: {a: b}\ndate: 2017",
      "2:8: error[wrong-type]: “title” must be text, not a map (write one value behind “title:”)"
    ),
    ("title: T", "1:1: error[missing-key]: a test needs the key “date” (write “date: 2017-06-05”)"),
    (
      "title: T\ndate: 2017-02-30",
      "3:7: error[invalid-date]: “2017-02-30” is no date (write it as 2017-06-05, 2017-06 or 2017)"
    ),
    (
      "title: T\ndate: 5 June 2017",
      "3:7: error[invalid-date]: “5 June 2017” is no date (write it as 2017-06-05, 2017-06 or 2017)"
    ),
    (
      "title: T\ndate: 2017 12",
      "3:7: error[invalid-date]: “2017 12” is no date (write it as 2017-06-05, 2017-06 or 2017)"
    ),
    (
      "title: T\ndate: [2017]",
      "3:7: error[wrong-type]: “date” must be text, not a list (write one value behind “date:”)"
    ),
    (
      "title: T\ndate: 2017\nautor: A",
      "4:1: error[unknown-key]: a test has no key “autor” (did you mean “authors”?)"
    ),
    (
      "title: T\ndate: 2017\nrating: 5",
      "4:1: error[unknown-key]: a test has no key “rating” (put it below “extra:” if it is the site's own)"
    ),
    (
      "title: T\ndate: 2017\nquotes: {spaeker: a}",
      "4:10: error[unknown-key]: “quotes” of a test has no key “spaeker” (did you mean “speaker”?)"
    ),
    (
      "title: T\ndate: 2017\nquotes: a",
      "4:9: error[wrong-type]: “quotes” of a test must be a map, not text (write its keys below it, indented, each as “key: value”)"
    ),
    (
      "title: T\ndate: 2017\ntopics: [a, [b]]",
      "4:13: error[wrong-type]: an entry of “topics” must be text, not a list (write one value in its place)"
    ),
    (
      "title: T\ndate: 2017\ntopics: [a, ~]",
      "4:13: error[wrong-type]: an entry of “topics” is empty (remove it)"
    ),
    (
      "title: T\ndate: 2017\ndraft: yes",
      "4:8: error[wrong-type]: “draft” must be true or false (write “draft: true” or “draft: false”)"
    ),
    (
      "title: T\ndate: 2017\nlanguage: English",
      "4:11: error[wrong-type]: “English” is no language tag (write it as in “en”, “de” or “pt-BR”)"
    ),
    (
      "title: T\ndate: 2017\nimage: javascript:alert(1)",
      "4:8: error[invalid-url]: “javascript:alert(1)” is neither an http(s) address nor a path (begin it with https:// or with /)"
    ),
    (
      "title: T\ndate: 2017\nslug: a/b",
      "4:7: error[invalid-slug]: “a/b” cannot be a part of an address (use letters, digits, hyphens and underscores)"
    ),
    (
      "title: T\ndate: 2017\naliases: [a/../../b]",
      "4:11: error[invalid-url]: “a/../../b” is no address that a page of this site can have had (write a path such as /articles/old-name/)"
    ),
  ])
  func `what an article must not hold is said at its place`(yaml: String, finding: String) {
    #expect(fields(yaml) { _ = Article(file(.articles), &$0) } == ["a.md:" + finding])
  }

  @Test(arguments: [
    (
      "title: T",
      "1:1: error[missing-key]: a transcript needs the key “source” or “date” (name the source it is the record of, or write “date: 2017-06-05”)"
    ),
    (
      "title: T\ndate: 2017\nparticipants: [a, b]",
      "4:15: error[wrong-type]: “participants” must be a map, not a list (write a line “Label: speaker-id” for each)"
    ),
    (
      "title: T\ndate: 2017\nparticipants:\n  Man: a\n  Man: b",
      "6:3: error[duplicate-key]: the key “Man” stands in this map twice (remove one of them)"
    ),
    (
      "title: T\ndate: 2017\nparticipants:\n  Man  A: a\n  Man A: b",
      "6:3: error[duplicate-key]: two participants have the label “Man A” (let one label stand for both: “Man A: [first-id, second-id]”)"
    ),
    (
      "title: T\ndate: 2017\nparticipants:\n  Man: {speakr: a}",
      "5:9: error[unknown-key]: the participant “Man” has no key “speakr” (did you mean “speaker”?)"
    ),
    (
      "title: T\ndate: 2017\nmade_by: me",
      "4:10: error[wrong-type]: “made_by” must be official, person or machine (write one of these words)"
    ),
    (
      "title: T\ndate: 2017\nstyle: strickt",
      "4:8: error[wrong-type]: “style” must be strict or clean (did you mean “strict”?)"
    ),
  ])
  func `what a transcript must not hold is said at its place`(yaml: String, finding: String) {
    #expect(fields(yaml) { _ = Transcript(file(.transcripts), &$0) } == ["a.md:" + finding])
  }

  @Test func `broken front matter is reported once`() {
    #expect(fields("title: [") { _ = Article(file(.articles), &$0) }.count == 1)
  }

  @Test(arguments: [
    "http://a", "https://a.b/c?d#e", "HTTPS://user@a:80/", "/media/a.jpg", "media/a b.jpg", "../a:b", "a",
    "?a:b",
    "https://de.wikipedia.org/wiki/Ä", "media/50%.jpg", "HTTPS://E.org", "https://[::1]:8080/a",
    "https://e.org:/",
    "https://пример.рф/", "https://e.org/[a|b]",
  ])
  func `addresses and paths are taken as they are`(address: String) {
    #expect(AddressCheck.fault(in: address) == nil)
  }

  @Test(arguments: [
    "", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "\u{1}javascript:a", "data:text/html,a", "mailto:a@b", "ftp://a", "//a/b", "/\\a", "\\\\a", "http:a",
    "http://",
    "https:///a", "https://user@/a", "https://:80/", "http://a b/", "a\tb", "quote:a", "vbscript:a",
    "https://e.org:65536/", "https://e.org:a/", "https://e.org:-1/", "https://[::g]/", "https://[::1/",
    "https://[::1]a/", "https://a|b/", "https://a[b]/", "https://a%zz/", "https://a\"b/",
  ])
  func `nothing else becomes a link`(address: String) {
    #expect(AddressCheck.fault(in: address) != nil)
  }

  @Test(arguments: ["a", "der-brief_2.0", "Вопрос", "日本", "हिन्दी", "a~b", "2017"])
  func `a slug may be in any script`(slug: String) {
    #expect(fields("title: T\nslug: \"\(slug)\"") { _ = Page(file(.pages), &$0) } == [])
  }

  @Test(arguments: ["a b", "a/b", "..", ".", "a?", "a#b", "50%", "a&b", "“a”", "a\\tb"])
  func `a slug is one part of an address`(slug: String) {
    #expect(fields("title: T\nslug: \"\(slug)\"") { _ = Page(file(.pages), &$0) }.count == 1)
  }
}
