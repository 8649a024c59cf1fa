/// What a writer has hung on the words of a transcript: a link (named words, a mention, a citation) or the mark of a note.
struct Annotation: Equatable {
  enum Kind: Equatable {
    /// What stands behind the words: `(quote:#promise)`, or `[label]` of a reference link.
    case link(tail: [UInt8])
    /// `[^evidence]`
    case note(mark: [UInt8])
  }

  var kind: Kind
  /// The words of the link; of a note, those before it.
  var words: [UInt8]
  /// Where it stands in its unit.
  var offset: Int

  /// For a message: `the link “the words” (quote:#promise)`.
  var text: String {
    switch kind {
    case .link(let tail): "the link “\(words.text)” \(tail.text)"
    case .note(let mark): "the mark \(mark.text) behind “\(Snippet.of(words.text))”"
    }
  }

  /// All that stand in a piece of Markdown, in order.
  static func all(in source: ArraySlice<UInt8>) -> [Annotation] {
    var found: [Annotation] = []
    var index = source.startIndex
    while index < source.endIndex {
      if source[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      guard source[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      if let end = CanonicalUnits.noteMark(source, at: index) {
        let before = CanonicalUnits.withoutNoteMarks(source[..<index]).suffix(120)
        found.append(
          Annotation(kind: .note(mark: Array(source[index..<end])), words: Array(before), offset: index))
        index = end
      } else if let link = InlineLink(source, at: index), isOfTheArchive(link.address) {
        let words = CanonicalUnits.withoutNoteMarks(source[(index + 1)..<link.close])
        found.append(
          Annotation(
            kind: .link(tail: Array(source[(link.close + 1)..<link.end])), words: words, offset: index))
        index += 1
      } else if let close = source[index...].firstIndex(of: UInt8(ascii: "]")), close + 1 < source.endIndex,
        source[close + 1] == UInt8(ascii: "["),
        let end = source[(close + 1)...].firstIndex(of: UInt8(ascii: "]"))
      {
        found.append(
          Annotation(
            kind: .link(tail: Array(source[(close + 1)...end])), words: Array(source[(index + 1)..<close]),
            offset: index))
        index = end + 1
      } else {
        index += 1
      }
    }
    return found
  }

  /// Links that an import never writes: into the archive. Those to the web came with the words.
  private static func isOfTheArchive(_ address: ArraySlice<UInt8>) -> Bool {
    let scheme = address.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < address.count else { return true }
    return ["quote", "speaker", "source", "transcript", "article", "topic"].contains(scheme.text)
  }
}
