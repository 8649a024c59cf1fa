import Testing

@testable import Quoth

/// A transcript parsed for a test, shown so that expectations can be read.
struct ParsedTranscript {
  let body: Body
  let blocks: [TranscriptBlock]
  let diagnostics: [Diagnostic]

  init(
    _ markdown: String, labels: [String] = [], clock: Bool = false, language: String = "en",
    html: Bool = false,
    words: [String: LanguageWords] = ParsedTranscript.words
  ) {
    let parser = TranscriptParser(settings: BodySettings(allowsHTML: html), languages: words)
    (body, blocks, diagnostics) = parser.parse(
      Array(markdown.utf8), from: 0, startLine: 1, path: "t.md",
      facts: TranscriptParser.Facts(labels: labels, usesClock: clock, language: language))
  }

  static let words = [
    "en": LanguageWords(
      language: "en", sounds: ["laughs", "laughter", "applause", "clears throat"],
      gaps: ["unintelligible", "inaudible", "crosstalk"]),
    "zh": LanguageWords(language: "zh", sounds: ["笑"]),
  ]

  /// One line a block: `Kelly 0:12 | words`, `# Opening`, `[direction] …`, `narration …`, `---`. What is not spoken
  /// stands in braces, gaps in double ones; `@` marks where a moment begins.
  var lines: [String] {
    blocks.map { block in
      let words = Self.marked(block).replacing("\n", with: " / ")
      return switch block.kind {
      case .section(let title, let level): String(repeating: "#", count: level) + " " + title
      case .turn(let label): label + (block.time.map { " \(TimeCode.text($0))" } ?? "") + " | " + words
      case .direction: "direction | " + words
      case .narration: "narration | " + words
      case .rule: "---"
      }
    }
  }

  private static func marked(_ block: TranscriptBlock) -> String {
    let bytes = Array(block.text.utf8)
    var out: [UInt8] = []
    for index in 0...bytes.count {
      for silence in block.silences where silence.range.upperBound == index {
        out += (silence.kind == .gap ? "}}" : "}").utf8
      }
      for moment in block.moments where moment.offset == index { out += "@".utf8 }
      for silence in block.silences where silence.range.lowerBound == index {
        out += (silence.kind == .gap ? "{{" : "{").utf8
      }
      if index < bytes.count { out.append(bytes[index]) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The HTML of the blocks, slots in braces.
  var html: [String] { blocks.map { ParsedText.html($0.html, of: body) } }

  /// Findings: `3:1: error[indented-turn]: …`.
  var findings: [String] { diagnostics.map { String($0.line.dropFirst("t.md:".count)) } }
  var codes: [String] { diagnostics.map { "\($0.place.span.line) \($0.severity) \($0.code.rawValue)" } }
}
