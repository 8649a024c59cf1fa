import Testing

@testable import Quoth

@Suite struct TextReportTests {
  /// The text of one finding at the first occurrence of `mark` in `source`.
  private func text(
    _ source: String, at mark: String, _ message: String = "no speaker is called “x”",
    suggestion: String? = "did you mean “y”?", details: [Diagnostic.Detail] = [], coloured: Bool = false
  ) throws -> String {
    let range = try #require(source.range(of: mark))
    let before = source[..<range.lowerBound]
    let line = before.filter { $0 == "\n" }.count + 1
    let column = (before.split(separator: "\n", omittingEmptySubsequences: false).last?.utf8.count ?? 0) + 1
    let diagnostic = Diagnostic(
      .unknownSpeaker, .error, message,
      at: Place(
        file: "content/articles/nbc.md",
        span: SourceSpan(line: line, column: column, endColumn: column + mark.utf8.count)),
      suggestion: suggestion, details: details)
    let report = DiagnosticReport([diagnostic]) { _ in Array(source.utf8) }
    return TextReport(isColoured: coloured).text(of: report)
  }

  @Test func aFindingReadsLikeThis() throws {
    let source =
      "---\n---\n\nIn Moscow he said [“direct evidence”](quote:vladimir-puttin#evidence) and left.\n"
    let shown = try text(
      source, at: "quote:vladimir-puttin", "no speaker is called “vladimir-puttin”",
      suggestion: "did you mean “vladimir-putin”?",
      details: [Diagnostic.Detail("speakers are files of content/speakers/\nmade by quoth new")])
    #expect(
      shown == """
        content/articles/nbc.md:4:39: error[unknown-speaker]: no speaker is called “vladimir-puttin”
            4 | In Moscow he said [“direct evidence”](quote:vladimir-puttin#evidence) and left.
              |                                       ^~~~~~~~~~~~~~~~~~~~~ did you mean “vladimir-putin”?
              = speakers are files of content/speakers/
                made by quoth new

        """)
  }

  @Test func columnsCountCodePointsAndTheMarkerCells() throws {
    // Each of the letters is one code point; 記 takes two cells, the combining accent none.
    #expect(
      try text("記者 cafe\u{301} [a](speaker:x)", at: "speaker:x", suggestion: nil) == """
        content/articles/nbc.md:1:14: error[unknown-speaker]: no speaker is called “x”
            1 | 記者 cafe\u{301} [a](speaker:x)
              |               ^~~~~~~~~

        """)
    #expect(
      try text("a\tb\tspeaker:x", at: "speaker:x", suggestion: nil) == """
        content/articles/nbc.md:1:5: error[unknown-speaker]: no speaker is called “x”
            1 | a   b   speaker:x
              |         ^~~~~~~~~

        """)
  }

  @Test func longLinesAreCutAroundTheFinding() throws {
    let words = (1...400).map { "word\($0)" }.joined(separator: " ")
    let shown = try text(words, at: "word200", suggestion: nil)
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[1].hasPrefix("    1 | … "))
    #expect(lines[1].hasSuffix(" …"))
    #expect(lines[1].count <= 8 + SourceExcerpt.width + 2)
    let offset = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: offset)
    #expect(lines[1].dropFirst(column).hasPrefix("word200"))
    #expect(lines[2].hasSuffix("^~~~~~~"))
  }

  @Test func aFindingLongerThanTheExcerptIsMarkedAsFarAsItIsShown() throws {
    let long = String(repeating: "x", count: 5000)
    let shown = try text("a " + long, at: long, suggestion: "shorten it")
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[1] == "    1 | a " + String(repeating: "x", count: 94) + " …")
    #expect(lines[2] == "      |   ^" + String(repeating: "~", count: 93) + " shorten it")
  }

  @Test func contentCannotCommandTheTerminal() throws {
    let shown = try text(
      "a\u{1B}[31m\u{202E} speaker:x", at: "speaker:x", "no “\u{1B}[2J\n\u{9B}”", suggestion: nil)
    #expect(
      !shown.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B || $0.value == 0x202E
      })
    #expect(shown.contains("a␛[31m� speaker:x"))
    #expect(shown.contains("no “␛[2J␊�”"))
  }

  @Test func colourIsOnlyOnRequest() throws {
    #expect(
      try text("speaker:x", at: "speaker:x", coloured: true).contains(
        "\u{1B}[1;31merror[unknown-speaker]:\u{1B}[0m"))
    #expect(try !text("speaker:x", at: "speaker:x").contains("\u{1B}"))
  }

  @Test func aFindingWithoutALineStillHasItsRemedy() {
    let diagnostic = Diagnostic(
      .foreignOutput, .error, "the folder is not ours", at: Place(file: "_site"), suggestion: "choose another"
    )
    #expect(
      TextReport().text(of: DiagnosticReport([diagnostic])) == """
        _site:1:1: error[foreign-output]: the folder is not ours
              = choose another

        """)
  }
}
