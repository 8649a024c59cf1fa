import Testing

@testable import Quoth

/// One quote against one small record.
struct QuoteCheckerTests {
  /// `NAME 0:12: words` a line; `(direction)` and `# section` lines; `[[…]]` in words is a gap.
  private func record(_ text: String) throws -> (Record, RecordClock) {
    var blocks: [TranscriptBlock] = []
    var speakers: [[Int]] = []
    for line in text.split(separator: "\n") {
      var block = TranscriptBlock(kind: .direction, span: .start, html: 0..<0)
      var who: [Int] = []
      if line.hasPrefix("# ") {
        block.kind = .section(title: String(line.dropFirst(2)), level: 2)
      } else if !line.hasPrefix("("), let match = try #/^(\w+)(?: ([0-9:]+))?: (.*)$/#.firstMatch(in: line) {
        block.kind = .turn(label: String(match.1))
        block.time = match.2.flatMap { TimeCode.milliseconds($0) }
        block.text = String(match.3)
        for silence in block.text.matches(of: #/\[(inaudible|laughs|sic)\]|\((Applause\.|sic)\)/#) {
          let low = block.text.utf8.distance(from: block.text.startIndex, to: silence.range.lowerBound)
          let kind: TranscriptBlock.Silence.Kind = silence.output.1 == "inaudible" ? .gap : .remark
          block.silences.append(.init(range: low..<low + silence.output.0.utf8.count, kind: kind))
        }
        // `AB` is both of them, X is unidentified.
        who = match.1.compactMap { ["A": 0, "B": 1, "C": 2][$0] }
      }
      if line.hasPrefix("(") { block.text = String(line) }
      blocks.append(block)
      speakers.append(who)
    }
    let transcript = Transcript(
      path: "t.md", id: "t", header: Header(title: Located("T")), body: Body(), blocks: blocks)
    let english = try Corpora.language("en")
    return (
      Record(
        transcript, speakersOfBlock: speakers,
        language: LanguageTools(english)), RecordClock(transcript)
    )
  }

  private func check(
    _ parts: String..., by speaker: Int? = 0, at: String? = nil, in text: String
  ) throws -> QuoteChecker.Outcome {
    let (record, clock) = try record(text)
    let english = try Corpora.language("en")
    let pattern = QuotePattern(parts: parts, language: english, remarks: WordSequences(english.remarks))
    return QuoteChecker(record: record, clock: clock, senseWords: SenseWords(english))
      .check(.init(pattern: pattern, speaker: speaker, time: at.flatMap { TimeCode.range($0) }))
  }

  private let talk = """
    # Opening
    A 0:10: We met yesterday evening. We worked together, um, all day long.
    B 0:30: Did you know who he was? I could not tell. He re-elected nobody.
    A 1:00: No. Not at the time. I hardly spoke with him.
    B 1:20: Mm-hm.
    A 1:30: He was sitting beside me, that is all [inaudible] the dinner went on.
    (Applause.)
    A 2:00: The dinner was long and I left early because it was late.
    # Close
    A 5:00: We met yesterday evening.
    X 6:00: Somebody shouted from the back.
    """

  @Test(arguments: [
    ("Great job 👍🏽 everyone ❤️", Verdict.Status.verbatim), ("Great job everyone", .edited),
    ("Great job 👎 everyone", .altered), ("Great job 👍 everyone", .edited), ("Great job", .verbatim),
    ("👍🏽 everyone", .verbatim), ("job 👎🏽 everyone", .altered), ("Great ❤ job everyone", .altered),
    ("Great job ☞ everyone ™", .edited),
  ])
  func `An emoji may be left out like a filler, and is no other`(quote: String, status: Verdict.Status) throws
  {
    #expect(
      try check(quote, in: "A: Great job 👍🏽 everyone ❤\u{FE0F} thank you.\nB: 😂\nA: See you.").status == status
    )
  }

  @Test func `A turn of nothing but emoji stands between the words of another's`() throws {
    let outcome = try check("thank you. See you.", in: "A: Great job, thank you.\nB: 😂😂\nA: See you.")
    #expect(outcome.status == .edited)
  }

  @Test func `Many brackets are tried once at each place`() throws {
    let brackets = Array(repeating: "[x]", count: 40).joined(separator: " ")
    #expect(try check("“You learn \(brackets) zebra”", in: talk).status == .missing)
    let words = Array(repeating: "the cat", count: 200).joined(separator: " ")
    let between = Array(repeating: "[Flynn] the", count: 20).joined(separator: " ")
    #expect(try check("“\(between) dog”", in: "A 0:10: \(words)").status != .verbatim)
    #expect(try check("“The dinner [x] [y] and [z] left early”", in: talk).status == .edited)
  }

  @Test(arguments: [
    "We met yesterday evening. We worked together", "i hardly SPOKE with him", "No. Not at the time.",
    "He was sitting beside me, that is all", "the dinner went on. The dinner was long",
  ])
  func wordsOfOneSpeakerAreVerbatim(quote: String) throws {
    #expect(try check(quote, in: talk).status == .verbatim)
  }

  @Test(arguments: [
    ("We worked together, all day long.", [Verdict.Edit.Kind.filler]),
    ("We met … all day long", [.ellipsis]),
    ("He [Flynn] was sitting beside me", [.bracket]),
    ("[Flynn] was sitting beside me", [.bracket]),
    ("I hardly [talked] with him", [.bracket]),
    ("I hardly spoke with him. He was sitting", [.filler]),
    ("that is all … the dinner went on", [.ellipsis]),
    ("We met yesterday [sic] evening", [.bracket]),
  ])
  func editsThatTheQuoteShowsAreListed(quote: String, kinds: [Verdict.Edit.Kind]) throws {
    let outcome = try check(quote, in: talk)
    #expect(outcome.status == .edited)
    #expect(outcome.edits.map(\.kind) == kinds)
  }

  @Test func lettersInBracketsStandForOthers() throws {
    #expect(try check("[W]e worked together", in: talk).status == .verbatim)
    #expect(try check("He was s[at] beside me", in: talk).status == .edited)
    #expect(try check("He was r[at] beside me", in: talk).status == .altered)
  }

  @Test func aContinuedQuoteMayLeaveWordsOutBetweenItsParts() throws {
    let outcome = try check("We met yesterday evening.", "We worked together", in: talk)
    #expect(outcome.status == .verbatim)
    let gapped = try check("We met yesterday", "all day long", in: talk)
    #expect(gapped.edits.map(\.kind) == [.gap])
  }

  @Test(arguments: [
    "We met yesterday morning. We worked together", "We worked together for all day long",
    "I spoke with him", "He was sitting next to me, that is all",
  ])
  func changedWordsAreAltered(quote: String) throws {
    #expect(try check(quote, in: talk).status == .altered)
  }

  @Test func replacedWordsAtAnEdgeAreShownBesideThoseOfTheRecord() throws {
    let (record, _) = try record(talk)
    let outcome = try check("You met yesterday morning", in: talk)
    let alignment = try #require(outcome.alignment)
    let pattern = QuotePattern(
      parts: ["You met yesterday morning"], language: .none("en"), remarks: WordSequences([]))
    #expect(
      WordDiff(alignment, pattern, record).lines() == """
        quote:   You met yesterday morning
        record:  We  met yesterday evening
                 ^^^               ^^^^^^^
        """)
  }

  @Test func wordsAcrossAnothersTurnAreASplice() throws {
    #expect(try check("We met yesterday evening … I hardly spoke with him", in: talk).status == .altered)
    #expect(try check("all day long. No. Not at the time.", in: talk).status == .altered)
  }

  @Test func turnsSaidTogetherAreThoseOfEachSpeaker() throws {
    let together = """
      A 0:10: Let us begin.
      AB 0:20: We will go together now.
      (They rise.)
      B 0:25: Mm-hm.
      A 0:30: And then we will eat.
      BC 0:40: What will there be?
      """
    #expect(try check("We will go together now. And then we will eat.", in: together).status == .edited)
    #expect(try check("Let us begin. We will go", in: together).status == .verbatim)
    #expect(try check("Let us … go together … And then", in: together).status == .edited)
    #expect(try check("We will go together now. And then", by: 1, in: together).status == .altered)
    #expect(try check("And then we will eat. What will there be?", by: 2, in: together).status == .altered)
    #expect(try check("go together now. Mm-hm.", by: 1, in: together).status == .verbatim)
  }

  @Test func wordsAcrossAGapNeedAnEllipsis() throws {
    #expect(try check("that is all the dinner went on", in: talk).status == .altered)
  }

  @Test func anothersWordsAreMisattributed() throws {
    #expect(try check("Did you know who he was?", in: talk).status == .misattributed)
    #expect(try check("Somebody shouted from the back.", in: talk).status == .misattributed)
    #expect(try check("Did you know who he was?", by: nil, in: talk).status == .verbatim)
  }

  @Test func unrelatedWordsAreMissing() throws {
    #expect(try check("The budget passed with a large majority", in: talk).status == .missing)
    #expect(try check("…", in: talk).status == .missing)
    #expect(try check("[x]", in: talk).status != .verbatim)
  }

  @Test func hyphensAreEqualOnlyWhereOneSideHasThem() throws {
    #expect(try check("He reelected nobody", by: 1, in: talk).status == .verbatim)
    #expect(try check("He re elected nobody", by: 1, in: talk).status == .verbatim)
    #expect(try check("yester-day evening", in: talk).status == .verbatim)
    #expect(try check("yester day evening", in: talk).status != .verbatim)
  }

  @Test func aLocatorIsLookedForFirst() throws {
    #expect(try check("We met yesterday evening.", at: "5:00", in: talk).isMisplaced == false)
    #expect(
      try check("We met yesterday evening.", at: "5:05-5:10", in: talk).match?.words.lowerBound ?? 0 > 20)
    #expect(try check("I hardly spoke with him", at: "5:00", in: talk).isMisplaced)
    #expect(try check("I hardly spoke with him", at: "1:09", in: talk).isMisplaced == false)
    #expect(try check("We met yesterday evening.", in: talk).places == 2)
  }

  @Test(
    arguments: [
      ("1:00", 0), ("1:02", 0), ("1:08", 4), ("1:14", 9), ("1:08-1:11", 4), ("1:11", 4), ("1:13", 9),
      ("1:25", 9), ("1:02-1:20", 0), ("1:40", nil),
    ] as [(String, Int?)])
  func aLocatorMeansTheTurnSpokenThenElseTheNearest(time: String, word: Int?) throws {
    let denials = """
      A 1:02: I don't recall that.
      A 1:08: I don't recall that.
      B 1:10: Really.
      A 1:14: I don't recall that.
      B 1:20: Well.
      """
    let outcome = try check("I don't recall that.", at: time, in: denials)
    #expect(outcome.isMisplaced == (word == nil))
    #expect(outcome.match?.words.lowerBound == word ?? 0)
  }

  /// A phrase that B says eighty times before A does, then A goes on with it, once a minute.
  private let ritual =
    (0..<80).map { "B 0:\(10 + $0 / 2): Thank you, Madam Speaker." }.joined(separator: "\n")
    + "\n"
    + (5..<85).map { "A \($0):00: Thank you, um, Madam Speaker.\nB \($0):30: Next." }.joined(separator: "\n")

  @Test(arguments: [
    "Thank you", "Thank you, Madam Speaker.", "[T]hank you, Madam Speaker.", "Thank you … Speaker",
  ])
  func wordsSaidOverAndOverAreFoundWhereTheyAreSought(quote: String) throws {
    #expect([.verbatim, .edited].contains(try check(quote, in: ritual).status))
    for time in ["5:00", "44:00", "84:05"] {
      let outcome = try check(quote, at: time, in: ritual)
      #expect([.verbatim, .edited].contains(outcome.status))
      #expect(!outcome.isMisplaced, "\(time)")
    }
    #expect(try check(quote, at: "4:00", in: ritual).isMisplaced)
    #expect(try check(quote, by: 2, in: ritual).status == .misattributed)
    #expect(try check(quote, in: ritual).places == 80)
  }

  @Test(.timeLimit(.minutes(1)))
  func editsAmongCommonWordsAreLookedForInOnePass() throws {
    let turn = String(repeating: "the cat and the dog of ", count: 10_000)
    let talk = "B 0:10: \(turn)\nA 1:00: \(turn)a zebra ran\nB 1:10: \(turn)"
    #expect(try check("the … zebra ran", in: talk).status == .edited)
    #expect(try check("[t]he … zebra ran", in: talk).status == .edited)
    #expect(try check("the … zebra walked", in: talk).status != .edited)
    #expect(try check("[T]he", at: "1:00", in: talk).status == .verbatim)
  }

  @Test(arguments: [
    ("I could … tell", "not"), ("I … spoke with him", "hardly"), ("I [barely] spoke with him", "hardly"),
    ("I [could] tell", "could not"),
  ])
  func omissionsOfWeightAreWarnedOf(quote: String, word: String) throws {
    let outcome = try check(quote, by: quote.contains("tell") ? 1 : 0, in: talk)
    #expect(outcome.omission != nil, "\(word): \(outcome)")
  }

  @Test(arguments: [
    ("The doctor said so", Verdict.Status.altered), ("5 wide it was", .altered),
    ("we met uh yesterday", .altered),
    ("We met yesterday evening", .edited), ("WE MET YESTERDAY I THINK", .edited),
    ("I was 20 years old", .edited),
    ("So I went home", .edited),
  ])
  func `A word in capitals and a unit are no fillers`(quote: String, status: Verdict.Status) throws {
    let spoken = """
      A 0:10: The ER doctor said so. 5 mm wide it was. We met, um, yesterday evening. I was 20 uh years old.
      B 0:20: WE MET, UM, YESTERDAY, UH, I THINK.
      A 0:30: So, Uh, I went home.
      """
    #expect(try check(quote, by: nil, in: spoken).status == status)
  }

  @Test(arguments: ["“-5 degrees is cold”", "“–5 degrees", "−5 degrees is cold", "it was −5"])
  func `A number below zero is itself wherever it stands`(quote: String) throws {
    let spoken = "A 0:10: -5 degrees is cold, and it was –5 here."
    #expect(try check(quote, in: spoken).status == .verbatim)
    #expect(try check(quote.filter { !"-–−".contains($0) }, in: spoken).status == .altered)
  }

  private let marked = """
    A 0:10: I went to [inaudible] and back home. We laughed [laughs] a lot (Applause.) about teh [sic] house.
    (Applause.)
    A 0:30: [laughs] Then he left (sic) the town. [laughs]
    """

  @Test(arguments: [
    "I went to [inaudible] and back home", "I went to (inaudible) and back home", "We laughed [laughs] a lot",
    "We laughed a lot (Applause.) about", "a lot (applause) about teh [sic] house. (Applause.) Then he left",
    "about teh [sic] house", "[laughs] Then he left (sic) the town. [laughs]", "(laughs) Then he left",
    "[inaudible] and back home", "he left [sic] the town", "I went to [inaudible]",
  ])
  func `Remarks and gaps copied from the record are no edits`(quote: String) throws {
    let outcome = try check(quote, in: marked)
    #expect(outcome.status == .verbatim)
    #expect(outcome.omission == nil)
  }

  @Test(arguments: [
    ("I went to [London] and back home", Verdict.Status.altered),
    ("I went to [laughs] and back home", .altered),
    ("I went to … and back home", .edited), ("We laughed [sic] a lot", .edited),
    ("We (loudly) laughed a lot", .altered),
    ("I went [laughs] to … and back", .edited), ("I went to [London and inaudible] and back home", .altered),
    ("We laughed (Applause.) a lot", .altered),
  ])
  func `Brackets that the record has not count as before`(quote: String, status: Verdict.Status) throws {
    #expect(try check(quote, in: marked).status == status)
  }

  @Test func `The stretch with the most words in order is found, wherever others have them in disorder`()
    throws
  {
    let spoken = """
      A 0:10: I did not take the money, and I never saw the dollars. It was a long day for all of us at the house. \
      The committee met again in the afternoon, and the chairman asked me to wait outside until five.
      """
    #expect(try check("Flynn never saw the money", in: spoken).status == .altered)
    #expect(try check("money the saw never Flynn", in: spoken).status == .missing)
  }

  @Test func aQuoteOfAWholeHourIsComparedToTheLastWord() throws {
    let hour = (0..<9000).map { "word\($0 % 700)" }.joined(separator: " ")
    #expect(try check(hour, in: "A 0:10: \(hour)").status == .verbatim)
    #expect(try check(hour + " more", in: "A 0:10: \(hour)").status == .altered)
    #expect(try check(hour.replacing("word699", with: "other"), in: "A 0:10: \(hour)").status == .altered)
  }

  @Test func whatIsShownAsAFragmentIsNotWarnedOf() throws {
    #expect(try check("I left early", in: talk).omission == nil)
    #expect(try check("spoke with him", in: talk).omission == nil)
  }
}
