/// The kinds of files that can be imported, told apart by what is in them, and by their ending where that leaves a doubt.
enum TranscriptFormat: String, Sendable, CaseIterable {
  case webVTT = "WebVTT"
  case subRip = "SRT"
  case json = "JSON"
  case html = "HTML"
  case table = "TSV"
  case timedLines = "timed text"
  case markdown = "Markdown"
  case text = "text"

  /// Endings that a folder's files are imported for.
  static let endings: Set<String> = [
    "vtt", "srt", "json", "jsonl", "html", "htm", "tsv", "md", "markdown", "txt", "text",
  ]

  /// `name`: the file's, with its ending.
  static func detect(_ bytes: [UInt8], name: String) -> TranscriptFormat {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let start = bytes.drop(while: Characters.isSpace)
    if bytes.starts(with: "WEBVTT".utf8) || ending == "vtt" { return .webVTT }
    if isJSON(start) || ending == "json" || ending == "jsonl" { return .json }
    if ending == "srt" { return .subRip }
    if ending == "md" || ending == "markdown" { return .markdown }
    if isHTML(start) || ending == "html" || ending == "htm" { return .html }
    if isTable(start) { return .table }
    switch TimedLinesReader.look(bytes) {
    case .arrows: return .subRip
    case .brackets: return .timedLines
    case .neither: break
    }
    return looksLikeMarkdown(bytes) ? .markdown : .text
  }

  private static func isJSON(_ start: ArraySlice<UInt8>) -> Bool {
    guard let first = start.first else { return false }
    let next = start.dropFirst().first { !Characters.isSpace($0) }
    if first == UInt8(ascii: "{") { return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") }
    return first == UInt8(ascii: "[")
      && (next == UInt8(ascii: "{") || next == UInt8(ascii: "]") && start.count < 8)
  }

  private static func isHTML(_ start: ArraySlice<UInt8>) -> Bool {
    guard start.first == UInt8(ascii: "<") else { return false }
    let word = start.dropFirst().prefix {
      Characters.isLetter($0) || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "-")
    }
    return [
      "!doctype", "!--", "html", "head", "body", "cite", "time", "p", "div", "article", "section", "h1",
      "table",
    ]
    .contains(word.text.lowercased())
  }

  private static func isTable(_ start: ArraySlice<UInt8>) -> Bool {
    start.prefix { $0 != 0x0A }.trimmed.elementsEqual("start\tend\ttext".utf8)
  }

  /// Bold labels in a file that does not say what it is.
  private static func looksLikeMarkdown(_ bytes: [UInt8]) -> Bool {
    var count = 0
    var index = 0
    while index + 2 < bytes.count, let next = bytes[index...].firstRange(of: "\n**") {
      count += 1
      if count >= 2 { return true }
      index = next.upperBound
    }
    return count == 1 && bytes.starts(with: "**".utf8)
  }
}
