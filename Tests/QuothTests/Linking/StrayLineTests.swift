import Testing

@testable import Quoth

@Suite struct StrayLineTests {
  @Test func `A speaker's name in the middle of a block quote is an error, other words are not`() {
    var article = Sample.article("a")
    let lines = [
      "— Vladimir Putin", "— RT, 2017", "— Putin was there", "— Vladimir Putin said", "—", "— Nobody, RT",
    ]
    article.body.strayLines = lines.enumerated().map { Body.StrayLine(text: $1, span: Sample.span($0 + 1)) }
    let (_, findings) = Sample.link(Sample.archive(articles: [article]))
    #expect(findings.map(\.code) == [.attributionNotRead, .attributionNotRead])
    #expect(findings.map(\.place.span) == [Sample.span(1), Sample.span(2)])
  }
}
