import Testing

@testable import Quoth

/// The canonical form of transcripts, from text to text.
@Suite struct TranscriptFormatterTests {
  private func form(_ body: String, clock: Bool = false) -> String {
    TranscriptFormatter(
      Array(body.utf8), from: 0, labels: ["KELLY", "Kelly"], usesClock: clock, media: "a.mp3"
    ).text.text
  }

  @Test(arguments: [
    ("KELLY: Did you", "**KELLY**: Did you"),
    ("**Kelly:** words", "**Kelly**: words"),
    ("**Kelly**: \\[12:34\\] words", "**Kelly** (12:34): words"),
    ("**[1:02:03] Kelly:** words", "**Kelly** (1:02:03): words"),
    ("**Kelly** [12:34](a.mp3#t=754): words", "**Kelly** (12:34): words"),
    ("Kelly: 00:12:34\nwords", "**Kelly** (12:34): words"),
    ("**Kelly：**words", "**Kelly**: words"),
    ("**The Speaker** (Ms Smith): order", "**The Speaker (Ms Smith)**: order"),
    ("__Kelly__: words", "**Kelly**: words"),
  ])
  func `A turn begins with its name in bold, and its time`(typed: String, canonical: String) {
    #expect(form(typed) == canonical + "\n")
    #expect(form(canonical) == canonical + "\n")
  }

  @Test(arguments: [
    // A link, another medium, a second time, something that is no time.
    "**[Ann](speaker:ann)** (0:01): words", "**Ann** [0:01](b.mp3#t=1): words",
    "**Ann** (0:01) (0:02): words", "**Ann** (0:75): words",
  ])
  func `A beginning that holds more than name and time stays`(typed: String) {
    #expect(form(typed) == typed + "\n")
  }

  @Test func `Lines are joined, and turns parted`() {
    #expect(
      form("**A:** one\ntwo\n**B:** three\n\n\n\nfour\nfive\n")
        == "**A**: one two\n\n**B**: three\n\nfour five\n"
    )
  }

  @Test func `Lines that mean something stay lines`() {
    #expect(
      form("**A:** one  \ntwo\\\nthree\n- four\n1984. Five\nsix\n> seven\n> eight")
        == "**A**: one\\\ntwo\\\nthree\n\\- four\n1984\\. Five six\n\n> seven\n> eight\n")
    #expect(form("**A:** 你好\n世界") == "**A**: 你好\n世界\n")
    #expect(form("<div>\na\nb\n</div>") == "<div>\na\nb\n</div>\n")
  }

  @Test func `What Markdown would bend gets its backslash`() {
    #expect(
      form("**A:** x\n\n1984. It was\n\n+ y\n\n    indented")
        == "**A**: x\n\n1984\\. It was\n\n\\+ y\n\nindented\n")
    #expect(form("**A:** x\n===\ny") == "**A**: x\n\\=== y\n")
  }

  @Test(arguments: [
    "**A**: one\n[B]: two words", "**A**: one\n\n[B]: two words", "**A**:\n[B]: two words",
    "[B]: two words\nand more",
    "**A**:\n[B]: two",
  ])
  func `A label in brackets stays the error that it is`(typed: String) {
    #expect(form(typed) == typed + "\n")
    #expect(!ParsedTranscript(typed).codes.filter { $0.hasSuffix("label-not-bold") }.isEmpty)
  }

  @Test func `Headings and rules are of one kind`() {
    #expect(
      form("Title\n===\ntext\n***\nOther\n---\n##   Third\ntext")
        == "# Title\n\ntext\n\n---\n\n## Other\n\n## Third\n\ntext\n")
    #expect(form("C#\n==") == "C#\n==\n")
  }

  @Test func `A label alone keeps what may be a time or a stage direction behind it`() {
    #expect(form("**A:**\n[laughs]") == "**A**:\n\n[laughs]\n")
    #expect(form("**A:**\n[0:12] words") == "**A**:\n\n[0:12] words\n")
    #expect(form("**A:**\nwords") == "**A**: words\n")
  }

  @Test func `Notes, definitions and comments stay as they are`() {
    let notes = "[^n]: **Context:** one\n\n    two\n\n[x]: https://e.org\n\n<!-- a\n\n b -->"
    #expect(form("**A:** w[^n]\n" + notes + "\nx") == "**A**: w[^n]\n\n" + notes + "\n\nx\n")
  }

  @Test func `Times of day stay times of day`() {
    #expect(
      form("**A** (14:03): x\n**B** (14:03:20): y", clock: true)
        == "**A** (14:03): x\n\n**B** (14:03:20): y\n")
  }
}
