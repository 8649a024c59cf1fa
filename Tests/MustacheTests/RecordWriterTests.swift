import Mustache
import Testing

@Suite("A record that is laid out value by value")
struct RecordWriterTests {
  private static let person = Shape("person", [.text("name", ""), .number("age", "")])
  private static let page = Shape(
    "page",
    [
      .text("title", ""), .html("html", ""), .flag("flag", ""), .record("lead", person, ""),
      .list("people", of: person, ""), .texts("words", ""), .text("last", ""),
    ])
  private static let template = """
    {{title}}|{{html}}|{{#flag}}yes{{/flag}}|{{lead.name}} {{lead.age}}|{{#people}}{{name}},{{/people}}|\
    {{#words}}<{{.}}>{{/words}}|{{last}}
    """

  /// What the template prints of a record with these values.
  private static func printed(capacity: Int = 8192, _ values: (inout RecordWriter) -> Void) -> String {
    let arena = RecordArena(capacity: capacity)
    var output = ByteBuffer()
    library(["page": template]).template("page")?.render(arena.record(page, values), into: &output)
    return withExtendedLifetime(arena) { String(decoding: output.bytes(), as: UTF8.self) }
  }

  @Test("holds all kinds of values, others inside", arguments: [0, 40, 8192])
  func everything(capacity: Int) {
    let names = (0..<50).map { "a name longer than fifteen bytes \($0)" }
    let result = Self.printed(capacity: capacity) { record in
      record.text("A & ", "B", "!")
      record.html(Array("<b>".utf8))
      record.bool(true)
      record.record(Self.person) {
        $0.text("Ada")
        $0.int(36)
      }
      record.list(names) { name, list in
        list.record(Self.person) { $0.text(name) }
      }
      record.texts(["x", "<"])
      record.text("end")
    }
    #expect(
      result == "A &amp; B!|<b>|yes|Ada 36|" + names.map { $0 + "," }.joined() + "|<x><&lt;>|end")
  }

  @Test("is null where nothing was given, and drops what is too much")
  func count() {
    #expect(Self.printed { $0.text("t") } == "t|||" + " |||")
    let result = Self.printed { record in
      for number in 0..<20 { record.text(String(number)) }
    }
    #expect(result.hasPrefix("0|") && result.hasSuffix("|6"))
  }

  @Test("gives a value again without another copy")
  func again() {
    let result = Self.printed { record in
      record.text("said once")
      let title = record.last
      record.null()
      record.bool(false)
      record.null()
      record.null()
      record.list(2) { _, list in list.again(title) }
      record.again(title)
    }
    #expect(result == "said once||| ||<said once><said once>|said once")
  }

  @Test("keeps large HTML and records of others")
  func kept() {
    let large = String(repeating: "<i>x</i>", count: 500)
    let result = Self.printed { record in
      record.null()
      record.html(Array(large.utf8))
      record.null()
      record.record(Record(Self.person, [.text("lent to nobody, longer than fifteen bytes"), .int(1)]))
      record.value(.list([.record(Record(Self.person, [.text("another")]))]))
    }
    #expect(result == "|\(large)||lent to nobody, longer than fifteen bytes 1|another,||")
  }

  @Test("lends bytes that were copied before")
  func lent() {
    let arena = RecordArena(capacity: 64)
    let bytes = Array("<p>lent</p>".utf8).withUnsafeBufferPointer { arena.copy($0) }
    var output = ByteBuffer()
    let shape = Shape("page", [.html("html", "")])
    let record = arena.record(shape) { $0.html(lent: bytes) }
    library(["page": "{{html}}{{{html}}}"]).template("page")?.render(record, into: &output)
    withExtendedLifetime(arena) {
      #expect(String(decoding: output.bytes(), as: UTF8.self) == "<p>lent</p><p>lent</p>")
    }
  }

  @Test("escapes a text of any length, wherever in it the marks stand")
  func escaping() {
    for length in 0..<40 {
      for place in 0...length {
        for mark in ["<", "&", "'", "\"", ">", "&&", "<é>"] {
          let text =
            String(repeating: "a", count: place) + mark + String(repeating: "b", count: length - place)
          let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
          let shape = Shape("page", [.text("x", "")])
          #expect(rendered(library(["page": "{{x}}"]), .record(Record(shape, [.text(text)]))) == escaped)
        }
      }
    }
  }
}
