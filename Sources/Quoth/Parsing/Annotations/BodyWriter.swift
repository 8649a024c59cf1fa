import CommonMark

/// Writes the HTML of a scanned document with slots in the place of what only linking knows. A hook for
/// `HTMLRenderer`, which writes all else; others (a transcript's turns) may wrap it and hand on what is not theirs.
struct BodyWriter: HTMLNodeHook {
  let roles: [NodeRole]
  let cuts: [TextCut]
  private let allowsHTML: Bool
  private(set) var slots: [Body.Slot] = []
  /// The marks met in the words of a link, to be written behind it.
  private var waiting: [Int] = []

  init(_ scanner: AnnotationScanner) {
    roles = scanner.roles
    cuts = scanner.cuts
    allowsHTML = scanner.settings.allowsHTML
    slots.reserveCapacity(
      2 * scanner.references.count + 6 * scanner.quotes.count + scanner.cuts.count + scanner.headings.count)
  }

  /// Ends a body: its notes stand behind its text, and the slots in both are handed over.
  mutating func end(_ body: inout Body, of scanner: AnnotationScanner, _ renderer: HTMLRenderer) {
    body.mainEnd = body.html.count
    for index in body.notes.indices {
      let start = body.html.count
      let nodes = scanner.noteNodes[scanner.definitionOfNote[index]]
      renderer.render(nodes, of: scanner.document, into: &body.html, hook: &self)
      body.notes[index].html = start..<body.html.count
    }
    body.slots = slots
  }

  /// Opens a slot here.
  mutating func add(_ kind: Body.Slot.Kind, _ output: [UInt8]) {
    slots.append(Body.Slot(offset: output.count, kind: kind))
  }

  mutating func visit(
    _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
  ) -> HTMLNodeAction {
    switch roles[node] {
    case .plain, .unreadBlockQuote: return .asUsual
    case .words: return .handled
    case .hidden: return .skipSubtree
    case .quote(let quote):
      add(entering ? .quoteOpen(Int(quote)) : .quoteClose(Int(quote)), output)
      if !entering { addWaiting(output) }
    case .reference(let reference):
      add(entering ? .referenceOpen(Int(reference)) : .referenceClose(Int(reference)), output)
      if !entering { addWaiting(output) }
    case .speakerLink(let quote):
      add(entering ? .speakerOpen(Int(quote)) : .speakerClose(Int(quote)), output)
      if !entering { addWaiting(output) }
    case .linkElsewhere:
      if entering {
        output.append("<a href=\"")
        write(addressOf: node, of: document, into: &output)
        writeTitle(node, of: document, into: &output)
        output.append("\">")
      } else {
        output.append("</a>")
        addWaiting(output)
      }
    case .image(let reference):
      writeImage(node, reference: Int(reference), of: document, into: &output)
      return .skipSubtree
    case .imageElsewhere(let isInLink):
      writeLink(toImage: node, isInLink: isInLink, of: document, into: &output)
      return .skipSubtree
    case .blockQuote(let quote):
      if entering {
        endLine(&output)
        add(.quoteOpen(Int(quote)), output)
      } else {
        add(.quoteClose(Int(quote)), output)
        output.append("\n")
      }
    case .attribution(let quote):
      if entering {
        endLine(&output)
        add(.attributionOpen(Int(quote), inParagraph: false), output)
      } else {
        add(.attributionClose(Int(quote), inParagraph: false), output)
      }
    case .paragraphWithAttribution(let quote):
      if entering { return .asUsual }
      add(.attributionClose(Int(quote), inParagraph: true), output)
    case .attributionBreak(let quote, let isCertain):
      // A hard break is of no use where the line becomes a caption.
      if document.nodes[node].kind == .lineBreak, !isCertain { output.append("<br />") }
      output.append("\n")
      add(.attributionOpen(Int(quote), inParagraph: true), output)
    case .heading(let heading):
      let level = UInt8(ascii: "0") + UInt8(clamping: document.nodes[node].level)
      if entering {
        endLine(&output)
        output.append("<h")
        output.append(level)
        add(.headingID(Int(heading)), output)
        output.append(">")
      } else {
        output.append("</h")
        output.append(level)
        output.append(">\n")
      }
    case .direction:
      if entering {
        endLine(&output)
        output.append("<p class=\"direction\">")
      } else {
        output.append("</p>\n")
      }
    case .moment(let time):
      add(entering ? .momentOpen(Int(time)) : .momentClose, output)
      if !entering { addWaiting(output) }
    case .cutText(let first): writeText(node, from: Int(first), of: document, into: &output)
    }
    return .handled
  }

  /// Writes a text node without the parts that are cut out, notes' marks in their place.
  private mutating func writeText(
    _ node: Int, from first: Int, of document: MarkdownDocument, into output: inout [UInt8]
  ) {
    let literal = document.nodes[node].literal.range
    var start = literal.lowerBound
    for cut in cuts[first...] {
      let end = literal.lowerBound + Int(cut.range.lowerBound)
      if end > start { HTMLEscape.text(document.text.span.extracting(start..<end), into: &output) }
      if cut.note >= 0 {
        if cut.isInLink { waiting.append(Int(cut.note)) } else { add(.noteMark(Int(cut.note)), output) }
      }
      if let mark = cut.mark { write(mark, &output) }
      start = max(start, literal.lowerBound + Int(cut.range.upperBound))
      if cut.isLast { break }
    }
    if start < literal.upperBound {
      HTMLEscape.text(document.text.span.extracting(start..<literal.upperBound), into: &output)
    }
  }

  private mutating func write(_ mark: TextMark, _ output: inout [UInt8]) {
    switch mark {
    case .momentOpen(let time): add(.momentOpen(Int(time)), output)
    case .momentClose: add(.momentClose, output)
    case .remarkOpen: output.append("<span class=\"aside\">")
    case .gapOpen: output.append("<span class=\"gap\">")
    case .remarkClose: output.append("</span>")
    }
  }

  private mutating func addWaiting(_ output: [UInt8]) {
    for note in waiting { add(.noteMark(note), output) }
    waiting.removeAll(keepingCapacity: true)
  }

  private mutating func writeImage(
    _ node: Int, reference: Int, of document: MarkdownDocument, into output: inout [UInt8]
  ) {
    output.append("<img src=\"")
    add(.address(reference), output)
    output.append("\" alt=\"")
    var words: [UInt8] = []
    PlainText.append(document.plainText(of: node)[...], to: &words)
    HTMLEscape.text(words.span, into: &output)
    writeTitle(node, of: document, into: &output)
    output.append("\" />")
  }

  private func writeTitle(_ node: Int, of document: MarkdownDocument, into output: inout [UInt8]) {
    guard document.nodes[node].hasTitle else { return }
    output.append("\" title=\"")
    HTMLEscape.text(document, document.nodes[node].title, into: &output)
  }

  /// An address elsewhere, with what may not stand in one encoded; none that a browser might run.
  private func write(addressOf node: Int, of document: MarkdownDocument, into output: inout [UInt8]) {
    if !allowsHTML, HTMLEscape.isDangerous(url: document.bytes(document.nodes[node].url).span) { return }
    let url = document.string(document.nodes[node].url)
    HTMLEscape.address(Array(PercentEncoding.mended(url, keepingLetters: true).utf8).span, into: &output)
  }

  /// Writes the words of an image that lies elsewhere, or its address if it has none, as a link to it.
  private func writeLink(
    toImage node: Int, isInLink: Bool, of document: MarkdownDocument, into output: inout [UInt8]
  ) {
    let url = document.bytes(document.nodes[node].url)
    var words: [UInt8] = []
    PlainText.append(document.plainText(of: node)[...], to: &words)
    if words.isEmpty { words = Array(url) }
    if !isInLink {
      output.append("<a class=\"picture\" href=\"")
      write(addressOf: node, of: document, into: &output)
      output.append("\">")
    }
    HTMLEscape.text(words.span, into: &output)
    if !isInLink { output.append("</a>") }
  }

  /// Starts a new line unless one has just begun.
  private func endLine(_ output: inout [UInt8]) {
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
  }
}

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always) fileprivate mutating func append(_ literal: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
