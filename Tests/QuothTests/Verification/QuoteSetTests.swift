import Foundation
import Testing

@testable import Quoth

/// Sets of quotes that people altered in known ways, against real transcripts: no misquote may pass, no true quote
/// may be flagged.
@Suite(.enabled(if: Corpora.folder != nil, "the corpora are not beside the repository"))
struct QuoteSetTests {
  struct Row: Decodable {
    var id: String
    var text: String
    var file: String?
    var source_file: String?
    var speaker: String?
    var claimed_speaker: String?
    var file_president: String?
    var verdict: String?
    var expect: String?
  }

  @Test func everyTruePassageIsVerbatim() throws {
    for row in try rows("true.jsonl") {
      let outcome = try check(row)
      #expect(outcome.status == .verbatim, "\(row.id): \(row.text)")
      #expect(outcome.omission == nil, "\(row.id): \(String(describing: outcome.omission))")
    }
  }

  @Test(arguments: ["altered.jsonl", "presidents.jsonl"]) func noMisquotePassesAndNoFairQuoteIsAnError(
    set: String
  ) throws {
    for row in try rows(set) {
      guard let expect = row.expect, expect != "found_fragment", row.file != nil || row.source_file != nil
      else { continue }
      let outcome = try check(row)
      let isError = [.altered, .missing, .misattributed].contains(outcome.status)
      let isFlagged = isError || outcome.omission != nil
      switch row.verdict {
      case "misquote":
        #expect(expect.hasSuffix("_warn") ? isFlagged : isError, "\(row.id) \(expect): \(row.text)")
      case "verbatim":
        #expect(
          !isFlagged, "\(row.id) \(outcome.status) \(String(describing: outcome.omission)): \(row.text)")
      default: #expect(!isError || expect == "not_found", "\(row.id) \(outcome.status): \(row.text)")
      }
    }
  }

  private func rows(_ name: String) throws -> [Row] {
    let folder = try #require(Corpora.folder)
    let text = try String(contentsOf: folder.appending(path: "quotes/\(name)"), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
  }

  private func check(_ row: Row) throws -> QuoteChecker.Outcome {
    let folder = try #require(Corpora.folder)
    let english = try Corpora.language("en")
    let pattern = QuotePattern(parts: [row.text], language: english, remarks: WordSequences(english.remarks))
    if let file = row.file {
      let text = try String(contentsOf: folder.appending(path: "changelog-sample/\(file)"), encoding: .utf8)
      let (blocks, names) = turns(text)
      let transcript = Transcript(
        path: file, id: file, header: Header(title: Located(file)), body: Body(), blocks: blocks)
      let speakers = Array(Set(names.compactMap { $0 })).sorted()
      let record = Record(
        transcript,
        speakersOfBlock: names.map { $0.flatMap { speakers.firstIndex(of: $0) }.map { [$0] } ?? [] },
        language: LanguageTools(english))
      let speaker = speakers.firstIndex(of: row.speaker ?? "") ?? -1
      return QuoteChecker(record: record, clock: RecordClock(transcript), senseWords: SenseWords(english))
        .check(.init(pattern: pattern, speaker: speaker))
    }
    let file = try #require(row.source_file)
    let text = try String(
      contentsOf: folder.appending(path: "presidential-speeches/\(file)"), encoding: .utf8)
    let record = Record(privateText: text, language: LanguageTools(english))
    var outcome = QuoteChecker(record: record, clock: nil, senseWords: SenseWords(english)).check(
      .init(pattern: pattern))
    if row.claimed_speaker != row.file_president, [.verbatim, .edited].contains(outcome.status) {
      outcome.status = .misattributed
    }
    return outcome
  }

  /// `**Name:** text`, paragraphs without a label go on.
  private func turns(_ text: String) -> ([TranscriptBlock], [String?]) {
    var blocks: [TranscriptBlock] = []
    var names: [String?] = []
    for line in text.split(separator: "\n") {
      var words = String(line).replacing(#/\\\[[0-9:.]+\\\]/#, with: "")
      if let match = try? #/^\*\*(.+?):\*\*\s*/#.firstMatch(in: words) {
        names.append(String(match.1))
        blocks.append(TranscriptBlock(kind: .turn(label: String(match.1)), span: .start, html: 0..<0))
        words = String(words[match.range.upperBound...])
      }
      guard let last = blocks.indices.last else { continue }
      blocks[last].text += (blocks[last].text.isEmpty ? "" : "\n") + words
    }
    return (blocks, names)
  }
}
