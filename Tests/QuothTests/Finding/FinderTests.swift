import Testing

@testable import Quoth

/// What is found where, and in which order; and the links that quote it.
@Suite struct FinderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "content/site.yml": "title: T\nbase_url: https://e.org/\n",
      "content/speakers/ann-lee.md": "---\nname: Ann Lee\n---\n",
      "content/speakers/bob.md": "---\nname: Bob\n---\n",
      "content/sources/frost.md": "---\ntitle: The frost\nkind: interview\ndate: 2024-05-01\n---\n",
      "content/sources/memoir.md": "---\ntitle: Memoir\nkind: book\n---\n",
      "content/sources/memoir.txt": "It was the quiet that woke me.\n",
      "content/transcripts/frost.md": """
      ---
      title: Ann Lee on the frost
      source: frost
      participants:
        Voice: ~
        Both: [ann-lee, bob]
      ---

      **Ann Lee** (2:05): I had lost eleven hives, and the plum blossom.

      Nobody slept. \\[2:20\\] We lit fires, um, all along the wall. [laughs] They were too few.

      **Bob** (2:36): Was there nothing to be done? We lit fires, too.

      **Voice:** Eleven hives are a lot.

      **Both** (3:00): A café in Łódź.
      """,
      "content/transcripts/other.md": """
      ---
      title: Another talk
      date: 2023-02
      ---

      **Bob**: Hives? I have eleven, or so, of those hives.
      """,
      "content/articles/a.md": """
      ---
      title: The night of the frost
      date: 2024-05-06
      quotes: {speaker: ann-lee, source: frost}
      ---

      She had lost [“eleven hives”](quote:#hives), she said.

      Of all hives that night in the valley, one in ten was lost.
      """,
    ])
  }

  private func find(_ words: String, _ change: (inout FindRequest) -> Void = { _ in }) throws -> [String] {
    var request = FindRequest(siteFolder: folder.path, words: words)
    change(&request)
    #expect(request.fault == nil)
    return try Finder(request).run().hits.map {
      "\($0.kind.rawValue) \($0.file.dropFirst(8)):\($0.line) \($0.context)"
    }
  }

  @Test func `Quotes come before articles and turns, the words together before words apart, then the newest`()
    throws
  {
    #expect(
      try find("eleven hives") == [
        "quote articles/a.md:7 eleven hives",
        "turn transcripts/frost.md:9 I had lost eleven hives, and the plum blossom. Nobody slept. [2:20] We lit fires, um …",
        "turn transcripts/frost.md:15 Eleven hives are a lot.",
        "turn transcripts/other.md:6 Hives? I have eleven, or so, of those hives.",
      ])
  }

  @Test func `Words in quotation marks stand together, hyphens and accents make no difference`() throws {
    #expect(try find("\"lit fires\" wall").map { $0.prefix(28) } == ["turn transcripts/frost.md:11"])
    #expect(try find("“fires lit”") == [])
    #expect(try find("CAFE lodz").count == 1)
    #expect(try find("plum-blossom").count == 1)
    let phrase = try find("\"nobody slept\"")
    #expect(try find("nobody, slept") == phrase && phrase.count == 1)
    #expect(try find("zebra hives") == [])
  }

  @Test func `The line is that of the words`() throws {
    #expect(try find("too few").map { $0.prefix(28) } == ["turn transcripts/frost.md:11"])
    #expect(try find("valley").map { $0.prefix(23) } == ["article articles/a.md:9"])
    #expect(try find("night frost").map { $0.prefix(23) } == ["article articles/a.md:2"])
  }

  @Test func `Speaker, source and time narrow it down`() throws {
    #expect(try find("hives") { $0.speaker = "bob" }.map { $0.prefix(27) } == ["turn transcripts/other.md:6"])
    #expect(try find("hives") { $0.source = "frost" }.count == 3)
    #expect(try find("hives") { $0.source = "other" }.count == 1)
    #expect(try find("hives") { $0.to = "2023" }.map { $0.prefix(27) } == ["turn transcripts/other.md:6"])
    #expect(try find("hives") { ($0.from, $0.to) = ("2024-05", "2024-05-02") }.count == 3)
    #expect(try find("hives") { $0.from = "2025" } == [])
    #expect(throws: Finder.UnknownName.self) { try find("hives") { $0.speaker = "bobb" } }
    #expect(FindRequest(siteFolder: "", words: "!?").fault == "There is no word in “!?”.")
    #expect(FindRequest(siteFolder: "", words: "a", to: "x").fault?.hasPrefix("--to takes") == true)
  }

  @Test func `People see places and marked words, programs see JSON`() throws {
    let result = try Finder(FindRequest(siteFolder: folder.path, words: "plum")).run()
    let text = FindText(result, limit: 5)
    #expect(
      text.text(isColoured: false)
        == "content/transcripts/frost.md:9: Ann Lee in “Ann Lee on the frost”, 2:05, 2024-05-01\n"
        + "    I had lost eleven hives, and the plum blossom. Nobody slept. [2:20] We lit fires, um, all along the …\n"
    )
    #expect(text.text(isColoured: true).contains("\u{1B}[1;33mplum\u{1B}[0m"))
    #expect(text.summary == "Found 1 turn\n")
    let json = try text.json()
    #expect(json.contains("\"url\" : \"https://e.org/transcripts/frost/#turn-2-05\""))
    #expect(json.contains("\"speaker\" : [\n        \"ann-lee\"\n      ]"))
    #expect(try FindText(result, limit: 0).json().contains("\"results\" : [\n\n  ]"))
  }

  // MARK: Citing

  private func cite(_ path: String, _ words: String, line: Int? = nil) throws -> CiteResult {
    try Citer(CiteRequest(siteFolder: folder.path, path: "content/" + path, line: line, words: words)).run()
  }

  @Test func `Words of a transcript become a link with speaker, source and time`() throws {
    let result = try cite("transcripts/frost.md", "i had lost ELEVEN hives")
    #expect(
      result.citations.map(\.link) == ["[“I had lost eleven hives”](quote:ann-lee?source=frost&at=2:05)"])
    #expect(result.citations.map(\.origin) == ["content/transcripts/frost.md:9: Ann Lee at 2:05"])
    #expect(!result.isRefused && result.remarks == [])
    // The time that was last given, and no remark between the words.
    #expect(
      try cite("transcripts/frost.md", "along the wall. They were too few.").citations.map(\.link)
        == ["[“along the wall. They were too few.”](quote:ann-lee?source=frost&at=2:20)"])
    #expect(
      try cite("transcripts/other.md", "eleven, or so").citations.map(\.link)
        == ["[“eleven, or so”](quote:bob?source=other)"])
    #expect(try cite("sources/frost.md", "plum blossom").citations.count == 1)
  }

  @Test func `The links pass the check that they are for`() throws {
    let links = [
      try cite("transcripts/frost.md", "we lit fires"), try cite("transcripts/other.md", "of those hives"),
      try cite("transcripts/frost.md", "Nobody slept … too few"),
    ].flatMap(\.citations).map(\.link)
    #expect(links.count == 4)
    try folder.put(
      "---\ntitle: B\ndate: 2024-05-07\n---\n\n" + links.joined(separator: "\n\n") + "\n",
      at: "content/articles/b.md")
    let report = try Pipeline(BuildOptions(siteFolder: folder.path, jobs: 1)).check().report
    #expect(report.only(below: ["content/articles/b.md"]).entries.map(\.diagnostic.line) == [])
  }

  @Test func `Remarks and gaps that are copied with the words pass the check`() throws {
    try folder.put(
      """
      ---
      title: A talk with gaps
      date: 2024-06-01
      ---

      **Bob**: I went to [unintelligible] and back home. We laughed [laughs] a lot.
      """, at: "content/transcripts/gaps.md")
    let path = "transcripts/gaps.md"
    let links = [
      "went to [unintelligible] and back", "unintelligible and back home. We laughed (laughs) a lot",
      "I went to [unintelligible]", "We laughed a lot",
    ]
    let results = try links.map { try cite(path, $0) }
    #expect(
      results.flatMap(\.citations).map(\.link) == [
        "[“went to \\[unintelligible\\] and back”](quote:bob?source=gaps)",
        "[“I went to \\[unintelligible\\]”](quote:bob?source=gaps)",
        "[“We laughed a lot”](quote:bob?source=gaps)",
      ])
    let nearest = try cite(path, "Bob went to London and back home").remarks.last ?? ""
    let all = results.flatMap(\.citations).map(\.link) + [String(nearest.split(separator: "\n").last ?? "")]
    #expect(all.last?.contains("unintelligible") == true)
    try folder.put(
      "---\ntitle: B\ndate: 2024-05-07\n---\n\n" + all.joined(separator: "\n\n") + "\n",
      at: "content/articles/b.md")
    let report = try Pipeline(BuildOptions(siteFolder: folder.path, jobs: 1)).check().report
    #expect(report.only(below: ["content/articles/b.md"]).entries.map(\.diagnostic.message) == [])
  }

  @Test func `Words that go on in the speaker's next turn have the time of the first`() throws {
    try folder.put(
      "---\ntitle: Two\ndate: 2024\n---\n\n**Bob** (0:10): It took us years to see it\n\n**Bob** (0:40): A chance.\n",
      at: "content/transcripts/two.md")
    let result = try cite("transcripts/two.md", "see it a chance")
    #expect(result.citations.map(\.link) == ["[“see it A chance”](quote:bob?source=two&at=0:10)"])
  }

  @Test func `Words at several places are told apart by their line`() throws {
    let all = try cite("transcripts/frost.md", "We lit fires")
    #expect(
      all.citations.map(\.origin).map { $0.dropFirst(28) } == [":9: Ann Lee at 2:20", ":13: Bob at 2:36"])
    #expect(all.remarks == ["the words stand at 2 places: say which with FILE:LINE"])
    #expect(try cite("transcripts/frost.md", "We lit fires", line: 11).citations.map(\.link).count == 1)
    #expect(
      try cite("transcripts/frost.md", "We lit fires", line: 13).citations[0].link.contains("quote:bob?"))
    let elsewhere = try cite("transcripts/frost.md", "plum blossom", line: 13)
    #expect(elsewhere.citations.count == 1 && elsewhere.remarks.count == 1)
  }

  @Test func `What the record says otherwise is shown, and refused`() throws {
    let changed = try cite("transcripts/frost.md", "I had lost twelve hives, and the plum blossom")
    #expect(changed.isRefused && changed.citations.isEmpty)
    #expect(changed.remarks.first?.contains("twelve") == true)
    #expect(
      changed.remarks.last
        == "the record has, content/transcripts/frost.md:9: Ann Lee at 2:05:\n"
        + "[“I had lost eleven hives, and the plum blossom”](quote:ann-lee?source=frost&at=2:05)")
    #expect(
      try cite("transcripts/frost.md", "zebras eat grass at noon").remarks
        == ["the record has no such words; quoth find looks for them in the whole archive"])
    #expect(try cite("transcripts/frost.md", "…").isRefused)
  }

  @Test func `Who is nobody cannot be quoted, and a private text does not say who speaks`() throws {
    let voice = try cite("transcripts/frost.md", "hives are a lot")
    #expect(voice.isRefused && voice.remarks.count == 1)
    #expect(
      try cite("transcripts/frost.md", "in Łódź").remarks == [
        "several voices say this: Ann Lee, Bob; the link names the first"
      ])
    let text = try cite("sources/memoir.txt", "the quiet that woke me")
    #expect(text.citations.map(\.link) == ["[“the quiet that woke me”](quote:?source=memoir)"])
    #expect(text.remarks == ["a private text does not say who speaks: put the speaker behind “quote:”"])
    #expect(throws: Citer.NoRecord.self) { try cite("speakers/bob.md", "x") }
  }
}
