@testable import Quoth

/// Puts a body together by hand: HTML, and the slots between.
struct BodyText {
  private(set) var body = Body()

  static func += (text: inout BodyText, html: String) { text.body.html += Array(html.utf8) }

  mutating func slot(_ kind: Body.Slot.Kind) {
    body.slots.append(Body.Slot(offset: body.html.count, kind: kind))
  }

  /// Ends the main text.
  mutating func endMain() { body.mainEnd = body.html.count }

  /// A link to something; returns its index.
  mutating func reference(
    _ scheme: Reference.Scheme, _ target: String, _ text: String, inAttribution: Bool = false
  ) {
    let index = body.references.count
    body.references.append(
      Reference(
        scheme: scheme, target: target, text: text, span: .start, targetSpan: .start,
        isInAttribution: inAttribution))
    slot(.referenceOpen(index))
    self += text
    slot(.referenceClose(index))
  }

  mutating func mark(
    _ kind: QuoteMark.Kind, outer: Int? = nil, _ text: String, attribution: [QuoteMark.AttributionPiece] = []
  ) {
    body.quotes.append(
      QuoteMark(
        kind: kind, span: .start, targetSpan: .start, outer: outer, attribution: attribution, text: text))
  }

  /// A note behind the main text.
  mutating func note(_ label: String, kind: String? = nil, _ html: String, quote: Int? = nil) {
    let start = body.html.count
    self += html
    body.notes.append(
      Note(
        label: label, kind: kind, markSpan: .start, definitionSpan: .start, html: start..<body.html.count,
        text: html, quote: quote))
  }
}
