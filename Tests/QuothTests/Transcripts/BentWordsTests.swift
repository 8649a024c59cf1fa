import Testing

@testable import Quoth

/// What CommonMark would lose is an error, what it would bend is kept as spoken.
struct BentWordsTests {
  @Test(
    "Words that CommonMark would bend are kept as spoken",
    arguments: [
      ("**A:** When?\n\n1984. It was.", "A | When? / 1984. It was.", "3 warning bent-words"),
      ("**A:** When?\n1984. It was.", "A | When? 1984. It was.", ""),
      ("**A:** When?\n1. It was.", "A | When? 1. It was.", "2 warning bent-words"),
      ("**A:** 1984. It was.", "A | 1984. It was.", ""),
      ("**A:** When?\n\n12) It was.", "A | When? / 12) It was.", "3 warning bent-words"),
      ("**A:** When?\n\n- It was.", "A | When? / - It was.", "3 warning bent-words"),
      ("**A:** When?\n\n+", "A | When? / +", "3 warning bent-words"),
      ("**A:** When?\n\n+ two", "A | When? / + two", "3 warning bent-words"),
      ("**A:** When?\n* two", "A | When? * two", "2 warning bent-words"),
      ("**A:** # one", "A | # one", ""),
      ("**A:** > one", "A | > one", ""),
      ("**A:** - one", "A | - one", ""),
      ("**A:** ---", "A | ---", ""),
      ("**A:** [x]: y", "A | [x]: y", ""),
      ("**A:**\n[x]: y", "A | [x]: y", "2 error label-not-bold"),
      ("**A:** One.\n\n```\nTwo.", "A | One. / ``` Two.", "3 warning bent-words"),
      ("**A:** One.\n===", "A | One. ===", "2 warning bent-words"),
      ("**A:** One.\n--", "A | One. --", "2 warning bent-words"),
      ("**A:** One.\n\n> Two.\n> ---", "A | One. / Two. ---", "4 warning bent-words"),
      ("**A:** One.\n\n> # Two.", "A | One. / # Two.", "3 warning bent-words"),
      ("**A:** One.\n\n> 1. Two.\n>\n> Three.", "A | One. / 1. Two. / Three.", "3 warning bent-words"),
      ("**A:** One.\n\n    Two.", "A | One. / Two.", "3 error indented-turn"),
      ("**A:** One.\n    Two.", "A | One. Two.", ""),
    ])
  func bent(_ markdown: String, _ expected: String, _ code: String) {
    let parsed = ParsedTranscript(markdown)
    #expect(parsed.lines == [expected])
    #expect(parsed.codes == (code.isEmpty ? [] : [code]))
  }

  @Test func `A rule right under words ends the turn, and a longer underline makes a heading`() {
    let parsed = ParsedTranscript("Opening\n-------\n\n**A:** One.\n---\nTwo.\n\nThree\n===\n\nFour\n----")
    #expect(parsed.lines == ["## Opening", "A | One.", "---", "narration | Two.", "# Three", "## Four"])
    #expect(parsed.codes == ["5 warning bent-words"])
  }

  @Test func `An indented turn is an error and still a turn`() {
    let parsed = ParsedTranscript("**A:** One.\n\n    **B:** Two.\n\n\t**A:** Three.")
    #expect(parsed.lines == ["A | One.", "B | Two.", "A | Three."])
    #expect(parsed.codes == ["3 error indented-turn", "5 error indented-turn"])
  }

  @Test(
    "A label that never becomes bold is still a label, an error or, when only its marks show, a warning",
    arguments: [
      ("**Name:**text", "error"), ("**唐鳳：**你好", "error"), ("** Name:** text", "warning"),
      ("**Name: ** text", "warning"), ("**Name: **", "warning"),
    ])
  func plainLabels(_ markdown: String, _ severity: String) {
    let parsed = ParsedTranscript(markdown)
    #expect(parsed.codes == ["1 \(severity) label-not-bold"])
    #expect(parsed.blocks.count == 1)
    #expect(["Name", "唐鳳"].contains { parsed.blocks.first?.kind == .turn(label: $0) })
  }

  @Test func `A label whose marks are never closed is an error and still a label`() {
    let known = ParsedTranscript("**A:** One.\n\n**A: Two. \n\n**Mind: three.")
    #expect(known.lines == ["A | One.", "A | Two. / **Mind: three."])
    #expect(known.codes == ["3 error label-not-bold"])
  }

  @Test func `A definition that is a word is an error, and one that is an address is none`() {
    #expect(ParsedTranscript("**A:** One.\n\n[Name]: word").codes == ["3 error swallowed-definition"])
    #expect(
      ParsedTranscript("**A:** One [x].\n\n[x]: https://example.org\n[y]: ../media/a.jpg").codes == [])
  }

  @Test(arguments: [
    "[SPEAKER_01]: I never said that.", "[Bob]: Yes.\\", "[Bob]：好的 。",
    "[Bob]: See https://example.org for it.",
    "[00:12 Bob]: Well then.", "[Bob]: \"I\" do.", "[Bob]:\nI never said that.",
  ])
  func `A label in brackets is an error and begins no turn`(line: String) {
    #expect(ParsedTranscript("**A:** One.\n\n\(line) Two.").codes == ["3 error label-not-bold"])
    #expect(ParsedTranscript("\(line) Two.\n\n**A:** One.").codes == ["1 error label-not-bold"])
    #expect(ParsedTranscript("**A:** One.\n\(line) Two.").codes == ["2 error label-not-bold"])
    #expect(ParsedTranscript("**A:** One.\n\n[x]: /x\n\(line) Two.").codes == ["4 error label-not-bold"])
  }

  @Test(arguments: [
    "[12:34]: One more.", "[laughs]: Not me.", "[unintelligible 12:34]: Not me.", "\\[Bob]: I never did.",
    "[Bob] I never did.",
    "[x]: https://example.org", "[x]: https://example.org \"A title\"\n[y]: /b",
    "[x]:\nhttps://example.org",
    "[the talk](source:x): it was long.",
  ])
  func `What is no label in brackets is none`(line: String) {
    #expect(ParsedTranscript("**A:** One.\n\n\(line)").codes == [])
    #expect(ParsedTranscript("**A:** One.\n\(line)").codes == [])
  }

  @Test func `A label in brackets with one word is reported once`() {
    #expect(
      ParsedTranscript("**A:** One.\n\n[B]: Yes.\n[C]: No.").codes == [
        "3 error swallowed-definition", "4 error swallowed-definition",
      ])
    #expect(ParsedTranscript("**A:** One.\n[B]: Yes.").codes == ["2 error label-not-bold"])
    #expect(
      ParsedTranscript("**A:** One.\n\n[B]: Yes.\n[C]: No it is.").codes == [
        "4 error label-not-bold", "3 error swallowed-definition",
      ])
  }

  @Test func `Raw HTML is an error, comments are not`() {
    #expect(ParsedTranscript("**A:** The <Schnorr pk> key.").codes == ["1 error dropped-html"])
    let parsed = ParsedTranscript("**A:** One.\n\n<!-- a\n**B:** b\n-->\n\nTwo.")
    #expect(parsed.lines == ["A | One. / Two."])
    #expect(parsed.codes == [])
    #expect(ParsedTranscript("**A:** One.\n\n<!-- a\n**B:** b").codes == ["3 error dropped-html"])
    #expect(ParsedTranscript("**A:** One.\n\n<!-- a\n--> **B:** b").codes == ["4 error dropped-html"])
  }

  @Test func `Places are those of the file`() {
    let parsed = ParsedTranscript(
      "[^n]: A note.\n\n**A:** One [words](speaker:x).\n\n**B:** 1984. Two [^m].\n\n> [more](speaker:y)[^n]")
    #expect(parsed.body.references.map(\.span.line) == [3, 7])
    #expect(parsed.body.references.map(\.span.column) == [12, 3])
    #expect(parsed.blocks.map(\.span.column) == [1, 1])
    #expect(parsed.codes == ["5 error unknown-note"])
    #expect(parsed.diagnostics.map(\.place.span.column) == [18])
  }

  @Test func `The words of a block quote are the turn's`() {
    let parsed = ParsedTranscript("**A:** He wrote:\n\n> One\ntwo.\n>\n> Three.\n**B:** Yes.")
    #expect(parsed.lines == ["A | He wrote: / One two. / Three.", "B | Yes."])
    #expect(
      parsed.html.first
        == "<p>He wrote:</p>\n<blockquote>\n<p>One\ntwo.</p>\n<p>Three.</p>\n</blockquote>\n")
  }
}
