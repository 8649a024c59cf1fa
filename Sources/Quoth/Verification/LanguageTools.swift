/// The word lists of one language, folded once and used for all of its quotes and records.
struct LanguageTools: Sendable {
  let words: LanguageWords
  let fillers: WordSequences
  let remarks: WordSequences
  let sense: SenseWords

  init(_ words: LanguageWords) {
    self.words = words
    fillers = WordSequences(words.fillers, withEmoji: true)
    remarks = WordSequences(words.remarks)
    sense = SenseWords(words)
  }
}

/// The tools of every language of an archive, by primary subtag; one for languages that nobody has described.
struct Toolbox: Sendable {
  /// Of most languages no quote is compared.
  private let tools: [String: Later<LanguageTools>]
  private let unknown: Later<LanguageTools>

  /// `fillers`: the site's own list, in place of each language's.
  init(_ languages: [String: LanguageWords], fillers: [String]?) {
    func made(_ words: LanguageWords) -> Later<LanguageTools> {
      Later {
        var words = words
        if let fillers { words.fillers = fillers }
        return LanguageTools(words)
      }
    }
    tools = languages.mapValues(made)
    unknown = made(.none("und"))
  }

  subscript(_ language: String) -> LanguageTools { (tools[Verifier.primary(language)] ?? unknown).value }
}
