import Mustache

/// Marks the quoted passages of one block in its HTML. Passages may overlap and reach over emphasis, links and
/// paragraphs; marks nest in each other and in all these as HTML wants it.
///
///     <mark class="quoted" id="passage-nbc/evidence"><a class="passage" href="…">the words</a></mark>
///
/// The link leads to the quote; it is left out where words stand in another link.
struct PassageMarks {
  /// A passage to be marked.
  struct Passage {
    var text: Range<Int>
    /// The anchor, of the first passage of a quote.
    var id: String?
    var href: String
  }

  /// Something to be written into the HTML: before the slot of that number, at that offset.
  struct Insertion {
    var offset: Int
    var slot: Int
    var html: [UInt8]
  }

  /// A range of tokens, both ends included, in which every element that begins ends.
  private struct Piece {
    var tokens: ClosedRange<Int>
    var passage: Int
  }

  private let tokens: [PassageTokens.Token]
  private let passages: [Passage]
  private var openings: [Int: [UInt8]] = [:]
  private var closings: [Int: [UInt8]] = [:]

  private init(_ tokens: [PassageTokens.Token], _ passages: [Passage]) {
    self.tokens = tokens
    self.passages = passages
  }

  /// What to insert into a block, in order; nothing when the passages cannot be found in the HTML.
  ///
  /// - Parameter passages: by beginning, the longer first.
  static func insertions(
    _ passages: [Passage], html: [UInt8], _ range: Range<Int>, slots: [Body.Slot], firstSlot: Int,
    text: String,
    elements: [PassageTokens.Element], moment: PassageTokens.Element
  ) -> [Insertion] {
    let boundaries = Set(passages.flatMap { [$0.text.lowerBound, $0.text.upperBound] }).sorted()
    guard
      let found = PassageTokens(
        html, range, slots: slots, firstSlot: firstSlot, text: Array(text.utf8), boundaries: boundaries,
        elements: elements, moment: moment)
    else { return [] }
    var marks = PassageMarks(found.tokens, passages)
    marks.write(marks.nested(marks.pieces()))
    return marks.insertions()
  }

  // MARK: Pieces

  private func pieces() -> [Piece] {
    passages.indices.flatMap { number -> [Piece] in
      let range = passages[number].text
      let inside = tokens.indices.filter {
        tokens[$0].kind == .words && !tokens[$0].isBlank && range.lowerBound <= tokens[$0].text.lowerBound
          && tokens[$0].text.upperBound <= range.upperBound && !tokens[$0].text.isEmpty
      }
      guard let first = inside.first, let last = inside.last else { return [] }
      return balanced(first...last).map { Piece(tokens: $0, passage: number) }
    }
  }

  /// The parts of a range in which all elements that begin also end; blocks, and elements with `obstacles` in them,
  /// are never within one.
  private func balanced(_ range: ClosedRange<Int>, obstacles: Set<Int> = []) -> [ClosedRange<Int>] {
    var parts: [ClosedRange<Int>] = []
    var start: Int?
    func end(before index: Int) {
      if let first = start, let part = trimmed(first, index - 1) { parts.append(part) }
      start = nil
    }
    var index = range.lowerBound
    while index <= range.upperBound {
      let token = tokens[index]
      switch token.kind {
      case _ where obstacles.contains(index): end(before: index)
      case .words, .void: start = start ?? index
      case .openBlock, .close, .closeBlock: end(before: index)
      case .open:
        if token.match > index, token.match <= range.upperBound,
          !obstacles.contains(where: { index < $0 && $0 < token.match })
        {
          start = start ?? index
          index = token.match
        } else {
          end(before: index)
        }
      }
      index += 1
    }
    end(before: range.upperBound + 1)
    return parts
  }

  /// Without blanks and marks of notes at the ends; nil: nothing else is there.
  private func trimmed(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
    var (low, high) = (first, last)
    while low <= high, isEmpty(low) { low += 1 }
    while high > low, isEmpty(high) { high -= 1 }
    return low <= high ? low...high : nil
  }

  private func isEmpty(_ index: Int) -> Bool {
    tokens[index].kind == .void || tokens[index].kind == .words && tokens[index].isBlank
  }

  /// The pieces in order, each inside those that are open where it begins: what crosses another's end is cut there.
  private func nested(_ pieces: [Piece]) -> [Piece] {
    func precedes(_ a: Piece, _ b: Piece) -> Bool {
      (a.tokens.lowerBound, -a.tokens.upperBound, a.passage) < (
        b.tokens.lowerBound, -b.tokens.upperBound, b.passage
      )
    }
    var waiting = Array(pieces.sorted(by: precedes).reversed())
    var done: [Piece] = []
    var open: [Int] = []
    while var piece = waiting.popLast() {
      while let last = open.last, last < piece.tokens.lowerBound { open.removeLast() }
      if let last = open.last, last < piece.tokens.upperBound {
        var rest = piece
        rest.tokens = last + 1...piece.tokens.upperBound
        piece.tokens = piece.tokens.lowerBound...last
        if let tokens = trimmed(rest.tokens.lowerBound, rest.tokens.upperBound) {
          rest.tokens = tokens
          let position = waiting.lastIndex { precedes(rest, $0) }.map { $0 + 1 } ?? 0
          waiting.insert(rest, at: position)
        }
      }
      open.append(piece.tokens.upperBound)
      done.append(piece)
    }
    return done
  }

  // MARK: Writing

  private mutating func write(_ pieces: [Piece]) {
    var named: Set<Int> = []
    for (number, piece) in pieces.enumerated() {
      let passage = passages[piece.passage]
      var mark = ByteBuffer(capacity: 96)
      mark.append("<mark class=\"quoted\"")
      if let id = passage.id, named.insert(piece.passage).inserted {
        mark.append(" id=\"")
        mark.append(html: id)
        mark.append(UInt8(ascii: "\""))
      }
      mark.append(UInt8(ascii: ">"))
      openings[piece.tokens.lowerBound, default: []] += mark.bytes()
      close(piece.tokens.upperBound, "</mark>")
      writeLinks(piece, inside: Self.inside(piece, of: pieces[(number + 1)...]), passage.href)
    }
  }

  /// Pieces come from the outside in, so what closes at one place closes the other way round.
  private mutating func close(_ token: Int, _ tag: String) {
    closings[token] = Array(tag.utf8) + (closings[token] ?? [])
  }

  /// The tokens of a piece that stand in pieces inside it.
  private static func inside(_ piece: Piece, of later: ArraySlice<Piece>) -> Set<Int> {
    var tokens: Set<Int> = []
    for other in later {
      if other.tokens.lowerBound > piece.tokens.upperBound { break }
      tokens.formUnion(other.tokens)
    }
    return tokens
  }

  private mutating func writeLinks(_ piece: Piece, inside: Set<Int>, _ href: String) {
    let links = piece.tokens.filter { isNote($0) || tokens[$0].isLink }
    for region in balanced(piece.tokens, obstacles: inside.union(links)) {
      guard !tokens[region.lowerBound].isInLink else { continue }
      var link = ByteBuffer(capacity: 160)
      link.append("<a class=\"passage\" href=\"")
      link.append(html: href)
      link.append("\">")
      openings[region.lowerBound, default: []] += link.bytes()
      close(region.upperBound, "</a>")
    }
  }

  /// The mark of a note is a link of its own.
  private func isNote(_ index: Int) -> Bool {
    tokens[index].kind == .void && tokens[index].slotEnd > tokens[index].slot && tokens[index].html.isEmpty
  }

  private func insertions() -> [Insertion] {
    var list: [Insertion] = []
    for (index, token) in tokens.enumerated() {
      if let html = openings[index] {
        list.append(Insertion(offset: token.html.lowerBound, slot: token.slot, html: html))
      }
      if let html = closings[index] {
        list.append(Insertion(offset: token.html.upperBound, slot: token.slotEnd, html: html))
      }
    }
    return list
  }
}
