import Testing

@testable import Quoth

@Suite struct TextTests {
  @Test func pluralsFollowTheLanguage() {
    #expect([0, 1, 2].map { PluralForm.of($0, in: "en") } == [.other, .one, .other])
    #expect([0, 1, 2].map { PluralForm.of($0, in: "fr-CA") } == [.one, .one, .other])
    #expect(
      [1, 2, 5, 11, 21, 22, 111, 112].map { PluralForm.of($0, in: "ru") } == [
        .one, .few, .many, .many, .one, .few, .many, .many,
      ])
    #expect([1, 2, 5, 22].map { PluralForm.of($0, in: "pl") } == [.one, .few, .many, .few])
    #expect(
      [0, 1, 2, 3, 11, 100].map { PluralForm.of($0, in: "ar") } == [.zero, .one, .two, .few, .many, .other])
    #expect(PluralForm.of(1, in: "zh-Hans") == .other)
  }

  @Test func datesAreWrittenAsFarAsTheyAreKnown() throws {
    let texts = InterfaceTexts(locale: try Theme.builtIn().locale("en"))
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6, day: 5)) == "5 June 2017")
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6)) == "June 2017")
    #expect(texts.text(of: CalendarDate(year: 2017)) == "2017")
    #expect(CalendarDate(year: 987, month: 6, day: 5).iso == "0987-06-05")
  }

  @Test func numbersHaveTheirNouns() throws {
    let texts = InterfaceTexts(locale: try Theme.builtIn().locale("en"))
    #expect(texts.counted(1, .quotes) == "1 quote")
    #expect(texts.counted(2, .quotes) == "2 quotes")
    #expect(texts.digits(9999) == "9999")
    #expect(texts.digits(1_234_567) == "1,234,567")
  }

  @Test func namesAreOrderedByTheirLetters() {
    let names = NameOrder(["Zoe", "émile", "Eve", "эхо", "1984", "Emil"])
    #expect(names.order == [4, 5, 1, 2, 0, 3])
    #expect(names.order.map { names.letter(at: $0) } == ["#", "E", nil, nil, "Z", "Э"])
  }

  @Test func initialsAreThoseOfTheFirstAndLastName() {
    #expect(Initials.of("Vladimir Vladimirovich Putin") == "VP")
    #expect(Initials.of("RT") == "R")
    #expect(Initials.of("唐鳳") == "唐")
    #expect(Initials.of("“X” (band)") == "“")
    #expect(Initials.of("") == "")
  }

  @Test func anExcerptEndsBehindAWord() {
    #expect(Excerpt.of("one two three", atMost: 13) == "one two three")
    #expect(Excerpt.of("one two, three", atMost: 10) == "one two …")
  }

  @Test func directionsFollowLanguageAndScript() {
    #expect(
      ["en", "he", "ar-EG", "az-Arab", "az-Latn", "ku", "yi"].map(WritingDirection.of) == [
        "ltr", "rtl", "rtl", "rtl", "ltr", "ltr", "rtl",
      ])
  }

  @Test func aPatternIsFilledOnce() {
    #expect(InterfaceTexts.fill("{a} {b} {c", [("a", "{b}"), ("b", "2")]) == "{b} 2 {c")
  }

  @Test func aDeepValueOfTheSitesOwnDoesNotExhaustTheStack() {
    var value = FreeValue.text("x")
    for _ in 0..<1000 { value = .list([value]) }
    guard case .list = value.templateValue else {
      Issue.record("no list")
      return
    }
  }

  @Test func jsonIsWrittenWithItsEscapes() {
    var json = JSONWriter()
    json.beginArray()
    json.string("a\"b\\c\n\u{1}</script>é\u{7F}")
    json.null()
    json.number(-3)
    json.beginObject()
    json.key("k")
    json.bool(true)
    json.endObject()
    json.endArray()
    #expect(
      String(decoding: json.finish(), as: UTF8.self) == #"["a\"b\\c\n\u0001\u003c/script>é"# + "\u{7F}"
        + #"",null,-3,{"k":true}]"#)
  }
}
