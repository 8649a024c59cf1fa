import Mustache
import Testing

@Suite("Inheritance")
struct InheritanceTests {
  let layout = "<title>{{$title}}Site{{/title}}</title>\n<main>\n  {{$main}}{{/main}}\n</main>\n"

  @Test("keeps a block's own content unless it is replaced")
  func defaults() {
    #expect(render("{{<p}}{{/p}}", data([:]), ["p": "{{$a}}own{{/a}}"]) == "own")
    #expect(render("{{<p}}{{$a}}new{{/a}}{{/p}}", data([:]), ["p": "{{$a}}own{{/a}}"]) == "new")
    #expect(render("{{<p}}{{$a}}{{/a}}{{/p}}", data([:]), ["p": "[{{$a}}own{{/a}}]"]) == "[]")
  }

  @Test("lays out a page as one would write it by hand")
  func laysOut() {
    let page = """
      {{<layout}}
      {{$title}}{{x}}{{/title}}
      {{$main}}
      <h1>{{x}}</h1>
        <p>…</p>
      {{/main}}
      {{/layout}}

      """
    #expect(
      render(page, data(["x": .text("A")]), ["layout": layout])
        == "<title>A</title>\n<main>\n  <h1>A</h1>\n    <p>…</p>\n</main>\n")
  }

  @Test("takes a line away whose only block is empty")
  func emptyBlocksGo() {
    #expect(
      render("{{<layout}}{{/layout}}", data([:]), ["layout": layout])
        == "<title>Site</title>\n<main>\n</main>\n")
  }

  @Test("ends the line of a block that stood on lines of its own")
  func linesEnd() {
    #expect(
      render("{{<p}}{{$a}}one{{/a}}{{/p}}", data([:]), ["p": "<\n  {{$a}}\n  own\n  {{/a}}\n>"])
        == "<\n  one\n>")
    #expect(render("{{<p}}{{/p}}", data([:]), ["p": "<\n  {{$a}}\n  own\n  {{/a}}\n>"]) == "<\n  own\n>")
  }

  @Test("gives the last word to the template furthest out")
  func outermostWins() {
    let partials = [
      "b": "{{<c}}{{$x}}b{{/x}}{{$y}}b{{/y}}{{/c}}", "c": "{{$x}}c{{/x}}{{$y}}c{{/y}}{{$z}}c{{/z}}",
    ]
    #expect(render("{{<b}}{{$x}}a{{/x}}{{/b}}", data([:]), partials) == "abc")
  }

  @Test("reaches the blocks of what the parent includes")
  func reachesPartials() {
    #expect(
      render("{{<p}}{{$a}}new{{/a}}{{/p}}", data([:]), ["p": "<{{>q}}>", "q": "{{$a}}own{{/a}}"]) == "<new>")
  }

  @Test("lets a replacement use the parent again without meeting itself")
  func parentsInsideReplacements() {
    let page = "{{<box}}{{$in}}{{<box}}{{$in}}x{{/in}}{{/box}}{{/in}}{{/box}}"
    let templates = library(["page": page, "box": "[{{$in}}{{/in}}]"])
    #expect(templates.faults.isEmpty)
    #expect(rendered(templates, data([:])) == "[[x]]")
    let again = "{{<box}}{{$in}}{{<box}}{{/box}}{{/in}}{{/box}}"
    #expect(render(again, data([:]), ["box": "[{{$in}}own{{/in}}]"]) == "[[own]]")
  }

  @Test("finds names where the block stands, not where its replacement is written")
  func scope() {
    let values = data(["n": .text("out"), "in": data(["n": .text("in")])])
    #expect(
      render("{{<p}}{{$a}}{{n}}{{/a}}{{/p}}", values, ["p": "{{#in}}{{$a}}{{/a}}{{/in}}"]) == "in")
  }

  @Test("keeps indentation inside sections, partials and blocks of replacements")
  func reindents() {
    let page = """
      {{<layout}}
        {{$main}}
          {{#x}}
          <p>
            {{> p }}
          </p>
          {{/x}}
        {{/main}}
      {{/layout}}
      """
    #expect(
      render(page, data(["x": .bool(true)]), ["layout": layout, "p": "1\n2\n"])
        == "<title>Site</title>\n<main>\n  <p>\n    1\n    2\n  </p>\n</main>\n")
  }
}
