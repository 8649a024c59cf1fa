/// Finds where notes go: behind the paragraph, heading or list item in which their marks stand, never inside an
/// ordinary block quote, whose words are somebody else's.
struct NotePlacement {
  /// Whether the text has notes at all; else nothing need be looked for.
  let isActive: Bool
  /// Notes whose marks were written and that wait for the end of their block.
  private var waiting: [Int] = []
  private var placed: Set<Int> = []
  /// How many ordinary block quotes are open.
  private var depth = 0

  init(isActive: Bool) { self.isActive = isActive }

  /// The mark of a note was written.
  mutating func add(_ note: Int) {
    if placed.insert(note).inserted { waiting.append(note) }
  }

  /// An ordinary block quote began (1) or ended (-1) that the HTML does not show.
  mutating func enterBlock(_ change: Int) { depth += change }

  mutating func takeAll() -> [Int] {
    defer { waiting = [] }
    return waiting
  }

  /// Goes forward in the HTML up to a place where notes may stand; `notes` are those that go there.
  mutating func advance(_ html: [UInt8], _ range: Range<Int>) -> (offset: Int, notes: [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard html[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      switch Tag(html, at: index, end: range.upperBound) {
      case .blockQuote: depth += 1
      case .blockQuoteEnd:
        depth -= 1
        if depth <= 0, !waiting.isEmpty {
          return (Self.lineEnd(html, after: index, range.upperBound), takeAll())
        }
      case .blockEnd where depth <= 0 && !waiting.isEmpty:
        return (Self.lineEnd(html, after: index, range.upperBound), takeAll())
      case .itemEnd where depth <= 0 && !waiting.isEmpty:
        return (index, takeAll())
      case .blockEnd, .itemEnd, .other: break
      }
      index += 1
    }
    return (range.upperBound, [])
  }

  /// Behind the tag, and behind the line feed after it.
  private static func lineEnd(_ html: [UInt8], after start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, html[index] != UInt8(ascii: ">") { index += 1 }
    index = min(index + 1, end)
    if index < end, html[index] == UInt8(ascii: "\n") { index += 1 }
    return index
  }

  private enum Tag {
    case blockQuote, blockQuoteEnd
    /// `</p>`, `</h1>` …
    case blockEnd
    /// `</li>`
    case itemEnd
    case other

    init(_ html: [UInt8], at index: Int, end: Int) {
      func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard end - index >= count else { return false }
        for offset in 0..<count where html[index + offset] != text.utf8Start[offset] { return false }
        return true
      }
      if starts("</p>") {
        self = .blockEnd
      } else if starts("</h"), end - index >= 5, (0x31...0x36).contains(html[index + 3]) {
        self = .blockEnd
      } else if starts("</li>") {
        self = .itemEnd
      } else if starts("<blockquote") {
        self = .blockQuote
      } else if starts("</blockquote>") {
        self = .blockQuoteEnd
      } else {
        self = .other
      }
    }
  }
}
