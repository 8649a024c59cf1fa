import Testing

@testable import Quoth

/// A text parsed for a test, shown so that expectations can be read.
struct ParsedText {
  let body: Body
  let diagnostics: [Diagnostic]
  private let lines: [[UInt8]]
  private let startLine: Int

  init(
    _ markdown: String, in collection: Collection = .articles, path: String? = nil, startLine: Int = 1,
    settings: BodySettings = english
  ) {
    lines = markdown.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
      Array.init)
    self.startLine = startLine
    (body, diagnostics) = BodyParser(settings: settings).parse(
      Array(markdown.utf8), from: 0, startLine: startLine,
      path: path ?? "content/\(collection.rawValue)/nbc.md", collection: collection)
  }

  static let english = BodySettings(quotationMarks: [
    Locale.QuotationMarks(open: "“", close: "”"), Locale.QuotationMarks(open: "‘", close: "’"),
    Locale.QuotationMarks(open: "\"", close: "\""),
  ])

  /// The main text's HTML with its slots in braces: `{quote 0}words{/quote 0}`.
  var html: String { html(0..<body.mainEnd) }

  func html(_ range: Range<Int>) -> String { Self.html(range, of: body) }

  static func html(_ range: Range<Int>, of body: Body) -> String {
    var text = ""
    var offset = range.lowerBound
    for slot in body.slots where range.contains(slot.offset) || slot.offset == range.upperBound {
      guard slot.offset >= offset else { continue }
      text += String(decoding: body.html[offset..<slot.offset], as: UTF8.self) + "{\(name(of: slot.kind))}"
      offset = slot.offset
    }
    return text + String(decoding: body.html[offset..<range.upperBound], as: UTF8.self)
  }

  private static func name(of kind: Body.Slot.Kind) -> String {
    switch kind {
    case .referenceOpen(let index): "ref \(index)"
    case .referenceClose(let index): "/ref \(index)"
    case .quoteOpen(let index): "quote \(index)"
    case .quoteClose(let index): "/quote \(index)"
    case .attributionOpen(let index, let inParagraph): inParagraph ? "line \(index)" : "by \(index)"
    case .attributionClose(let index, let inParagraph): inParagraph ? "/line \(index)" : "/by \(index)"
    case .speakerOpen(let index): "speaker \(index)"
    case .speakerClose(let index): "/speaker \(index)"
    case .noteMark(let index): "note \(index)"
    case .address(let index): "address \(index)"
    case .headingID(let index): "id \(index)"
    case .momentOpen(let time): "moment \(time)"
    case .momentClose: "/moment"
    }
  }

  /// `line:column-column code`, in order of place; a span over lines ends in `line:column`.
  var findings: [String] {
    diagnostics.sorted {
      ($0.place.span.line, $0.place.span.column) < ($1.place.span.line, $1.place.span.column)
    }.map { "\($0.place.span.shown) \($0.code.rawValue)" }
  }

  /// What stands in the source at a span.
  func source(_ span: SourceSpan) -> String {
    let first = Int(span.line) - startLine
    let last = Int(span.endLine) - startLine
    guard lines.indices.contains(first), lines.indices.contains(last), first <= last else { return "nowhere" }
    var pieces: [String] = []
    for index in first...last {
      let start = index == first ? Int(span.column) - 1 : 0
      let end = index == last ? Int(span.endColumn) - 1 : lines[index].count
      guard start >= 0, start <= end, end <= lines[index].count else { return "outside" }
      pieces.append(String(decoding: lines[index][start..<end], as: UTF8.self))
    }
    return pieces.joined(separator: "\n")
  }

  /// A quote on one line: what it is, its words, where messages point.
  func show(_ quote: QuoteMark) -> String {
    var parts = [quote.kind == .block ? "block" : "inline", "“\(quote.text)”"]
    if let speaker = quote.speaker { parts.append("by \(speaker)") }
    if let name = quote.name { parts.append("#\(name)") }
    parts += quote.parameters.map { "\($0.name)=\($0.value)" }
    if let outer = quote.outer { parts.append("in \(outer)") }
    if !quote.notes.isEmpty { parts.append("notes \(quote.notes)") }
    return parts.joined(separator: " ")
  }

  func show(_ pieces: [QuoteMark.AttributionPiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .reference(let index):
        "[\(body.references[index].text)→\(body.references[index].scheme) \(body.references[index].target)]"
      case .quoteLink(let words): "[\(words)→quote]"
      }
    }.joined()
  }

  func show(_ reference: Reference) -> String {
    var parts = ["\(reference.scheme)", reference.target]
    parts += reference.parameters.map { "\($0.name)=\($0.value)" }
    if let fragment = reference.fragment { parts.append("#\(fragment)") }
    parts.append("“\(reference.text)”")
    if let quote = reference.quote { parts.append(reference.isInAttribution ? "by \(quote)" : "in \(quote)") }
    return parts.joined(separator: " ")
  }

  var quotes: [String] { body.quotes.map(show) }
  var references: [String] { body.references.map(show) }
}

extension SourceSpan {
  var shown: String { "\(line):\(column)-\(endLine == line ? "" : "\(endLine):")\(endColumn)" }
}

/// Parses a text in which each `⟦…⟧` marks where a finding must be, and checks that exactly these are found, in order.
func expectFindings(
  _ codes: [DiagnosticCode], _ marked: String, in collection: Collection = .articles,
  settings: BodySettings = ParsedText.english, sourceLocation: SourceLocation = #_sourceLocation
) {
  var plain = ""
  var wanted: [String] = []
  var open: [SourceSpan] = []
  var (line, column) = (1, 1)
  for character in marked {
    switch character {
    case "⟦": open.append(SourceSpan(line: line, column: column))
    case "⟧":
      guard let start = open.popLast() else { break }
      let span = SourceSpan(
        line: Int(start.line), column: Int(start.column), endLine: line, endColumn: column)
      let index = wanted.count
      wanted.append("\(span.shown) \(index < codes.count ? codes[index].rawValue : "?")")
    default:
      plain.append(character)
      if character == "\n" { (line, column) = (line + 1, 1) } else { column += character.utf8.count }
    }
  }
  let parsed = ParsedText(plain, in: collection, settings: settings)
  #expect(parsed.findings == wanted, sourceLocation: sourceLocation)
}
