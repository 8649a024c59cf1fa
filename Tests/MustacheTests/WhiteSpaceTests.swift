import Mustache
import Testing

@Suite("White space")
struct WhiteSpaceTests {
  @Test("of a line goes with a tag that stands alone on it")
  func standaloneLinesGo() {
    let values = data(["x": .bool(true)])
    #expect(render("a\n  {{#x}}\t\nb\n{{/x}} \nc\n{{! note }}\n{{=| |=}}\nd", values) == "a\nb\nc\nd")
  }

  @Test("stays around tags that share their line")
  func sharedLinesStay() {
    let values = data(["x": .bool(true)])
    #expect(render(" {{#x}} {{/x}} \n{{#x}}a\n{{/x}}b", values) == "   \na\nb")
  }

  @Test("of a line that only prints a value stays")
  func valuesStay() {
    #expect(render("a\n  {{x}}\nb", data([:])) == "a\n  \nb")
  }

  @Test("may end lines in the way of Windows")
  func carriageReturns() {
    #expect(render("a\r\n{{#x}}\r\nb\r\n{{/x}}\r\nc", data(["x": .bool(true)])) == "a\r\nb\r\nc")
  }

  @Test("before a partial on its own line indents each of its lines that is not empty")
  func partialsAreIndented() {
    #expect(
      render("<ul>\n  {{> p }}\n</ul>", data(["x": .text("1\n2")]), ["p": "{{x}}\n\n<b>\n  {{! c }}\n"])
        == "<ul>\n  1\n2\n\n  <b>\n</ul>")
  }

  @Test("adds up where indented partials nest")
  func indentationAddsUp() {
    #expect(
      render(
        "{{#x}}\n\t{{>p}}\n{{/x}}", data(["x": .bool(true)]), ["p": "a\n {{>q}}\nb\n", "q": "c\nd{{x}}\n"])
        == "\ta\n\t c\n\t dtrue\n\tb\n")
  }

  @Test("is not added to a partial within a line")
  func inlinePartials() {
    #expect(render("  a {{>p}} b", data([:]), ["p": "1\n2"]) == "  a 1\n2 b")
  }

  @Test("of a byte order mark is none")
  func byteOrderMark() {
    #expect(render("\u{FEFF}{{#x}}\n{{x}}\n{{/x}}\n", data(["x": .bool(true)])) == "true\n")
  }
}
