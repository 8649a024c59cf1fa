import Foundation
import Testing

@testable import Quoth

@Suite struct DiagnosticReportTests {
  private func finding(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity = .error, _ file: String = "content/a.md",
    line: Int = 1, column: Int = 1, endColumn: Int? = nil, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, severity, "what is wrong",
      at: Place(file: file, span: SourceSpan(line: line, column: column, endColumn: endColumn)),
      suggestion: suggestion)
  }

  @Test func findingsAreSortedByPlaceEachOnce() {
    let all = [
      finding(.unknownNote, .error, "content/b.md"), finding(.unknownNote, line: 10),
      finding(.unknownNote, line: 9),
      finding(.unknownNote, line: 9, column: 3), finding(.unknownNote, line: 9),
      finding(.emptyQuote, .warning, line: 9),
      finding(.unknownNote, .error, "content/B.md"),
    ]
    let places = DiagnosticReport(all).entries.map {
      "\($0.diagnostic.place.file):\($0.line):\($0.column) \($0.diagnostic.severity)"
    }
    #expect(
      places == [
        "content/B.md:1:1 error", "content/a.md:9:1 error", "content/a.md:9:1 warning",
        "content/a.md:9:3 error",
        "content/a.md:10:1 error", "content/b.md:1:1 error",
      ])
    #expect(DiagnosticReport(all).countLine == "5 errors and 1 warning in 3 files")
  }

  @Test func strictnessWeighsWhatItNamesAndNothingElse() {
    let all = [
      finding(.quoteUnlinked, .error), finding(.unknownKey, .error, line: 2),
      finding(.unusedNote, .warning, line: 3),
      finding(.quoteUnlinked, .note, line: 4), finding(.quoteWithoutSpeaker, .error, line: 5),
    ]
    func severities(_ strictness: BuildOptions.Strictness) -> [Diagnostic.Severity] {
      DiagnosticReport(all, strictness: strictness).entries.map(\.diagnostic.severity)
    }
    #expect(severities(.normal) == [.error, .error, .warning, .note, .error])
    #expect(severities(.strict) == [.error, .error, .error, .note, .error])
    #expect(severities(.lenient) == [.warning, .error, .warning, .note, .error])
  }

  @Test func columnsCountCodePoints() throws {
    let source = "“é” x\r\nsecond"
    let report = DiagnosticReport([
      finding(.unknownKey, column: 10, endColumn: 11),
      finding(.unknownKey, line: 2, column: 3, endColumn: 99),
      finding(.unknownKey, line: 7, column: 3),
    ]) { _ in Array(source.utf8) }
    #expect(report.entries.map(\.column) == [5, 3, 3])
    #expect(report.entries.map(\.endColumn) == [6, 99, 3])
  }

  @Test func jsonHasEveryFieldOfTheContract() throws {
    var summary = BuildSummary()
    summary.pages = 3
    summary.quotes = ["verbatim": 2]
    summary.files = WriteSummary(written: 4, unchanged: 5, removed: 6)
    summary.seconds = 0.03149
    let report = DiagnosticReport([finding(.unknownKey, column: 2, endColumn: 4)])
    #expect(
      try JSONReport().text(of: report, summary: summary) == """
        {
          "diagnostics" : [
            {
              "code" : "unknown-key",
              "column" : 2,
              "end_column" : 4,
              "file" : "content/a.md",
              "line" : 1,
              "message" : "what is wrong",
              "severity" : "error",
              "suggestion" : null
            }
          ],
          "summary" : {
            "pages" : 3,
            "quotes" : {
              "verbatim" : 2
            },
            "removed" : 6,
            "seconds" : 0.031,
            "unchanged" : 5,
            "written" : 4
          }
        }

        """)
  }

  @Test func sarifNamesRuleLevelAndRegion() throws {
    let report = DiagnosticReport([
      finding(.unknownKey, .note, "content/a b.md", line: 7, column: 2, endColumn: 4)
    ])
    let text = try SARIFReport().text(of: report)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "unknown-key")
    #expect(result["level"] as? String == "note")
    #expect(text.contains(#""uri" : "content/a%20b.md""#))
    #expect(text.contains(#""startLine" : 7"#))
  }

  @Test func addressesInSARIFAreURIs() throws {
    let report = DiagnosticReport([
      Diagnostic(.unknownKey, .error, "m", at: Place(file: "content/b,c:%d [e].md"))
    ])
    #expect(try SARIFReport().text(of: report).contains(#""content/b%2Cc%3A%25d%20%5Be%5D.md""#))
  }

  @Test func githubCommandsAreEscaped() {
    let report = DiagnosticReport([
      finding(
        .unknownKey, .warning, "content/a,b:c%.md", line: 7, column: 2, endColumn: 4, suggestion: "50%\nof it"
      )
    ])
    #expect(
      GitHubReport().text(of: report) == """
        ::warning file=content/a%2Cb%3Ac%25.md,line=7,col=2,endColumn=3,title=unknown-key::what is wrong: 50%25%0Aof it

        """)
  }

  @Test func numbersAreGroupedAndQuotesSummedUp() {
    var summary = BuildSummary()
    #expect(summary.quoteLine == "0 quotes")
    summary.quotes = ["unchecked": 1]
    #expect(summary.quoteLine == "1 quote (1 unchecked)")
    summary.quotes = ["unchecked": 1200, "verbatim": 60_000]
    #expect(summary.quoteLine == "61,200 quotes (60,000 verbatim, 1,200 unchecked)")
  }
}
