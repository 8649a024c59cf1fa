/// Times as transcripts and locators write them: `12:34`, `1:02:03`, either with `.5` to `.567`; in a transcript
/// whose `clock` is true also the time of day `14:03`.
enum TimeCode {
  /// Milliseconds; nil when the text is no time. `clock`: two fields are hours and minutes.
  static func milliseconds(_ text: some StringProtocol, clock: Bool = false) -> Int? {
    milliseconds(utf8: text.utf8, clock: clock)
  }

  /// The same of bytes.
  static func milliseconds(utf8 text: some Sequence<UInt8>, clock: Bool = false) -> Int? {
    // Hours, minutes and seconds as far as they are there, the last of them in the lowest place.
    var fields = (0, 0, 0)
    var count = 0
    func add(_ field: Int) {
      fields = (fields.1, fields.2, field)
      count += 1
    }
    var value = 0
    var digits = 0
    var fraction: Int?
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= (fraction == nil ? 4 : 3) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ":") where fraction == nil && digits > 0 && count < 2:
        guard count == 0 || digits == 2 else { return nil }
        add(value)
        (value, digits) = (0, 0)
      case UInt8(ascii: ".") where fraction == nil && digits > 0:
        fraction = value
        guard count == 0 || digits == 2 else { return nil }
        (value, digits) = (0, 0)
      default:
        return nil
      }
    }
    guard count > 0, digits > 0 else { return nil }
    var thousandths = 0
    if let whole = fraction {
      thousandths = value * (digits == 1 ? 100 : digits == 2 ? 10 : 1)
      add(whole)
    } else {
      guard digits == 2 else { return nil }
      add(value)
    }
    guard fields.2 < 60, count == 2 || fields.1 < 60 else { return nil }
    if count == 2 {
      guard !clock || thousandths == 0 else { return nil }
      return clock ? (fields.1 * 60 + fields.2) * 60_000 : (fields.1 * 60 + fields.2) * 1000 + thousandths
    }
    return ((fields.0 * 60 + fields.1) * 60 + fields.2) * 1000 + thousandths
  }

  /// Of two times of day, whether the second is of the next day: a sitting goes on from the evening to the morning.
  static func isPastMidnight(_ before: Int, _ after: Int) -> Bool {
    before >= 18 * 3_600_000 && after < 6 * 3_600_000
  }

  /// A locator's `at`: a time, or two with a hyphen or en dash between, the second not before the first,
  /// unless it is a time of day past midnight: then it is one of the next day.
  static func range(_ text: String, clock: Bool = false) -> ClosedRange<Int>? {
    guard let dash = text.unicodeScalars.firstIndex(where: { $0 == "-" || $0 == "–" }) else {
      return milliseconds(text, clock: clock).map { $0...$0 }
    }
    let second = text[text.unicodeScalars.index(after: dash)...]
    guard let from = milliseconds(text[..<dash], clock: clock), let to = milliseconds(second, clock: clock)
    else { return nil }
    if from <= to { return from...to }
    return clock && isPastMidnight(from, to) ? from...to + 24 * 3_600_000 : nil
  }

  /// The time with its fields joined by `separator`, hours only when there are any: `12:34`, `1:02:03`,
  /// `12:34.567` (before the thousandths stands `fraction`).
  static func text(_ milliseconds: Int, separator: Character = ":", fraction: Character = ".") -> String {
    let total = max(0, milliseconds)
    let hours = total / 3_600_000
    let minutes = total / 60_000 % 60
    let seconds = total / 1000 % 60
    let thousandths = total % 1000
    var text = hours > 0 ? "\(hours)\(separator)\(padded(minutes, 2))" : "\(minutes)"
    text += "\(separator)\(padded(seconds, 2))"
    if thousandths > 0 { text += "\(fraction)\(padded(thousandths, 3))" }
    return text
  }

  /// The time as a transcript writes it; `clock`: a time of day, `14:03` or `14:03:20`.
  static func text(_ milliseconds: Int, clock: Bool) -> String {
    guard clock else { return text(milliseconds) }
    let minutes = max(0, milliseconds) / 60_000
    let seconds = max(0, milliseconds) / 1000 % 60
    return "\(minutes / 60):\(padded(minutes % 60, 2))" + (seconds > 0 ? ":\(padded(seconds, 2))" : "")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
