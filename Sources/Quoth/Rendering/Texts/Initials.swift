/// The letters that stand where a portrait would: `Vladimir Putin` → `VP`, `NBC` → `N`, `唐鳳` → `唐`.
enum Initials {
  /// The first letter of the first and of the last word.
  static func of(_ name: String) -> String {
    let words = name.split(separator: " ").filter { $0.first?.isLetter == true || $0.first?.isNumber == true }
    guard let first = words.first?.first else { return name.first.map { String($0) } ?? "" }
    guard words.count > 1, let last = words.last?.first else { return first.uppercased() }
    return first.uppercased() + last.uppercased()
  }
}
