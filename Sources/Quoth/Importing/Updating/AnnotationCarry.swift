/// Hangs annotations on another version of the text, where their words still stand.
struct AnnotationCarry {
  /// The new pieces, which change as annotations are hung on them.
  private(set) var sources: [[UInt8]]
  private(set) var lost: [Annotation] = []

  init(_ sources: [[UInt8]]) { self.sources = sources }

  /// Hangs what `old` carries on the words of the new pieces: first on those of the piece that is most like it.
  mutating func carry(from old: ArraySlice<UInt8>) {
    let annotations = Annotation.all(in: old)
    guard !annotations.isEmpty else { return }
    let words = Self.folded(Array(old))
    let order = sources.indices.sorted { a, b in
      let (one, two) = (Self.likeness(words, sources[a]), Self.likeness(words, sources[b]))
      return one == two ? a < b : one > two
    }
    for annotation in annotations where !order.contains(where: { hang(annotation, on: $0) }) {
      lost.append(annotation)
    }
  }

  private mutating func hang(_ annotation: Annotation, on index: Int) -> Bool {
    switch annotation.kind {
    case .link(let tail):
      guard let range = find(annotation.words, in: sources[index], isEnd: false) else { return false }
      sources[index].insert(contentsOf: [UInt8(ascii: "]")] + tail, at: range.upperBound)
      sources[index].insert(UInt8(ascii: "["), at: range.lowerBound)
    case .note(let mark):
      guard let range = find(annotation.words, in: sources[index], isEnd: true) else { return false }
      // Behind the punctuation that it stood behind.
      let punctuation = annotation.words.reversed().prefix { Characters.isPunctuation($0) || $0 >= 0x80 }
        .count
      var end = range.upperBound
      var rest = punctuation
      while end < sources[index].count, rest > 0,
        Characters.isPunctuation(sources[index][end]) || sources[index][end] >= 0x80,
        sources[index][end] != UInt8(ascii: "[")
      {
        end += 1
        rest -= 1
      }
      sources[index].insert(contentsOf: mark, at: end)
    }
    return true
  }

  /// Where the words stand in a piece of Markdown; `isEnd`: of many words the last ones, as many as it takes.
  private func find(_ words: [UInt8], in source: [UInt8], isEnd: Bool) -> Range<Int>? {
    let wanted = Self.folded(words).hashes
    let text = Self.folded(source)
    guard !wanted.isEmpty else { return nil }
    for count in isEnd ? [6, 4, 3, 2] : [wanted.count]
    where count <= wanted.count || isEnd && wanted.count < 2 {
      let part = Array(wanted.suffix(count))
      guard text.count >= part.count else { continue }
      for start in 0...(text.count - part.count)
      where text.hashes[start..<start + part.count].elementsEqual(part) {
        let range = text.range(of: start..<start + part.count)
        if isEnd || Self.isPlain(source[range]) { return range }
      }
    }
    return nil
  }

  /// No mark of Markdown begins or ends inside.
  private static func isPlain(_ slice: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in slice {
      if previous != UInt8(ascii: "\\"),
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "`")
      {
        return false
      }
      previous = byte
    }
    return true
  }

  private static func folded(_ source: [UInt8]) -> FoldedText {
    var folder = WordFolder(.none("und"))
    folder.fold(source.text)
    return folder.text
  }

  /// How many words two texts share.
  private static func likeness(_ words: FoldedText, _ other: [UInt8]) -> Int {
    let set = Set(words.hashes)
    return folded(other).hashes.count { set.contains($0) }
  }
}
