import Mustache
import Testing

@testable import Quoth

/// docs/templates.md lists what every page offers. The list is made from the shapes, so it cannot be wrong;
/// `QUOTH_WRITE_DOCS=1 swift test --filter TemplateDocumentationTests` writes it anew.
@Suite struct TemplateDocumentationTests {
  @Test func theDocumentationListsWhatEveryPageOffers() throws {
    try DocumentedPart(file: "templates.md", test: "TemplateDocumentationTests").check(Self.documentation)
  }

  private static func documentation() -> String {
    let shapes = PageShapes(strings: Shape("strings", []), assets: Shape("assets", []))
    let around: Set<String> = ["site", "page", "menu", "t", "assets"]
    var text = "\n### Every page\n\n" + table(shapes[.home].fields.filter { around.contains($0.name) })
    for kind in PageKind.allCases {
      let own = shapes[kind].fields.filter { !around.contains($0.name) }
      text += "\n### `\(kind.rawValue).mustache`\n\n\(addresses[kind] ?? "").\n"
      if !own.isEmpty { text += "\n" + table(own) }
    }
    for part in BodyPart.allCases {
      let own = shapes[part].fields.filter { !around.contains($0.name) }
      text += "\n### `\(part.rawValue).mustache`\n\n\(parts[part] ?? "").\n\n" + table(own)
    }
    text += "\n### The records\n"
    var seen: Set<ObjectIdentifier> = []
    let roots = PageKind.allCases.map { shapes[$0] } + BodyPart.allCases.map { shapes[$0] }
    var found: [Shape] = []
    for root in roots {
      for shape in root.reachable.dropFirst() where !shape.fields.isEmpty {
        if seen.insert(ObjectIdentifier(shape)).inserted { found.append(shape) }
      }
    }
    for shape in found.sorted(by: { $0.name < $1.name }) {
      text += "\n#### \(shape.name)\n\n" + table(shape.fields)
    }
    return text + "\n"
  }

  private static func table(_ fields: [Field]) -> String {
    let rows = fields.map { "| `\($0.name)` | \($0.type.description) | \($0.summary) |\n" }
    return "| name | holds | what it is |\n|---|---|---|\n" + rows.joined()
  }

  private static let addresses: [PageKind: String] = [
    .home: "The home page",
    .articles: "The list of articles, `/articles/`",
    .article: "An article, `/articles/<id>/`",
    .transcripts: "The list of transcripts, `/transcripts/`",
    .transcript: "A transcript, `/transcripts/<id>/`",
    .speakers: "The list of speakers, `/speakers/`",
    .speaker: "A speaker, `/speakers/<id>/`",
    .speakerQuotes:
      "The quotes of a speaker by source, by topic or by status, `/speakers/<id>/by-source/` and so on",
    .speakerMentions: "Where a speaker is named, `/speakers/<id>/mentions/`",
    .speakerTranscripts: "Where a speaker speaks, `/speakers/<id>/transcripts/`",
    .sources: "The list of sources, `/sources/`",
    .source: "A source, `/sources/<id>/`",
    .topics: "The list of topics, `/topics/`",
    .topic: "A topic, `/topics/<topic>/`",
    .quote: "A quote, `/quotes/<article-id>/<quote-id>/`",
    .verification: "How quotes are checked, `/verification/`",
    .ledger: "The quotes of one status, `/verification/<status>/`",
    .page: "A page of `content/pages/`, `/<page-id>/`",
    .data: "The documentation of the data, `/data/`",
    .notFound: "The page for addresses that are none, `/404.html`",
    .redirect: "What stands at an old address",
  ]

  private static let parts: [BodyPart: String] = [
    .inlineQuote: "Draws a quote inside a sentence",
    .blockQuote: "Draws a block quote, and the quote on its own page",
    .noteMark: "Draws the mark of a note in the text",
    .note: "Draws a note, behind the paragraph or quote in which its mark stands",
    .turn: "Draws a turn of a transcript",
  ]
}
