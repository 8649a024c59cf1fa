import Foundation

/// Days as the instants that feeds want: noon in the site's time zone, or in UTC. Articles have no time of day; noon
/// is the same day for most readers, where midnight would be the day before for half of them.
struct FeedDates: Sendable {
  private let zone: TimeZone?

  /// `timezone`: of site.yml, an IANA name.
  init(timezone: String?) { zone = timezone.flatMap { TimeZone(identifier: $0) } }

  /// RFC 3339: `2017-06-05T12:00:00+02:00`. A month or a year stands for its first day.
  func text(_ date: CalendarDate) -> String {
    let day = CalendarDate(year: date.year, month: max(1, date.month), day: max(1, date.day))
    return day.iso + "T12:00:00" + offset(day)
  }

  private func offset(_ day: CalendarDate) -> String {
    guard let zone else { return "Z" }
    let days = Self.daysSince1970(day)
    let minutes = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(days * 86_400 + 43_200))) / 60
    if minutes == 0 { return "Z" }
    let padded = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return (minutes < 0 ? "-" : "+") + padded(abs(minutes) / 60) + ":" + padded(abs(minutes) % 60)
  }

  /// Days from 1 January 1970 in the Gregorian calendar, counted in eras of 400 years that begin in March.
  private static func daysSince1970(_ day: CalendarDate) -> Int {
    let year = day.month <= 2 ? day.year - 1 : day.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
