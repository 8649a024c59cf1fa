import Testing

@testable import Quoth

/// Which transcript belongs to which source, and labels to which speaker.
@Suite struct RecordsTests {
  private func link(
    _ transcripts: [Transcript], _ sources: [Source] = [], texts: [String] = [], articles: [Article] = []
  ) -> Linked {
    var archive = Sample.archive(articles: articles, transcripts: transcripts, sources: sources)
    archive.sources.sort { $0.id.compareBytes($1.id) < 0 }
    archive.privateTexts = texts.map {
      PrivateText(path: "content/sources/\($0).txt", id: $0, bytes: Array("Words.".utf8))
    }
    let (linked, diagnostics) = Sample.link(archive)
    return Linked(archive: linked, diagnostics: diagnostics)
  }

  private func sources(_ linked: Linked) -> [String?] {
    linked.archive.transcriptLinks.map { $0.source.map { linked.archive.sources[$0].id } }
  }

  @Test func `A transcript is the record of the source it names, or that names it, or of itself`() {
    var named = Sample.source("named")
    named.transcript = Located("c", at: Sample.span(3))
    var translation = Sample.transcript("d")
    translation.translationOf = Located("e")
    translation.header.language = Located("ru")
    let linked = link(
      [
        Sample.transcript("a", source: "nbc-2018"), Sample.transcript("b"), Sample.transcript("c"),
        translation,
        Sample.transcript("e"),
      ], [named])
    #expect(linked.messages == [])
    #expect(sources(linked) == ["nbc-2018", "b", "named", "e", "e"])
    #expect(linked.archive.sources.map(\.id) == ["b", "e", "named", "nbc-2018", "rt-report"])
    #expect(linked.archive.sources.map(\.isImplicit) == [true, true, false, false, false])
    #expect(linked.archive.sourceLinks[1].transcripts == [3, 4])
    #expect(linked.archive.addresses.sources[0] == linked.archive.addresses.transcripts[1])
  }

  @Test func `A transcript belongs to one source, a source has one transcript in each language`() {
    var thief = Sample.source("thief")
    thief.transcript = Located("a", at: Sample.span(3))
    var second = Sample.source("thief-2")
    second.transcript = Located("b", at: Sample.span(3))
    var third = Sample.source("thief-3")
    third.transcript = Located("b", at: Sample.span(3))
    let linked = link(
      [
        Sample.transcript("a", source: "nbc-2018"), Sample.transcript("b"),
        Sample.transcript("c", source: "nbc-2018"),
        Sample.transcript("d", source: "nbc"), Sample.transcript("rt-report"),
      ], [thief, second, third])
    #expect(
      linked.messages == [
        "content/sources/thief.md:3: conflicting-record: transcript “a” is the record of source “nbc-2018”, not of "
          + "“thief” (let one of the two name it)",
        "content/sources/thief-3.md:3: conflicting-record: transcript “b” is the record of source “thief-2”, not of "
          + "“thief-3” (let one of the two name it)",
        "content/transcripts/rt-report.md:1: duplicate-id: transcript “rt-report” names no source, and there is a "
          + "source of the same name (if this is its record, add `source: rt-report`; else rename one of the two)",
        "content/transcripts/d.md:3: unknown-source: no source is called “nbc” (did you mean “nbc-2018”?)",
        "content/transcripts/c.md:3: duplicate-record: source “nbc-2018” has two transcripts in one language, “en” "
          + "(give one of them another `language`, or another source)",
      ])
  }

  @Test func `A source is no part of itself`() {
    let parts = ["a": "b", "b": "c", "c": "a", "d": "a", "e": "e", "f": "nbc-2018", "g": "nowhere"]
    let linked = link(
      [],
      parts.keys.sorted().map { id in
        var source = Sample.source(id)
        source.partOf = parts[id].map { Located($0, at: Sample.span(3)) }
        return source
      })
    #expect(
      linked.messages == [
        "content/sources/g.md:3: unknown-source: no source is called “nowhere” (write its file’s path below sources/, without .md, or make it: quoth new source)",
        "content/sources/a.md:3: part-of-cycle: a source cannot be a part of itself: “a” → “b” → “c” → “a” "
          + "(take out one `part_of`)",
        "content/sources/e.md:3: part-of-cycle: a source cannot be a part of itself: “e” → “e” "
          + "(take out one `part_of`)",
      ])
    let nbc = linked.archive.sources.firstIndex { $0.id == "nbc-2018" } ?? 0
    #expect(linked.archive.sourceLinks[nbc].parts.map { linked.archive.sources[$0].id } == ["f"])
  }

  @Test func `Quotes are listed with the transcript in their language`() {
    var german = Sample.transcript("b", source: "nbc-2018", turns: [("RT", 1)])
    german.header.language = Located("de-AT")
    let linked = link(
      [Sample.transcript("a", source: "nbc-2018", turns: [("RT", 1)]), german], texts: ["rt-report"],
      articles: [
        Sample.article(
          "x",
          marks: [
            Sample.inline("a", "rt", nil, [("source", "nbc-2018")]),
            Sample.inline("b", "rt", nil, [("source", "nbc-2018"), ("language", "de")]),
            Sample.inline("c", "rt", nil, [("source", "nbc-2018"), ("language", "fr")]),
            Sample.inline("d", "rt", nil, [("source", "rt-report")]),
          ])
      ])
    #expect(linked.messages == [])
    #expect(linked.archive.transcriptLinks.map(\.quotes) == [[0], [1]])
    #expect(linked.archive.sourceLinks[0].quotes == [0, 1, 2])
    #expect(linked.archive.sourceLinks[1].privateText == 0)
  }

  @Test func `A label is a participant's, or a speaker's name`() {
    var transcript = Sample.transcript(
      "a",
      turns: [
        ("Kelly", 1), ("Vladimir Putin", 2), ("The Chair (President Obama)", 3), ("MK", 4), ("Nobody", nil),
        ("Voices", 5), ("Kely", 6), ("Kely", 7), ("MICHAEL FLYNN", 8),
      ])
    transcript.participants = [
      Transcript.Participant(label: Located("Kelly"), speakers: [Located("megyn-kelly")]),
      Transcript.Participant(label: Located("MK"), speakers: [Located("megyn-kelly")]),
      Transcript.Participant(label: Located("Nobody"), speakers: []),
      Transcript.Participant(label: Located("Voices"), speakers: [Located("rt"), Located("barack-obama")]),
    ]
    let linked = link([transcript])
    #expect(
      linked.messages == [
        "content/transcripts/a.md:16: unknown-label: no speaker is called “Kely” (did you mean “Kelly”?)",
        "content/transcripts/a.md:18: unknown-label: no speaker is called “MICHAEL FLYNN” "
          + "(did you mean “Michael Flynn”?)",
      ])
    let speakers = linked.archive.transcriptLinks[0].speakersOfBlock.map {
      $0.map { linked.archive.speakers[$0].id }
    }
    #expect(
      speakers == [
        ["megyn-kelly"], ["vladimir-putin"], ["barack-obama"], ["megyn-kelly"], [], ["rt", "barack-obama"],
        [], [], [],
      ])
    #expect(linked.archive.speakerLinks[1].turnCount == 2)
    #expect(linked.archive.speakerLinks[1].transcripts == [0])
    #expect(linked.archive.transcriptLinks[0].anchors.first == "turn-0-01")
  }

  @Test func `Named words are anchors, the same name again goes on`() {
    var transcript = Sample.transcript("a")
    let words = { (name: String?) in
      var reference = Sample.link(.words, "")
      reference.fragment = name
      return reference
    }
    transcript.body.references = [
      words("oath"), words("oath"), words(nil), Sample.link(.transcript, "a", fragment: "quote-oath"),
    ]
    let linked = link([transcript])
    #expect(linked.messages == [])
    #expect(
      linked.archive.transcriptLinks[0].links.targets == [
        .words(anchor: "quote-oath"), .words(anchor: nil), .words(anchor: nil),
        .transcript(0, anchor: "quote-oath"),
      ])
  }
}
