/// Labels that say no more than that somebody spoke, or are no names at all (`Member of the audience`): the same label in
/// two files is not the same person, so no speaker is made of it.
enum Anonymity {
  static func isAnonymous(_ label: String) -> Bool {
    if label.isEmpty || label == "Q" || label == "A" || label.allSatisfy({ $0 == "?" }) { return true }
    let word = label.lowercased().prefix { !$0.isNumber }.trimming(" _-#.()")
    let rest = label.dropFirst(label.prefix { !$0.isNumber }.count)
    guard rest.allSatisfy({ $0.isNumber || $0 == ")" || $0 == "?" }) else {
      // `Speaker A`
      let parts = label.split(separator: " ")
      return parts.count == 2 && parts[0].lowercased() == "speaker" && parts[1].utf8.count == 1
    }
    return words.contains(word)
  }

  /// `Grain of salt`, `Just like us`.
  static func isNoName(_ label: String) -> Bool { isAnonymous(label) || LabelShape.isSentence(label) }

  private static let words: Set<String> = [
    "speaker", "spk", "unknown", "unknown speaker", "unidentified", "unidentified speaker",
    "unidentified male",
    "unidentified female", "voice", "male", "female", "man", "woman", "male speaker", "female speaker",
    "male voice",
    "female voice", "audience", "audience member", "audience question", "member of the audience",
    "participant",
    "question", "answer", "questioner", "various", "everyone", "everybody", "all", "several",
    "multiple speakers",
    "crowd", "someone", "somebody", "sprecher", "sprecherin", "locuteur", "orador", "спикер",
  ]
}
