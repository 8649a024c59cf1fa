import Mustache
import Testing

@Suite("A variable")
struct VariableTests {
  @Test("is escaped for HTML text and attribute values")
  func isEscaped() {
    #expect(render("{{x}}", data(["x": .text("a<b>&\"c'")])) == "a&lt;b&gt;&amp;&quot;c&#39;")
  }

  @Test("is escaped wherever the character stands in it", arguments: 0..<40)
  func isEscapedAnywhere(position: Int) {
    for (character, reference) in [
      ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
    ] {
      let before = String(repeating: "é", count: position)
      let text = before + character + "%=?;#(/" + character
      #expect(render("{{x}}", data(["x": .text(text)])) == before + reference + "%=?;#(/" + reference)
    }
  }

  @Test("leaves every other byte alone")
  func leavesOthersAlone() {
    let others = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init)))
      .filter { !"&<>\"'".contains($0) }
    #expect(render("{{x}}", data(["x": .text(others)])) == others)
  }

  @Test("of HTML is written as it is")
  func htmlIsKept() {
    let large = String(repeating: "<b>x</b>", count: 1000)
    let values = data(["x": .html(Array("<i>".utf8)), "y": .html(Array(large.utf8))])
    #expect(render("{{x}}{{{x}}}{{y}}{{&y}}", values) == "<i><i>" + large + large)
  }

  @Test("printed raw is not escaped, without strictness")
  func rawIsKept() {
    #expect(render("{{{x}}} {{& x }}", data(["x": .text("<&>")])) == "<&> <&>")
  }

  @Test(
    "prints whole numbers",
    arguments: [
      (0, "0"), (7, "7"), (-85, "-85"), (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
    ])
  func printsNumbers(number: Int, digits: String) {
    #expect(render("{{x}}", data(["x": .int(number)])) == digits)
  }

  @Test("prints flags in words, and nothing for what is absent")
  func printsTheRest() {
    let values = data(["yes": .bool(true), "no": .bool(false), "nothing": .null, "many": .list([.int(1)])])
    #expect(render("{{yes}} {{no}} [{{nothing}}{{unknown}}{{many}}]", values) == "true false []")
  }

  @Test("with dots leads into records, not out of them")
  func dotsLeadInside() {
    let values = data([
      "a": data(["b": data(["c": .text("inside")])]), "x": data([:]), "c": .text("outside"),
    ])
    #expect(render("{{a.b.c}} [{{a.c}}] [{{x.c}}] [{{a.b.c.d}}]", values) == "inside [] [] []")
  }

  @Test("is looked for in the innermost section first, then further out")
  func climbs() {
    let values = data(["a": .text("1"), "b": .text("2"), "in": data(["a": .text("3")])])
    #expect(render("{{#in}}{{a}}{{b}}{{/in}}{{a}}", values) == "321")
  }

  @Test("may have spaces and line breaks around its name")
  func mayHaveSpace() {
    #expect(render("{{ x }}{{\n x\n}}{{{ x }}}", data(["x": .int(1)])) == "111")
  }

  @Test("keeps every kind of text and any number of fields")
  func keepsValues() {
    let names = (0..<500).map { "name\($0)" }
    let texts = names.indices.map { String(repeating: "ü", count: $0) + "end" }
    let record = Record(open: Shape("many", [], open: true), zip(names, texts.map(Value.text)))
    let template = names.map { "{{\($0)}}" }.joined(separator: "|")
    #expect(render(template, .record(record)) == texts.joined(separator: "|"))
  }
}
