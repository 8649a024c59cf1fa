import Foundation
import Testing

@testable import Quoth

@Suite struct DataTests {
  @Test func aQuoteIsWrittenFieldByField() throws {
    var small = try Self.archive()
    small.archive.config.quotePages = .none
    let entry = try #require(try Self.entries(small, "data/quotes.json").first)
    #expect(entry["id"] as? String == "putin-nbc/evidence")
    #expect(entry["url"] as? String == "https://example.org/articles/putin-nbc/#quote-evidence")
    #expect(entry["article"] as? String == "putin-nbc")
    #expect(entry["speaker"] as? String == "vladimir-putin")
    #expect(entry["to"] as? [String] == ["megyn-kelly"])
    #expect(entry["source"] as? String == "nbc-2017")
    #expect(entry["via"] as? String == "rt-report")
    let locator = try #require(entry["locator"] as? [String: Any])
    #expect(locator["at"] as? String == "12:34")
    #expect(locator["page"] is NSNull && locator["line"] is NSNull && locator["section"] is NSNull)
    #expect(locator["column"] is NSNull)
    #expect(entry["date"] as? String == "2025-03-10")
    #expect(entry["language"] as? String == "en")
    #expect(entry["translated"] as? String == "ru")
    #expect(entry["text"] as? String == "We have “talked” \\ about <it>")
    #expect(entry["parts"] as? [String] == ["We have “talked” \\ about <it>"])
    #expect(entry["nested_in"] is NSNull)
    let notes = try #require(entry["notes"] as? [[String: Any]])
    #expect(
      notes.first?["kind"] as? String == "Context" && notes.first?["text"] as? String == "<p>A note.</p>")
    #expect(entry["status"] as? String == "unchecked")
    #expect((entry["edits"] as? [Any])?.isEmpty == true)
    #expect(entry["record"] is NSNull)
  }

  @Test func aQuoteWithAPageIsFoundThere() throws {
    let entry = try #require(try Self.entries(try Self.archive(), "data/quotes.json").first)
    #expect(entry["url"] as? String == "https://example.org/quotes/putin-nbc/evidence/")
  }

  @Test func theDocumentationNamesExactlyTheFieldsThatAreWritten() throws {
    var small = try Self.archive()
    small.addTranscript()
    small.verdicts = [Self.verified]
    for set in [DataSet.quotesJSON, .speakersJSON, .sourcesJSON] {
      let entry = try #require(try Self.entries(small, "data/" + set.name).first)
      #expect(Self.names(entry).sorted() == set.fields.map(\.name).sorted(), "\(set.name)")
    }
  }

  @Test func theRecordSaysWhereTheWordsStand() throws {
    var small = try Self.archive()
    small.addTranscript()
    small.verdicts = [Self.verified]
    let entry = try #require(try Self.entries(small, "data/quotes.json").first)
    let record = try #require(entry["record"] as? [String: Any])
    #expect(record["transcript"] as? String == "nbc")
    #expect(record["turn"] as? String == "turn-12-34")
    #expect(record["url"] as? String == "https://example.org/transcripts/nbc/#turn-12-34")
    #expect(record["text"] as? String == "have talked about")
    #expect(record["made_by"] as? String == "official")
    #expect(record["speaker_checked"] as? Bool == true)
    let edits = try #require(entry["edits"] as? [[String: Any]])
    #expect(edits.first?["kind"] as? String == "bracket")
    #expect(edits.first?["text"] as? String == "[it]" && edits.first?["record"] as? String == "that")
  }

  @Test func nothingOfAPrivateRecordIsWritten() throws {
    var small = try Self.archive()
    small.verdicts = [Verdict(status: .verbatim, isPrivateRecord: true)]
    let entry = try #require(try Self.entries(small, "data/quotes.json").first)
    let record = try #require(entry["record"] as? [String: Any])
    for field in ["transcript", "turn", "url", "text", "made_by"] { #expect(record[field] is NSNull) }
    #expect(record["speaker_checked"] as? Bool == false)
  }

  @Test func theTableHasTheSameValuesInQuotedFields() throws {
    var small = try Self.archive()
    small.archive.quotes[0].text = "He said \"no\", =1+1"
    small.archive.quotes[0].to = [1, 0]
    let csv = try #require(try small.file("data/quotes.csv"))
    let lines = csv.split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[0].split(separator: ",").map(String.init) == QuoteData.columns.map(\.name))
    #expect(lines[1].contains(",megyn-kelly; vladimir-putin,"))
    #expect(lines[1].contains(",\"He said \"\"no\"\", =1+1\","))
    #expect(lines[1].contains(",Context: <p>A note.</p>,unchecked,"))
  }

  @Test func speakersAndSourcesAreWrittenFieldByField() throws {
    let small = try Self.archive()
    let speaker = try #require(try Self.entries(small, "data/speakers.json").first)
    #expect(speaker["id"] as? String == "vladimir-putin")
    #expect(speaker["name"] as? String == "Vladimir Putin")
    #expect(speaker["url"] as? String == "https://example.org/speakers/vladimir-putin/")
    #expect((speaker["other_names"] as? [String])?.isEmpty == true)
    #expect(speaker["role"] is NSNull)
    #expect((speaker["same_as"] as? [String])?.isEmpty == true)
    #expect(speaker["quotes"] as? Int == 1 && speaker["turns"] as? Int == 0)
    let source = try #require(try Self.entries(small, "data/sources.json").first)
    #expect(source["id"] as? String == "nbc-2017")
    #expect(source["title"] as? String == "NBC interview")
    #expect(source["kind"] as? String == "interview")
    #expect(source["url"] as? String == "https://example.org/sources/nbc-2017/")
    #expect(source["publisher"] is NSNull && source["date"] is NSNull && source["original"] is NSNull)
    #expect(source["transcript"] is NSNull)
    #expect(source["quotes"] as? Int == 1)
  }

  @Test func aDatabaseThatWasBegunIsHandedOutAgainAndAgain() throws {
    let files = try Self.archive().renderer(jobs: 2, drawsMuch: true).files()
    let file = try #require(files.first { $0.path == "data/archive.sqlite" })
    let bytes = try file.bytes()
    #expect(bytes.starts(with: "SQLite format 3".utf8))
    #expect(try file.bytes() == bytes)
    #expect(try Self.archive().file("data/archive.sqlite") == String(decoding: bytes, as: UTF8.self))
  }

  @Test func anEmptyArchiveHasEmptyLists() throws {
    var small = try SmallArchive()
    small.archive.articles = []
    small.archive.articleLinks = []
    small.archive.addresses.articles = []
    #expect(try small.file("data/quotes.json") == "[]\n")
    #expect(try small.file("index.html") != nil)
  }

  // MARK: The archive

  private static let verified = Verdict(
    status: .edited, edits: [.init(kind: .bracket, text: "[it]", record: "that")], transcript: 0,
    passages: [.init(block: 0, range: 3..<20)], isSpeakerChecked: true)

  private static func archive() throws -> SmallArchive {
    var text = BodyText()
    text += "<p>"
    text.slot(.quoteOpen(0))
    text += "We have"
    text.slot(.quoteClose(0))
    text += "</p>\n"
    text.endMain()
    text.mark(.inline, "We have")
    text.note("x", kind: "Context", "<p>A note.</p>", quote: 0)
    var small = try SmallArchive(article: text.body)
    small.addQuote("evidence", marks: [0], "We have “talked” \\ about <it>") {
      $0.to = [1]
      $0.via = 1
      $0.locator.at = "12:34"
      $0.translatedFrom = "ru"
      $0.notes = [0]
    }
    return small
  }

  private static func entries(_ small: SmallArchive, _ path: String) throws -> [[String: Any]] {
    let text = try #require(try small.file(path))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  /// The fields of an entry, those of its objects as `object.field`.
  private static func names(_ entry: [String: Any]) -> [String] {
    entry.flatMap { key, value -> [String] in
      let object = value as? [String: Any] ?? (value as? [[String: Any]])?.first
      return [key] + (object.map { names($0).map { "\(key).\($0)" } } ?? [])
    }
  }
}

extension SmallArchive {
  /// A transcript of the first source: one turn at 12:34.
  mutating func addTranscript() {
    var transcript = Transcript(
      path: "content/transcripts/nbc.md", id: "nbc", header: Header(title: Located("NBC, the record")),
      body: Body())
    transcript.madeBy = "official"
    transcript.blocks = [
      TranscriptBlock(
        kind: .turn(label: "Putin"), span: .start, html: 0..<0, time: 754_000,
        text: "We have talked about that.")
    ]
    archive.transcripts = [transcript]
    archive.transcriptLinks = [
      TranscriptLinks(source: 0, speakersOfBlock: [[0]], anchors: ["turn-12-34"], quotes: [0])
    ]
    archive.sourceLinks[0].transcripts = [0]
    archive.speakerLinks[0].transcripts = [0]
    archive.addresses.transcripts = [archive.addresses.at("transcripts/nbc/")]
  }
}
