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

  init(year: Int, month: Int = 0, day: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2017-06-05`, `2017-06` or `2017`; nil when that is no day of the Gregorian calendar, or written otherwise.
  init?(_ text: some StringProtocol) {
    let fields = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard fields.count <= 3, fields.map(\.count) == Array([4, 2, 2].prefix(fields.count)) else { return nil }
    var numbers: [Int] = []
    for field in fields {
      guard field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(field.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    year = numbers[0]
    if numbers.count > 1 {
      month = numbers[1]
      guard 1...12 ~= month else { return nil }
    }
    if numbers.count > 2 {
      day = numbers[2]
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard 1...days[month - 1] ~= day else { return nil }
    }
  }
}
