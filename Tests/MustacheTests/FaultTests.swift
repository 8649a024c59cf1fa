import Mustache
import Testing

@Suite("A template at fault")
struct FaultTests {
  let shape = Shape("page", [.text("title", "")])

  private func messages(_ templates: [String: String]) -> [String] {
    library(templates).faults.map(\.description)
  }

  @Test("says which tag is not closed")
  func unclosedTag() {
    #expect(
      messages(["page": "a\nbé{{title"]) == [
        "page.mustache:2:3: this tag is never closed; close it with “}}”"
      ])
    #expect(
      messages(["page": "{{title {{title}} {{{title}}"]) == [
        "page.mustache:1:1: this tag is never closed; close it with “}}”",
        "page.mustache:1:19: this tag is never closed; close it with “}}”",
      ])
  }

  @Test("says which section is not closed or closed twice")
  func unclosedSection() {
    #expect(
      messages(["page": "{{#title}}\n{{^title}}\n{{/title}}"]) == [
        "page.mustache:1:4: “title” is opened but never closed; close it with {{/title}}"
      ])
    #expect(
      messages(["page": "{{#title}}{{#a}}{{/title}}{{/a}}"]) == [
        "page.mustache:1:14: “a” is opened but never closed; close it with {{/a}}",
        "page.mustache:1:30: “a” is closed but was not opened; nothing is open here",
      ])
    #expect(
      messages(["page": "{{#title}}{{/titel}}{{/title}}"]) == [
        "page.mustache:1:14: “titel” is closed but was not opened; open here is “title”"
      ])
  }

  @Test("says which name is none", arguments: ["{{a b}}", "{{a..b}}", "{{.a}}", "{{#a.}}{{/a.}}"])
  func badNames(template: String) {
    #expect(library(["page": template]).faults.allSatisfy { $0.kind == .syntax })
    #expect(!library(["page": template]).faults.isEmpty)
  }

  @Test("says what is no tag at all")
  func emptyTags() {
    #expect(
      messages(["page": "{{}}"]) == [
        "page.mustache:1:1: a tag without a name; write the name of a value between the delimiters"
      ])
    #expect(
      messages(["page": "{{=<%=}}"]) == [
        "page.mustache:1:1: these are no two delimiters; write the opening and the closing one with a space between: {{=<% %>=}}"
      ])
  }

  @Test("says which partial does not exist")
  func missingPartial() {
    #expect(
      messages(["page": "{{> partials/haed }}{{<layout}}{{/layout}}", "partials/head": ""]) == [
        "page.mustache:1:5: there is no template “partials/haed”; did you mean “partials/head”? On offer: page, partials/head",
        "page.mustache:1:24: there is no template “layout”; on offer: page, partials/head",
      ])
  }

  @Test("says which block the parent does not have")
  func missingBlock() {
    let page = "{{<base}}{{$mian}}{{/mian}}{{$head}}{{/head}}{{/base}}"
    #expect(
      messages(["page": page, "base": "{{$main}}{{/main}}{{>part}}", "part": "{{$head}}{{/head}}"]) == [
        "page.mustache:1:13: “base” has no block “mian”; did you mean “main”? On offer: head, main"
      ])
  }

  @Test("says what would be lost between the blocks of a parent, and which block is given twice")
  func lostInParent() {
    let page = "{{<base}} lost {{title}} {{! fine }}{{$a}}{{/a}}{{$a}}{{/a}}{{/base}}"
    #expect(library(["page": page, "base": "{{$a}}{{/a}}"]).faults.map(\.column) == [11, 18, 52])
  }

  @Test("says which template contains itself")
  func endless() {
    #expect(
      messages(["page": "{{>page}}"]) == [
        "page.mustache:1:4: “page” contains itself; a template cannot be a part of itself"
      ])
    #expect(
      messages(["a": "{{<b}}{{/b}}", "b": "{{#title}}{{>c}}{{/title}}", "c": "x\n{{$x}}{{>a}}{{/x}}"]) == [
        "c.mustache:2:10: “a” contains itself by way of “b”, “c”; a template cannot be a part of itself"
      ])
  }

  @Test("still renders what makes sense")
  func rendersTheRest() {
    let faulty = library(["page": "a{{#title}}b{{>page}}{{>none}}{{title"])
    #expect(rendered(faulty, .record(Record(shape, [.text("x")]))) == "ab{{title")
  }

  @Test("says that a template grows without measure")
  func growth() {
    var templates = ["page": "{{>p0}}", "p40": "x"]
    for level in 0..<40 { templates["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}" }
    let doubling = library(templates)
    #expect(doubling.faults.isEmpty)
    #expect(doubling.check("page", against: shape).map(\.kind) == [.endless])
    #expect(doubling.template("page") == nil)
  }

  @Test("says that two templates have one name")
  func duplicates() {
    let source = TemplateSource(name: "a", path: "one", bytes: [])
    let other = TemplateSource(name: "a", path: "two", bytes: [])
    #expect(
      TemplateLibrary([source, other]).faults.map(\.description) == [
        "two:1:1: a second template called “a”; the first is one; rename or remove one"
      ])
  }

  @Test("says where it is not UTF-8")
  func notUnicode() {
    let source = TemplateSource(name: "a", path: "a", bytes: Array("x\né".utf8) + [0xFF, 0x41])
    #expect(
      TemplateLibrary([source]).faults.map(\.description) == [
        "a:2:2: this is not UTF-8; save the template as UTF-8"
      ])
  }

  @Test("counts columns after a byte order mark as one sees them")
  func columnsAfterMark() {
    #expect(library(["page": "\u{FEFF}{{}}"]).faults.map(\.column) == [1])
  }

  @Test("that uses itself without end is given up without strictness, and what ends is rendered")
  func recursion() {
    var output = ByteBuffer()
    let endless = library(["page": "{{#x}}a{{>page}}{{>page}}{{/x}}"], strict: false).template("page")
    let fault = endless?.render(data(["x": .bool(true)]), into: &output)
    #expect(fault?.kind == .endless)
    let growing = "<{{n}}>\n{{#below}}\n  {{>page}}\n{{/below}}\n"
    let values = data(["n": .int(1), "below": .list([data(["n": .int(2), "below": .list([])])])])
    #expect(render(growing, values) == "<1>\n  <2>\n")
    let deep = (0..<200).reversed().reduce(data(["n": .int(200), "below": .list([])])) { below, n in
      data(["n": .int(n), "below": .list([below])])
    }
    #expect(
      render("{{n}} {{#below}}{{>page}}{{/below}}", deep) == (0...200).map { "\($0) " }.joined())
    let parent = "{{<page}}{{$a}}{{/a}}{{/page}}"
    let ofParent = library(["page": parent], strict: false).template("page")?.render(values, into: &output)
    #expect(ofParent?.kind == .endless)
  }

  @Test("never stops the program, however it is cut", arguments: [true, false])
  func neverTraps(strict: Bool) {
    let whole =
      "a\n {{#x}}\r\n{{<p}}{{$b}}\n {{{y.z}}} {{/b}}{{/p}}{{=<% %>=}}<%/x%>\n<%$b%>\n<%&.%><%/b%><%!é%>"
    let bytes = Array(whole.utf8)
    for start in bytes.indices {
      for end in start...bytes.count where (end - start) % 3 == 0 || start == 0 {
        let source = TemplateSource(name: "page", path: "page", bytes: Array(bytes[start..<end]))
        let parent = TemplateSource(
          name: "p", path: "p", bytes: bytes.reversed() + Array("{{$b}}\n{{/b}}".utf8))
        let library = TemplateLibrary([source, parent], strict: strict)
        _ = library.check("page", against: shape)
        var output = ByteBuffer()
        library.template("page")?.render(data(["x": .list([.int(1), .text("é")])]), into: &output)
      }
    }
  }
}
