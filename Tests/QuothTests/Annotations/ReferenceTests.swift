import Testing

@testable import Quoth

@Suite struct ReferenceTests {
  @Test(arguments: ["javascript:x", "JavaScript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd"])
  func addressesThatAreLeftOutAreSaidToBe(address: String) {
    for markdown in ["[d](\(address))", "![d](\(address))"] {
      let text = ParsedText(markdown)
      #expect(text.diagnostics.map(\.code) == [.invalidURL])
      #expect(text.diagnostics.map(\.severity) == [.warning])
    }
  }

  @Test func linksByOurSchemesAreReferences() {
    let text = ParsedText(
      """
      [Flynn](speaker:michael-flynn) [it](source:nbc?at=12:34&page=3) [t](transcript:nbc?at=1:02:03-1:03:00)
      [a](article:2018/nbc#quote-x) [n](topic:nato) <speaker:a> [S](SPEAKER:a) [m](mailto:a@b.c) [w](https://x.org)
      """)
    #expect(
      text.references == [
        "speaker michael-flynn “Flynn”", "source nbc at=12:34 page=3 “it”",
        "transcript nbc at=1:02:03-1:03:00 “t”",
        "article 2018/nbc #quote-x “a”", "topic nato “n”", "speaker a “speaker:a”", "speaker a “S”",
      ])
    #expect(
      text.html == """
        <p>{ref 0}Flynn{/ref 0} {ref 1}it{/ref 1} {ref 2}t{/ref 2}
        {ref 3}a{/ref 3} {ref 4}n{/ref 4} {ref 5}speaker:a{/ref 5} {ref 6}S{/ref 6} \
        <a href="mailto:a@b.c">m</a> <a href="https://x.org">w</a></p>

        """)
    #expect(
      text.body.references.map { text.source($0.targetSpan) }.prefix(2) == [
        "speaker:michael-flynn", "source:nbc?at=12:34&page=3",
      ])
    #expect(text.body.references.map { text.source($0.span) }[5] == "<speaker:a>")
  }

  @Test(arguments: [
    ("../speakers/a.md", "../speakers/a.md"), ("b.md#c", "b.md #c"),
    ("../../media/a%20b.jpg", "../../media/a b.jpg"), ("/media/a.jpg", "/media/a.jpg"),
    ("../../sources/y.md?at=1:00", "../../sources/y.md at=1:00"), ("/data/", "/data/"),
  ]) func relativePathsStayAsTypedForLinkingToResolve(typed: String, target: String) {
    let text = ParsedText("[x](\(typed))", path: "content/articles/2018/nbc.md")
    #expect(text.references == ["path \(target) “x”"])
    #expect(text.findings == [])
    #expect(text.html == "<p>{ref 0}x{/ref 0}</p>\n")
  }

  @Test(arguments: [
    ("../speakers/a.md", "articles/speakers/a.md"), ("b.md", "articles/2018/b.md"),
    ("/media/a.jpg", "media/a.jpg"), ("./x/../y.md", "articles/2018/y.md"), ("/data/", "data/"),
    ("../../../secret.md", "../secret.md"), ("../../..", "../"),
  ]) func relativePathsAreResolvedBelowContent(typed: String, meant: String) {
    #expect(RelativePath.resolve(typed, in: "content/articles/2018/nbc.md") == meant)
  }

  @Test func imagesOfTheArchiveLeaveTheirAddressOpen() {
    let text = ParsedText(
      "![A *b*\n\"c\"](../media/a.jpg \"t & u\") ![x](https://example.org/x.png) [d](/media/d.pdf)")
    #expect(text.references == ["path ../media/a.jpg “A b \"c\"”", "path /media/d.pdf “d”"])
    #expect(
      text.html
        == "<p><img src=\"{address 0}\" alt=\"A b &quot;c&quot;\" title=\"t &amp; u\" /> "
        + "<a class=\"picture\" href=\"https://example.org/x.png\">x</a> {ref 1}d{/ref 1}</p>\n")
  }

  @Test func anImageOfAnotherHostIsALinkAsNothingIsLoadedFromThereUnasked() {
    #expect(
      ParsedText("![](//example.org/a&b.png) [![b](https://x.org/b.png)](https://x.org/)").html
        == "<p><a class=\"picture\" href=\"//example.org/a&amp;b.png\">//example.org/a&amp;b.png</a> "
        + "<a href=\"https://x.org/\">b</a></p>\n")
    #expect(ParsedText("![a](data:image/png;base64,AA)").html.contains("<img src=\"data:image/png"))
  }

  @Test func linksInThePageStayAsTheyAre() {
    let text = ParsedText("[a](#quote-x) [b](//cdn.org/x) [c]()")
    #expect(text.references == [])
    #expect(
      text.html
        == "<p><a href=\"#quote-x\">a</a> <a href=\"//cdn.org/x\">b</a> <a href=\"\">c</a></p>\n")
  }

  @Test func idsAreDecodedAndInNFC() {
    let text = ParsedText(
      "[a](speaker:m%C3%BCller) [b](speaker:mu\u{308}ller) [c](topic:%D0%BC%D0%B8%D1%80) [d](topic:a%2)")
    #expect(text.body.references.map(\.target) == ["m\u{FC}ller", "m\u{FC}ller", "мир", "a%2"])
  }

  @Test func theSentenceAroundAMentionIsKept() {
    let text = ParsedText(
      "It began. Then Mr. [Flynn](speaker:f)[^n] spoke to *them* all. It ended.\n\n[^n]: N.")
    #expect(text.body.references.map(\.context) == ["Then Mr. Flynn spoke to them all."])
    let long = ParsedText(
      String(repeating: "word ", count: 100) + "[F](speaker:f) " + String(repeating: "next ", count: 100))
    let context = long.body.references.first?.context ?? ""
    #expect(context.hasPrefix("… word ") && context.hasSuffix(" next …") && context.utf8.count < 340)
  }

  @Test func headingsHaveAnchorsOnceEach() {
    let text = ParsedText("# One *two*\n\n## One two\n\nQuote x\n---\n\n> # In\n\n# Quote x[^n]\n\n[^n]: N.")
    #expect(
      text.body.headings.map { "\($0.level) \($0.text) \($0.anchor)" } == [
        "1 One two one-two", "2 One two one-two-2", "2 Quote x section-quote-x",
        "1 Quote x section-quote-x-2",
      ])
    #expect(
      text.html == """
        <h1{id 0}>One <em>two</em></h1>
        <h2{id 1}>One two</h2>
        <h2{id 2}>Quote x</h2>
        <blockquote>
        <h1>In</h1>
        </blockquote>
        <h1{id 3}>Quote x{note 0}</h1>

        """)
  }

  @Test func inTranscriptsQuoteLinksNameWords() {
    let text = ParsedText(
      "**A:** He said [these words](quote:#that) once.\n\n> q\n>\n> — [A](speaker:a)", in: .transcripts)
    #expect(text.references == ["words  #that “these words”", "speaker a “A”"])
    #expect(text.quotes == [])
    expectFindings([.invalidParameter], "[w](⟦quote:putin#x⟧)", in: .transcripts)
    expectFindings([.invalidParameter], "[w](⟦quote:⟧)", in: .transcripts)
  }
}

@Suite struct ParameterTests {
  @Test func unknownParametersAreReportedWhereTheyStand() {
    expectFindings([.unknownParameter], "[x](quote:a?at=1:00&⟦sorce=b⟧#c)")
    expectFindings([.unknownParameter], "[x](speaker:a?⟦at=1:00⟧)")
    expectFindings([.unknownParameter], "[x](source:a?⟦via=b⟧)")
    expectFindings([.unknownParameter], "[x](../speakers/a.md?⟦at=1:00⟧)")
    expectFindings([], "[x](../sources/a.md?at=1:00) [y](transcript:a?section=2)")
    #expect(ParsedText("[x](quote:a?sorce=b)").diagnostics.map(\.suggestion) == ["did you mean “source”?"])
    #expect(
      ParsedText("[x](source:a?foo=b)").diagnostics.map(\.suggestion) == [
        "it takes at, page, line, section, column"
      ])
  }

  @Test func emptyAndContradictingOnesToo() {
    expectFindings([.invalidParameter], "[x](quote:a?⟦at=⟧)")
    expectFindings([.invalidParameter], "[x](quote:a?⟦at⟧)")
    expectFindings([.conflictingParameter], "[x](quote:a?at=1:00&⟦at=2:00⟧)")
    expectFindings([], "[x](quote:a?at=1:00&at=1:00)")
  }

  @Test func namesOfQuotesAreLettersDigitsHyphens() {
    expectFindings([.invalidParameter], "[x](quote:a⟦#é⟧)")
    expectFindings([.invalidParameter], "[x](quote:a⟦#a%20b⟧)")
    expectFindings([.invalidParameter], "[x](<quote:a⟦#a b⟧>)")
    expectFindings([.invalidParameter], "[x](quote:a⟦#⟧)")
    expectFindings([], "[x](quote:a#A-z_09)")
  }

  @Test func aReferenceToNobody() {
    expectFindings([.invalidParameter], "[x](⟦speaker:⟧)")
    expectFindings([.invalidParameter], "[x](⟦source:?at=1:00⟧)")
  }
}
