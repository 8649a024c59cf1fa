import Yams

/// Reads `site-templates/languages/<language>.yml`: a map of lists, see `LanguageWords`.
struct LanguageWordsFile {
  /// The file's text.
  var text: String
  var language: String

  /// Throws Yams' error when the text is no YAML.
  func read() throws -> LanguageWords {
    guard let map = try Yams.compose(yaml: text, .basic)?.mapping else { return .none(language) }
    func list(_ key: String) -> [String] { map[key]?.sequence?.compactMap(\.scalar?.string) ?? [] }
    return LanguageWords(
      language: language, fillers: list("fillers"), negations: list("negations"),
      conditions: list("conditions"),
      limits: list("limits"), hedges: list("hedges"), numbers: list("numbers"), remarks: list("remarks"),
      thousands: list("thousands"))
  }
}
