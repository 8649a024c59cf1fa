import CommonMark
import Foundation
import Testing

/// One example of the CommonMark specification.
struct SpecificationExample: CustomTestStringConvertible, Sendable {
  var number: Int
  var markdown: String
  var html: String
  var testDescription: String { "example \(number)" }

  /// The examples of `spec.txt`; none where the corpus is not there.
  static let all: [SpecificationExample] = {
    guard let path = Corpora.file("conformance/commonmark/spec.txt"),
      let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecificationExample] = []
    for part in text.components(separatedBy: "\n\(fence) example\n").dropFirst() {
      guard let body = part.components(separatedBy: "\n\(fence)\n").first else { continue }
      let halves = "\n\(body)\n".components(separatedBy: "\n.\n")
      guard halves.count == 2 else { continue }
      let visible = halves.map { $0.replacingOccurrences(of: "→", with: "\t") }
      let html = visible[1].hasSuffix("\n") ? String(visible[1].dropLast()) : visible[1]
      examples.append(
        SpecificationExample(
          number: examples.count + 1, markdown: String(visible[0].dropFirst()) + "\n",
          html: html.isEmpty ? "" : html + "\n"))
    }
    return examples
  }()
}

@Suite struct SpecificationTests {
  static let isThere: ConditionTrait = .enabled(
    if: !SpecificationExample.all.isEmpty, "the CommonMark specification is not beside the repository")

  @Test(isThere) func everyExampleRendersAsCmarkRendersIt() {
    for example in SpecificationExample.all {
      let source = Array(example.markdown.utf8)
      for allowsHTML in [false, true] {
        #expect(
          html(source, allowsHTML: allowsHTML) == Cmark.html(source, allowsHTML: allowsHTML),
          "\(example.number)")
      }
    }
  }

  @Test(isThere) func allExamplesButTheTwoOfANewerSpecificationRenderAsItSays() {
    let failed = SpecificationExample.all.filter {
      String(decoding: html(Array($0.markdown.utf8), allowsHTML: true), as: UTF8.self) != $0.html
    }
    #expect(SpecificationExample.all.count - failed.count >= 650, "\(failed.map(\.number))")
  }

  @Test(isThere) func everyInlineOfTheExamplesHasAPlace() {
    for example in SpecificationExample.all {
      PlaceCheck(Array(example.markdown.utf8)).run(named: "example \(example.number)")
    }
  }
}
