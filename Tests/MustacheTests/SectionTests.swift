import Mustache
import Testing

@Suite("A section")
struct SectionTests {
  @Test("is rendered once for each item of a list")
  func repeats() {
    let values = data(["list": .list([data(["n": .int(1)]), data(["n": .int(2)])]), "m": .text(",")])
    #expect(render("{{#list}}{{n}}{{m}}{{/list}}", values) == "1,2,")
  }

  @Test("reaches items that are no records by a dot")
  func reachesItems() {
    let values = data(["list": .list([.text("a"), .int(2), .list([.text("b"), .text("c")])])])
    #expect(render("{{#list}}({{.}}{{#.}}{{.}}{{/.}}){{/list}}", values) == "(aa)(22)(bc)")
  }

  @Test("is left out over nothing, no, and an empty list")
  func isLeftOut() {
    let values = data(["nothing": .null, "no": .bool(false), "none": .list([])])
    #expect(
      render("{{#nothing}}1{{/nothing}}{{#no}}2{{/no}}{{#none}}3{{/none}}{{#unknown}}4{{/unknown}}!", values)
        == "!")
    #expect(
      render("{{^nothing}}1{{/nothing}}{{^no}}2{{/no}}{{^none}}3{{/none}}{{^unknown}}4{{/unknown}}", values)
        == "1234")
  }

  @Test("over an empty text is left out in strict templates")
  func emptyTextIsAbsent() {
    let shape = Shape("page", [.text("a", ""), .html("b", ""), .number("n", "")])
    let record = Record(shape, [.text(""), .html([]), .int(0)])
    let template = "{{#a}}a{{/a}}{{^a}}no a{{/a}} {{#b}}b{{/b}}{{^b}}no b{{/b}} {{#n}}{{n}}{{/n}}"
    #expect(rendered(library(["page": template]), .record(record)) == "no a no b 0")
  }

  @Test("over a flag does not change what a dot means")
  func flagsAreNotEntered() {
    let values = data(["yes": .bool(true), "list": .list([.text("a")])])
    #expect(render("{{#list}}{{#yes}}{{.}}{{/yes}}{{.}}{{/list}}", values) == "aa")
  }

  @Test("over a text or a number makes the dot mean it")
  func textsAreEntered() {
    #expect(
      render("{{#x}}[{{.}}]{{/x}}{{#n}}[{{.}}]{{/n}}", data(["x": .text("a"), "n": .int(0)])) == "[a][0]")
  }

  @Test("finds what is outside while inside, and leaves cleanly")
  func nests() {
    let inner = data(["x": .text("in"), "list": .list([.int(1), .int(2)])])
    let values = data(["x": .text("out"), "a": inner, "b": .bool(true)])
    #expect(
      render("{{#a}}{{#b}}{{#list}}{{x}}{{.}}{{#b}} {{/b}}{{/list}}{{/b}}{{^b}}no{{/b}}{{/a}}{{x}}", values)
        == "in1 in2 out")
  }

  @Test("may be nested ten thousand deep")
  func nestsDeeply() {
    let depth = 10_000
    let template =
      String(repeating: "{{#a}}", count: depth) + "{{x}}" + String(repeating: "{{/a}}", count: depth)
    #expect(render(template, data(["a": .bool(true), "x": .int(1)])) == "1")
  }

  @Test("keeps its text to itself when it is left out")
  func textStaysInside() {
    #expect(render("a{{#x}}b{{/x}}c{{^x}}d{{/x}}e", data([:])) == "acde")
    #expect(render("a{{#x}}b{{/x}}c{{^x}}d{{/x}}e", data(["x": .bool(true)])) == "abce")
  }
}
