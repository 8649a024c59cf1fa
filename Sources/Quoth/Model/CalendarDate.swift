/// A day as people write it in front matter: `2017-06-05`, or only `2017-06` or `2017`. No clock, no zone.
struct CalendarDate: Hashable, Sendable, Comparable {
  var year: Int
  /// 0: not given.
  var month: Int = 0
  /// 0: not given.
  var day: Int = 0

  static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
