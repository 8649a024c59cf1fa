/// The HTML of a block in pieces, each of which knows where its words stand in the block's text: how quoted passages,
/// which are ranges of the text, are found in the HTML.
struct PassageTokens {
  struct Token {
    enum Kind: Equatable {
      case words
      /// Of an element that may stand in a line, and of one that may not.
      case open, close, openBlock, closeBlock
      /// `<br />`, a note's mark
      case void
    }

    var kind: Kind
    var html: Range<Int>
    /// The slots that it stands between: those before it, and those before what follows.
    var slot: Int
    var slotEnd: Int
    /// Of words: where they stand in the text.
    var text = 0..<0
    var isBlank = false
    var isLink = false
    /// The token with the other end of the element.
    var match = -1
    /// Whether it stands in a link, or is one.
    var isInLink = false

    fileprivate mutating func open(as element: Element) {
      if element != .nothing { kind = .open }
      isLink = element == .link
    }
  }

  /// What is drawn in a slot.
  enum Element { case nothing, span, link }

  private(set) var tokens: [Token] = []
  private let html: [UInt8]
  private let slots: [Body.Slot]
  private let elements: [Element]
  private let moment: Element
  private var offset: Int
  private var slot: Int
  private var place = 0

  /// Takes the HTML of a block apart; nil when it does not hold the words of the text in their order, as raw HTML may
  /// bring about.
  ///
  /// - Parameters:
  ///   - boundaries: offsets of the text at which no token may stand astride, ascending.
  ///   - slots: of the whole body; `firstSlot` is the first that belongs to the block.
  ///   - elements: what is drawn in the slots of each reference.
  ///   - moment: what is drawn in those of a moment.
  init?(
    _ html: [UInt8], _ range: Range<Int>, slots: [Body.Slot], firstSlot: Int, text: [UInt8],
    boundaries: [Int],
    elements: [Element], moment: Element
  ) {
    self.html = html
    self.slots = slots
    self.elements = elements
    self.moment = moment
    offset = range.lowerBound
    slot = firstSlot
    var next = 0
    while offset < range.upperBound || hasSlot(before: range.upperBound) {
      if hasSlot(at: offset) {
        readSlot()
      } else if offset < range.upperBound, html[offset] == UInt8(ascii: "<") {
        readTag(range.upperBound)
      } else {
        while next < boundaries.count, boundaries[next] <= place { next += 1 }
        let stop = next < boundaries.count ? boundaries[next] : text.count
        guard readWords(range.upperBound, text, stop) else { return nil }
      }
    }
    guard text[place...].allSatisfy(Self.isSpace) else { return nil }
    matchElements()
  }

  private func hasSlot(at offset: Int) -> Bool { slot < slots.count && slots[slot].offset == offset }

  /// Whether a slot at the end of the block belongs to it: one that closes something.
  private func hasSlot(before end: Int) -> Bool {
    slot < slots.count && slots[slot].offset == end && end == offset && slots[slot].kind.isClosing
  }

  private mutating func readSlot() {
    var token = Token(kind: .void, html: offset..<offset, slot: slot, slotEnd: slot + 1)
    switch slots[slot].kind {
    case .referenceOpen(let index): token.open(as: elements[index])
    case .momentOpen: token.open(as: moment)
    case .referenceClose(let index): if elements[index] != .nothing { token.kind = .close }
    case .momentClose: token.kind = .close
    default: break
    }
    slot += 1
    tokens.append(token)
  }

  private mutating func readTag(_ end: Int) {
    let start = offset
    let first = slot
    var index = offset + 1
    if html[start...].starts(with: "<!--".utf8) {
      while index < end,
        !(html[index] == UInt8(ascii: ">") && html[..<index].suffix(2).elementsEqual("--".utf8))
      {
        index += 1
      }
    } else {
      var quote: UInt8?
      while index < end {
        if let mark = quote {
          if html[index] == mark { quote = nil }
        } else if html[index] == UInt8(ascii: "\"") || html[index] == UInt8(ascii: "'") {
          quote = html[index]
        } else if html[index] == UInt8(ascii: ">") {
          break
        }
        index += 1
      }
    }
    offset = min(index + 1, end)
    while slot < slots.count, slots[slot].offset < offset { slot += 1 }
    var token = Token(kind: .void, html: start..<offset, slot: first, slotEnd: slot)
    let isClosing = start + 1 < end && html[start + 1] == UInt8(ascii: "/")
    let name = html[(start + (isClosing ? 2 : 1))..<offset].prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || (0x30...0x39).contains($0)
    }
    let isVoid = name.isEmpty || html[..<offset].suffix(2).elementsEqual("/>".utf8) || Self.isVoid(name)
    if !isVoid {
      let isBlock = Self.isBlock(name)
      token.kind = isClosing ? (isBlock ? .closeBlock : .close) : (isBlock ? .openBlock : .open)
      token.isLink = !isClosing && name.count == 1 && name.first.map { $0 | 0x20 } == UInt8(ascii: "a")
    }
    tokens.append(token)
  }

  private static func isVoid(_ name: ArraySlice<UInt8>) -> Bool {
    ["br", "img", "hr", "wbr", "input"].contains { name.elementsEqual($0.utf8) }
  }

  private static func isBlock(_ name: ArraySlice<UInt8>) -> Bool {
    let blocks = [
      "p", "blockquote", "div", "ul", "ol", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table",
    ]
    return blocks.contains { name.elementsEqual($0.utf8) }
  }

  /// Reads words up to the next tag or slot, or to a place of the text; false when HTML and text do not agree.
  private mutating func readWords(_ end: Int, _ text: [UInt8], _ stop: Int) -> Bool {
    let start = (offset, place)
    var isBlank = true
    let limit = slot < slots.count ? min(end, slots[slot].offset) : end
    while offset < limit, html[offset] != UInt8(ascii: "<") {
      if place == stop, place < text.count, place > start.1 { break }
      let (byte, length) = character(limit)
      if place < text.count, text[place] == byte {
        if !Self.isSpace(byte) { isBlank = false }
        place += 1
        offset += length
      } else if Self.isSpace(byte) {
        // A line end for a space, or one between two blocks.
        if place < text.count, Self.isSpace(text[place]) { place += 1 }
        offset += length
      } else if place < text.count, Self.isSpace(text[place]) {
        place += 1
      } else {
        return false
      }
    }
    tokens.append(
      Token(
        kind: .words, html: start.0..<offset, slot: slot, slotEnd: slot, text: start.1..<place,
        isBlank: isBlank))
    return offset > start.0 || place > start.1
  }

  /// The byte that stands in the HTML, and how long it is there: only these four are ever written as entities.
  private func character(_ end: Int) -> (UInt8, Int) {
    guard html[offset] == UInt8(ascii: "&") else { return (html[offset], 1) }
    let rest = html[offset..<min(end, offset + 6)]
    if rest.starts(with: "&amp;".utf8) { return (UInt8(ascii: "&"), 5) }
    if rest.starts(with: "&lt;".utf8) { return (UInt8(ascii: "<"), 4) }
    if rest.starts(with: "&gt;".utf8) { return (UInt8(ascii: ">"), 4) }
    if rest.starts(with: "&quot;".utf8) { return (UInt8(ascii: "\""), 6) }
    return (UInt8(ascii: "&"), 1)
  }

  private mutating func matchElements() {
    var open: [Int] = []
    var links = 0
    for index in tokens.indices {
      switch tokens[index].kind {
      case .open, .openBlock:
        open.append(index)
        if tokens[index].isLink { links += 1 }
        tokens[index].isInLink = links > 0
      case .close, .closeBlock:
        tokens[index].isInLink = links > 0
        guard let last = open.popLast() else { continue }
        tokens[last].match = index
        tokens[index].match = last
        if tokens[last].isLink { links -= 1 }
      case .words, .void: tokens[index].isInLink = links > 0
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
