import Testing

@testable import Quoth

@Suite struct HazardTests {
  @Test func aLinkInsideAQuoteLink() {
    expectFindings([.linkInQuote], "[“He met ⟦[Flynn](speaker:flynn)⟧ there,”](quote:putin) he said.")
    expectFindings([.linkInQuote], "[“He met ⟦[Flynn](https://x.org)⟧\nthere *then*,”](quote:putin) he said.")
    expectFindings([.linkInQuote], "[He met ⟦[Flynn][f]⟧ there](quote:putin)\n\n[f]: speaker:flynn")
    expectFindings([.linkInQuote], "[see ⟦[x](speaker:x)⟧ y](https://y.org)")
    expectFindings(
      [.linkInQuote, .linkInQuote], "[a ⟦[b](speaker:b)⟧](quote:c) [d ⟦[e](speaker:e)⟧](quote:f)")
    expectFindings([.linkInQuote], "> [“a ⟦[b](speaker:b)⟧”](quote:c)\n> — [D](quote:d)")
  }

  @Test func aLinkInsideAQuoteLinkInReferenceStyle() {
    expectFindings([.linkInQuote], "“[He met ⟦[Flynn](speaker:flynn)⟧ there][q]”\n\n[q]: quote:putin")
    #expect(ParsedText("[He met [Flynn](speaker:flynn) there][q]\n\n[q]: quote:putin").quotes == [])
    expectFindings([], "[He] met [Flynn](speaker:flynn) [there][q]\n\n[q]: quote:putin")
  }

  @Test func aBracketWithoutAPartnerCutsAQuoteShort() {
    expectFindings([.linkNotRead], "⟦[⟧“We [may raise them on the rich”](quote:putin)")
    expectFindings([.linkNotRead], "Then ⟦[⟧“We [may\nraise them”][q]\n\n[q]: quote:putin")
    expectFindings([], "\\[“We [may raise them on the rich”](quote:putin)")
    expectFindings([], "[Flynn] said [“No.”](quote:putin) and [then")
    expectFindings([], "[a [b](https://x.org)")
  }

  @Test func anImageIsNoQuote() {
    expectFindings([.linkNotRead], "⟦![words](quote:putin#x)⟧")
    expectFindings([.linkNotRead], "⟦![Flynn](speaker:flynn)⟧")
  }

  @Test func aSchemeThatIsNearlyOurs() {
    expectFindings([.linkNotRead], "[words](⟦qoute:putin⟧)")
    expectFindings([.linkNotRead], "[words](⟦speakers:putin⟧)")
    #expect(ParsedText("[a](speeker:b)").diagnostics.map(\.suggestion) == ["did you mean “speaker:”?"])
    expectFindings(
      [], "[a](mailto:a@b.c) [b](tel:+1) [c](https://quote.org) [d](news:a) [e](doi:10.1/2) [f](urn:isbn:1)")
  }

  @Test func anAutolinkInsideAQuoteLink() {
    expectFindings([.linkInQuote], "[see ⟦<https://x.org>⟧ there](quote:putin)")
    let text = ParsedText("[see <https://x.org> there](quote:putin)")
    #expect(text.html == "<p>{quote 0}see https://x.org there{/quote 0}</p>\n")
  }

  @Test func anImageInsideAQuoteLinkIsFine() {
    let text = ParsedText("[“Look” ![a](/media/a.png)](quote:putin)")
    #expect(text.findings == [])
    #expect(text.quotes == ["inline ““Look”” by putin"])
  }

  @Test func aBracketWithParenthesesIsALink() {
    expectFindings([.bracketIsLink], "> He ⟦[Flynn](then)⟧ said so.\n> — [A](quote:a)")
    expectFindings([.bracketIsLink], "> He ⟦[Flynn]()⟧ said so.\n> — [A](quote:a)")
    expectFindings([.bracketIsLink], "[“He ⟦[Flynn](then)⟧ said so.”](quote:a)")
    expectFindings([], "> He [Flynn](then adviser) said so.\n> — [A](quote:a)")
    expectFindings([], "[“He [Flynn] (then) said so.”](quote:a)")
    #expect(ParsedText("> He [Flynn](then)\n> — [A](quote:a)").body.quotes.map(\.text) == ["He Flynn"])
    // Outside of quotes it is a path that linking does not find.
    #expect(ParsedText("He [Flynn](then) said so.").references == ["path then “Flynn”"])
  }

  @Test func aDefinitionMakesBracketsLinks() {
    expectFindings([.swallowedDefinition], "> He [sic] said so.\n> — [A](quote:a)\n\n⟦[sic]: x⟧")
    expectFindings([.swallowedDefinition], "[“He [sic] said so.”](quote:a)\n\n⟦[sic]: x⟧")
    expectFindings([.swallowedDefinition], "⟦[SPEAKER_00]: Hello⟧", in: .transcripts)
    expectFindings(
      [.bracketIsLink], "> He ⟦[Flynn]⟧ said [so][Flynn].\n> — [A](quote:a)\n\n[Flynn]: speaker:flynn")
    expectFindings([.bracketIsLink], "[“He ⟦[Flynn]⟧ said so.”](quote:a)\n\n[Flynn]: speaker:flynn")
    expectFindings([], "[a] [b] [c] [d]\n\n[a]: https://x.org\n[b]: #x\n[c]: ../x\n[d]: x.md")
    #expect(ParsedText("Said [sic].\n\n[sic]: x").html == "<p>Said sic.</p>\n")
  }

  @Test func addressesThatCommonMarkDoesNotRead() {
    expectFindings([.linkNotRead], "[words⟦](quote:a⟧ b)")
    expectFindings([.linkNotRead], "[words⟦](speaker:a(b⟧)")
    expectFindings([.linkNotRead], "[words⟦] (quote:a⟧)")
    expectFindings([.linkNotRead], "words⟦](quote:a⟧)")
    expectFindings(
      [],
      "\\[words](quote:a) [words\\](quote:a) `[a](quote:a b)` [x](then he) &#91;a](quote:b) [a]\\(quote:b c)")
    #expect(
      ParsedText("[w](quote:a b)").diagnostics.map(\.message) == [
        "CommonMark reads no link here: its address holds a space, or a parenthesis without a partner"
      ])
  }

  @Test func aReferenceWithoutADefinition() {
    expectFindings([.linkNotRead], "“[direct proof]⟦[prof]⟧”\n\n[proof]: quote:a")
    #expect(
      ParsedText("[direct proof][prof]\n\n[proof]: quote:a").diagnostics.map {
        "\($0.severity) \($0.suggestion ?? "")"
      } == ["warning did you mean “proof”?"])
    expectFindings([], "> [...][Flynn] went\n> — [A](quote:a)\n\nA[^a][^b]\n\n[^a]: A\n\n[^b]: B")
  }

  @Test func aQuoteWithoutWords() {
    expectFindings([.emptyQuote], "x ⟦[](quote:a)⟧")
    expectFindings([.emptyQuote], "x ⟦[“ ”](quote:a)⟧")
    expectFindings([.emptyQuote], "x ⟦[![alt](/media/a.png)](quote:a)⟧")
    expectFindings([.emptyQuote], "x ⟦<quote:a>⟧")
    expectFindings([], "[?](quote:a) [$](quote:a)")
  }

  @Test func droppedHTMLOncePerBlock() {
    expectFindings(
      [.droppedHTML, .droppedHTML], "a ⟦<b>⟧b</b> <i>c</i>\n\n⟦<div>⟧\n\n<!-- a comment -->\n\nx <!-- y --> z"
    )
    let text = ParsedText("<div>\n<p>x\n</div>")
    #expect(text.diagnostics.map(\.severity) == [.warning])
    #expect(text.html == "<!-- raw HTML omitted -->\n")
    expectFindings([.droppedHTML], "**A:** ⟦<Schnorr pk>⟧ he said", in: .transcripts)
    #expect(ParsedText("<Schnorr pk>", in: .transcripts).diagnostics.map(\.severity) == [.error])
    let open = ParsedText("a <b>b</b>", settings: BodySettings(allowsHTML: true))
    #expect(open.findings == [] && open.html == "<p>a <b>b</b></p>\n")
  }

  @Test func nothingTrapsOrTakesLong() {
    let count = 3000
    func many(_ text: String, _ count: Int = count) -> String { String(repeating: text, count: count) }
    let texts = [
      many("> ") + "x", many("["), many("]"), many("[") + many("](quote:a)"), many("[^a]") + "\n\n[^a]: x",
      many("[^a]:\n"), many("> ") + "[^a]: x", many("“a b c d e ", 1000), many("\"a b c d\" "),
      many("[a](quote:b)"),
      many("[a](quote:b)[^n]”") + "\n\n[^n]: N", many("[b][c]"), many("- ") + "— x",
      many("> — [a](quote:b)\n"),
      many("> ") + "\n" + many("> — a\n"), many("<a>"), many("[^a] &amp; ") + "\n\n[^a]: x",
      many("*") + "a" + many("*"),
      many("# a\n"), many("[a]: b\n"), many("[^a]: [^b]\n\n[^b]: [^a]\n\n", 2000), "[^a]:", "[^a]: ",
      "> [^a]:\n>", "\u{FEFF}[^a]: x",
      "[^", "[^a", "[^a]", ">", "> —", "> a\n> —", "[](quote:)", "![](x)", "\0[^\0]: \0",
      many("a\u{300}", 3000), many("](quote:"),
      many("[x ](quote:a b) "), many("x [y](z)\n> "), many("\\[^a]"), many("&#91;^a] "),
    ]
    for text in texts {
      for collection in [Collection.articles, .transcripts] { _ = ParsedText(text, in: collection).html }
    }
  }

  @Test func anyBytesAreParsed() {
    var random = Random(seed: 1)
    let pieces = [
      "[", "]", "(", ")", "quote:", "speaker:", "#", "^", "a", " ", "\n", "> ", "- ", "    ", "—", "--", "“",
      "”", "\"", "*", "**",
      "`", "```\n", "<", ">", "!", "\\", "&amp;", "[^a]", "[^a]: ", "[b]: c\n", "](quote:a#b)", "\t", "é",
      "\u{FFFD}", "\r",
    ]
    for _ in 0..<3000 {
      let text = random.text(of: pieces, upTo: 40)
      let parsed = ParsedText(text, in: random.next(below: 2) == 0 ? .articles : .transcripts)
      #expect(
        parsed.body.slots.allSatisfy { $0.offset <= parsed.body.html.count }, "\(text.debugDescription)")
      #expect(
        zip(parsed.body.slots, parsed.body.slots.dropFirst()).allSatisfy { $0.offset <= $1.offset },
        "\(text.debugDescription)")
    }
  }
}

@Suite struct UnlinkedQuotationTests {
  @Test func wordsInQuotationMarksWithoutAQuoteLink() {
    expectFindings([.quoteUnlinked], "He said ⟦“we have *never* met him”⟧ twice.")
    expectFindings([.quoteUnlinked], "He said ⟦\"we have never met him\"⟧ twice.")
    expectFindings([.quoteUnlinked], "He said ⟦‘we haven’t ever met him’⟧ twice.")
    expectFindings(
      [.quoteUnlinked], "He said ⟦*“we\nhave* never met him”⟧ twice.".replacing("⟦*“", with: "*⟦“"))
    expectFindings([.quoteUnlinked], "He said ⟦“we \\*have &amp; never met him”⟧ twice.")
    expectFindings([.quoteUnlinked], "# On ⟦“we have never met him”⟧")
    expectFindings([.quoteUnlinked], "> An ordinary block quote: ⟦“we have never met him”⟧")
    expectFindings([.quoteUnlinked], "Text[^a]\n\n[^a]: It says ⟦“we have never met him”⟧.")
    expectFindings([.quoteUnlinked], "He said ⟦“we ‘have never’ met him, ‘never in my life’”⟧ twice.")
    expectFindings([.quoteUnlinked], "“unclosed and then ⟦“we have never met him”⟧ twice.")
  }

  @Test(arguments: [
    "“[we have never met him](quote:a)”", "[“we have never met him”](quote:a)",
    "“[we have](quote:a) [never met](quote:a) him”",
    "“three little words”", "It’s the workers’ and the dogs’ own fault",
    "5'10\" and 12\" records are 3\" too long",
    "`“we have never met him”`", "> “We have never met him at all.”\n> — [A](quote:a)",
    "“we have never\n\nmet him at all”",
    "“we have never met him at all", "צה\"ל ארגון גדול מאוד של העם כ\"ץ",
    "[“a b c d”[^n]](quote:a)\n\n[^n]: N",
    "```\n“we have never met him”\n```",
  ]) func areNotReported(markdown: String) {
    #expect(ParsedText(markdown).findings == [])
  }

  @Test func wordsBesideTheLinkCount() {
    expectFindings([.quoteUnlinked], "⟦“[we have](quote:a) never met him at all”⟧")
    expectFindings([.quoteUnlinked], "⟦“we met [Flynn](speaker:f) at dinner”⟧")
  }

  @Test func onlyInArticlesAndAsTheSiteWants() {
    let markdown = "He said “we have never met him” twice."
    for collection in Collection.allCases where collection != .articles {
      #expect(ParsedText(markdown, in: collection).findings == [])
    }
    for (setting, severity): (SiteConfig.UnlinkedQuotes, Diagnostic.Severity?) in [
      (.off, nil), (.note, .note), (.warn, .warning), (.error, .error),
    ] {
      let settings = BodySettings(
        unlinkedQuotes: setting, quotationMarks: [Locale.QuotationMarks(open: "“", close: "”")])
      #expect(ParsedText(markdown, settings: settings).diagnostics.first?.severity == severity)
    }
  }

  @Test func theMarksAreThoseOfTheLanguage() {
    func settings(_ marks: String...) -> BodySettings {
      BodySettings(
        quotationMarks: marks.map {
          Locale.QuotationMarks(open: String($0.prefix(1)), close: String($0.suffix(1)))
        })
    }
    expectFindings(
      [.quoteUnlinked], "Er sagte ⟦„wir haben ihn nie getroffen“⟧.", settings: settings("„“", "‚‘"))
    expectFindings([.quoteUnlinked], "Il dit ⟦« nous ne l’avons jamais vu »⟧.", settings: settings("«»"))
    expectFindings(
      [.quoteUnlinked], "Han sade ⟦”vi har aldrig sett honom”⟧ där.", settings: settings("””", "’’"))
    expectFindings([.quoteUnlinked], "他说⟦「我们从来没有见过他」⟧。", settings: settings("「」"))
    expectFindings([], "他说「民主主义」。", settings: settings("「」"))
    expectFindings([], "Er sagte “we have never met him”.", settings: settings("„“"))
  }
}
