import Testing

@testable import Quoth

/// What a quote takes from its link, its outer quote and the article.
@Suite struct QuoteLinkerTests {
  @Test func `The link names speaker, source, listeners and relay`() {
    let linked = Sample.quotes([
      Sample.inline(
        "“No.”", "vladimir-putin", "no",
        [
          ("source", "nbc-2018"), ("at", "12:34"), ("to", "megyn-kelly, michael-flynn"), ("via", "rt-report"),
          ("date", "2017-06"), ("language", "en-GB"), ("translated", "ru"), ("check", "off"),
        ])
    ])
    #expect(linked.messages == [])
    #expect(linked.voice(0) == "vladimir-putin → megyn-kelly michael-flynn @ nbc-2018 via rt-report")
    let quote = linked.quotes[0]
    #expect(quote.id == "a/no")
    #expect(quote.anchor == "quote-no")
    #expect(quote.locator == Locator(at: "12:34"))
    #expect(quote.date == CalendarDate(year: 2017, month: 6))
    #expect(quote.language == "en-GB")
    #expect(quote.translatedFrom == "ru")
    #expect(!quote.isChecked)
    #expect(quote.text == "No.")
    #expect(quote.parts == ["“No.”"])
    #expect(quote.place == Place(file: "content/articles/a.md", span: Sample.span(20)))
  }

  @Test func `The defaults to and via are for quotes of the default speaker that stand in no other`() {
    let linked = Sample.quotes(
      [
        Sample.inline("a"), Sample.inline("b", "megyn-kelly"), Sample.inline("c", outer: 0),
        Sample.inline("d", "vladimir-putin"),
      ],
      defaults: Sample.defaults(
        speaker: "vladimir-putin", source: "nbc-2018", to: ["megyn-kelly"], via: "rt-report"))
    #expect(linked.messages == [])
    let full = "vladimir-putin → megyn-kelly @ nbc-2018 via rt-report"
    #expect((0..<4).map(linked.voice) == [full, "megyn-kelly @ nbc-2018", "vladimir-putin @ nbc-2018", full])
    #expect(linked.quotes.map(\.outer) == [nil, nil, 0, nil])
  }

  @Test func `Without a default speaker the defaults are for every quote that stands in no other`() {
    let linked = Sample.quotes(
      [Sample.inline("a", "rt")], defaults: Sample.defaults(to: ["megyn-kelly"], via: "rt-report"))
    #expect(linked.voice(0) == "rt → megyn-kelly via rt-report")
  }

  @Test func `The outer quote's source comes before the article's default`() {
    let linked = Sample.quotes(
      [
        Sample.inline("a “b” c", "rt", nil, [("source", "rt-report"), ("at", "1:00")]),
        Sample.inline("b", "vladimir-putin", outer: 0),
        Sample.inline("d", "vladimir-putin", nil, [("source", "nbc-2018")], outer: 0),
      ], defaults: Sample.defaults(source: "nbc-2018"))
    #expect(
      (0..<3).map(linked.voice) == [
        "rt @ rt-report", "vladimir-putin @ rt-report", "vladimir-putin @ nbc-2018",
      ])
    #expect(linked.quotes[1].locator.isEmpty)
  }

  @Test func `The same name again is the same quote going on`() {
    let linked = Sample.quotes([
      Sample.inline("“You and I,”", "vladimir-putin", "closer", [("source", "nbc-2018")]),
      Sample.inline("Other", "megyn-kelly"),
      Sample.inline("“met.”", nil, "closer", [("at", "12:34")]),
      Sample.inline("“Yes.”", "vladimir-putin", "closer"),
    ])
    #expect(linked.messages == [])
    #expect(linked.quotes.count == 2)
    #expect(linked.quotes[0].marks == [0, 2, 3])
    #expect(linked.quotes[0].parts == ["“You and I,”", "“met.”", "“Yes.”"])
    #expect(linked.quotes[0].text == "“You and I,” “met.” “Yes.”")
    #expect(linked.quotes[0].locator.at == "12:34")
    #expect(linked.archive.articleLinks[0].quoteOfMark == [0, 1, 0, 0])
  }

  @Test func `A later part may not name another speaker, source, via or outer quote`() {
    let linked = Sample.quotes([
      Sample.inline("a", "vladimir-putin", "x", [("source", "nbc-2018")]),
      Sample.inline("b", "megyn-kelly", "x", line: 21),
      Sample.inline("c", nil, "x", [("source", "rt-report"), ("via", "rt-report")], line: 22),
      Sample.inline("d", nil, "x", outer: 0, line: 23),
    ])
    let told = "(give this quote another name)"
    #expect(
      linked.messages == [
        "content/articles/a.md:21: duplicate-quote-id: “#x” names a quote already, and this one has another speaker \(told)",
        "content/articles/a.md:22: duplicate-quote-id: “#x” names a quote already, and this one has another source and another “via” \(told)",
        "content/articles/a.md:23: duplicate-quote-id: “#x” names a quote already, and this one has another outer quote \(told)",
      ])
    #expect(linked.diagnostics[0].details.first?.place?.span == Sample.span(20))
  }

  @Test func `A later part may not say otherwise`() {
    let linked = Sample.quotes([
      Sample.inline("c", "rt", "x", [("at", "1:00")]),
      Sample.inline("d", "rt", "x", [("at", "2:00")], line: 22),
    ])
    #expect(
      linked.messages == [
        "content/articles/a.md:22: conflicting-parameter: this part of “#x” says otherwise than the parts before it "
          + "(say it once, where the quote begins)"
      ])
  }

  @Test func `Values are such as they can be`() {
    let linked = Sample.quotes([
      Sample.inline(
        "a", "rt", nil,
        [
          ("at", "noon"), ("date", "2017-13"), ("language", "english!"), ("check", "on"), ("to", ","),
          ("page", ""),
        ])
    ])
    #expect(
      linked.messages.map { $0.replacing("content/articles/a.md:20: ", with: "") } == [
        "invalid-parameter: “noon” is no time (write minutes and seconds, 12:34, with hours 1:02:03, or a range, "
          + "12:34-12:50)",
        "invalid-parameter: “2017-13” is no date (write 2017-06-05, 2017-06 or 2017)",
        "invalid-parameter: “english!” is no language (write its code: en, ru, pt-BR, zh-Hans)",
        "invalid-parameter: “check” can only be “off” (write check=off, or take it out)",
        "invalid-parameter: “to” has no value (write the ids of those it was said to, with commas between)",
      ])
  }

  @Test func `A quote of nobody is an error, one of somebody unknown only that error`() {
    let linked = Sample.quotes([
      Sample.inline("a"), Sample.inline("b", "vladimir-puttin", line: 21),
      Sample.inline("c", outer: 1, line: 22),
    ])
    #expect(
      linked.messages == [
        "content/articles/a.md:20: missing-speaker: nobody is named who says this "
          + "(name the speaker, quote:SPEAKER, or give the article a default, `quotes: {speaker: …}`)",
        "content/articles/a.md:21: unknown-speaker: no speaker is called “vladimir-puttin” "
          + "(did you mean “vladimir-putin”?)",
        "content/articles/a.md:22: missing-speaker: nobody is named who says this "
          + "(name the speaker, quote:SPEAKER, or give the article a default, `quotes: {speaker: …}`)",
      ])
    #expect(linked.quotes.isEmpty)
    #expect(linked.archive.articleLinks[0].quoteOfMark == [nil, nil, nil])
  }

  @Test func `An unknown default is reported once, where it stands`() {
    let linked = Sample.quotes(
      [Sample.inline("a"), Sample.inline("b")], defaults: Sample.defaults(speaker: "putin", via: "nbc"))
    #expect(
      linked.messages == [
        "content/articles/a.md:5: unknown-speaker: no speaker is called “putin” (did you mean “vladimir-putin”?)",
        "content/articles/a.md:8: unknown-source: no source is called “nbc” (did you mean “nbc-2018”?)",
      ])
  }

  @Test func `Date and language fall back to the source, then the article, then the site`() {
    var archive = Sample.archive(
      sources: [
        Sample.source("undated", language: "ru"), Sample.source("dated", date: "1999", language: "de"),
      ])
    var article = Sample.article(
      "a", date: "2020-05-05",
      marks: [
        Sample.inline("a", "rt"), Sample.inline("b", "rt", nil, [("source", "undated")]),
        Sample.inline("c", "rt", nil, [("source", "dated")]),
        Sample.inline("d", "rt", nil, [("source", "dated"), ("translated", "de")]),
        Sample.inline("e", "rt", nil, [("source", "dated"), ("date", "2001-01-01"), ("language", "fr")]),
      ])
    archive.articles = [article]
    var (linked, _) = Sample.link(archive)
    #expect(linked.quotes.map(\.language) == ["en", "ru", "de", "en", "fr"])
    #expect(linked.quotes.map(\.date?.year) == [2020, 2020, 1999, 1999, 2001])
    article.header.language = Located("es")
    article.defaults.date = Located(CalendarDate(year: 2010))
    archive.articles = [article]
    (linked, _) = Sample.link(archive)
    #expect(linked.quotes.map(\.language) == ["es", "ru", "de", "es", "fr"])
    #expect(linked.quotes.map(\.date?.year) == [2010, 2010, 2010, 2010, 2001])
  }

  @Test func `Unnamed quotes are named by their hash, and numbered when alike`() {
    let linked = Sample.quotes(
      [Sample.inline("“Yes.”", "rt"), Sample.inline("Yes.", "rt"), Sample.inline("Yes.", "megyn-kelly")])
    let hash = Anchors.hash(speaker: "rt", source: nil, text: "Yes.")
    let other = Anchors.hash(speaker: "megyn-kelly", source: nil, text: "Yes.")
    #expect(linked.quotes.map(\.id) == ["a/\(hash)", "a/\(hash)-2", "a/\(other)"])
    #expect(linked.quotes.map(\.anchor) == ["quote-\(hash)", "quote-\(hash)-2", "quote-\(other)"])
  }

  @Test func `Names of quotes with pages differ by more than case`() {
    let linked = Sample.quotes([Sample.inline("c", "rt", "X"), Sample.inline("d", "rt", "x", line: 21)])
    #expect(linked.codes == [.duplicateAddress])
    #expect(linked.diagnostics[0].place.span == Sample.span(21))
  }
}
