import Testing

@testable import Quoth

@Suite struct WordScannerTests {
  @Test func aPlaceTellsUnitAndPosition() {
    let places = Self.places(size: 8) { scanner in
      for text in ["a b", "b a b"] {
        scanner.begin(0)
        scanner.beginText()
        scanner.readText(text)
      }
    }
    #expect(places == ["a": [0, 9], "b": [1, 8, 10]])
  }

  @Test func theHeadStandsBeforeTheTextAndNoPhraseCrosses() {
    let places = Self.places(size: 16) { scanner in
      scanner.begin(0)
      scanner.property(0x73, "id")
      scanner.readHead("Ann Lee")
      scanner.beginText()
      scanner.readText("spoke")
    }
    #expect(places == ["\u{1}sid": [0], "ann": [0], "lee": [1], "spoke": [3]])
  }

  @Test func aLongTextGoesOnInUnitsThatOverlap() {
    let text = (0..<200).map { "w\($0)" }.joined(separator: " ")
    var units: [SearchUnit] = []
    let places = Self.places(size: 64, units: &units) { scanner in
      scanner.begin(7)
      scanner.property(0x73, "id")
      scanner.readHead("Ann")
      scanner.beginText()
      scanner.readText(text)
    }
    #expect(units.map(\.owner) == Array(repeating: 7, count: units.count))
    #expect(places["ann"] == units.indices.map { $0 * 64 })
    #expect(places["\u{1}sid"] == units.indices.map { $0 * 64 })
    // Two words that follow each other do so in at least one unit, and so do sixteen.
    for first in 0..<184 {
      let starts = Set(places["w\(first)"] ?? [])
      let ends = Set((places["w\(first + 15)"] ?? []).map { $0 - 15 })
      #expect(!starts.isDisjoint(with: ends), "w\(first)")
    }
    // The parts of the text are those that the units hold.
    let bytes = Array(text.utf8)
    for (number, unit) in units.enumerated() {
      let part = String(decoding: bytes[Int(unit.start)..<min(bytes.count, Int(unit.end))], as: UTF8.self)
      for word in part.split(separator: " ") {
        #expect((places[String(word)] ?? []).contains { $0 / 64 == number }, "\(word) in unit \(number)")
      }
    }
  }

  @Test func whatDoesNotFitIsLeftOutWhereNothingGoesOn() {
    let places = Self.places(size: 8, continues: false) { scanner in
      scanner.begin(0)
      scanner.beginText()
      scanner.readText("a b c d e f g h i j")
    }
    #expect(places["g"] == [6] && places["h"] == nil)
  }

  @Test func tagsPartWordsUnlessTheyMarkLetters() {
    let html = "<p>walk<em>ed</em> a<br>way &amp;co <a href=\"x y\">l<strong>in</strong>k</a>s</p><p>end"
    let places = Self.places(size: 64) { scanner in
      scanner.begin(0)
      scanner.beginText()
      Array(html.utf8).withUnsafeBufferPointer { scanner.read($0, isHTML: true) }
    }
    #expect(places.keys.sorted() == ["a", "co", "end", "links", "walked", "way"])
  }

  /// Letters are looked at eight at a time: each byte is seen at each place of the eight, and at the end of a text.
  @Test func everyLetterAndEverySeparatorIsKnownWhereverItStands() {
    for byte in UInt8(1)..<0x80 {
      let character = Unicode.Scalar(byte)
      let isLetter = character.properties.isAlphabetic || (0x30...0x39).contains(byte)
      for place in 0...17 {
        let (before, after) = (
          String(repeating: "A", count: place), String(repeating: "z", count: 17 - place)
        )
        let wanted =
          isLetter
          ? [before.lowercased() + String(character).lowercased() + after]
          : [before.lowercased(), after].filter { !$0.isEmpty }
        #expect(IndexReader.words(of: before + String(character) + after) == wanted, "\(byte) at \(place)")
      }
    }
  }

  @Test func aWordIsCutAtItsLongestWhateverFollows() {
    for length in 28...45 {
      for next in ["", " end", "é", "é end"] {
        let long = String(repeating: "abcdefg", count: 10).prefix(length)
        let folded = long + (next.hasPrefix("é") ? "e" : "")
        let wanted = [String(folded.prefix(WordScanner.longest))] + (next.hasSuffix("end") ? ["end"] : [])
        #expect(IndexReader.words(of: long + next) == wanted)
      }
    }
  }

  @Test func aPropertyGivenTwiceIsNotedOnce() {
    let places = Self.places(size: 8) { scanner in
      for _ in 0..<2 {
        scanner.begin(0)
        let number = scanner.property(0x73, "id")
        scanner.property(0x73, "id")
        scanner.property(number)
      }
    }
    #expect(places == ["\u{1}sid": [0, 8]])
  }

  @Test func wordsThatBeginAlikeAreToldApart() {
    let words = [
      "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefg",
    ]
    #expect(IndexReader.words(of: words.joined(separator: " ")) == words)
  }

  @Test func oddBytesAndUnclosedTagsDoNoHarm() {
    for bytes: [UInt8] in [[0xff, 0x61, 0xc3], [0x61, 0x3c], [0x26], [0xf0, 0x9f], Array("a<b".utf8), []] {
      _ = Self.places(size: 8) { scanner in
        scanner.begin(0)
        scanner.beginText()
        bytes.withUnsafeBufferPointer { scanner.read($0, isHTML: true) }
      }
    }
  }

  static func places(
    size: Int, continues: Bool = true, units: inout [SearchUnit], _ read: (inout WordScanner) -> Void
  ) -> [String: [Int]] {
    var scanner = WordScanner(size: size, continues: continues, words: 10)
    read(&scanner)
    let (lists, own) = scanner.finish()
    units = own
    return IndexReader(IndexMerger(kinds: 1, parts: [.init(kind: 0, start: 0, lists: lists)]).files()).places
      .compactMapValues { $0[0] }
  }

  static func places(size: Int, continues: Bool = true, _ read: (inout WordScanner) -> Void) -> [String:
    [Int]]
  {
    var units: [SearchUnit] = []
    return places(size: size, continues: continues, units: &units, read)
  }
}
