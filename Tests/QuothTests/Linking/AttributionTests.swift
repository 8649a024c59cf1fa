import Testing

@testable import Quoth

/// What the last line of a block quote says.
@Suite struct AttributionTests {
  private let links = [
    Sample.link(.speaker, "megyn-kelly"), Sample.link(.source, "nbc-2018", [("at", "12:34")]),
    Sample.link(.source, "rt-report", line: 41), Sample.link(.speaker, "vladimir-putin"),
    Sample.link(.speaker, "barack-obama", line: 42), Sample.link(.path, "/speakers/michael-flynn.md"),
  ]

  private func read(
    _ line: [QuoteMark.AttributionPiece], speaker: String? = nil, _ parameters: [(String, String)] = [],
    defaults: QuoteDefaults = QuoteDefaults()
  ) -> Linked {
    Sample.quotes(
      [Sample.block("Words.", line, speaker: speaker, parameters)], references: links, defaults: defaults)
  }

  @Test func `A line with links says who, to whom, where and through whom`() {
    let linked = read(
      [
        .words("— "), .quoteLink("Vladimir Putin"), .words(" to "), .reference(0), .words(", "),
        .reference(1),
        .words(", via "), .reference(2),
      ], speaker: "vladimir-putin")
    #expect(linked.messages == [])
    #expect(linked.voice(0) == "vladimir-putin → megyn-kelly @ nbc-2018 via rt-report")
    #expect(linked.quotes[0].locator.at == "12:34")
    // Only what the line did not use is a mention.
    #expect(linked.archive.mentions.map(\.reference) == [3, 4, 5])
  }

  @Test func `A speaker link or a path to a speaker names the speaker`() {
    #expect(read([.words("— "), .reference(3), .words(", Moscow")]).voice(0) == "vladimir-putin")
    #expect(read([.words("— "), .reference(5)]).voice(0) == "michael-flynn")
  }

  @Test(arguments: [
    ("— Vladimir Putin, Moscow", "vladimir-putin"),
    ("– President Obama", "barack-obama"),
    ("-- Владимир Путин", "vladimir-putin"),
    ("― 普京在莫斯科", "vladimir-putin"),
    ("— the former President Obama", "barack-obama"),
    ("— Vladimir Putin to Megyn Kelly", "vladimir-putin → megyn-kelly"),
    ("— Vladimir Putin to Megyn Kelly and Michael Flynn, RT", "vladimir-putin → megyn-kelly michael-flynn"),
    ("— Vladimir Putin on Barack Obama", "vladimir-putin"),
    ("— as told to Megyn Kelly by Vladimir Putin", "vladimir-putin → megyn-kelly"),
  ])
  func `An exact name in words names the speaker`(line: String, voice: String) {
    let linked = read([.words(line)])
    #expect(linked.messages == [])
    #expect(linked.voice(0) == voice)
  }

  @Test(arguments: [
    "— a spokesman for Vladimir Putin", "— the lawyer of Vladimir Putin, to Megyn Kelly",
    "— Vladimir Putin's lawyer", "— Vladimir Putin’s lawyer, Moscow",
  ])
  func `A name that another speaks for or about is taken with a warning`(line: String) {
    let linked = read([.words(line)])
    #expect(linked.codes == [.attributionNotRead])
    #expect(linked.voice(0).hasPrefix("vladimir-putin"))
  }

  @Test func `A link that another speaks for or about is taken with a warning`() {
    #expect(read([.words("— a spokesman for "), .reference(3)]).codes == [.attributionNotRead])
    #expect(
      read([.words("— "), .quoteLink("a spokesman"), .words(" for Vladimir Putin")], speaker: "megyn-kelly")
        .codes == [])
    #expect(
      read([.words("— "), .quoteLink("a spokesman"), .words(" for Vladimir Putin")]).codes
        == [.attributionNotRead])
    #expect(read([.words("— Minister for Foreign Affairs Vladimir Putin")]).codes == [])
  }

  @Test func `Two names joined by and are two speakers`() {
    #expect(read([.words("— Vladimir Putin and Megyn Kelly")]).codes == [.conflictingParameter])
    #expect(read([.words("— Vladimir Putin, Moscow and Megyn Kelly, New York")]).codes == [])
  }

  @Test(arguments: [
    "— Vladimir, 2018", "— Vladimir Putins Freund", "— Art critics", "— anonymous", "—",
  ])
  func `A line that names nobody leaves an ordinary block quote`(line: String) {
    let linked = read([.words(line), .reference(1)], defaults: Sample.defaults(speaker: "rt"))
    #expect(linked.quotes.isEmpty)
    #expect(linked.codes == [])
    #expect(linked.archive.articleLinks[0].quoteOfMark == [nil])
    // Its links are citations like any other.
    #expect(linked.archive.mentions.map(\.reference) == [0, 1, 2, 3, 4, 5])
  }

  @Test func `A slip of the pen in a name is a warning`() {
    #expect(read([.words("— vladimir putin")]).codes == [.attributionNotRead])
    let linked = read([.words("— Vladimir Puttin, Moscow")])
    #expect(linked.diagnostics.map(\.severity) == [.warning])
    #expect(
      linked.messages == [
        "content/articles/a.md:32: attribution-not-read: this line attributes the block quote to nobody whom the "
          + "archive knows (did you mean “Vladimir Putin”?)"
      ])
  }

  @Test func `The link's words name the speaker when the link does not`() {
    let linked = read(
      [.words("— "), .quoteLink("President Obama")], defaults: Sample.defaults(speaker: "rt"))
    #expect(linked.voice(0) == "barack-obama")
    let unnamed = read([.words("— "), .quoteLink("the host")], defaults: Sample.defaults(speaker: "rt"))
    #expect(unnamed.voice(0) == "rt")
  }

  @Test func `The link's parameters outrank the line, whose locator is of its own source`() {
    let linked = read(
      [.words("— "), .quoteLink("Putin"), .words(", "), .reference(1)], speaker: "vladimir-putin",
      [("source", "rt-report"), ("page", "3")])
    #expect(linked.messages == [])
    #expect(linked.voice(0) == "vladimir-putin @ rt-report")
    #expect(linked.quotes[0].locator == Locator(page: "3"))
  }

  @Test func `Several people spoken to are joined by commas and a word`() {
    let linked = read(
      [
        .words("— "), .quoteLink("RT"), .words(" to "), .reference(0), .words(", "), .reference(4),
        .words(" and "),
        .reference(5), .words(", friend of "), .reference(3),
      ], speaker: "rt")
    #expect(linked.messages == [])
    #expect(linked.voice(0) == "rt → megyn-kelly barack-obama michael-flynn")
    #expect(linked.archive.mentions.map(\.reference) == [1, 2, 3])
  }

  @Test func `A word that says to whom counts up to the next comma`() {
    let linked = read([
      .words("— according to the record, "), .reference(3), .words(", to NBC's "), .reference(0),
    ])
    #expect(linked.voice(0) == "vladimir-putin → megyn-kelly")
  }

  @Test func `Words of several words are read too`() {
    let linked = read([.words("— "), .reference(3), .words(", as told by "), .reference(2)])
    #expect(linked.voice(0) == "vladimir-putin via rt-report")
  }

  @Test func `Two speakers or sources in one line are in conflict`() {
    let linked = read([
      .words("— "), .reference(3), .words(", "), .reference(4), .words(", "), .reference(1), .words(", "),
      .reference(2),
    ])
    #expect(
      linked.messages == [
        "content/articles/a.md:42: conflicting-parameter: this line names two speakers "
          + "(say which one speaks by a `quote:` link)",
        "content/articles/a.md:41: conflicting-parameter: this line names two sources "
          + "(leave one; a second one may follow “via”)",
      ])
    #expect(read([.words("— quoted by Barack Obama: Vladimir Putin")]).codes == [.conflictingParameter])
  }

  @Test func `A name that two share is ambiguous only where it is used`() {
    let twins = [
      Sample.speaker("kelly-1", "John Kelly"), Sample.speaker("kelly-2", "Jack Kelly", other: ["John Kelly"]),
    ]
    let article = { (line: String) in
      Sample.article("a", marks: [Sample.block("Words.", [.words(line)])])
    }
    let used = Sample.link(Sample.archive(articles: [article("— John Kelly")], speakers: twins)).1
    #expect(used.map(\.message) == ["2 speakers are called “John Kelly”"])
    #expect(used.map(\.code) == [.ambiguousName])
    let unused = Sample.link(Sample.archive(articles: [article("— Jack Kelly")], speakers: twins)).1
    #expect(unused == [])
  }

  @Test func `Quotes in an ordinary block quote stand in the next real one`() {
    let linked = Sample.quotes([
      Sample.block("a b c", [.words("— Vladimir Putin")]),
      Sample.block("b c", [.words("— a poet")], outer: 0),
      Sample.inline("c", "rt", outer: 1),
    ])
    #expect(linked.quotes.map(\.outer) == [nil, 0])
    #expect(linked.archive.articleLinks[0].quoteOfMark == [0, nil, 1])
  }
}
