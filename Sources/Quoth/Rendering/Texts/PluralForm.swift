/// The forms of a noun after a number, by the plural rules of the Unicode CLDR (whole numbers only).
enum PluralForm: String, Sendable {
  case zero, one, two, few, many, other

  /// The form that a number takes in a language (BCP 47).
  static func of(_ number: Int, in language: String) -> PluralForm {
    let base = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let tens = number % 100
    let ones = number % 10
    switch base {
    case "ja", "zh", "ko", "vi", "th", "id", "ms", "my", "lo", "yo":
      return .other
    case "fr", "hy", "hi", "fa", "bn", "am", "zu", "gu", "kn":
      return number < 2 ? .one : .other
    case "pt":
      return (language.lowercased().hasPrefix("pt-pt") ? number == 1 : number < 2) ? .one : .other
    case "ru", "uk", "be":
      if ones == 1, tens != 11 { return .one }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? .few : .many
    case "sr", "hr", "bs":
      if ones == 1, tens != 11 { return .one }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? .few : .other
    case "pl":
      if number == 1 { return .one }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? .few : .many
    case "cs", "sk":
      return number == 1 ? .one : (2...4).contains(number) ? .few : .other
    case "lt":
      if (11...19).contains(tens) { return .other }
      return ones == 1 ? .one : ones == 0 ? .other : .few
    case "lv":
      if ones == 0 || (11...19).contains(tens) { return .zero }
      return ones == 1 ? .one : .other
    case "ro":
      return number == 1 ? .one : number == 0 || (1...19).contains(tens) ? .few : .other
    case "sl":
      switch tens {
      case 1: return .one
      case 2: return .two
      case 3, 4: return .few
      default: return .other
      }
    case "he":
      return number == 1 ? .one : number == 2 ? .two : .other
    case "ar":
      switch number {
      case 0: return .zero
      case 1: return .one
      case 2: return .two
      default: return (3...10).contains(tens) ? .few : (11...99).contains(tens) ? .many : .other
      }
    default:
      return number == 1 ? .one : .other
    }
  }
}
