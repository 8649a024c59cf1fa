import Mustache
import Testing

@Suite("Checking names")
struct CheckTests {
  static let speaker = Shape("speaker", [.text("name", "Who."), .html("biography", "Their life.")])
  static let quote = Shape(
    "quote", [.html("text", "The words."), .optional("speaker", speaker, "Who spoke.")])
  static let page = Shape(
    "page",
    [
      .text("title", "The heading."), .html("body", "The text."), .flag("draft", "Not for readers."),
      .number("count", "How many."), .texts("aliases", "Old addresses."),
      .list("quotes", of: quote, "All quotes."),
      .record("site", Shape("site", [.text("title", "The site's name.")]), "The site."),
      .record("extra", Shape("extra", [], open: true), "The site's own."), .any("tree", "Whatever."),
    ])

  @Test(
    "finds nothing wrong with what is on offer",
    arguments: [
      "{{title}}{{body}}{{{body}}}{{&body}}{{draft}}{{count}}{{site.title}}",
      "{{#quotes}}{{text}}{{#speaker}}{{name}}{{title}}{{/speaker}}{{speaker.name}}{{^speaker}}{{count}}{{/speaker}}{{/quotes}}",
      "{{#aliases}}{{.}}{{#draft}}{{.}}{{/draft}}{{/aliases}}{{#title}}{{.}}{{/title}}{{#count}}{{.}}{{/count}}",
      "{{extra.colour}}{{extra.a.b.c}}{{#extra}}{{colour}}{{#list}}{{x}}{{.}}{{/list}}{{title}}{{/extra}}",
      "{{#tree}}{{x}}{{#children}}{{.}}{{/children}}{{/tree}}{{tree.x}}",
      "{{#body}}{{{.}}}{{/body}}{{#site}}{{title}}{{/site}}",
    ])
  func accepts(template: String) {
    #expect(faults(template, on: Self.page) == [])
  }

  @Test("names the nearest name and all on offer")
  func unknownName() {
    #expect(
      faults("a\n {{ titel }}", on: Self.page) == [
        "page.mustache:2:5: no name “titel” here; did you mean “title”? "
          + "On offer: title, body, draft, count, aliases, quotes, site, extra, tree"
      ])
    #expect(
      faults("{{#quotes}}{{nmae}}{{/quotes}}", on: Self.page) == [
        "page.mustache:1:14: no name “nmae” here; "
          + "on offer: text, speaker, title, body, draft, count, aliases, quotes, site, extra, tree"
      ])
  }

  @Test("says which part of a dotted name is wrong")
  func dottedNames() {
    #expect(
      faults("{{#quotes}}{{speaker.nam}}{{/quotes}}", on: Self.page) == [
        "page.mustache:1:22: no name “nam” in “speaker”; did you mean “name”? On offer: name, biography"
      ])
    #expect(
      faults("{{quotes.text}}", on: Self.page) == [
        "page.mustache:1:10: “quotes” is a list (quote) and has no names itself; go through it: {{#quotes}}…{{/quotes}}"
      ])
    #expect(
      faults("{{title.x}}", on: Self.page) == [
        "page.mustache:1:9: “title” is text and has no names below it; write “title”"
      ])
  }

  @Test("lets only HTML be printed raw")
  func raw() {
    let expected = "“title” is text and cannot be printed raw; write {{title}}"
    #expect(faults("{{{title}}}", on: Self.page) == ["page.mustache:1:4: " + expected])
    #expect(faults("{{&title}}", on: Self.page) == ["page.mustache:1:4: " + expected])
    #expect(faults("{{{extra.x}}}{{{count}}}{{#aliases}}{{{.}}}{{/aliases}}", on: Self.page).count == 3)
  }

  @Test("lets no record and no list be printed")
  func printing() {
    #expect(
      faults("{{site}}{{quotes}}{{.}}{{aliases}}", on: Self.page) == [
        "page.mustache:1:3: “site” is a record and cannot be printed; go into it: {{#site}}…{{/site}}",
        "page.mustache:1:11: “quotes” is a list (quote) and cannot be printed; go into it: {{#quotes}}…{{/quotes}}",
        "page.mustache:1:21: “.” is a record and cannot be printed; go into it: {{#.}}…{{/.}}",
        "page.mustache:1:26: “aliases” is a list (text) and cannot be printed; go into it: {{#aliases}}…{{/aliases}}",
      ])
  }

  @Test("goes into every branch, wherever it comes from")
  func everyBranch() {
    let templates = [
      "page": "{{<base}}{{$main}}{{a}}{{^draft}}{{b}}{{/draft}}{{#c}}{{anything}}{{/c}}{{/main}}{{/base}}",
      "base": "{{<root}}{{$main}}{{d}}{{/main}}{{/root}}",
      "root": "{{#quotes}}{{$main}}{{e}}{{/main}}{{>part}}{{/quotes}}",
      "part": "{{text}}{{f}}",
    ]
    let places = library(templates).check("page", against: Self.page).map {
      "\($0.path):\($0.message.dropFirst(8))"
    }
    #expect(
      places == [
        "base.mustache:“d” here", "page.mustache:“a” here", "page.mustache:“b” here",
        "page.mustache:“c” here",
        "part.mustache:“f” here", "root.mustache:“e” here",
      ])
  }

  @Test("takes a partial in the context of each place that uses it")
  func contexts() {
    let partials = ["name": "{{name}}"]
    #expect(faults("{{#quotes}}{{#speaker}}{{>name}}{{/speaker}}{{/quotes}}", on: Self.page, partials) == [])
    #expect(
      faults("{{#quotes}}{{#speaker}}{{>name}}{{/speaker}}{{/quotes}}{{>name}}", on: Self.page, partials)
        .count == 1)
  }

  @Test("reports the faults of all that a page uses, and only those")
  func ownFaults() {
    let templates = library(["page": "{{>part}}", "part": "{{#title}}", "other": "{{#title}}"])
    #expect(templates.check("page", against: Self.page).map(\.path) == ["part.mustache"])
    #expect(templates.check("none", against: Self.page).map(\.kind) == [.missingTemplate])
  }

  @Test("reports what many pages include once, beside all faults of the templates")
  func manyPages() {
    let templates = library([
      "a": "{{>part}}", "b": "{{#quotes}}{{>part}}{{/quotes}}", "part": "{{x}}", "c": "{{>d}}",
    ])
    let found = templates.check([("a", Self.page), ("b", Self.page)])
    #expect(found.map(\.path) == ["c.mustache", "part.mustache"])
  }

  @Test("never prints text unescaped in a strict template, whatever it is declared as")
  func strictEscapes() {
    let record = Record(Self.page, [.text("<"), .text("<")])
    #expect(rendered(library(["page": "{{title}}{{{body}}}"]), .record(record)) == "&lt;&lt;")
  }
}
