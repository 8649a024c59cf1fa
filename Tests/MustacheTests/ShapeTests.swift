import Mustache
import Testing

@Suite("A shape")
struct ShapeTests {
  @Test("describes all that can be reached from it")
  func describes() {
    let lines = CheckTests.page.describe().map { "\($0.path) (\($0.type)): \($0.summary)" }
    #expect(
      lines == [
        "title (text): The heading.", "body (HTML): The text.", "draft (flag): Not for readers.",
        "count (number): How many.", "aliases (list of text): Old addresses.",
        "quotes (list of quote): All quotes.",
        "quotes.text (HTML): The words.", "quotes.speaker (speaker or nothing): Who spoke.",
        "quotes.speaker.name (text): Who.", "quotes.speaker.biography (HTML): Their life.",
        "site (site): The site.", "site.title (text): The site's name.", "extra (extra): The site's own.",
        "tree (anything): Whatever.",
      ])
    #expect(CheckTests.page.reachable.map(\.name) == ["page", "quote", "site", "extra", "speaker"])
  }

  @Test("takes too few values as absent and drops those too many")
  func counts() {
    let shape = Shape("pair", [.text("a", ""), .text("b", "")])
    let template = library(["page": "{{a}}-{{b}}"])
    #expect(rendered(template, .record(Record(shape, [.text("1")]))) == "1-")
    #expect(
      rendered(template, .record(Record(shape, [.int(1), .int(2), .record(Record(shape, []))]))) == "1-2")
  }

  @Test("that is open takes declared and other names")
  func open() {
    let shape = Shape("extra", [.text("a", "")], open: true)
    let record = Record(open: shape, [("b", .int(1)), ("a", .int(2)), ("b", .int(3)), ("é", .int(4))])
    #expect(rendered(library(["page": "{{a}}{{b}}{{é}}{{c}}"]), .record(record)) == "234")
  }

  @Test("keeps what records hold alive as long as they are")
  func ownership() {
    func nested(_ depth: Int) -> Record {
      let shape = Shape("level", [.list("in", of: Shape("level", []), ""), .text("x", "")])
      let inner: [Value] =
        depth == 0 ? [] : [.record(nested(depth - 1)), .list([.record(nested(depth - 1))])]
      return Record(shape, [.list(inner), .text("a text of more than fifteen bytes \(depth)")])
    }
    let template = "{{#in}}{{x}};{{#.}}{{x}};{{/.}}{{/in}}"
    let text = "a text of more than fifteen bytes "
    let output = render(template, .record(nested(2)))
    #expect(output == [1, 1, 2, 1].map { text + "\($0);" }.joined())
  }

  @Test("serves many threads at once")
  func threads() async {
    let siteShape = Shape("site", [.text("title", "")])
    let site = Record(siteShape, [.text("Site & all")])
    let shape = Shape("page", [.record("site", siteShape, ""), .number("n", "")])
    let template = library(["page": "{{#site}}{{title}} {{n}}{{/site}}"]).template("page")
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { turn in
            var output = ByteBuffer()
            template?.render(Record(shape, [.record(site), .int(worker * 1000 + turn)]), into: &output)
            return output.bytes() == Array("Site &amp; all \(worker * 1000 + turn)".utf8)
          }
        }
      }
      for await right in group { #expect(right) }
    }
  }
}
