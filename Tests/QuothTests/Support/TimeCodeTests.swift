import Testing

@testable import Quoth

@Suite struct TimeCodeTests {
  @Test(arguments: [
    ("12:34", 754_000), ("0:05", 5000), ("00:05", 5000), ("1:02:03", 3_723_000), ("125:07", 7_507_000),
    ("12:34.5", 754_500), ("12:34.567", 754_567), ("100:00:00", 360_000_000),
  ])
  func `A time is read to milliseconds`(text: String, time: Int) {
    #expect(TimeCode.milliseconds(text) == time)
  }

  @Test(arguments: [
    "", "12", ":34", "12:", "12:3", "12:345", "12:60", "1:60:00", "1:2:03", "1:2:3:4", "12:34.", "12:34.5678",
    "-1:00", "12 :34", "99999999999999999999:00", "12.34", "1.5:00", "１２:３４", "12:34.5:00",
  ])
  func `What is no time is none`(text: String) {
    #expect(TimeCode.milliseconds(text) == nil)
  }

  @Test func `A clock's two fields are hours and minutes`() {
    #expect(TimeCode.milliseconds("14:03", clock: true) == 50_580_000)
    #expect(TimeCode.milliseconds("14:03:01", clock: true) == 50_581_000)
  }

  @Test func `A range has its end not before its beginning`() {
    #expect(TimeCode.range("12:34") == 754_000...754_000)
    #expect(TimeCode.range("12:34-12:50") == 754_000...770_000)
    #expect(TimeCode.range("12:34–1:00:00") == 754_000...3_600_000)
    #expect(TimeCode.range("12:50-12:34") == nil)
    #expect(TimeCode.range("23:58-0:03") == nil)
    #expect(TimeCode.range("23:58-0:03", clock: true) == 86_280_000...86_580_000)
    #expect(TimeCode.range("12:50-12:34", clock: true) == nil)
    #expect(TimeCode.range("12:34-") == nil)
    #expect(TimeCode.range("1:00-2:00-3:00") == nil)
  }
}
