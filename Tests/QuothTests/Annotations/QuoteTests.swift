import Testing

@testable import Quoth

@Suite struct QuoteTests {
  @Test func aLinkMarksTheWordsItWraps() {
    let text = ParsedText(
      "Nothing, [“direct *evidence* &amp; all,”](quote:vladimir-putin?source=nbc&at=12:34#evidence) he said.")
    #expect(
      text.quotes == ["inline ““direct evidence & all,”” by vladimir-putin #evidence source=nbc at=12:34"])
    #expect(
      text.html == "<p>Nothing, {quote 0}“direct <em>evidence</em> &amp; all,”{/quote 0} he said.</p>\n")
    #expect(
      text.body.quotes.map { text.source($0.span) } == [
        "[“direct *evidence* &amp; all,”](quote:vladimir-putin?source=nbc&at=12:34#evidence)"
      ])
    #expect(
      text.body.quotes.map { text.source($0.targetSpan) } == [
        "quote:vladimir-putin?source=nbc&at=12:34#evidence"
      ])
    #expect(text.findings == [])
  }

  @Test func everyPartOfTheAddressIsOptional() {
    let text = ParsedText("[a](quote:) [b](quote:#x) [c](Quote:m%C3%BCller?to=a,b#x_1-2) [d](quote:?via=rt)")
    #expect(
      text.quotes == [
        "inline “a”", "inline “b” #x", "inline “c” by müller #x_1-2 to=a,b", "inline “d” via=rt",
      ])
  }

  @Test func referenceStyleLinksPointToTheirDefinition() {
    let text = ParsedText(
      "He saw no “[direct proof][proof]”.\n\n[proof]: quote:us-intelligence?via=rt#proof\n")
    #expect(text.quotes == ["inline “direct proof” by us-intelligence #proof via=rt"])
    #expect(text.body.quotes.map { text.source($0.span) } == ["[direct proof][proof]"])
    #expect(text.body.quotes.map { text.source($0.targetSpan) } == ["quote:us-intelligence?via=rt#proof"])
    #expect(text.html == "<p>He saw no “{quote 0}direct proof{/quote 0}”.</p>\n")
  }

  @Test func positionsHoldOverLinesListsAndHardBreaks() {
    let text = ParsedText("- One  \n  [two](quote:a#b)\n- [three\n  four](quote:c)\n", startLine: 7)
    #expect(text.quotes == ["inline “two” by a #b", "inline “three four” by c"])
    #expect(
      text.body.quotes.map { text.source($0.span) } == ["[two](quote:a#b)", "[three\n  four](quote:c)"])
    #expect(text.body.quotes.map { text.source($0.targetSpan) } == ["quote:a#b", "quote:c"])
    #expect(text.body.quotes.map(\.targetSpan.line) == [8, 10])
  }

  @Test func aBlockQuoteIsAttributedByItsLastParagraph() {
    let text = ParsedText(
      """
      > We have *talked* about it.
      >
      > Often.
      >
      > — [Vladimir Putin](quote:vladimir-putin#evidence) to [Megyn Kelly](speaker:megyn-kelly), \
      [NBC](source:nbc-2018?at=12:34), via [RT](source:rt-report)

      After.
      """)
    #expect(text.quotes == ["block “We have talked about it. Often.” by vladimir-putin #evidence"])
    #expect(text.body.quotes.map(\.span.line) == [1])
    #expect(text.body.quotes.map { text.source($0.targetSpan) } == ["quote:vladimir-putin#evidence"])
    #expect(
      text.body.quotes.map { text.show($0.attribution) } == [
        "— [Vladimir Putin→quote] to [Megyn Kelly→speaker megyn-kelly], [NBC→source nbc-2018], via [RT→source rt-report]"
      ])
    #expect(
      text.references == [
        "speaker megyn-kelly “Megyn Kelly” by 0", "source nbc-2018 at=12:34 “NBC” by 0",
        "source rt-report “RT” by 0",
      ])
    #expect(
      text.html == """
        {quote 0}<p>We have <em>talked</em> about it.</p>
        <p>Often.</p>
        {by 0}— {speaker 0}Vladimir Putin{/speaker 0} to {ref 0}Megyn Kelly{/ref 0}, {ref 1}NBC{/ref 1}, via \
        {ref 2}RT{/ref 2}{/by 0}{/quote 0}
        <p>After.</p>

        """)
  }

  @Test(arguments: ["—", "–", "―", "--"]) func aBlockQuoteIsAttributedByItsLastLine(dash: String) {
    let text = ParsedText("> Words  \n> more\n> \(dash) [A](speaker:a), here")
    #expect(text.quotes == ["block “Words more”"])
    #expect(text.body.quotes.map { text.show($0.attribution) } == ["\(dash) [A→speaker a], here"])
    #expect(
      text.html
        == "{quote 0}<p>Words<br />\nmore\n{line 0}\(dash) {ref 0}A{/ref 0}, here{/line 0}{/quote 0}\n")
  }

  @Test func aLineWithoutALinkIsACandidateForLinking() {
    let text = ParsedText("> Words\\\n> — Vladimir Putin, NBC")
    #expect(text.quotes == ["block “Words”"])
    #expect(text.body.quotes.map { text.show($0.attribution) } == ["— Vladimir Putin, NBC"])
    #expect(text.body.quotes.map { text.source($0.targetSpan) } == ["— Vladimir Putin, NBC"])
    #expect(text.html == "{quote 0}<p>Words<br />\n{line 0}— Vladimir Putin, NBC{/line 0}{/quote 0}\n")
  }

  @Test func anAttributionMayRunOverLines() {
    let text = ParsedText("> Words\n>\n> — [A](quote:a),\n> [NBC](source:nbc)")
    #expect(text.body.quotes.map { text.show($0.attribution) } == ["— [A→quote], [NBC→source nbc]"])
  }

  @Test func anAttributionMayBeEmphasised() {
    let text = ParsedText("> Words\n> *— [A](quote:a)*")
    #expect(text.quotes == ["block “Words” by a"])
    #expect(
      text.html == "{quote 0}<p>Words\n{line 0}<em>— {speaker 0}A{/speaker 0}</em>{/line 0}{/quote 0}\n")
  }

  @Test(arguments: [
    "> Only words", "> \\-- Name, escaped", "> Words\n> \\-- Name", "> — A dash and no words before it",
    "> ![photo](https://example.org/a.jpg)\n>\n> — Name", "> Words\n>\n> Words — Name",
    "> Words\n>\n> - Name",
    "> He said\n> — and meant it —\n> that it was so.", "Words\n\n— [Name](speaker:a)",
  ]) func anythingElseIsAnOrdinaryBlockQuote(markdown: String) {
    let text = ParsedText(markdown)
    #expect(text.quotes == [])
    #expect(text.findings == [])
  }

  @Test func aRelativePathNamesTheSpeakerToo() {
    let text = ParsedText("> Words\n> — [A](../speakers/a.md)")
    #expect(text.references == ["path ../speakers/a.md “A” by 0"])
    #expect(text.quotes == ["block “Words”"])
  }

  @Test func quotesNest() {
    let text = ParsedText(
      """
      > He told us.
      >
      > > It was [“never”](quote:third) so.
      > >
      > > — [B](quote:b)
      >
      > And [“that”](quote:fourth#x) was that.
      >
      > — [A](quote:a)
      """)
    #expect(
      text.quotes == [
        "block “He told us. It was “never” so. And “that” was that.” by a",
        "block “It was “never” so.” by b in 0", "inline ““never”” by third in 1",
        "inline ““that”” by fourth #x in 0",
      ])
    #expect(
      text.html == """
        {quote 0}<p>He told us.</p>
        {quote 1}<p>It was {quote 2}“never”{/quote 2} so.</p>
        {by 1}— {speaker 1}B{/speaker 1}{/by 1}{/quote 1}
        <p>And {quote 3}“that”{/quote 3} was that.</p>
        {by 0}— {speaker 0}A{/speaker 0}{/by 0}{/quote 0}

        """)
  }

  @Test func aQuoteOfNothingButAnotherHasItsWords() {
    let text = ParsedText("> > Words\n> >\n> > — [B](speaker:b)\n>\n> — [A](speaker:a)")
    #expect(text.quotes == ["block “Words”", "block “Words” in 0"])
  }

  @Test func anOrdinaryBlockQuoteBetweenIsPassedOver() {
    let text = ParsedText("> Out\n>\n> > plain [in](quote:b)\n>\n> — [A](quote:a)")
    #expect(text.quotes == ["block “Out plain in” by a", "inline “in” by b in 0"])
    #expect(text.html.contains("<blockquote>\n<p>plain {quote 1}in{/quote 1}</p>\n</blockquote>\n"))
  }

  @Test func quotesStandInListsAndListsInQuotes() {
    let text = ParsedText("- > Words\n  > — [A](quote:a)\n\n> - one\n> - two `x`\n>\n> — [B](quote:b)")
    #expect(text.quotes == ["block “Words” by a", "block “one two x” by b"])
    #expect(
      text.html.contains(
        "<li>\n{quote 0}<p>Words\n{line 0}— {speaker 0}A{/speaker 0}{/line 0}{/quote 0}\n</li>"))
  }

  @Test func wordsArePlain() {
    let text = ParsedText(
      "> **Bold** `code`  \n> a   &lt;b&gt; \\*c\\* [d](https://x.org)[^n] ![alt](/media/a.png)\n> — [A](quote:a)\n\n[^n]: N."
    )
    #expect(text.body.quotes.map(\.text) == ["Bold code a <b> *c* d"])
  }

  @Test func aLazyLineOfOneBlockQuoteBelongsToIt() {
    #expect(ParsedText("> Words\n— [A](quote:a)").quotes == ["block “Words” by a"])
  }
}

@Suite struct AttributionFaultTests {
  @Test func twoDashLinesInOneParagraph() {
    expectFindings([.attributionNotRead], "> Words\n> — [A](quote:a)\n> ⟦— [B](quote:b)⟧")
    expectFindings([.attributionNotRead], "> Words\n> — A\n> ⟦— B⟧")
    expectFindings([.attributionNotRead], "> — A\n> ⟦— B⟧\n")
    #expect(
      ParsedText("> Words\n> — A\n> — B").diagnostics.first?.suggestion == "put an empty `>` line before it")
  }

  @Test func aDashLineInsideAList() {
    expectFindings([.attributionNotRead], "> - one\n> - two\n> ⟦— [A](quote:a)⟧")
    expectFindings([.attributionNotRead], "> 1. one\n>\n>    ⟦— A⟧")
    expectFindings([], "> - — one\n> - two")
  }

  @Test func dashesUnderWordsAreAHeading() {
    expectFindings([.attributionNotRead], "> Words\n> ⟦--⟧\n> [A](speaker:a)")
    expectFindings([.attributionNotRead], "> Words\n> ⟦-⟧")
    expectFindings([], "> Words\n> ----\n")
    expectFindings([], "> ## Words\n")
  }

  @Test func aDashAlone() {
    expectFindings([.attributionNotRead], "> Words\n> ⟦—⟧\n> Name")
    expectFindings([.attributionNotRead], "> Words\n>\n> ⟦—⟧")
  }

  @Test func aNameInTheMiddle() {
    expectFindings([.attributionNotRead], "> Words\n> ⟦— [A](quote:a)⟧\n> more words")
    expectFindings([.attributionNotRead], "> Words\n>\n> ⟦— [A](speaker:a)⟧\n>\n> More\n>\n> — [B](quote:b)")
  }

  @Test func aNameInWordsInTheMiddleIsForLinkingToJudge() {
    let text = ParsedText(
      "> Words\n> — A, NBC\n> more\n>\n> — B *C*\n>\n> More\n>\n> — [D](quote:d)\n\n> — E\n>\n> F")
    #expect(text.findings == [])
    #expect(text.body.strayLines.map(\.text) == ["— A, NBC", "— B C"])
    #expect(text.body.strayLines.map { text.source($0.span) } == ["— A, NBC", "— B *C*"])
  }

  @Test func aLineOfAnotherBlockQuote() {
    expectFindings([.attributionNotRead], "> > Inner\n> ⟦— [A](quote:a)⟧")
    expectFindings([.attributionNotRead], "> > Inner\n⟦— [A](quote:a)⟧")
  }

  @Test func noWordsBefore() {
    expectFindings([.attributionNotRead], "> ⟦— [A](quote:a)⟧")
    expectFindings([], "> — [“Hello,”](quote:a) he said.")
  }

  @Test func aLineBehindTheBlockQuote() {
    expectFindings([.attributionNotRead], "> Words\n\n⟦— [A](quote:a#x)⟧\n\nMore")
    expectFindings([.attributionNotRead], "- > Words\n\n  ⟦— [A](speaker:a)⟧")
    #expect(ParsedText("> Words\n\n— [A](quote:a)").quotes == [])
    #expect(ParsedText("> Words\n\n— [A](speaker:a)").diagnostics.map(\.severity) == [.warning])
    expectFindings([], "> Words\n> — [A](quote:a)\n\n— [B](speaker:b) said so.")
    expectFindings([], "> Words\n\n— [“No,”](quote:a) he said.\n\n— [B](speaker:b)")
    expectFindings([], "- > Words\n\n— [B](speaker:b)")
  }

  @Test func aLineThatBeginsInsideEmphasis() {
    expectFindings([.attributionNotRead], "> *Words\n> ⟦— [A](quote:a)*⟧")
  }

  @Test func twoQuoteLinksInOneLine() {
    expectFindings([.attributionNotRead], "> Words\n> — [A](quote:a) and [B](⟦quote:b⟧)")
  }

  @Test func noQuoteIsMadeOfAFaultyLine() {
    #expect(ParsedText("> Words\n> — [A](quote:a)\n> — [B](quote:b)").quotes.count == 0)
  }

  @Test func nestingHasAnEnd() {
    var lines: [String] = []
    for depth in 1...20 {
      lines.append(String(repeating: "> ", count: depth) + "w\n" + String(repeating: ">", count: depth))
    }
    for depth in (1...20).reversed() {
      lines.append(
        String(repeating: "> ", count: depth) + "— [A](quote:a)\n" + String(repeating: ">", count: depth - 1))
    }
    let text = ParsedText(lines.joined(separator: "\n"))
    #expect(text.diagnostics.map(\.code) == [.nestedTooDeeply])
    #expect(text.body.quotes.filter { $0.kind == .block }.count == 16)
  }
}
