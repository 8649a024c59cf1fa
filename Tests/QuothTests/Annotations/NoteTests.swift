import Testing

@testable import Quoth

@Suite struct NoteTests {
  private func notes(_ text: ParsedText) -> [String] {
    text.body.notes.map { note in
      var parts = [note.label]
      if let kind = note.kind { parts.append("<\(kind)>") }
      parts.append("“\(note.text)”")
      if let quote = note.quote { parts.append("quote \(quote)") }
      if let reference = note.reference { parts.append("ref \(reference)") }
      return parts.joined(separator: " ")
    }
  }

  private func html(_ text: ParsedText) -> [String] { text.body.notes.map { text.html($0.html) } }

  @Test func aNoteIsTakenOutAndItsMarkLeft() {
    let text = ParsedText("Text[^a] more.\n\n[^a]: Note *text*.\n\nAfter.")
    #expect(text.html == "<p>Text{note 0} more.</p>\n<p>After.</p>\n")
    #expect(html(text) == ["<p>Note <em>text</em>.</p>\n"])
    #expect(notes(text) == ["a “Note text.”"])
    #expect(text.body.notes.map { text.source($0.markSpan) } == ["[^a]"])
    #expect(text.body.notes.map { text.source($0.definitionSpan) } == ["[^a]"])
    #expect(text.body.notes.map(\.definitionSpan.line) == [3])
  }

  @Test(arguments: [
    ("**Fact check:** No.", "Fact check"), ("**Fact check**: No.", "Fact check"),
    ("**Prüfung：** No.", "Prüfung"),
    ("**Context :**\nNo.", "Context"), ("__Correction:__ No.", "Correction"),
  ]) func theBoldLabelIsItsKind(definition: String, kind: String) {
    let text = ParsedText("Text[^a]\n\n[^a]: \(definition)")
    #expect(notes(text) == ["a <\(kind)> “No.”"])
    #expect(html(text).first?.hasSuffix("No.</p>\n") == true)
    #expect(html(text).first?.contains("strong") == false)
  }

  @Test(arguments: [
    "**Bold** words.", "Words **Context:** words.", "**:** words.", "**[a](https://x.org):** words.",
  ])
  func otherBoldWordsAreNoKind(definition: String) {
    #expect(ParsedText("Text[^a]\n\n[^a]: \(definition)").body.notes.map(\.kind) == [nil])
  }

  @Test func itRunsOverParagraphsAndHoldsAnything() {
    let text = ParsedText(
      """
      A[^n] B[^m]

      [^n]: First
      goes on.

          Second with [Flynn](speaker:f).

          - item
          - [“q”](quote:a#x)[^m]

          > Words
          > — [B](quote:b)

              code
      [^m]: Other.
      After.

      End.
      """)
    #expect(text.html == "<p>A{note 0} B{note 1}</p>\n<p>End.</p>\n")
    #expect(
      html(text) == [
        """
        <p>First
        goes on.</p>
        <p>Second with {ref 0}Flynn{/ref 0}.</p>
        <ul>
        <li>item</li>
        <li>{quote 0}“q”{/quote 0}{note 1}</li>
        </ul>
        {quote 1}<p>Words
        {line 1}— {speaker 1}B{/speaker 1}{/line 1}{/quote 1}
        <pre><code>code
        </code></pre>

        """, "<p>Other.\nAfter.</p>\n",
      ])
    #expect(
      text.quotes
        == ["inline “q” by a #x notes [1]", "block “Words” by b"].map { $0.replacing("“q”", with: "““q””") })
    #expect(text.body.references.map { text.source($0.span) } == ["[Flynn](speaker:f)"])
    #expect(text.body.quotes.map { text.source($0.targetSpan) } == ["quote:a#x", "quote:b"])
    #expect(text.findings == [])
  }

  @Test func whatCommonMarkWouldSwallowIsANoteToo() {
    let text = ParsedText("A[^x] B[^y]\n\n[^x]: Disputed.\n[^y]: Disputed (by whom)")
    #expect(notes(text) == ["x “Disputed.”", "y “Disputed (by whom)”"])
  }

  @Test func aNameMayBeSeveralWords() {
    let text = ParsedText("A “word”[^fact check] and[^Fact  Check].\n\n[^fact check]: **Fact check:** Body")
    #expect(text.findings == [])
    #expect(text.html == "<p>A “word”{note 0} and{note 0}.</p>\n")
    #expect(notes(text) == ["fact check <Fact check> “Body”"])
    #expect(ParsedText("A[^fact check]\n\n[^fact check]: Body").findings == [])
    #expect(
      ParsedText("A[^fact chek]\n\n[^fact check]: Body").findings == [
        "1:2-14 unknown-note", "3:1-14 unused-note",
      ])
  }

  @Test func aMarkStandsOnOneLine() {
    let text = ParsedText("A[^fact check] b[^fact\ncheck]\n\n[^fact check]: Body of it")
    #expect(text.findings == ["1:17-23 unknown-note"])
    #expect(text.diagnostics.first?.message == "the mark of the note “fact check” is cut in two")
  }

  @Test(arguments: ["[^a\\b]: Word", "[^a\nb]: Word", "[^ ab]: Word"])
  func aNameThatIsNoneIsSaidToBe(definition: String) {
    let text = ParsedText("A\n\n\(definition)")
    #expect(text.diagnostics.map(\.code) == [.swallowedDefinition])
    #expect(text.diagnostics.first?.message.hasSuffix("does not begin a note: its name is none") == true)
  }

  @Test func linkDefinitionsHoldInNotesAndTheOtherWayRound() {
    let text = ParsedText(
      "A[^x] [b][two]\n\n[^x]: [a][one]\n\n    [two]: https://two.org\n\n[one]: speaker:one")
    #expect(text.references == ["speaker one “a”"])
    #expect(text.html == "<p>A{note 0} <a href=\"https://two.org\">b</a></p>\n")
  }

  @Test(arguments: [
    "```\n[^a]: code\n```\n", "~~~ x\n\n[^a]: code\n~~~\n", "> ```\n> [^a]: code\n> ```\n",
    "    [^a]: code\n",
    "- x\n\n  ```\n  [^a]: code\n  ```\n", "<!--\n[^a]: code\n-->\n", "`[^a]: code`\n",
    "```\n[^a]: never closed",
  ]) func codeHoldsNoNotes(markdown: String) {
    let text = ParsedText(markdown)
    #expect(text.findings == [])
    #expect(text.body.notes.isEmpty)
  }

  @Test func fencesOfNotesDoNotReachOut() {
    let text = ParsedText(
      "A[^n]\n\n[^n]: N\n\n    ```\n    open\n\n[^m]: Not code[^n]\n\nEnd[^m]\n\n```\nopen")
    #expect(text.findings == [])
    #expect(notes(text).count == 2)
    #expect(text.html.contains("<p>End"))
  }

  @Test func inBlockQuotesAndListsToo() {
    let text = ParsedText(
      "> Words[^n]\n> — [A](quote:a)\n>\n> [^n]: In the\n> quote.\n>\n>     More.\n\n- item[^m]\n\n  [^m]: In the list.\n\n- two"
    )
    #expect(notes(text) == ["n “In the quote. More.” quote 0", "m “In the list.”"])
    #expect(text.quotes == ["block “Words” by a notes [0]"])
    #expect(text.findings == [])
  }

  @Test func itBelongsToWhatItFollows() {
    let text = ParsedText(
      """
      “[q](quote:a)”[^1] and “[q](quote:b),”[^2] and [m](speaker:m)[^3][^4] and [l](https://l.org)[^5] and word[^6].
      «[q](quote:c) »[^7] “[q](quote:d).”,[^8] *[q](quote:e)*[^9] [q[^10]](quote:f) 「[q](quote:g)」。[^11] [q](quote:h) “.”[^12]

      [^1]: 1
      [^2]: 2
      [^3]: 3
      [^4]: 4
      [^5]: 5
      [^6]: 6
      [^7]: 7
      [^8]: 8
      [^9]: 9
      [^10]: 10
      [^11]: 11
      [^12]: 12
      """)
    #expect(
      notes(text) == [
        "1 “1” quote 0", "2 “2” quote 1", "3 “3” ref 0", "4 “4” ref 0", "5 “5”", "6 “6”", "7 “7” quote 2",
        "8 “8” quote 3", "9 “9” quote 4", "10 “10” quote 5", "11 “11” quote 6", "12 “12”",
      ])
  }

  @Test func inABlockQuoteItBelongsToTheQuote() {
    let text = ParsedText(
      """
      > Words[^1] and [q](quote:b)[^2] and [l](https://l.org)[^3]
      >
      > > plain[^4]
      >
      > — [A](quote:a)[^5], [NBC](source:nbc)[^6] here[^7]

      > Ordinary[^8]

      > Candidate[^9]
      > — Name

      [^1]: 1
      [^2]: 2
      [^3]: 3
      [^4]: 4
      [^5]: 5
      [^6]: 6
      [^7]: 7
      [^8]: 8
      [^9]: 9
      """)
    #expect(
      notes(text) == [
        "1 “1” quote 0", "2 “2” quote 1", "3 “3”", "4 “4” quote 0", "5 “5” quote 0", "6 “6” ref 0",
        "7 “7” quote 0",
        "8 “8”", "9 “9” quote 2",
      ])
    #expect(text.body.quotes.map(\.notes) == [[0, 3, 4, 6], [1], [8]])
    #expect(text.show(text.body.quotes[0].attribution) == "— [A→quote], [NBC→source nbc] here")
  }

  @Test func aNoteMayBeReferredToTwice() {
    let text = ParsedText("[q](quote:a)[^n] and [r](quote:b)[^N]\n\n[^n]: N.")
    #expect(text.html == "<p>{quote 0}q{/quote 0}{note 0} and {quote 1}r{/quote 1}{note 0}</p>\n")
    #expect(notes(text) == ["n “N.” quote 0"])
    #expect(text.body.quotes.map(\.notes) == [[0], [0]])
  }

  @Test func notesAreInTheOrderOfTheirMarks() {
    let text = ParsedText("A[^b] B[^a]\n\n[^a]: A[^c]\n\n[^b]: B\n\n[^c]: C[^a]")
    #expect(text.body.notes.map(\.label) == ["b", "a", "c"])
    #expect(html(text) == ["<p>B</p>\n", "<p>A{note 2}</p>\n", "<p>C{note 1}</p>\n"])
  }

  @Test func aMarkInALinkIsPutBehindIt() {
    let text = ParsedText("[a[^n]](speaker:a) [b[^n] c](https://b.org) [d[^n]](quote:d)\n\n[^n]: N.")
    #expect(
      text.html
        == "<p>{ref 0}a{/ref 0}{note 0} <a href=\"https://b.org\">b c</a>{note 0} {quote 0}d{/quote 0}{note 0}</p>\n"
    )
    #expect(text.references == ["speaker a “a”"])
  }

  @Test func escapedMarksAreText() {
    let text = ParsedText("\\[^n] [\\^n] [^n\\] &#91;^n] \\\\[^n] &amp;[^n] `[^n]` [^ n] [^]\n\n[^n]: N.")
    #expect(text.findings == [])
    #expect(text.html == "<p>[^n] [^n] [^n] [^n] \\{note 0} &amp;{note 0} <code>[^n]</code> [^ n] [^]</p>\n")
  }

  @Test func unknownUnusedAndDoubleNotesAreErrors() {
    expectFindings([.unknownNote], "Text⟦[^evidenc]⟧[^evidence]\n\n[^evidence]: N.")
    expectFindings([.unusedNote], "Text\n\n⟦[^a]⟧: See [^a].")
    expectFindings([.duplicateNote], "Text[^a]\n\n[^a]: N.\n\n⟦[^A]⟧: M.")
    expectFindings([.unusedNote, .unusedNote], "Text\n\n⟦[^a]⟧: [^b]\n\n> ⟦[^b]⟧: [^a]")
    expectFindings([.unknownNote], "Text &amp; \\* more ⟦[^a]⟧")
    expectFindings([.unknownNote], "Text[^b]\n\n[^b]:  Deep\n\n    down ⟦[^a]⟧.")
    #expect(
      ParsedText("A[^evidenc]\n\n[^evidence]: N[^evidenc]").diagnostics.first?.suggestion
        == "did you mean “evidence”?")
  }

  @Test func anIndentedDefinitionIsReported() {
    expectFindings([.swallowedDefinition], "- a[^x]\n\n    ⟦[^x]: Disputed.⟧")
    expectFindings([.unknownNote, .unknownNote], "1. a⟦[^x]⟧\n\n    ⟦[^x]⟧: Two words")
  }

  @Test func aTurnIsNoPartOfANote() {
    let text = ParsedText("**A:** Word[^n]\n\n[^n]: Note\n**B:** Next", in: .transcripts)
    #expect(text.html == "<p><strong>A:</strong> Word{note 0}</p>\n<p><strong>B:</strong> Next</p>\n")
  }

  @Test func linesKeepTheirNumbers() {
    let text = ParsedText("A[^n]\n[^n]: N\n\tmore\n\n\tand [x](speaker:y)\n\n[z](speaker:w)", startLine: 10)
    #expect(
      text.body.references.map { "\($0.span.line) \(text.source($0.span))" } == [
        "16 [z](speaker:w)", "14 [x](speaker:y)",
      ])
  }
}
