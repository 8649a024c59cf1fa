import Testing

@testable import Quoth

/// What `check --fix` writes.
struct LocatorFixTests {
  @Test(arguments: [
    (
      "[“Frost does not pay debts.”](quote:bob?at=5:00#a)",
      "[“Frost does not pay debts.”](quote:bob?at=0:20#a)"
    ),
    (
      "[“Frost does not pay debts.”](quote:bob?page=5&at=5%3A00) at=5:00",
      "[“Frost does not pay debts.”](quote:bob?page=5&at=0:20) at=5:00"
    ),
    (
      "> Frost does not pay debts.\n>\n> — Bob Ray, via [RT](source:rt?at=5:00), [S](source:src?at=5:00)",
      "> Frost does not pay debts.\n>\n> — Bob Ray, via [RT](source:rt?at=5:00), [S](source:src?at=0:20)"
    ),
    (
      "> Frost does not pay debts.\n>\n> — [Bob](quote:bob?at=5:00), [T](transcript:t?at=5:00)",
      "> Frost does not pay debts.\n>\n> — [Bob](quote:bob?at=0:20), [T](transcript:t?at=0:20)"
    ),
    (
      "[“Frost does not pay”][q] in [S](source:src?at=5:00).\n\n[q]: quote:bob?at=5:00#q",
      "[“Frost does not pay”][q] in [S](source:src?at=5:00).\n\n[q]: quote:bob?at=0:20#q"
    ),
    (
      "> Frost does not pay debts.\n>\n> — Bob Ray, [S][s]\n\n[s]: <source:src?at=5:00>",
      "> Frost does not pay debts.\n>\n> — Bob Ray, [S][s]\n\n[s]: <source:src?at=0:20>"
    ),
    // Two quotes that share a definition and need the same.
    (
      "[“Frost does not pay”][q] and [“pay debts”][q] and [“does not”](quote:bob?at=5:00)\n\n[q]: quote:bob?at=5:00",
      "[“Frost does not pay”][q] and [“pay debts”][q] and [“does not”](quote:bob?at=0:20)\n\n[q]: quote:bob?at=0:20"
    ),
  ])
  func theLocatorOfTheQuoteIsSetRight(before: String, after: String) throws {
    let site = try VerifiedSite(
      before, files: ["content/sources/rt.md": "---\ntitle: RT\nkind: broadcast\ndate: 2024-05-01\n---\n"])
    #expect(try site.fixed() == after)
  }

  @Test func aDefinitionThatTwoQuotesNeedDifferentlyIsLeft() throws {
    let body = "[“Nobody was there.”][q] and [“a very long night”][q]\n\n[q]: quote:?at=5:00"
    let transcript = """
      ---
      title: T
      source: src
      ---

      **Ann Lee** (0:10): Nobody was there.

      **Ann Lee** (0:40): It was a very long night.

      **Bob Ray** (1:20): Frost does not pay debts.
      """
    let site = try VerifiedSite(body, files: ["content/transcripts/t.md": transcript])
    #expect(try site.fixed() == body)
    #expect(
      try site.remedies() == [
        "another quote has the same link: give this one a link of its own, with at=0:10",
        "another quote has the same link: give this one a link of its own, with at=0:40",
      ])
  }
}
