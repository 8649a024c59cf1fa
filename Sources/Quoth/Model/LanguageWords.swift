/// What parsing transcripts and verification know about a language: lists from `site-templates/languages/<language>.yml`. Entries may be
/// several words (`as far as i know`); they are folded before they are compared.
struct LanguageWords: Sendable, Hashable {
  var language: String
  /// `um`, `uh` …: may be left out of a quote.
  var fillers: [String] = []
  /// Words that turn a sense round: `not`, `never`; an entry that begins with `-` is an ending: `-n't`,
  /// one that ends with an apostrophe the beginning of a word: `n'`.
  var negations: [String] = []
  /// Parts of words that turn a sense round: beginnings (`un-`) and endings (`-less`).
  var affixes: [String] = []
  /// `if`, `unless`, `until`.
  var conditions: [String] = []
  /// `only`, `except`, `but`, `before`.
  var limits: [String] = []
  /// `I think`, `as far as I know`, `maybe`.
  var hedges: [String] = []
  /// Numbers in words: `two`, `dozen`.
  var numbers: [String] = []
  /// Editors' remarks in brackets that stand for no words: `sic`, `emphasis added`.
  var remarks: [String] = []
  /// What is heard and not said, in brackets in a transcript: `laughs`, `applause`.
  var sounds: [String] = []
  /// What stands in brackets in a transcript where words are missing: `unintelligible`, `crosstalk`.
  var gaps: [String] = []
  /// What separates thousands in a number: `,` in English, `.` in German; a space stands for all spaces.
  var thousands: [String] = []

  /// A language nobody has described: no lists, no separators.
  static func none(_ language: String) -> LanguageWords { LanguageWords(language: language) }
}
