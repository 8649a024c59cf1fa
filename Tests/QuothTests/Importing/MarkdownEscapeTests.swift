import Testing

@testable import Quoth

@Suite struct MarkdownEscapeTests {
  @Test(arguments: [
    ("a * b_c _d_ `e`", "a \\* b_c \\_d\\_ \\`e\\`"), ("AT&T &amp; R&D;", "AT&T \\&amp; R\\&D;"),
    ("5 < 6 <b> <3", "5 < 6 \\<b> <3"), ("C:\\temp \\* \\", "C:\\temp \\\\\\* \\\\"),
    ("[laughs](x)", "\\[laughs\\](x)"),
  ])
  func `Marks that would mean something are escaped, others stay`(words: String, markdown: String) {
    #expect(MarkdownEscape.inline(Array(words.utf8)[...]).text == markdown)
  }

  @Test(arguments: [
    ("1984. It was", "1984\\. It was"), ("1984 was", "1984 was"), ("3.5 percent", "3.5 percent"),
    ("# one", "\\# one"),
    ("#1 fan", "#1 fan"), ("- no", "\\- no"), ("-5 degrees", "-5 degrees"), ("---", "\\---"),
    ("* * *", "\\* * *"),
    ("**bold**", "**bold**"), ("> so", "\\> so"), ("+", "\\+"), ("[Name]: word", "\\[Name]: word"),
    ("[a](b): c", "[a](b): c"), ("===", "\\==="), ("~~~", "\\~\\~\\~"), ("<div>", "\\<div>"),
    ("<https://a.b> c", "<https://a.b> c"), ("    code", "code"), ("Ann: hi", "Ann\\: hi"),
    ("Bob: hi", "Bob: hi"), ("Albert (Ann): hi", "Albert (Ann)&#58; hi"),
  ])
  func `A paragraph stays a paragraph`(line: String, guarded: String) {
    var blockGuard = BlockGuard(labels: ["Ann"])
    #expect(blockGuard.guarded(Array(line.utf8)).text == guarded)
  }

  /// Random strings of the marks that CommonMark knows: parsed, they are the words that went in.
  @Test func `The Markdown parser gives back the words`() {
    let alphabet = Array("ab1 .)*_`[]()<>&;#-+=~\\!:/\"'|é語😀{}^$%@,?".unicodeScalars)
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var blockGuard = BlockGuard()
    for _ in 0..<4000 {
      var words = ""
      for _ in 0..<(1 + random(24)) { words.unicodeScalars.append(alphabet[random(alphabet.count)]) }
      let plain = words.split(separator: " ").joined(separator: " ")
      guard !plain.isEmpty else { continue }
      let markdown = blockGuard.guarded(MarkdownEscape.inline(Array(plain.utf8)[...]))
      #expect(PlainMarkdown.text(markdown).text == plain, "\(markdown.text)")
      let behindLabel = Array("**A**: ".utf8) + MarkdownEscape.inline(Array(plain.utf8)[...])
      #expect(PlainMarkdown.text(behindLabel).text == "A: " + plain, "\(behindLabel.text)")
    }
  }
}
