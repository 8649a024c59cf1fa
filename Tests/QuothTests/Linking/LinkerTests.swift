import Testing

@testable import Quoth

/// The stage as a whole: references, drafts, order, and what is listed both ways.
@Suite struct LinkerTests {
  private func targets(_ references: [Reference], _ archive: Archive? = nil) -> Linked {
    var archive = archive ?? Sample.archive()
    archive.articles.append(Sample.article("from/here", date: "2021-01-01", references: references))
    let (linked, diagnostics) = Sample.link(archive)
    return Linked(archive: linked, diagnostics: diagnostics)
  }

  private func hrefs(_ linked: Linked) -> [String?] {
    (linked.archive.articleLinks.last?.targets ?? []).map { linked.archive.addresses.href($0) }
  }

  @Test func `References lead to pages`() {
    var archive = Sample.archive(
      articles: [
        Sample.article("putin nbc", marks: [Sample.inline("a", "rt", "evidence")], topics: ["NATO & Co"])
      ], transcripts: [Sample.transcript("record", turns: [("RT", 10), ("RT", 20)])])
    archive.media = [MediaFile(path: "content/media/a b.jpg", address: "media/a b.jpg")]
    archive.pages = [
      Page(path: "content/pages/about.md", id: "about", header: Sample.header("About"), body: Body())
    ]
    archive.config.baseURL = "https://example.org/base/"
    let linked = targets(
      [
        Sample.link(.speaker, "rt"), Sample.link(.source, "nbc-2018", [("at", "12:34"), ("page", "3")]),
        Sample.link(.source, "record", [("at", "0:15")]),
        Sample.link(.transcript, "record", [("at", "0:20-0:25")]),
        Sample.link(.transcript, "record", [("at", "0:05")]),
        Sample.link(.article, "putin nbc", fragment: "quote-evidence"), Sample.link(.topic, "nato-co"),
        Sample.link(.topic, "NATO & Co"), Sample.link(.path, "../../speakers/rt.md"),
        Sample.link(.path, "/articles/putin nbc.md", fragment: "quote-evidence"),
        Sample.link(.path, "/transcripts/record.md", [("at", "0:20")]), Sample.link(.path, "/media/a b.jpg"),
        Sample.link(.path, "/pages/about.md"), Sample.link(.path, "/about"),
        Sample.link(.path, "/base/about/"),
        Sample.link(.path, "/articles/"), Sample.link(.path, "/data/quotes.json"),
        Sample.link(.path, "/base/media/a b.jpg", fragment: "t=1"),
      ], archive)
    #expect(linked.messages == [])
    #expect(
      hrefs(linked) == [
        "/base/speakers/rt/", "/base/sources/nbc-2018/", "/base/transcripts/record/#turn-0-10",
        "/base/transcripts/record/#turn-0-20", "/base/transcripts/record/",
        "/base/articles/putin%20nbc/#quote-evidence", "/base/topics/nato-co/", "/base/topics/nato-co/",
        "/base/speakers/rt/", "/base/articles/putin%20nbc/#quote-evidence",
        "/base/transcripts/record/#turn-0-20", "/base/media/a%20b.jpg", "/base/about/", "/base/about/",
        "/base/about/", "/base/articles/", "/base/data/quotes.json", "/base/media/a%20b.jpg#t=1",
      ])
  }

  @Test func `What is not there is an error with the nearest name`() {
    var archive = Sample.archive(
      articles: [Sample.article("nbc", marks: [Sample.inline("a", "rt", "evidence")], topics: ["NATO"])])
    archive.articles[0].body.headings = [Body.Heading(level: 2, text: "Proof", anchor: "proof", span: .start)]
    let references: [Reference] = [
      Sample.link(.speaker, "megan-kelly"), Sample.link(.speaker, "nbc-2018"),
      Sample.link(.speaker, "Megyn Kelly"),
      Sample.link(.speaker, "zzz"), Sample.link(.speaker, ""), Sample.link(.source, "nbc2018"),
      Sample.link(.transcript, "x"), Sample.link(.article, "nbd"), Sample.link(.topic, "nata"),
      Sample.link(.article, "nbc", fragment: "evidence"), Sample.link(.article, "nbc", fragment: "proofs"),
      Sample.link(.path, "/speakers/megyn-kely.md"), Sample.link(.path, "/articles/speakers/rt.md"),
      Sample.link(.path, "../../../../etc/passwd"), Sample.link(.path, "/shop/"),
      Sample.link(.path, "/sources/rt-report.txt"), Sample.link(.source, "rt-report", [("at", "noon")]),
    ]
    let linked = targets(references, archive)
    let place = "content/articles/from/here.md:40: "
    #expect(
      linked.messages.map { $0.replacing(place, with: "") } == [
        "unknown-speaker: no speaker is called “megan-kelly” (did you mean “megyn-kelly”?)",
        "unknown-speaker: no speaker is called “nbc-2018” (“nbc-2018” is a source: write source:nbc-2018)",
        "unknown-speaker: no speaker is called “Megyn Kelly” (did you mean “megyn-kelly”?)",
        "unknown-speaker: no speaker is called “zzz” (write its file’s path below speakers/, without .md, or make it: quoth new speaker)",
        "unknown-speaker: no speaker is named here (write its file’s path below speakers/, without .md, or make it: quoth new speaker)",
        "unknown-source: no source is called “nbc2018” (did you mean “nbc-2018”?)",
        "unknown-transcript: no transcript is called “x” (write its file’s path below transcripts/, without .md, or make it: quoth new transcript)",
        "unknown-article: no article is called “nbd” (did you mean “nbc”?)",
        "unknown-topic: no article has the topic “nata” (did you mean “nato”?)",
        "unknown-file-reference: there is no file “content/speakers/megyn-kely.md” "
          + "(did you mean “../../speakers/megyn-kelly.md”?)",
        "unknown-file-reference: there is no file “content/articles/speakers/rt.md” "
          + "(did you mean “../../speakers/rt.md”?)",
        "unknown-file-reference: “../../etc/passwd” leads out of the folder content/ "
          + "(for what is not of this site write the whole address, https://…)",
        "unknown-file-reference: neither a file of content nor a page of this site is at “shop/” "
          + "(for what is not of this site write the whole address, https://…)",
        "unknown-file-reference: “content/sources/rt-report.txt” is a private text, which is not published "
          + "(did you mean “../../sources/rt-report.md”?)",
        "invalid-parameter: “noon” is no time (write minutes and seconds, 12:34, with hours 1:02:03, or a range, "
          + "12:34-12:50)",
        "unknown-anchor: nothing on that page is called “#evidence” (did you mean “quote-evidence”?)",
        "unknown-anchor: nothing on that page is called “#proofs” (did you mean “proof”?)",
      ])
  }

  @Test func `Drafts are left out, and what is published may not refer to them`() {
    var archive = Sample.archive(
      articles: [
        Sample.article(
          "open",
          marks: [
            Sample.inline("a", "ghost"), Sample.inline("b", "rt", nil, [("source", "tape")], line: 21),
          ],
          references: [
            Sample.link(.article, "hidden", line: 22), Sample.link(.transcript, "tape", line: 23),
            Sample.link(.source, "tape"),
          ]),
        Sample.article("hidden", references: [Sample.link(.speaker, "ghost")], draft: true),
      ], transcripts: [Sample.transcript("tape", turns: [("Ghost", 1), ("RT", 2)], draft: true)],
      speakers: [Sample.speaker("ghost", "Ghost", draft: true)])
    archive.transcripts[0].participants = [
      Transcript.Participant(label: Located("Ghost"), speakers: [Located("ghost")])
    ]
    let (linked, diagnostics) = Sample.link(archive)
    #expect(
      Linked(archive: linked, diagnostics: diagnostics).messages.map { $0.prefix { $0 != "," } } == [
        "content/articles/open.md:22: draft-reference: article “hidden” is a draft",
        "content/articles/open.md:23: draft-reference: transcript “tape” is a draft",
        "content/articles/open.md:20: draft-reference: speaker “ghost” is a draft",
      ])
    #expect(linked.articles.map(\.id) == ["open"])
    #expect(linked.transcriptLinks.map(\.isPublished) == [false])
    // The draft is a record all the same, and its source has a page of its own.
    #expect(linked.transcriptLinks[0].quotes == [0])
    #expect(linked.addresses.href(linked.articleLinks[0].targets[2]) == "/sources/tape/")

    let (all, none) = Sample.link(archive, drafts: true)
    #expect(none == [])
    #expect(all.articles.count == 2)
    #expect(all.transcriptLinks[0].isPublished)
  }

  @Test func `Articles stand by date and id, lists of quotes and mentions newest first`() {
    let marks = [Sample.inline("a", "rt", "x"), Sample.inline("b", "rt", "y", [("to", "megyn-kelly")])]
    let references = [Sample.link(.speaker, "rt"), Sample.link(.source, "nbc-2018")]
    var archive = Sample.archive(
      articles: [
        Sample.article("b", date: "2020", marks: marks, references: references, topics: ["T"]),
        Sample.article("c", date: "2021", marks: marks, references: references, topics: ["t", "T"]),
        Sample.article("a", date: "2020", marks: marks, references: references, topics: ["T"]),
      ])
    archive.speakers[4].body.references = [
      Sample.link(.speaker, "rt"), Sample.link(.speaker, "vladimir-putin"),
    ]
    let (linked, diagnostics) = Sample.link(archive)
    #expect(diagnostics == [])
    #expect(linked.articles.map(\.id) == ["a", "b", "c"])
    #expect(linked.quotes.map(\.id) == ["a/x", "a/y", "b/x", "b/y", "c/x", "c/y"])
    let rt = linked.speakerLinks[3]
    #expect(rt.quotes.map { linked.quotes[$0].id } == ["c/x", "c/y", "a/x", "a/y", "b/x", "b/y"])
    #expect(
      rt.mentions.map { linked.mentions[$0].document } == [
        .article(2), .article(0), .article(1), .speaker(4),
      ])
    #expect(linked.speakerLinks[1].addressed.map { linked.quotes[$0].id } == ["c/y", "a/y", "b/y"])
    #expect(linked.sourceLinks[0].mentions.count == 3)
    // A page is not a mention of itself.
    #expect(linked.speakerLinks[4].mentions == [])
    #expect(linked.topics.map(\.title) == ["T"])
    #expect(linked.topics[0].articles == [2, 0, 1])
    #expect(linked.articleLinks.map(\.topics) == [[0], [0], [0]])
    #expect(linked.articleLinks.map(\.quotes) == [0..<2, 2..<4, 4..<6])
  }

  @Test func `One thread and many make the same archive`() {
    let articles = (0..<300).map { number in
      Sample.article(
        "a\(number % 7)/\(number)", date: "20\(10 + number % 9)",
        marks: [Sample.inline("w\(number)", "rt"), Sample.inline("v", "nobody-\(number)", line: number)],
        references: [Sample.link(.speaker, "megyn-kely"), Sample.link(.source, "rt-report")])
    }
    let one = Sample.link(Sample.archive(articles: articles), jobs: 1)
    let many = Sample.link(Sample.archive(articles: articles), jobs: 4)
    #expect(one.1 == many.1)
    #expect(one.0.quotes.map(\.id) == many.0.quotes.map(\.id))
    #expect(one.0.sourceLinks.map(\.mentions) == many.0.sourceLinks.map(\.mentions))
    // Suggestions are looked up for no more names than anybody reads.
    #expect(one.1.count { $0.suggestion?.hasPrefix("did you mean") == true } == 300)
  }

  @Test func `A quote in a page is misplaced, an ordinary block quote is not`() {
    var archive = Sample.archive()
    archive.speakers[0].body.quotes = [
      Sample.inline("a", "rt"), Sample.block("b", [.words("— RT")]),
      Sample.block("c", [.words("— "), .quoteLink("RT")], speaker: "rt"),
    ]
    let (linked, diagnostics) = Sample.link(archive)
    #expect(diagnostics.map(\.code) == [.misplacedQuote, .misplacedQuote])
    #expect(linked.speakerLinks[0].links.quoteOfMark == [nil, nil, nil])
  }

  @Test func `An empty archive links to an empty one`() {
    let (linked, diagnostics) = Sample.link(Archive())
    #expect(diagnostics == [])
    #expect(linked.addresses.home.href == "/")
  }
}
