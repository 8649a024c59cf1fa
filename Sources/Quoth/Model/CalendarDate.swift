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
    // Year, month and day; a field is there once a digit of it is.
    var numbers = (0, 0, 0)
    var field = 0
    var digits = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") {
        guard digits == (field == 0 ? 4 : 2), field < 2 else { return nil }
        field += 1
        digits = 0
        continue
      }
      guard (0x30...0x39).contains(byte), digits < 4 else { return nil }
      digits += 1
      let digit = Int(byte - 0x30)
      switch field {
      case 0: numbers.0 = numbers.0 * 10 + digit
      case 1: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    guard digits == (field == 0 ? 4 : 2) else { return nil }
    year = numbers.0
    if field > 0 {
      month = numbers.1
      guard 1...12 ~= month else { return nil }
    }
    if field > 1 {
      day = numbers.2
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard 1...days[month - 1] ~= day else { return nil }
    }
  }
}
