import Testing

@testable import Quoth

/// Files that are not what they should be: each ends in a transcript that checks without a finding, or in a word about what
/// is wrong with it.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["content/site.yml": "title: T\nbase_url: https://e.org/\n"])
  }

  /// What is said of one file, and the body of its transcript (nil: none was made).
  private func bring(_ bytes: [UInt8], _ name: String) throws -> (said: [String], body: String?) {
    try folder.put(bytes, at: "in/" + name)
    let result = try Importer(
      ImportRequest(siteFolder: folder.path, paths: [folder.path + "/in/" + name], date: "2024-05-02")
    ).run()
    let report = try Pipeline(BuildOptions(siteFolder: folder.path, jobs: 1)).check().report
    #expect(report.entries.map(\.diagnostic.line) == [], "\(name)")
    let said = result.report.entries.filter { $0.diagnostic.severity != .note }.map { entry in
      let diagnostic = entry.diagnostic
      return
        "\(entry.line):\(entry.column): \(diagnostic.severity)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"
    }
    let text = folder.text(
      "content/transcripts/\(ImportTargets([(name, name, false)], into: "").items[0].id).md")
    // Behind the second `---`.
    let body = text.flatMap {
      $0.firstRange(of: "\n---\n\n").map { range in String(text?[range.upperBound...] ?? "") }
    }
    return (said, body)
  }

  private func bring(_ text: String, _ name: String) throws -> (said: [String], body: String?) {
    try bring(Array(text.utf8), name)
  }

  @Test func `Empty, binary and foreign files are refused`() throws {
    #expect(try bring("", "a.vtt").said == ["1:1: error[import-empty]: this file is empty"])
    #expect(try bring(" \n\n", "b.md").said == ["1:1: error[import-empty]: this file is empty"])
    #expect(
      try bring([0x89, 0x50, 0x4E, 0x47, 0x0D], "c.vtt").said == [
        "1:1: error[not-utf8]: this file is not UTF-8"
      ])
    #expect(
      try bring([0x50, 0x4E, 0x47, 0x00], "d.srt").said == [
        "1:4: error[nul-byte]: this file holds a NUL byte, so it is not a text"
      ])
    #expect(
      try bring(Array("1\n00:00:01,000 --> 00:00:02,000\nJ".utf8) + [0xF6] + Array("rg: ha\n".utf8), "e.srt")
        .said
        == ["3:2: error[not-utf8]: this file is not UTF-8"])
    #expect(folder.listing("content/transcripts") == [])
  }

  @Test func `Characters that no page can show are written as what they were in Windows, else as a space`()
    throws
  {
    let spoken = "Not \u{94} now\u{8}, not\u{1} ever\u{FFFE}."
    let shown = "Not ” now , not  ever\u{FFFD}."
    let vtt = try bring("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann\u{7F}>\(spoken)\n", "a.vtt")
    #expect(
      vtt.said == [
        "4:7: warning[control-character]: the character U+007F stands here, which no page can show"
      ])
    #expect(vtt.body == "**Ann** (0:01): \(shown)\n")
    let json = try bring(
      #"{"segments": [{"start": 1, "end": 2, "speaker": "Ann", "text": "Not \u0094 now\u0008, not\u0001 ever\ufffe."}]}"#,
      "b.json")
    #expect(json.said == [])
    #expect(json.body == "**Ann** (0:01): \(shown)\n")
    let text = try bring("Ann: \(spoken)\n\nBob: Never.\n", "c.txt")
    #expect(
      text.said == [
        "1:10: warning[control-character]: the character U+0094 stands here, which no page can show"
      ])
    #expect(text.body == "**Ann**: \(shown)\n\n**Bob**: Never.\n")
  }

  @Test func `Half a JSON is told by the place where it ends`() throws {
    #expect(
      try bring(#"{"segments": [{"start": 0.1, "end": 2, "text": "Hel"#, "a.json").said
        == ["1:52: error[import-broken]: this JSON ends in the middle"])
    #expect(
      try bring(#"{"segments":[{"start":0,"end":1,"text":"a","speaker":"A A"}]}"# + "\n1\n", "b.json").said
        == ["2:1: error[import-broken]: this is where the file stops being JSON"])
  }

  @Test func `UTF-16 is read by its byte order mark`() throws {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jörg>häß\n"
    let bytes: [UInt8] =
      [0xFE, 0xFF] + text.utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    let read = try bring(bytes, "a.vtt")
    #expect(read.said == [] && read.body == "**Jörg** (0:01): häß\n")
  }

  @Test func `Cues out of order and overlapping are brought into order`() throws {
    let read = try bring(
      "WEBVTT\n\n00:05.000 --> 00:08.000\n<v Ann Lee>second\n\n00:01.000 --> 00:06.000\n<v Bob Ray>first\n",
      "a.vtt")
    #expect(read.body == "**Bob Ray** (0:01): first\n\n**Ann Lee** (0:05): second\n")
    #expect(
      read.said == [
        "1:1: warning[import-left-out]: 1 cues stood behind later ones; they are in the order of their times now"
      ])
  }

  @Test func `Negative times begin at nothing, and a hundred hours are times`() throws {
    let read = try bring(
      "1\n-00:00:01,000 --> 00:00:02,000\nAnn: early\n\n2\n100:00:00,000 --> 100:00:02,500\nAnn: late\n\n"
        + "3\n123:59:59,999 --> 124:00:00,000\nBob: later\n", "a.srt")
    #expect(
      read.body == "**Ann** (0:00): early\n\n\\[100:00:00\\] late\n\n**Bob** (123:59:59.999): later\n")
    #expect(read.said == ["1:1: warning[import-left-out]: 1 times are negative; these words begin at 0:00"])
  }

  @Test func `Times of five fields are words, or none`() throws {
    let read = try bring(
      "**Ann Lee:** [00:01:02:03:04] five\n\n**Bob Ray** (1:2:3:4:5): six\n\n**[1:2:3:4] Cid:** seven\n",
      "a.md")
    #expect(read.body == "**Ann Lee**: 00:01:02:03:04 five\n\n**Bob Ray**: six\n\n**Cid**: seven\n")
    #expect(
      read.said == [
        "1:1: warning[import-left-out]: “[00:01:02:03:04]” is no time, so it is words now",
        "3:1: warning[import-left-out]: “(1:2:3:4:5)” is no time, so this turn has none",
        "5:1: warning[import-left-out]: “[1:2:3:4]” is no time, so this turn has none",
      ])
  }

  /// Colons, emoji, pipes, slashes, trailing blanks, marks of Markdown and YAML; somebody called Video, Note, null.
  private static let labels = [
    "Ann: host", "Bob | CTO", "Cid/Dora", "Eve 😀", "Fay   ", "Video", "Note", "a:b:c", "[Gus]", "Ida_Jo_",
    "\"Lea\"", "Max#1",
    "Müller", "Muller", "{Zed}", "~", "null", "yes", "@rob", "%", "- Nan", "1. Ono", "Q", "?", "O'Neil",
    "*Hal*", "`x`", "<Kim",
    "唐鳳", "A & B", "100%", "Dr. No, PhD", "true", "x: y",
  ]

  @Test func `Labels of all kinds are somebody's in captions`() throws {
    var text = "WEBVTT\n"
    for (index, label) in Self.labels.enumerated() {
      let second = index < 10 ? "0\(index)" : "\(index)"
      text += "\n00:\(second).000 --> 00:\(second).500\n<v \(label)>words \(index)\n"
    }
    let read = try bring(text, "a.vtt")
    let turns = read.body?.split(separator: "\n\n") ?? []
    #expect(turns.count == Self.labels.count)
    for (index, turn) in turns.enumerated() { #expect(turn.contains(": words \(index)"), "\(turn)") }
  }

  @Test func `Labels of all kinds are somebody's in Markdown`() throws {
    let labels = Self.labels.filter { !$0.contains("*") && !$0.contains("<") }
    let text = labels.enumerated().map { "**\($1):** words \($0)\n" }.joined(separator: "\n")
    let read = try bring(text, "a.md")
    let turns = read.body?.split(separator: "\n\n") ?? []
    #expect(turns.count == labels.count)
    for (index, turn) in turns.enumerated() {
      #expect(turn.hasPrefix("**") && turn.contains("**: words \(index)"), "\(turn)")
    }
  }

  @Test func `Two formats in one file are told`() throws {
    let first = try bring(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>hi\n\n1\n00:00:03,000 --> 00:00:04,000\nBob: x\n", "a.vtt")
    #expect(first.body == "**Ann** (0:01): hi\n")
    #expect(
      first.said == [
        "7:1: warning[import-left-out]: “00:00:03,000 --> 00:00:04,000” are no times of WebVTT, so these words are missing: “1 Bob: x”"
      ])
    let second = try bring(
      "1\n00:00:03,000 --> 00:00:04,000\nAnn: x\n\nWEBVTT\n\n00:05.000 --> 00:06.000\nAnn: y\n", "b.srt")
    #expect(second.said.count == 1 && second.said[0].contains("another file begins behind these words"))
    #expect(second.body?.contains("WEBVTT") == false)
  }

  @Test func `Names that make the same id are two, and that is told`() throws {
    let read = try bring("**Ann Lee:** a\n\n**Ann-Lee:** b\n", "a.md")
    #expect(
      read.said == [
        "1:1: warning[import-id-clash]: “Ann-Lee” and “Ann Lee” would both be the speaker “ann-lee”, so “Ann-Lee” is “ann-lee-2”"
      ])
    #expect(folder.listing("content/speakers") == ["ann-lee-2.md", "ann-lee.md"])
  }

  @Test(arguments: ["[x](", "[", "<a ", "<!-- ", "**A:** ", "(", "`", "\\[", "[^x]", "&"])
  func `What opens a thousand times and never closes is words`(piece: String) throws {
    let read = try bring("**Ann Lee:** x " + String(repeating: piece, count: 20_000), "a.md")
    #expect(read.body?.hasPrefix("**Ann Lee**: x") == true)
  }

  @Test(arguments: ["a.vtt", "a.srt", "a.md", "a.txt", "a.json", "a.html"])
  func `A long line is a line`(name: String) throws {
    let words = String(repeating: "word after word [x] (y) \"z\": \\ ", count: 30_000)
    let text =
      switch name {
      case "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>\(words)\n"
      case "a.srt":
        "1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: \(words)\n\n2\n00:00:03,000 --> 00:00:04,000\nAnn Lee: x\n"
      case "a.json":
        "{\"segments\":[{\"start\":0,\"end\":1,\"speaker\":\"Ann Lee\",\"text\":\""
          + words.filter { $0 != "\"" && $0 != "\\" } + "\"}]}"
      case "a.html": "<cite>Ann Lee:</cite><time>0:01</time><p>\(words)</p>"
      case "a.txt": "Ann Lee: \(words)\n\nBob Ray: x\n\nAnn Lee: y\n"
      default: "**Ann Lee:** \(words)"
      }
    let read = try bring(text, name)
    #expect((read.body?.utf8.count ?? 0) > 800_000)
  }
}
