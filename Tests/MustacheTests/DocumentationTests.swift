import Foundation
import Mustache
import Testing

/// Holds the examples of docs/templates.md to the truth.
@Suite("The documented language")
struct DocumentationTests {
  private let person = Shape("speaker", [.text("name", ""), .text("url", "")])

  @Test("renders its examples as one would expect")
  func examples() throws {
    let blocks = try codeBlocks()
    let base = try #require(blocks.first { $0.contains("{{$main}}{{/main}}") })
    let page = try #require(blocks.first { $0.contains("{{<layouts/base}}") })
    let list = try #require(blocks.first { $0.contains("{{#quotes}}") })
    let quote = Shape("quote", [.text("text", ""), .optional("speaker", person, "")])
    let site = Shape("site", [.text("title", "")])
    let shape = Shape(
      "page",
      [.text("title", ""), .html("body", ""), .record("site", site, ""), .list("quotes", of: quote, "")])
    let templates = library(["page": page, "list": list, "layouts/base": base])
    #expect(templates.check([("page", shape), ("list", shape), ("layouts/base", shape)]) == [])
    let speaker = Record(person, [.text("A & B"), .text("/a/")])
    let quotes = [Record(quote, [.text("One")]), Record(quote, [.text("Two"), .record(speaker)])]
    let values = Record(
      shape,
      [.text("T"), .html(Array("<p>x</p>".utf8)), .record(Record(site, [.text("S")])), .records(quotes)])
    #expect(
      rendered(templates, .record(values))
        == "<title>T – S</title>\n<main>\n  <h1>T</h1>\n  <p>x</p>\n</main>\n")
    var output = ByteBuffer()
    templates.template("list")?.render(values, into: &output)
    #expect(
      String(decoding: output.bytes(), as: UTF8.self)
        == "<li>One </li>\n<li>Two <a href=\"/a/\">A &amp; B</a></li>\n")
  }

  /// The indented blocks of the document, without their indentation.
  private func codeBlocks() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/templates.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split { !$0.hasPrefix("    ") }.map { block in
      block.map { $0.dropFirst(4) + "\n" }.joined()
    }
  }
}
