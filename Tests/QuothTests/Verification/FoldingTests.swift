import Testing

@testable import Quoth

/// What counts as the same words, and what never does.
struct FoldingTests {
  private func fold(_ text: String, _ language: LanguageWords = english) -> [UInt64] {
    var folder = WordFolder(language)
    folder.fold(text)
    return folder.text.hashes
  }

  private static let english = LanguageWords(language: "en", thousands: [","])
  private static let german = LanguageWords(language: "de", thousands: [".", " "])
  private static let turkish = LanguageWords(language: "tr", thousands: ["."])

  @Test(arguments: [
    "We", "cannot", "CANNOT", "cannon", "I", "x", "re-elect", "O’Brien", "U.S.", "1,000", "naïve", "A1",
    "C++",
  ])
  func `A word is the same before a space as at the end of a text`(_ word: String) {
    for language in [Self.english, Self.german, Self.turkish] {
      for before in ["", "Stop. ", "well-", "12 "] {
        var (alone, followed) = (WordFolder(language), WordFolder(language))
        alone.fold(before + word)
        followed.fold(before + word + " ")
        #expect(alone.text.hashes == followed.text.hashes)
        #expect(alone.text.starts == followed.text.starts)
        #expect(alone.text.ends == followed.text.ends)
        #expect(alone.text.flags == followed.text.flags)
        #expect(alone.text.compounds == followed.text.compounds)
      }
    }
  }

  @Test(arguments: [
    ("“It’s fine,” he said.", "\"It's fine\" he said"),
    ("a date—which will live", "a date - which will live"),
    ("a date -- which", "a date – which"),
    ("no\u{a0}break", "no break"),
    ("thin\u{2009}space\u{202f}here", "thin space here"),
    ("co\u{ad}operate", "cooperate"),
    ("zero\u{200b}width\u{feff}", "zerowidth"),
    ("cafe\u{301} E\u{301}COLE", "café école"),
    ("ﬁnal oﬀer", "final offer"),
    ("STRASSE", "Straße"),
    ("ΟΔΟΣ", "οδος"),
    ("ὁ λόγος", "Ὁ ΛΌΓΟΣ"),
    ("cannot", "can not"),
    ("wait…what", "wait ... what"),
    ("*really* `fast`", "really fast"),
    ("line\nbreak", "line break"),
    ("the U.S. and e.g. this", "the US and eg this"),
    ("O’Brien and d´Estaing", "O'Brien and d'Estaing"),
    ("צה״ל", "צה\"ל"),
    ("ג׳ורג׳", "ג'ורג'"),
    ("1,000,000 people", "1000000 people"),
    ("in 1\u{a0}000 cases", "in 1000 cases"),
    ("ＡＢＣ１２", "abc12"),
    ("# Heading text", "Heading text"),
    ("hmm?! yes", "hmm yes"),
    ("“-5 degrees”", "-5 degrees"), ("(–5 degrees)", "-5 degrees"), ("at −5 degrees", "at -5 degrees"),
    ("‘‑5’ it is", "-5 it is"), ("said: «−5»", "said -5"), ("a\u{a0}−5", "a -5"), ("*–5* it is", "-5 it is"),
    ("— „–5“", "-5"), ("a 5\"-10\" pipe", "a 5 10 pipe"),
    ("the rest—5 people", "the rest 5 people"), ("the rest —5 people", "the rest 5 people"), ("−.5", "-.5"),
    ("a value of < 5 %", "a value of <5%"), ("x≥4", "x ≥ 4"), ("x >= 4", "x ≥ 4"), ("x <= 4", "x≤4"),
    ("± .5", "±.5"), ("＜５", "< 5"), (">> 5 people", "5 people"), (">>5 people", "5 people"),
    ("1990–1995", "1990 1995"), ("1990−1995", "1990-1995"), ("5-10", "5–10"), ("a – 5 people", "a 5 people"),
    ("so ...5 people", "so 5 people"), ("Up 5%.5 Then", "Up 5% 5 Then"),
    ("The end.” 5 people", "The end. 5 people"), ("a > b = c", "a b c"),
    ("(see there).5", "see there 5"), ("“5”-10", "5 10"),
  ])
  func typographyIsFolded(a: String, b: String) {
    #expect(fold(a) == fold(b), "\(a) / \(b)")
    #expect(!fold(a).isEmpty)
  }

  @Test(arguments: [
    ("can", "can't"), ("your", "you're"), ("its", "it's"), ("a moral", "amoral"), ("it is", "it's"),
    ("5", "5%"), ("5", "$5"), ("-5 degrees", "5 degrees"), ("1.5", "15"), ("1,5", "15"), ("10:30", "1030"),
    ("1,000", "1.000"), ("C", "C#"), ("naïve", "naive"), ("resume", "résumé"), ("man", "men"),
    ("R&D", "R and D"),
    (".5 percent", "5 percent"), ("0.5", "5"), ("by .5", "by 5"), ("$.50", "$50"), ("-.5", ".5"),
    ("< 5 %", "> 5 %"), ("x ≥ 4", "x ≤ 4"), ("x ≥ 4", "x > 4"), ("<= 4", ">= 4"), ("±3", "3"), ("≠ 3", "= 3"),
    ("≈ 3", "3"), ("= 3", "3"), ("> -5", "> 5"), ("“-5”", "“5”"), ("−5", "5"), ("–5", "5"),
    ("2010-2012", "20102012"), ("3/4", "34"), ("is", "is not"),
  ])
  func wordsAreNeverFolded(a: String, b: String) { #expect(fold(a) != fold(b), "\(a) / \(b)") }

  @Test func thousandsAreReadByLanguage() {
    #expect(fold("1.000 Euro", Self.german) == fold("1000 Euro", Self.german))
    #expect(fold("1.000 Euro", Self.german) == fold("1,000 Euro", Self.english))
    #expect(fold("1,5 Prozent", Self.german) != fold("15 Prozent", Self.german))
    #expect(fold("3.14", Self.german) != fold("314", Self.german))
    #expect(fold("1,000.50", Self.english) == fold("1000.50", Self.english))
  }

  @Test func scriptsWithoutSpacesAreCutByCharacter() {
    #expect(fold("我们昨天见过面。").count == 7)
    #expect(fold("我们 昨天见过面") == fold("我们昨天见过面"))
    #expect(fold("かいぎ").count == 3)
    #expect(fold("ナイーブ") == fold("ナイーブ"))
    #expect(fold("한국어 문장").count == 2)
  }

  @Test func hyphensMakeCompounds() {
    var folder = WordFolder(Self.english)
    folder.fold("they re-elect a well-to-do man")
    #expect(folder.text.compounds.map(\.count) == [2, 3])
    #expect(folder.text.compounds.first?.hash == fold("reelect").first)
  }

  @Test func wordsLeadBackToTheText() {
    let text = "Ça — “l’été” 1,000 fois."
    var folder = WordFolder(Self.english)
    folder.fold(text)
    let words = (0..<folder.text.count).map { word in
      String(decoding: Array(text.utf8)[folder.text.range(of: word..<word + 1)], as: UTF8.self)
    }
    #expect(words == ["Ça", "l’été", "1,000", "fois"])
  }

  @Test func sentencesEndAtStopsNotAtAbbreviations() {
    var folder = WordFolder(Self.english)
    folder.fold("Mr. Smith went... and then stopped. He paid $5. $6 is left. Why? no")
    let ends = folder.text.flags.indices.filter { folder.text.flags[$0].contains(.endsSentence) }
    #expect(ends == [5, 9, 13, 14])
  }

  @Test func brokenBytesDoNotTrap() {
    let bytes: [UInt8] = [0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82, 0x20, 0xf0, 0x9f]
    var folder = WordFolder(Self.english)
    folder.fold(String(decoding: bytes, as: UTF8.self))
    #expect(folder.text.count >= 1)
  }
}
