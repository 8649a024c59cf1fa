import Testing

@testable import Quoth

@Suite struct StylesheetCompactionTests {
  private func compact(_ css: String) -> String {
    String(decoding: StylesheetCompaction.compact(Array(css.utf8)), as: UTF8.self)
  }

  @Test func commentsAndWhiteSpaceThatMeansNothingGo() {
    #expect(
      compact(
        "/* a house */\n:root {\n  --ink: #111; /* dark */\n  color: red;\n}\n\na b > c { margin: 0 auto; }\n"
      )
        == ":root{--ink:#111;color:red}a b > c{margin:0 auto}\n")
  }

  @Test func stringsAndEscapesStay() {
    #expect(
      compact(#"a::before { content: "/* no  comment; { } */"; } b { content: '\'  x' }"#)
        == #"a::before{content:"/* no  comment; { } */"}b{content:'\'  x'}"# + "\n")
    #expect(compact(#".a\:b { c: d }"#) == #".a\:b{c:d}"# + "\n")
  }

  @Test func whiteSpaceThatMeansSomethingStays() {
    #expect(compact("a :hover { width: calc(1px + 2px) }") == "a :hover{width:calc(1px + 2px)}\n")
    #expect(
      compact("@media (min-width: 1px) and (x) { a { b: c } }") == "@media (min-width:1px) and (x){a{b:c}}\n")
    #expect(compact("a/**/b c/* x */ d") == "a/**/b c d\n")
  }

  @Test func whatIsNeverClosedEndsWithTheFile() {
    #expect(compact("a{}/* open") == "a{}\n")
    #expect(compact("a{b:\"open") == "a{b:\"open\n")
    #expect(compact("\\") == "\\\n")
    #expect(compact("") == "")
  }
}
