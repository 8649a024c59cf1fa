import Testing

@testable import Quoth

/// The top of a content file: where it ends, what it holds, what is said when it is wrong.
@Suite struct FrontMatterTests {
  private func read(_ text: String) -> (FrontMatter, [String]) {
    var findings: [Diagnostic] = []
    let front = FrontMatter(Array(text.utf8), path: "a.md", findings: &findings)
    return (front, findings.map(\.line))
  }

  @Test func `the text begins on the line after the closing dashes`() {
    for (text, rest, line) in [
      ("---\ntitle: T\n---\n\nText", "\nText", 4), ("---\n---\nText", "Text", 3), ("---\n---", "", 3),
      ("---  \ntitle: T\n---\t\nText\n---\nmore", "Text\n---\nmore", 4), ("---\n\n# c\n---\n", "", 5),
    ] {
      let (front, findings) = read(text)
      #expect(findings == [])
      #expect(String(decoding: Array(text.utf8)[front.bodyStart...], as: UTF8.self) == rest)
      #expect(front.bodyLine == line)
      #expect(!front.isBroken)
    }
  }

  @Test func `places count lines of the file and bytes of the line`() throws {
    let (front, _) = read("---\ntitle: é “T” # c\nnames: ['é', {x: é, y: z}]\n---\n")
    #expect(front.entries.map(\.key.span.line) == [2, 3])
    #expect(front.entries[0].value.span == SourceSpan(line: 2, column: 8, endColumn: 18))
    guard case .list(let items) = front.entries[1].value.value, case .map(let inner) = items[1].value else {
      Issue.record("no list with a map")
      return
    }
    #expect(items[0].span == SourceSpan(line: 3, column: 9, endColumn: 13))
    #expect(inner[1].key.span == SourceSpan(line: 3, column: 23, endColumn: 24))
  }

  @Test func `line breaks that only YAML knows do not shift the places after them`() {
    let (front, findings) = read("---\na: \"x\u{2028} y\"\nb: {c: d}\n---\n")
    #expect(findings == [])
    #expect(
      front.entries.map(\.key.span) == [
        SourceSpan(line: 2, column: 1, endColumn: 2), SourceSpan(line: 3, column: 1, endColumn: 2),
      ])
  }

  @Test(arguments: [
    ("", "begin the file with a line “---”, then “title: …”, then “---” again"),
    ("Text\n---\n", "begin the file with a line “---”, then “title: …”, then “---” again"),
    ("\n---\ntitle: T\n---\n", "let the line “---” be the first of the file"),
    ("+++\ntitle = 1\n+++\n", "write the front matter as YAML between lines “---”"),
    ("----\ntitle: T\n----\n", "let the line “---” be the first of the file"),
  ])
  func `a file without front matter is told how to begin`(text: String, remedy: String) {
    let (front, findings) = read(text)
    #expect(
      findings == [
        "a.md:1:1: error[missing-front-matter]: this file does not begin with front matter (\(remedy))"
      ])
    #expect(front.isBroken && front.bodyStart == 0 && front.bodyLine == 1)
  }

  @Test func `front matter that is never closed is an error where it begins`() {
    for text in ["---\ntitle: T\n", "---\ntitle: T\n ---\nText", "---", "---\n--- a\n----\n"] {
      let (front, findings) = read(text)
      #expect(
        findings == [
          "a.md:1:1: error[unclosed-front-matter]: the front matter that begins here is never closed "
            + "(put a line “---” after its last key)"
        ])
      #expect(front.isBroken && front.bodyStart == text.utf8.count)
    }
  }

  @Test(arguments: [
    (
      "title: one: two",
      "2:11: error[invalid-yaml]: a second “: ” stands on this line (put the whole value in quotes, and check the indent of the line)"
    ),
    (
      "title: T\ndate",
      "3:5: error[invalid-yaml]: this line is neither “key: value” nor part of the value before it (write “key: value”, or indent the line)"
    ),
    (
      "title: @T",
      "2:8: error[invalid-yaml]: a value without quotes cannot begin with this character (put the value in quotes; indent with spaces, not tabs)"
    ),
    (
      "title: *T*",
      "2:8: error[invalid-yaml]: to YAML a value that begins with “*” or “&” is an alias or an anchor, and there is none such (put the value in quotes)"
    ),
    (
      "é: [é, *T]",
      "2:10: error[invalid-yaml]: to YAML a value that begins with “*” or “&” is an alias or an anchor, and there is none such (put the value in quotes)"
    ),
    (
      "title: \"a",
      "2:8: error[invalid-yaml]: this quotation mark is never closed (close it, or put the value in quotes of the other kind)"
    ),
    (
      "title: 'b\nc: d",
      "2:8: error[invalid-yaml]: this quotation mark is never closed (close it, or put the value in quotes of the other kind)"
    ),
    (
      "title: \"a\\q\"",
      "2:10: error[invalid-yaml]: a backslash in double quotes begins an escape, and YAML knows none such (put the value in single quotes)"
    ),
    (
      "title: [a, b",
      "2:8: error[invalid-yaml]: this bracket is never closed, or a comma is missing after one of its values (close it, or put the value in quotes if the bracket is part of its words)"
    ),
    (
      "title: [a] b",
      "2:12: error[invalid-yaml]: this line does not fit the lines above it (check its indent, and that quotes and brackets above it are closed)"
    ),
    (
      "a:\n\tb: c",
      "3:1: error[invalid-yaml]: a value without quotes cannot begin with this character (put the value in quotes; indent with spaces, not tabs)"
    ),
    (
      "a:\n  b: c\n d: e",
      "4:2: error[invalid-yaml]: this line does not fit the lines above it (check its indent, and that quotes and brackets above it are closed)"
    ),
    (
      "a: >x\n b",
      "2:5: error[invalid-yaml]: this is not YAML: did not find expected comment or line break (put the value in quotes if it is text)"
    ),
    (
      "a: b\n...\nc: d",
      "4:1: error[invalid-yaml]: a second YAML document begins here (keep the keys in one block)"
    ),
    (
      "a: \u{1}",
      "2:4: error[invalid-yaml]: a character that YAML does not allow (U+0001) stands here (remove it)"
    ),
    (
      "a: é\u{9F}",
      "2:6: error[invalid-yaml]: a character that YAML does not allow (U+009F) stands here (remove it)"
    ),
    (
      "[a, b]: c",
      "2:1: error[invalid-yaml]: a list stands where a key should (put it in quotes if it is text)"
    ),
    (
      "- a\n- b",
      "2:1: error[wrong-type]: this is a list, not lines of “key: value” (write for example “title: …”)"
    ),
    (
      "words",
      "2:1: error[wrong-type]: this is text, not lines of “key: value” (write for example “title: …”)"
    ),
    (
      "title: a\ntitle: b",
      "3:1: error[duplicate-key]: the key “title” stands in this map twice (remove one of them)"
    ),
    (
      "title: a\n'title': b",
      "3:2: error[duplicate-key]: the key “title” stands in this map twice (remove one of them)"
    ),
    (
      "title: a\nextra:\n  x: 1\n  x: 2",
      "5:3: error[duplicate-key]: the key “x” stands in this map twice (remove one of them)"
    ),
    (
      "a: {x: 1, x: 2}",
      "2:11: error[duplicate-key]: the key “x” stands in this map twice (remove one of them)"
    ),
    (
      "a: |\n b\nc: !!str d\na: e",
      "5:1: error[duplicate-key]: the key “a” stands in this map twice (remove one of them)"
    ),
  ])
  func `what is not YAML is said in plain words at its place`(text: String, finding: String) {
    let (front, findings) = read("---\n\(text)\n---\nText")
    #expect(findings == ["a.md:" + finding])
    #expect(front.bodyStart > 0)
  }

  @Test func `aliases that multiply are refused before they do`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let (_, findings) = read("---\n\(text)---\n")
    #expect(
      findings == [
        "a.md:4:45: error[invalid-yaml]: more than 16 aliases (“*a1”) stand here (write the values out)"
      ])
  }

  @Test func `a few aliases are read`() {
    let (front, findings) = read("---\na: &x [one]\nb: *x\nc: {d: *x}\n---\n")
    #expect(findings == [])
    #expect(FreeValue(front.entries[1].value) == .list([.text("one")]))
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
    String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
    "a:\n" + (2..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ])
  func `nesting without end is refused, not followed`(text: String) {
    let (_, findings) = read("---\na:\n \(text)\n---\n")
    #expect(findings.count == 1)
    #expect(findings[0].contains("more than 64 lists and maps stand in each other here"))
  }
}
