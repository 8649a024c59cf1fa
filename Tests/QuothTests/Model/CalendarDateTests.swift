import Testing

@testable import Quoth

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2017-06-05", CalendarDate(year: 2017, month: 6, day: 5)),
    ("2017-06", CalendarDate(year: 2017, month: 6)),
    ("0987", CalendarDate(year: 987)),
    ("2024-02-29", CalendarDate(year: 2024, month: 2, day: 29)),
    ("2000-02-29", CalendarDate(year: 2000, month: 2, day: 29)),
  ])
  func `A day, a month or a year is a date`(text: String, date: CalendarDate) {
    #expect(CalendarDate(text) == date)
  }

  @Test(arguments: [
    "", "17", "2017-6-5", "2017-13", "2017-00-01", "2017-06-00", "2017-06-31", "2023-02-29", "1900-02-29",
    "2017-06-05T10:00", "5 June 2017", "2017/06/05", "20170605", "2017-06-05-", "+017-06-05", "２０１７", "-",
    "--",
    "2017-", "2017-06-", "2017-06-5", "2017-06-05-01", "-2017", "2017–06–05", "2017 06",
  ])
  func `What is on no calendar is no date`(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}
