import Foundation
import Testing

@testable import Quoth

/// Whole imports, from files to files.
@Suite struct ImporterTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["content/site.yml": "title: T\nbase_url: https://e.org/\n"])
  }

  private func run(_ paths: [String], _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportResult
  {
    var request = ImportRequest(
      siteFolder: folder.path, paths: paths.map { folder.path + "/" + $0 }, date: "2024-05-02")
    change(&request)
    return try Importer(request).run()
  }

  private func transcript(_ id: String) -> String { folder.text("content/transcripts/\(id).md") ?? "none" }

  private func codes(_ result: ImportResult) -> [String] {
    result.report.entries.map { "\($0.diagnostic.severity)[\($0.diagnostic.code.rawValue)]" }
  }

  private let vtt =
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Hello, Bob.\n\n00:03.000 --> 00:04.000\n<v Bob>1984. It was so.\n"

  @Test func `A transcript and its speakers are written`() throws {
    try folder.put(vtt, at: "in/My Show.vtt")
    let result = try run(["in/My Show.vtt"])
    #expect(
      transcript("my-show") == """
        ---
        title: My show
        date: 2024-05-02
        participants:
          Ann Lee: ann-lee
          Bob: bob
        ---

        **Ann Lee** (0:01): Hello, Bob.

        **Bob** (0:03): 1984. It was so.

        """)
    #expect(folder.text("content/speakers/ann-lee.md") == "---\nname: Ann Lee\n---\n")
    #expect(result.newSpeakers == ["ann-lee", "bob"])
    #expect(codes(result) == [])
    let row = try #require(result.rows.first)
    #expect(row.turns == 2 && row.speakers == 2 && row.times == 2 && row.outcome == .written)
    #expect(try run(["in/My Show.vtt"]).rows.map(\.outcome) == [.unchanged])
  }

  @Test
  func `Folders keep their structure, the richest of several formats is taken, other files are passed over`()
    throws
  {
    try folder.put(vtt, at: "in/a/Show 1.vtt")
    try folder.put("1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: Hello\n", at: "in/a/Show 1.srt")
    try folder.put("**Ann Lee:** Hello\n\n**Bob:** Yes\n", at: "in/b/2019-05-27 talk.es.md")
    try folder.put("# Read me\n\nNothing.\n", at: "in/README.md")
    try folder.put([0x50, 0x4E, 0x47, 0x00], at: "in/picture.txt")
    try folder.put("x", at: "in/script.py")
    let result = try run(["in"]) { $0.folder = "show" }
    #expect(folder.listing("content/transcripts") == ["show/a/show-1.md", "show/b/2019-05-27-talk.md"])
    #expect(
      transcript("show/b/2019-05-27-talk").hasPrefix(
        "---\ntitle: 2019 05 27 talk\ndate: 2019-05-27\nlanguage: es\n"))
    #expect(
      codes(result).sorted() == [
        "error[nul-byte]", "warning[import-id-clash]", "warning[import-unknown-format]",
      ])
    #expect(result.rows.map(\.outcome) == [.passedOver, .passedOver, .written, .written, .refused])
  }

  @Test func `What nobody is known to have said is nobody's until somebody says so`() throws {
    try folder.put("[SPEAKER_00]: Hi.\n[SPEAKER_01]: Ho.\n", at: "a.txt")
    try folder.put("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", at: "b.vtt")
    #expect(
      codes(try run(["a.txt", "b.vtt"])) == ["note[import-unidentified]", "note[import-unidentified]"])
    #expect(transcript("a").contains("participants:\n  SPEAKER_00: ~\n  SPEAKER_01: ~\n"))
    #expect(transcript("b").contains("\n**Unidentified speaker** (0:01): Hello\n"))
    #expect(folder.listing("content/speakers") == [])
    let result = try run(["a.txt", "b.vtt"]) {
      $0.speakers = [("SPEAKER_00", "ann-lee"), ("SPEAKER_01", "~"), ("", "ann-lee")]
    }
    #expect(codes(result) == ["note[import-unidentified]"])
    #expect(transcript("a").contains("participants:\n  SPEAKER_00: ann-lee\n  SPEAKER_01: ~\n"))
    #expect(transcript("b").contains("\n**Ann Lee** (0:01): Hello\n"))
    #expect(folder.text("content/speakers/ann-lee.md") == "---\nname: Ann Lee\n---\n")
  }

  @Test func `The archive's speakers are known by name and other name, and two ids alike are told`() throws {
    try folder.put("---\nname: Dr Ann Lee\nother_names: [Ann Lee]\n---\n", at: "content/speakers/lee.md")
    try folder.put(
      "**Ann Lee:** a\n\n**Bob-Ray:** b\n\n**Bob Ray:** c\n\n**Ann Lee and Bob Ray:** d\n", at: "a.md")
    let result = try run(["a.md"])
    #expect(
      transcript("a").contains(
        "participants:\n  Ann Lee: lee\n  Bob-Ray: bob-ray\n  Bob Ray: bob-ray-2\n  Ann Lee and Bob Ray: [lee, bob-ray-2]\n"
      ))
    #expect(codes(result) == ["warning[import-id-clash]", "note[import-same-speaker]"])
  }

  @Test(arguments: ["../../../evil", "a/b", ".hidden", "a\nb", String(repeating: "x", count: 300)])
  func `What cannot be the id of a speaker is refused before anything is written`(id: String) throws {
    try folder.put(vtt, at: "a.vtt")
    try folder.put("Ann Lee: \(id.contains("\n") ? "\"a\\nb\"" : id)\n", at: "people.yml")
    let before = folder.listing()
    let result = try run(["a.vtt"]) { $0.participantsFile = folder.path + "/people.yml" }
    #expect(codes(result).contains("error[wrong-type]"))
    #expect(folder.listing() == before)
    #expect(
      ImportRequest(siteFolder: folder.path, paths: [], speakers: [("Ann Lee", id)]).fault?.contains(
        "cannot be the id of a speaker") == true)
  }

  @Test func `A cue that looks like the mark of a note is none`() throws {
    try folder.put(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.\n\n00:03.000 --> 00:04.000\n[^1]\n", at: "a.vtt")
    _ = try run(["a.vtt"])
    let report = try Pipeline(BuildOptions(siteFolder: folder.path, jobs: 1)).check().report
    #expect(report.entries.map(\.diagnostic.code.rawValue) == [])
  }

  @Test func `A participants file holds the answers and is added to`() throws {
    try folder.put(
      "**Mireille Reece, PsyD:** a\n\n**Mireille B. Reece, Psy.D:** b\n\n**KG:** c\n\n**KG:** d\n", at: "a.md"
    )
    try folder.put("# Ours\nKG: [kevin-gibbons]\n", at: "people.yml")
    let file = folder.path + "/people.yml"
    let result = try run(["a.md"]) { $0.participantsFile = file }
    #expect(
      folder.text("people.yml") == """
        # Ours
        KG: [kevin-gibbons]
        "Mireille Reece, PsyD": mireille-reece-psyd
        "Mireille B. Reece, Psy.D": mireille-b-reece-psy-d # the same person as “Mireille Reece, PsyD”?

        """)
    #expect(codes(result) == ["note[import-same-speaker]"])
    #expect(folder.text("content/speakers/kevin-gibbons.md") == "---\nname: KG\n---\n")
    let answer = try #require(folder.text("people.yml")).replacing(
      "mireille-b-reece-psy-d #", with: "mireille-reece-psyd #")
    try folder.put(answer, at: "people.yml")
    #expect(codes(try run(["a.md"]) { $0.participantsFile = file }) == [])
    #expect(transcript("a").contains("\"Mireille B. Reece, Psy.D\": mireille-reece-psyd\n"))
  }

  @Test func `What another hand wrote is not touched without being told`() throws {
    try folder.put(vtt, at: "a.vtt")
    try folder.put(
      "---\ntitle: Mine\ndate: 2020\n---\n\n**Ann Lee** (0:01): [Hello](quote:#hi), Bob.\n",
      at: "content/transcripts/a.md")
    let result = try run(["a.vtt"])
    #expect(codes(result) == ["error[import-exists]"])
    #expect(transcript("a").contains("title: Mine"))
    #expect(result.isInPart)
    _ = try run(["a.vtt"]) { $0.isForced = true }
    #expect(
      transcript("a").contains(
        "**Ann Lee** (0:01): [Hello](quote:#hi), Bob.\n\n**Bob** (0:03): 1984. It was so.\n"))
  }

  @Test func `A file without a date has that of its last change, which is told`() throws {
    try folder.put(vtt, at: "a.vtt")
    try folder.setOld("a.vtt")
    let result = try run(["a.vtt"]) { $0.date = nil }
    #expect(codes(result) == ["warning[import-no-date]"])
    #expect(transcript("a").contains("\ndate: 1970-01-12 # the day the imported file was last changed"))
    try folder.put("---\ntitle: S\nkind: broadcast\n---\n", at: "content/sources/s.md")
    #expect(codes(try run(["a.vtt"]) { ($0.date, $0.source) = (nil, "s") }) == [])
    #expect(transcript("a").hasPrefix("---\ntitle: A\nsource: s\nparticipants:"))
    #expect(codes(try run(["a.vtt"]) { $0.source = "t" }) == ["error[unknown-source]"])
  }

  @Test func `The result does not depend on the number of threads`() throws {
    for number in 0..<40 {
      try folder.put("**P \(number % 7) X:** a\n\n**P-\(number % 7) X:** b\n", at: "in/\(number).md")
    }
    _ = try run(["in"]) { $0.jobs = 1 }
    let first = folder.listing("content").map { ($0, folder.text("content/" + $0)) }
    try FileManager.default.removeItem(atPath: folder.path + "/content/transcripts")
    try FileManager.default.removeItem(atPath: folder.path + "/content/speakers")
    _ = try run(["in"]) { $0.jobs = 4 }
    let second = folder.listing("content").map { ($0, folder.text("content/" + $0)) }
    #expect(first.count == second.count && zip(first, second).allSatisfy { $0 == $1 })
  }

  @Test(.enabled(if: Corpora.folder != nil, "the corpora are not here"))
  func `The changelog sample is imported with every label, and checks without a finding`() throws {
    let sample = try #require(Corpora.folder).appending(path: "changelog-sample").path
    let result = try Importer(ImportRequest(siteFolder: folder.path, paths: [sample], date: "2021", jobs: 2))
      .run()
    let rows = result.rows.filter { $0.target != nil }
    #expect(rows.count == 185)
    #expect(rows.allSatisfy { $0.labels == $0.labelledTurns + $0.labelledDirections + $0.emptyLabels })
    // Counted by another eye: lines that begin with bold words and a colon, or say that there is a break.
    var labels = 0
    for row in rows {
      for line in String(decoding: try #require(try ContentDisk.read(row.path)), as: UTF8.self).split(
        separator: "\n")
      {
        let isBold = line.firstMatch(of: /^\*\*[^*]+(:\*\*|\*\*\s*:|\*\*\s*$)/) != nil
        if isBold || line.hasPrefix("Break:") || line.hasPrefix("Outro:") { labels += 1 }
      }
    }
    #expect(rows.reduce(0) { $0 + $1.labels } == labels)

    let report = try Pipeline(BuildOptions(siteFolder: folder.path, jobs: 2)).check().report
    #expect(report.entries.map(\.diagnostic.line) == [])
  }
}
