import Mustache

/// The text of one document as HTML: copies the bytes that parsing left and fills the slots between them.
///
/// Quotes and notes are drawn by partials of the theme (`BodyPart`). Quotes may stand in quotes: those that
/// are open are a list (`BodyPass`), and the depth of the text never becomes the depth of the program's stack.
final class BodyRenderer {
  /// What the HTML is for.
  enum Purpose {
    /// The document's own page: with anchors, note marks and notes.
    case page
    /// Shown elsewhere, on the site or in a feed: without all these.
    case copy
  }

  let context: RenderContext
  let source: DocumentBody
  let body: Body
  let links: DocumentLinks
  let purpose: Purpose
  let numbering: NoteNumbering
  /// How the times of a transcript seek in its recording; nil: there is none, or its times are times of day.
  let seek: MediaSeek?
  /// What is drawn is laid out here.
  let arena: RecordArena

  init(
    _ context: RenderContext, _ source: DocumentBody, as purpose: Purpose,
    in arena: RecordArena = RecordArena(capacity: 1024)
  ) {
    self.context = context
    self.arena = arena
    self.source = source
    self.purpose = purpose
    body = source.body(in: context.archive)
    links = source.links(in: context.archive)
    seek = purpose == .page ? source.media(in: context.archive).map { MediaSeek(media: $0) } : nil
    numbering = purpose == .page ? NoteNumbering(body, links) : .none
  }

  /// The main text; on the document's own page each note stands behind the paragraph or quote of its mark.
  func main() -> [UInt8] {
    var pass = BodyPass(self, expected: body.mainEnd)
    pass.run(0..<body.mainEnd)
    return pass.finish()
  }

  /// The same, as a value of a record.
  func writeMain(to record: inout RecordWriter) {
    var pass = BodyPass(self, expected: body.mainEnd)
    pass.run(0..<body.mainEnd)
    pass.finish(into: &record)
  }

  /// The words of one mark of a quote, without the attribution line; or only that line.
  func inside(ofMark mark: Int, attribution: Bool = false) -> [UInt8] {
    guard let slots = slots(ofMark: mark, attribution: attribution) else { return [] }
    var pass = BodyPass(self, expected: 256)
    pass.run(slots: slots)
    if case .attributionOpen(_, inParagraph: true) = body.slots[slots.upperBound].kind { pass.endParagraph() }
    return pass.finish()
  }

  /// Notes of the document as records.
  func notes(_ indices: some Sequence<Int>) -> [Value] {
    indices.compactMap { index in
      body.notes.indices.contains(index) ? .record(note(index)) : nil
    }
  }

  /// All notes, in the order of their numbers.
  func allNotes() -> [Value] { notes(numbering.order) }

  /// One note, its text rendered.
  func note(_ index: Int) -> PageRecord {
    let note = body.notes[index]
    var pass = BodyPass(self, expected: note.html.count)
    pass.run(note.html)
    let marks = numbering.marks(of: index)
    let number = numbering.number(of: index)
    return PageRecord(
      .note,
      [
        .optional(number == nil ? nil : numbering.anchor(of: index)), .optional(number), .optional(note.kind),
        .text(Self.noteClass(note.kind, context.texts)), .html(pass.finish(withNotes: false)),
        .optional(marks.first.map { "#" + PercentEncoding.encoded($0) }),
        marks.count < 2
          ? .list([])
          : .records(
            marks.enumerated().map { position, anchor in
              PageRecord(
                .entry,
                [.text(String(position + 1)), .text("#" + PercentEncoding.encoded(anchor)), .bool(false)])
            }),
      ])
  }

  /// The look of a note by its kind: one of the four that have a look of their own, in English or in the site's
  /// language, else `other`.
  static func noteClass(_ kind: String?, _ texts: InterfaceTexts) -> String {
    guard let kind = kind?.lowercased() else { return "other" }
    for name in ["context", "fact-check", "correction", "translation"] {
      let local = texts.string("note_" + name.replacing("-", with: "_")).lowercased()
      if kind == local || kind == name.replacing("-", with: " ") || kind == name { return name }
    }
    return "other"
  }

  /// The slots that begin and end a mark's words, or its attribution line.
  private func slots(ofMark mark: Int, attribution: Bool) -> ClosedRange<Int>? {
    var first: Int?
    for (position, slot) in body.slots.enumerated() {
      switch slot.kind {
      case .quoteOpen(mark) where !attribution: first = position
      case .attributionOpen(mark, _):
        if let first { return first...position }
        first = position
      case .attributionClose(mark, _), .quoteClose(mark):
        if let first { return first...position }
      default: continue
      }
    }
    return nil
  }
}
