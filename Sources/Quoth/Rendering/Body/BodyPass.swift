import Mustache

/// One walk over a stretch of a body's HTML: what `BodyRenderer` has its texts written by.
struct BodyPass: ~Copyable {
  private let renderer: BodyRenderer
  private var out: ByteBuffer
  /// The quotes that are open, the innermost last.
  private var open: [OpenQuote] = []
  private var placement: NotePlacement

  /// A quote that has begun: where its words, and its attribution line, stand in `out`.
  private struct OpenQuote {
    let mark: Int
    let start: Int
    var wordsEnd: Int?
    var attributionEnd: Int?
  }

  /// - Parameter placesNotes: whether notes stand behind the paragraphs of their marks.
  init(_ renderer: BodyRenderer, expected: Int, placesNotes: Bool = true) {
    self.renderer = renderer
    placement = NotePlacement(isActive: placesNotes && !renderer.numbering.order.isEmpty)
    out = ByteBuffer(capacity: expected * 2 + 256)
  }

  /// Writes a range of the body's HTML with all slots in it. Slots at its very end belong to it: what begins there is
  /// behind the end of the main text, in the first note, whose range begins with these slots in their order of
  /// writing; so a range ends where a slot opens.
  ///
  /// - Parameter insertions: what else to write, in order.
  mutating func run(_ range: Range<Int>, inserting insertions: [PassageMarks.Insertion] = []) {
    let slots = renderer.body.slots
    var position = range.lowerBound
    var rest = insertions[...]
    for index in Self.firstSlot(in: slots, from: range.lowerBound)..<slots.count {
      let slot = slots[index]
      if slot.offset > range.upperBound || (slot.offset == range.upperBound && slot.kind.isOpening) { break }
      // What closes at the very beginning belongs to the range before.
      if slot.offset == range.lowerBound, range.lowerBound > 0, slot.kind.isClosing { continue }
      insert(&rest, before: index, &position)
      copy(position..<slot.offset)
      position = slot.offset
      fill(slot.kind, index)
    }
    insert(&rest, before: .max, &position)
    copy(position..<range.upperBound)
  }

  private mutating func insert(
    _ insertions: inout ArraySlice<PassageMarks.Insertion>, before slot: Int, _ position: inout Int
  ) {
    while let next = insertions.first, next.slot <= slot {
      copy(position..<max(position, next.offset))
      position = max(position, next.offset)
      out.append(next.html)
      insertions.removeFirst()
    }
  }

  /// Writes what stands between two slots, these left out.
  mutating func run(slots range: ClosedRange<Int>) {
    let slots = renderer.body.slots
    var position = slots[range.lowerBound].offset
    for index in range.dropFirst() {
      copy(position..<slots[index].offset)
      position = slots[index].offset
      if index < range.upperBound { fill(slots[index].kind, index) }
    }
  }

  /// The HTML, with the notes that have found no place yet at the end.
  consuming func finish(withNotes: Bool = true) -> [UInt8] {
    end(withNotes: withNotes)
    return out.bytes()
  }

  /// The same, as a value of a record.
  consuming func finish(into record: inout RecordWriter) {
    end(withNotes: true)
    out.withBytes { record.html(copying: $0) }
  }

  private mutating func end(withNotes: Bool) {
    while let last = open.last { close(last.mark) }
    if withNotes { place(placement.takeAll()) }
  }

  /// By bisection: a page may render each of many notes.
  static func firstSlot(in slots: [Body.Slot], from offset: Int) -> Int {
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func fill(_ kind: Body.Slot.Kind, _ slot: Int) {
    switch kind {
    case .referenceOpen(let index): openReference(index)
    case .referenceClose(let index): closeReference(index)
    case .quoteOpen(let mark): begin(mark)
    case .quoteClose(let mark): close(mark)
    case .attributionOpen(let mark, let inParagraph): beginAttribution(mark, inParagraph)
    case .attributionClose(let mark, let inParagraph): endAttribution(mark, inParagraph)
    case .speakerOpen(let mark): openSpeaker(mark)
    case .speakerClose(let mark): if renderer.quote(ofMark: mark) != nil { out.append("</a>") }
    case .noteMark(let note): writeNoteMark(note, slot)
    case .address(let index): writeAddress(index)
    case .headingID(let index): writeHeadingID(index)
    case .momentOpen(let time): openMoment(time)
    case .momentClose: out.append(renderer.seek == nil ? "</span>" : "</a>")
    }
  }

  /// Copies HTML as it is; where notes wait for the end of their paragraph, that end is looked for.
  private mutating func copy(_ range: Range<Int>) {
    if !placement.isActive || !open.isEmpty {
      out.append(renderer.body.html, in: range)
      return
    }
    var position = range.lowerBound
    while position < range.upperBound {
      let stop = placement.advance(renderer.body.html, position..<range.upperBound)
      out.append(renderer.body.html, in: position..<stop.offset)
      position = stop.offset
      place(stop.notes)
    }
  }

  private mutating func place(_ notes: [Int]) {
    for note in notes {
      if let last = out.last, last != UInt8(ascii: "\n") { out.append(UInt8(ascii: "\n")) }
      renderer.draw(.note, into: &out) { $0.record(renderer.note(note)) }
    }
  }

  // MARK: References

  private mutating func openReference(_ index: Int) {
    guard let target = renderer.target(index) else { return }
    if case .words(let anchor) = target {
      out.append("<span class=\"words\"")
      if let anchor, renderer.purpose == .page { append(attribute: " id=\"", anchor) }
      out.append(">")
      return
    }
    guard let href = renderer.href(target) else { return }
    let isCitation = target.isSource
    if isCitation, renderer.body.references[index].isInAttribution { out.append("<cite>") }
    out.append("<a")
    if isCitation {
      out.append(" class=\"citation\"")
    } else if case .speaker = target {
      out.append(" class=\"mention\"")
    }
    append(attribute: " href=\"", href)
    if let title = renderer.body.references[index].title { append(attribute: " title=\"", title) }
    out.append(">")
  }

  private mutating func closeReference(_ index: Int) {
    guard let target = renderer.target(index) else { return }
    if case .words = target {
      out.append("</span>")
      return
    }
    guard renderer.href(target) != nil else { return }
    out.append("</a>")
    if target.isSource, renderer.body.references[index].isInAttribution { out.append("</cite>") }
  }

  private mutating func openSpeaker(_ mark: Int) {
    guard let quote = renderer.quote(ofMark: mark) else { return }
    let speaker = renderer.context.archive.quotes[quote].speaker
    out.append("<a class=\"mention\"")
    append(attribute: " href=\"", renderer.href(.speaker(speaker)) ?? "")
    out.append(">")
  }

  private mutating func writeAddress(_ index: Int) {
    guard let href = renderer.target(index).flatMap(renderer.href) else { return }
    out.append(html: href)
  }

  private mutating func writeHeadingID(_ index: Int) {
    guard renderer.purpose == .page, renderer.body.headings.indices.contains(index) else { return }
    append(attribute: " id=\"", renderer.body.headings[index].anchor)
  }

  private mutating func openMoment(_ time: Int) {
    if let seek = renderer.seek {
      out.append("<a class=\"moment\"")
      append(attribute: " href=\"", seek.href(at: time))
    } else {
      out.append("<span class=\"moment\"")
    }
    append(attribute: " data-time=\"", MediaSeek.seconds(time))
    out.append(">")
  }

  private mutating func append(attribute: StaticString, _ value: String) {
    out.append(attribute)
    out.append(html: value)
    out.append(UInt8(ascii: "\""))
  }

  // MARK: Notes

  private mutating func writeNoteMark(_ note: Int, _ slot: Int) {
    let numbering = renderer.numbering
    guard let number = numbering.number(of: note), let anchor = numbering.anchor(of: note) else { return }
    renderer.draw(.noteMark, into: &out) { root in
      root.int(number)
      root.optional(numbering.anchor(ofMarkInSlot: slot))
      root.text("#", PercentEncoding.encoded(anchor))
      root.optional(renderer.body.notes[note].kind)
    }
    placement.add(note)
  }

  // MARK: Quotes

  private mutating func begin(_ mark: Int) {
    let isInline = renderer.body.quotes[mark].kind == .inline
    guard renderer.quote(ofMark: mark) != nil else {
      if !isInline { out.append("<blockquote>\n") }
      placement.enterBlock(isInline ? 0 : 1)
      return
    }
    open.append(OpenQuote(mark: mark, start: out.count))
  }

  private mutating func beginAttribution(_ mark: Int, _ inParagraph: Bool) {
    guard open.last?.mark == mark else {
      if !inParagraph { out.append("<p>") }
      return
    }
    if inParagraph { endParagraph() }
    open[open.count - 1].wordsEnd = out.count
  }

  private mutating func endAttribution(_ mark: Int, _ inParagraph: Bool) {
    guard open.last?.mark == mark else {
      out.append("</p>\n")
      return
    }
    open[open.count - 1].attributionEnd = out.count
  }

  /// Ends a paragraph at the line break that stood before an attribution line.
  mutating func endParagraph() {
    let start = open.last?.start ?? 0
    while out.count > start, let last = out.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") {
      out.truncate(to: out.count - 1)
    }
    let mark = Array("<br />".utf8)
    if out.count - start >= mark.count, out.bytes(in: out.count - mark.count..<out.count) == mark {
      out.truncate(to: out.count - mark.count)
    }
    out.append("</p>\n")
  }

  private mutating func close(_ mark: Int) {
    let isInline = renderer.body.quotes[mark].kind == .inline
    guard let quote = open.last, quote.mark == mark else {
      if !isInline { out.append("</blockquote>") }
      placement.enterBlock(isInline ? 0 : -1)
      return
    }
    open.removeLast()
    let wordsEnd = quote.wordsEnd ?? out.count
    let words = take(quote.start..<wordsEnd)
    let attribution = take(wordsEnd..<(quote.attributionEnd ?? out.count))
    out.truncate(to: quote.start)
    if isInline {
      renderer.drawInlineQuote(mark, words, into: &out)
    } else {
      renderer.drawBlockQuote(mark, words, attribution, into: &out)
    }
    if open.isEmpty, !isInline { place(placement.takeAll()) }
  }

  /// What has been written in that range, in the renderer's arena.
  private func take(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let range = range.clamped(to: 0..<out.count)
    return out.withBytes { renderer.arena.copy(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

extension Body.Slot.Kind {
  /// Whether something begins here that stands behind this place.
  fileprivate var isOpening: Bool {
    switch self {
    case .referenceOpen, .quoteOpen, .attributionOpen, .speakerOpen, .address, .headingID, .momentOpen: true
    case .referenceClose, .quoteClose, .attributionClose, .speakerClose, .momentClose, .noteMark: false
    }
  }

  /// Whether it belongs to what stands before this place. (A mark is before it too: nothing begins with one.)
  var isClosing: Bool { !isOpening }
}

extension Target {
  /// Whether it is something that can be cited.
  var isSource: Bool {
    switch self {
    case .source, .transcript: true
    case .speaker, .article, .topic, .page, .file, .words, .broken: false
    }
  }
}
