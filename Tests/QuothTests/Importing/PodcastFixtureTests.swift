import Foundation
import Testing

@testable import Quoth

/// Public transcripts of podcasts, with the result that another importer has of each.
@Suite struct PodcastFixtureTests {
  private static var folder: URL? {
    Corpora.folder?.appending(path: "conformance/transcriptator-fixtures/test/test_files")
  }

  /// A file, and the wanted segments.
  private static let pairs = [
    ("buzzcast.html", "buzzcast_html_parsed"), ("buzzcast.json", "buzzcast_json_parsed"),
    ("buzzcast.json", "buzzcast_json_combine_equal_time_space_parsed"),
    ("buzzcast.srt", "buzzcast_srt_parsed"),
    ("buzzcast.json", "buzzcast_json_combine_equal_time_parsed"),
    ("buzzcast.json", "buzzcast_json_speaker_change_combine_equal_time_space_parsed"),
    ("buzzcast.srt", "buzzcast_srt_speaker_change_combined_segments_128_parsed"),
    ("buzzcast.srt", "buzzcast_srt_combined_segments_128_parsed"),
    ("how_to_start_a_podcast.json", "how_to_start_a_podcast_json_parsed"),
    ("how_to_start_a_podcast.json", "how_to_start_a_podcast_json_combine_speaker_parsed"),
    ("kde_express-16_kde_en_telegram.vtt", "kde_express-16_kde_en_telegram_vtt_parsed"),
    ("how_to_start_a_podcast.json", "how_to_start_a_podcast_json_combine_segments_32_parsed"),
    ("how_to_start_a_podcast.json", "how_to_start_a_podcast_json_speaker_changed_parsed"),
    ("one_word_segments.json", "one_word_segments_parsed_32"),
    ("one_word_segments.json", "one_word_segments_parsed_50"),
    ("podcasting_20_episode_124.srt", "podcasting_20_episode_124_srt_parsed"),
    ("podnews_daily_2024-01-25.vtt", "podnews_daily_2024-01-25_vtt_parsed"),
    ("podnews_weekly_review_2023-05-05.json", "podnews_weekly_review_2023-05-05_json_parsed"),
    ("podnews_weekly_review_2023-05-05.json", "podnews_weekly_review_2023-05-05_combine_speaker_json_parsed"),
    ("podnews_weekly_review_2023-06-02.json", "podnews_weekly_review_2023-06-02_json_parsed"),
    ("podnews_weekly_review_2024-01-19.vtt", "podnews_weekly_review_2024-01-19_vtt_parsed"),
  ]

  @Test(.enabled(if: PodcastFixtureTests.folder != nil, "the corpora are not here"), arguments: pairs)
  func `Who says what, and from when on, is as wanted`(file: String, wanted: String) throws {
    let folder = try #require(Self.folder)
    let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
    let transcript = try #require(FileImport(bytes, path: file).transcript)
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(path: wanted + ".json")))
    let list = try #require(((object as? [String: Any])?["segments"] ?? object) as? [[String: Any]])
    // Segments of one speaker in a row are one turn.
    var speeches: [(label: String, words: String, time: Int)] = []
    for segment in list {
      // Some results name a speaker only where he begins.
      let isSame = wanted.contains("speaker_change") && segment["speaker"] == nil
      let label = isSame ? speeches.last?.label ?? "" : segment["speaker"] as? String ?? ""
      let words = segment["body"] as? String ?? ""
      if let last = speeches.last, last.label == label {
        speeches[speeches.count - 1].words += " " + words
      } else {
        let time = (segment["startTime"] as? NSNumber)?.doubleValue ?? 0
        speeches.append((label, words, Int((time * 1000).rounded())))
      }
    }
    let found = transcript.speeches
    #expect(found.map(\.label) == speeches.map(\.label))
    #expect(transcript.speechTimes == speeches.map(\.time))
    for (one, two) in zip(found, speeches) {
      let said = Self.words(
        String(decoding: PlainMarkdown.text(Array("x \(one.words)".utf8)).dropFirst(2), as: UTF8.self))
      #expect(said == Self.words(two.words))
    }
  }

  /// Words alone: the times that the paragraphs of a long turn begin with aside, and the entities of HTML that the other
  /// importer leaves as they are.
  private static func words(_ text: String) -> [Substring] {
    text.replacing(#/\[[0-9:.]+\] /#, with: "").replacing("&amp;", with: "&").split {
      !$0.isLetter && !$0.isNumber && $0 != "'"
    }
  }

  /// In this file the name follows the words in the wanted result, so that each passage is given to whoever speaks next
  /// (“I'm the head of Events at Podbean” to a jingle). The namespace puts the name first, and so do we.
  @Test(.enabled(if: PodcastFixtureTests.folder != nil, "the corpora are not here"))
  func `Words belong to the name before them`() throws {
    let file = try #require(Self.folder).appending(path: "podnews_weekly_review_2023-03-17.html")
    let transcript = try #require(FileImport(Array(try Data(contentsOf: file)), path: "a.html").transcript)
    let first = transcript.speeches.prefix(2)
    #expect(first.map(\.label) == ["", "Norma-Jean Belenky"])
    #expect(first.last?.words.hasPrefix("Norma Jean Baki. I'm the head of Events at Podbean") == true)
  }

  @Test(
    .enabled(if: Corpora.folder != nil, "the corpora are not here"),
    arguments: ["html", "json", "srt", "vtt"])
  func `The podcast namespace's examples are read whole`(ending: String) throws {
    let file = try #require(Corpora.folder).appending(
      path: "conformance/podcast-namespace/docs/examples/transcripts/example.\(ending)")
    let read = FileImport(Array(try Data(contentsOf: file)), path: file.path)
    #expect(read.diagnostics.isEmpty)
    let wanted = [
      "html": ["Travis", "Sarah", "Gilon"], "json": ["Darth Vader", "Luke"],
      "srt": ["Travis", "Sarah", "Gilon"],
      "vtt": ["Sarah", "Gillian"],
    ]
    #expect(read.transcript?.labels == wanted[ending])
    #expect(read.transcript?.leftOut == [])
  }
}

extension ImportedTranscript {
  /// When each run of turns of one label begins.
  fileprivate var speechTimes: [Int] {
    var label: String?
    var times: [Int] = []
    for case .turn(let turn) in blocks {
      if turn.label != label { times.append(turn.time ?? -1) }
      label = turn.label
    }
    return times
  }
}
