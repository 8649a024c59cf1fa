/// Tells what stands in brackets inside a turn: sounds, missing words, or words that were spoken.
///
/// - They hold a remark when their first or last word is in the list of sounds: `[laughs]`, `[both laughing]`,
///   `[The audience applauds.]`. Parentheses, which also stand around spoken words, only when they have three words
///   at most: `(applause)`, `(laughs softly)`.
/// - They hold a gap when they begin or end with one of the list of gaps: `[unintelligible]`, `[crosstalk 12:34]`,
///   `(partly inaudible)`.
/// - All other brackets are words, such as `[the President]` or `(which was true)`.
struct RemarkWords: Sendable {
  private var sounds: Set<String>
  private var gaps: Set<String>
  /// Entries of several words, or of a script that writes without spaces: sought as they are.
  private var soundPhrases: [String]
  private var gapPhrases: [String]

  /// The lists of some languages together.
  init(_ languages: [LanguageWords]) {
    let all = languages.flatMap(\.sounds).map(Self.folded)
    let missing = languages.flatMap(\.gaps).map(Self.folded)
    sounds = Set(all.filter { !Self.isPhrase($0) })
    gaps = Set(missing.filter { !Self.isPhrase($0) })
    soundPhrases = all.filter(Self.isPhrase)
    gapPhrases = missing.filter(Self.isPhrase)
  }

  /// What the words inside of brackets are; nil: spoken.
  func kind(of words: ArraySlice<UInt8>, isSquare: Bool) -> TranscriptBlock.Silence.Kind? {
    guard words.count <= 120, words.contains(where: { $0 > 0x40 }) else { return nil }
    let text = Self.folded(String(decoding: words, as: UTF8.self))
    let parts = text.split { $0 == " " || $0.isPunctuation && $0 != "'" && $0 != "-" }.map(String.init)
    guard let first = parts.first, let last = parts.last else { return nil }
    // Times and numbers behind a word say when: `[crosstalk 12:34]`.
    let lastWord = parts.last { $0.utf8.contains { $0 > 0x39 } } ?? last
    if gaps.contains(first) || gaps.contains(lastWord) || gapPhrases.contains(where: { holds(text, $0) }) {
      return .gap
    }
    if isSquare || parts.count <= 3 {
      if sounds.contains(first) || sounds.contains(last) || soundPhrases.contains(where: { holds(text, $0) })
      {
        return .remark
      }
    }
    return nil
  }

  /// Whether the text holds the phrase as whole words; scripts without spaces have none.
  private func holds(_ text: String, _ phrase: String) -> Bool {
    if !phrase.utf8.contains(UInt8(ascii: " ")) { return text.contains(phrase) }
    return " \(text) ".contains(" \(phrase) ")
  }

  private static func isPhrase(_ entry: String) -> Bool {
    entry.utf8.contains(UInt8(ascii: " "))
      || entry.unicodeScalars.contains {
        (0x2E80...0x9FFF).contains($0.value) || (0x0E00...0x0E7F).contains($0.value)
      }
  }

  private static func folded(_ text: String) -> String {
    let folded = NormalForm.nfc(text).lowercased()
    // Few have an apostrophe, and to look for one character is to look at all of them.
    return folded.utf8.contains(0xE2) ? folded.replacing("’", with: "'") : folded
  }
}
