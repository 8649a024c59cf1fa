import CommonMark

/// The body of a transcript in pieces that can be compared with those of another version: turns' first paragraphs, further
/// paragraphs, headings, notes.
struct CanonicalUnits {
  struct Unit {
    enum Kind: Equatable {
      case turn(label: String, time: Int?)
      /// A paragraph without a label, stage directions included.
      case text
      case heading
      case rule
      case note(label: String)
      case definition
    }

    var kind: Kind
    /// In the bytes of the body.
    var range: Range<Int>
    /// Of a turn: where its words begin, behind the label.
    var words: Int
    /// Of label and words, marks, annotations and times left out: two units with one key say the same.
    var key: UInt64

    fileprivate mutating func extend(to end: Int) { range = range.lowerBound..<max(range.lowerBound, end) }
  }

  let bytes: [UInt8]
  private(set) var units: [Unit] = []
  /// Link definitions, without which reference links are words.
  private var definitions: [UInt8] = []

  /// `labels`: those that the front matter declares.
  init(_ bytes: [UInt8], labels: [String]) {
    self.bytes = bytes
    var heads = TurnHeadReader(declared: labels, usesClock: false)
    var lines = TextLines(bytes)
    var open: Unit?
    var isInNote = false
    while let line = lines.next() {
      let content = bytes[line].trimmed
      if content.isEmpty {
        if !isInNote { close(&open) }
        continue
      }
      let indent = content.startIndex - line.lowerBound
      if isInNote, indent >= 4 || (open.map { $0.range.upperBound + 1 == line.lowerBound } ?? false) {
        open?.extend(to: line.upperBound)
        continue
      }
      if isInNote {
        close(&open)
        isInNote = false
      }
      let range = content.startIndex..<content.endIndex
      let start = bytes.withUnsafeBufferPointer { BlockStart(range, in: $0) }
      if start == .definition {
        close(&open)
        let isNote = content.starts(with: "[^".utf8)
        let label = content.dropFirst(isNote ? 2 : 1).prefix { $0 != UInt8(ascii: "]") }.text
        open = Unit(
          kind: isNote ? .note(label: label) : .definition, range: range, words: range.lowerBound, key: 0)
        isInNote = isNote
        if !isNote {
          definitions += content + [0x0A]
          close(&open)
        }
      } else if start == .heading || start == .rule || start == .underline(canBeRule: true) {
        close(&open)
        open = Unit(
          kind: start == .heading ? .heading : .rule, range: range, words: range.lowerBound, key: 0)
        close(&open)
      } else if let head = bytes.withUnsafeBufferPointer({ heads.read(range, in: $0) }) {
        close(&open)
        open = Unit(
          kind: .turn(label: head.label, time: head.time), range: range,
          words: min(head.text, range.upperBound), key: 0)
      } else if open != nil {
        open?.extend(to: range.upperBound)
      } else {
        open = Unit(kind: .text, range: range, words: range.lowerBound, key: 0)
      }
    }
    close(&open)
    for index in units.indices { units[index].key = key(of: units[index]) }
  }

  private mutating func close(_ open: inout Unit?) {
    if let unit = open { units.append(unit) }
    open = nil
  }

  /// All but notes and definitions, which have no place of their own.
  var paragraphs: [Unit] {
    units.filter { unit in
      switch unit.kind {
      case .note, .definition: false
      case .turn, .text, .heading, .rule: true
      }
    }
  }

  func source(_ unit: Unit) -> ArraySlice<UInt8> { bytes[unit.range] }

  private func key(of unit: Unit) -> UInt64 {
    var hash = WordHash()
    switch unit.kind {
    case .turn(let label, _): for byte in label.utf8 { hash.add(byte) }
    case .note(let label): for byte in "[^\(label)]".utf8 { hash.add(byte) }
    case .heading: hash.add(1)
    case .rule: hash.add(2)
    case .text, .definition: hash.add(3)
    }
    hash.add(0)
    let source = bytes[min(unit.words, unit.range.upperBound)..<unit.range.upperBound]
    if Self.hasMarks(source) {
      // Behind a letter nothing is the beginning of a block.
      let text = Array("x ".utf8) + Self.withoutNoteMarks(source) + [0x0A, 0x0A] + definitions
      Self.add(MarkdownDocument(parsing: text).plainText(of: 0).dropFirst(2), to: &hash)
    } else {
      Self.add(source, to: &hash)
    }
    return hash.value
  }

  /// Words as they are read, white space collapsed.
  private static func add(_ words: ArraySlice<UInt8>, to hash: inout WordHash) {
    words.withUnsafeBufferPointer { words in
      var isPending = false
      var isEmpty = true
      for byte in words {
        if Characters.isSpace(byte) {
          isPending = !isEmpty
          continue
        }
        if isPending { hash.add(0x20) }
        (isPending, isEmpty) = (false, false)
        hash.add(byte)
      }
    }
  }

  private static func hasMarks(_ source: ArraySlice<UInt8>) -> Bool {
    source.withUnsafeBufferPointer { source in
      for byte in source {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "`"),
          UInt8(ascii: "<"), UInt8(ascii: "&"):
          return true
        default: continue
        }
      }
      return false
    }
  }

  static func withoutNoteMarks(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      if let end = noteMark(source, at: index) {
        index = end
      } else {
        if source[index] == UInt8(ascii: "\\"), index + 1 < source.endIndex {
          out.append(source[index])
          index += 1
        }
        out.append(source[index])
        index += 1
      }
    }
    return out
  }

  /// Just past `[^label]` if one stands at an offset.
  static func noteMark(_ source: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard source[index] == UInt8(ascii: "["), index + 1 < source.endIndex,
      source[index + 1] == UInt8(ascii: "^"),
      let close = source[index...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    return close + 1
  }
}
