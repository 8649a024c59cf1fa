/// How a language writes a date, `{day} {month} {year}`, taken apart once: every list of articles and quotes is full of
/// dates.
struct DatePattern: Sendable {
  private enum Piece: Sendable {
    case words(String)
    case day, twoDigitDay, month, twoDigitMonth, year
  }

  private let pieces: [Piece]
  private let months: [String]

  /// `months`: their names, as they stand in such a date.
  init(_ pattern: String, months: [String]) {
    self.months = months
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(Self.piece(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }

  private static func piece(_ name: Substring) -> Piece {
    switch name {
    case "{day}": .day
    case "{dd}": .twoDigitDay
    case "{month}": .month
    case "{mm}": .twoDigitMonth
    case "{year}": .year
    default: .words(String(name))
    }
  }

  /// Nil: the language has no name for the month.
  func text(of date: CalendarDate) -> String? {
    guard months.indices.contains(date.month - 1) else { return nil }
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let words): text += words
      case .day: text += String(date.day)
      case .twoDigitDay: text += Self.twoDigits(date.day)
      case .month: text += months[date.month - 1]
      case .twoDigitMonth: text += Self.twoDigits(date.month)
      case .year: text += String(date.year)
      }
    }
    return text
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
