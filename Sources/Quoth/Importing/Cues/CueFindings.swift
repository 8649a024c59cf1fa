/// What is to be said of the times of a file's cues.
enum CueFindings {
  /// Sorts the cues, and says so if that changed anything.
  static func order(_ cues: inout [Cue]) -> [ImportedTranscript.LeftOut] {
    switch CueOrder.sort(&cues) {
    case .inOrder: []
    case .sorted(let count):
      [
        .init(
          line: 1, what: "\(count) cues stood behind later ones; they are in the order of their times now")
      ]
    case .restarts(let line):
      [
        .init(
          line: line, what: "the times begin anew here: two recordings in one file",
          remedy: "import them as two files")
      ]
    }
  }
}

/// A few words of a text, for a message.
enum Snippet {
  static func of(_ text: some StringProtocol, words limit: Int = 60) -> String {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}
