@testable import Quoth

extension ImportedTranscript {
  /// The transcript in lines, for expectations: `Ann 0:01: words | second paragraph`, `[direction]`, `# section`.
  var lines: [String] {
    blocks.map { block in
      switch block {
      case .turn(let turn):
        let time = turn.time.map { " " + TimeCode.text($0) } ?? ""
        return "\(turn.isContinued ? "…" : "")\(turn.label)\(time): "
          + turn.paragraphs.map(\.markdown.text).joined(separator: " | ")
      case .direction(let words): return "[\(words.text)]"
      case .section(let title, let level): return String(repeating: "#", count: level) + " " + title.text
      case .narration(let words): return "> " + words.markdown.text
      case .rule: return "---"
      }
    }
  }

  /// Per run of turns of one label: the label and all its words, plain.
  var speeches: [(label: String, words: String)] {
    var speeches: [(label: String, words: String)] = []
    for case .turn(let turn) in blocks {
      let words = turn.paragraphs.map(\.markdown.text).joined(separator: " ")
      if let last = speeches.last, last.label == turn.label {
        speeches[speeches.count - 1].words += " " + words
      } else {
        speeches.append((turn.label, words))
      }
    }
    return speeches
  }
}

extension InputText {
  init(_ text: String) { self.init(bytes: Array(text.utf8)) }
}

/// The folded words of a text: what two texts have in common that say the same.
func foldedWords(_ text: String) -> [UInt64] {
  var folder = WordFolder(.none("en"))
  folder.fold(text)
  return folder.text.hashes
}

/// The folded words of Markdown, marks aside.
func foldedWords(markdown: [UInt8]) -> [UInt64] {
  foldedWords(String(decoding: PlainMarkdown.text(markdown), as: UTF8.self))
}
