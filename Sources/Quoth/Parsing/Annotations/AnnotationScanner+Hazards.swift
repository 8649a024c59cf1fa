import CommonMark

/// What CommonMark makes of a text against its writer's mind: found here, and never silently published.
extension AnnotationScanner {
  /// Reports link definitions that were hardly meant as such: CommonMark takes them out of the text.
  mutating func checkLinkDefinitions() {
    for (index, definition) in document.swallowedDefinitions.enumerated() {
      let label = String(decoding: definition.label, as: UTF8.self)
      if definition.label.first == UInt8(ascii: "^") {
        let isName = NoteLabel.isName(definition.label.dropFirst())
        report(
          .swallowedDefinition,
          isName
            ? "“[\(label)]:” is indented and so does not begin a note"
            : "“[\(label)]:” does not begin a note: its name is none",
          at: source.place(definition.span),
          suggestion: isName
            ? "put it at the start of a line"
            : "a name stands on one line and holds no backslash, tab or bracket, nor a space at its ends")
      } else if !LinkKind.isAddress(definition.destination[...]) {
        let word = String(decoding: definition.destination, as: UTF8.self)
        report(
          .swallowedDefinition,
          "CommonMark reads “[\(label)]: \(word)” as the address of a link: these words are not shown, and every "
            + "“[\(label)]” is a link",
          at: source.place(definition.span),
          suggestion: collection == .transcripts
            ? "write `**\(label):** \(word)` if somebody speaks"
            : "write `\\[\(label)]: …` if they are words")
      } else {
        continue
      }
      faultyDefinitions.insert(Int32(index))
    }
  }

  /// The definition that a link in reference style names.
  func definition(of node: Int) -> ReferenceDefinition? {
    definitionIndex(of: node).map { document.swallowedDefinitions[$0] }
  }

  private func definitionIndex(of node: Int) -> Int? {
    let index = document.nodes[node].linkIndex
    guard document.links.indices.contains(index), document.links[index].style == .reference else {
      return nil
    }
    let definition = Int(document.links[index].definition)
    return document.swallowedDefinitions.indices.contains(definition) ? definition : nil
  }

  /// Whether a link exists only by a definition that was reported.
  func hasFaultyDefinition(_ node: Int) -> Bool {
    definitionIndex(of: node).map { faultyDefinitions.contains(Int32($0)) } ?? false
  }

  /// Reports a link in a quote that is a newsroom's bracket with something in parentheses behind it, or one that
  /// a definition elsewhere makes a link; answers whether it is.
  mutating func reportBracket(_ link: InlineText.Link) -> Bool {
    guard isBracket(link.node) else { return false }
    reportBracket(link.node, words: words(link.range))
    roles[link.node] = .words
    return true
  }

  private mutating func isBracket(_ node: Int) -> Bool {
    let url = document.bytes(document.nodes[node].url)
    if isShortcut(node) { return true }
    return url.isEmpty || LinkKind(url) == .path && !RelativePath.looksLikePath(url)
  }

  private mutating func reportBracket(_ node: Int, words: String) {
    if let definition = definition(of: node) {
      report(
        .bracketIsLink, "“[\(words)]” is a link here and loses its brackets, because a definition names it",
        at: span(of: node),
        suggestion: "write `\\[\(words)\\]` for an edit, `[\(words)][]` for a link",
        details: [
          Diagnostic.Detail("the definition", at: Place(file: path, span: source.place(definition.span)))
        ])
    } else {
      let url = document.string(document.nodes[node].url)
      report(
        .bracketIsLink, "CommonMark reads “[\(words)](\(url))” as a link", at: span(of: node),
        suggestion: "write `\\[\(words)\\](\(url))`")
    }
  }

  /// Whether a link is `[words]` alone.
  private mutating func isShortcut(_ node: Int) -> Bool {
    guard definition(of: node) != nil, let bytes = sourceBytes(of: node) else { return false }
    return !zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "[") }
  }

  private mutating func sourceBytes(of node: Int) -> ArraySlice<UInt8>? {
    let span = document.nodes[node].span
    guard let start = lineStarts.offset(line: span.line, column: span.column, in: source),
      let end = lineStarts.offset(line: span.endLine, column: span.endColumn, in: source), start <= end
    else { return nil }
    return source.bytes[start..<end]
  }

  /// References to characters that no page may hold: `&#1;`.
  mutating func reportMendedReferences() {
    for node in document.mendedNodes {
      report(
        .controlCharacter, .warning, "a character that no page can show is written here by its number",
        at: span(of: Int(node)), suggestion: "take it out; a space or a placeholder is shown in its place")
    }
  }

  /// Raw HTML that safe rendering drops: said once for each block, and not of comments, which nobody misses.
  mutating func reportHTML(_ nodes: [Int]) {
    guard !settings.allowsHTML else { return }
    let dropped = nodes.first { !document.bytes(document.nodes[$0].literal).starts(with: "<!--".utf8) }
    guard let dropped else { return }
    let literal = document.bytes(document.nodes[dropped].literal)
    let line = literal.prefix { $0 != UInt8(ascii: "\n") }
    let excerpt = String(decoding: line.prefix(40), as: UTF8.self) + (line.count > 40 ? "…" : "")
    var place = span(of: dropped)
    if place.endLine > place.line { place = SourceSpan(line: Int(place.line), column: Int(place.column)) }
    report(
      .droppedHTML, collection == .transcripts ? .error : .warning, "raw HTML is left out: \(excerpt)",
      at: place,
      suggestion: "write `\\<` for a plain `<`; `html: true` in site.yml lets HTML through")
  }
}

/// Brackets that stay in the text: notes' marks, and links that CommonMark did not read.
extension AnnotationScanner {
  /// Walks the brackets of the current block.
  mutating func scanBrackets() {
    let holdsBrackets = text.bytes.withUnsafeBufferPointer {
      ByteSearch.first(UInt8(ascii: "]"), in: $0, from: 0) != nil
        || ByteSearch.first(UInt8(ascii: "["), in: $0, from: 0) != nil
    }
    guard holdsBrackets else { return }
    var open: [(offset: Int, isEscaped: Bool, piece: InlineText.Piece)] = []
    for piece in text.pieces {
      var index = piece.range.lowerBound
      while index < piece.range.upperBound {
        let byte = text.bytes[index]
        if byte == UInt8(ascii: "[") {
          let isEscaped = isEscaped(index, in: piece)
          if !isEscaped, let length = readNoteMark(at: index, in: piece) {
            index += length
            continue
          }
          open.append((index, isEscaped, piece))
        } else if byte == UInt8(ascii: "]"), !isEscaped(index, in: piece) {
          let opening = open.popLast()
          if opening?.isEscaped != true { checkTail(behind: index, in: piece, from: opening?.offset) }
        }
        index += 1
      }
    }
    for opening in open where !opening.isEscaped {
      reportLoneBracket(at: opening.offset, in: opening.piece)
    }
  }

  /// `[“We [may go”](quote:…)`: CommonMark begins a link at the last `[` before its end, so the words behind an
  /// earlier one stand outside of the quote.
  private mutating func reportLoneBracket(at offset: Int, in piece: InlineText.Piece) {
    let next = text.firstLink { $0.range.lowerBound > offset }
    guard next < text.links.count, collection != .transcripts else { return }
    let link = text.links[next].node
    guard LinkKind(document.bytes(document.nodes[link].url)) == .quote, attributedQuote(of: link) == nil
    else {
      return
    }
    report(
      .linkNotRead, .warning, "this `[` has no `]`, so the quote begins only at the next one",
      at: sourceSpan(offset..<offset + 1, in: piece),
      suggestion: "close the bracket, or write `\\[` if it is none of the quote’s")
  }

  /// Looks at what follows a `]` in the text: `(quote:…` would have been a link.
  ///
  /// - Parameter opening: where its `[` stands; nil: nowhere.
  private mutating func checkTail(behind index: Int, in piece: InlineText.Piece, from opening: Int?) {
    var next = index + 1
    if next == piece.range.upperBound { return checkLostReference(behind: index, from: opening) }
    guard next + 1 < piece.range.upperBound else { return }
    if text.bytes[next] == UInt8(ascii: "[") {
      return checkReference(behind: index, in: piece, from: opening)
    }
    let isSpaced = text.bytes[next] == UInt8(ascii: " ")
    if isSpaced { next += 1 }
    guard next + 1 < piece.range.upperBound, text.bytes[next] == UInt8(ascii: "(") else { return }
    var start = next + 1
    if text.bytes[start] == UInt8(ascii: "<") { start += 1 }
    let address = text.bytes[start...].prefix(400).prefix(while: {
      !PlainText.isSpace($0) && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ">")
    })
    let kind = LinkKind(address)
    let inner = opening.flatMap { firstLink(in: $0..<index) }
    let isLost = kind.isOurs || inner != nil && !isSpaced && !address.isEmpty
    guard isLost, !isEscaped(next, in: piece) else { return }
    isFaulty = true
    if let inner {
      reportLinkInside(inner, of: kind)
      return
    }
    let why =
      if opening == nil {
        "no `[` stands before it"
      } else if isSpaced {
        "a space stands between `]` and `(`"
      } else {
        "its address holds a space, or a parenthesis without a partner"
      }
    let remedy = isSpaced ? "take the space away" : "write `%20` for a space, `%28` and `%29` for parentheses"
    report(
      .linkNotRead, "CommonMark reads no link here: \(why)",
      at: sourceSpan(index..<min(address.endIndex, piece.range.upperBound), in: piece),
      suggestion: opening == nil ? "put `[` before the words" : remedy)
  }

  /// `[words [link](…) words][label]`: the link inside makes the outer one plain text, and `[label]` by itself a link.
  private mutating func checkLostReference(behind index: Int, from opening: Int?) {
    guard let opening, let inner = firstLink(in: opening..<index) else { return }
    let next = text.firstLink { $0.range.lowerBound > index }
    guard next < text.links.count, text.links[next].range.lowerBound == index + 1 else { return }
    let label = text.links[next].node
    guard isShortcut(label) else { return }
    isFaulty = true
    reportLinkInside(inner, of: LinkKind(document.bytes(document.nodes[label].url)))
    roles[label] = .words
  }

  /// A link inside another makes the outer one plain text.
  private mutating func reportLinkInside(_ inner: InlineText.Link, of kind: LinkKind) {
    guard !hasFaultyDefinition(inner.node) else { return }
    if isBracket(inner.node) { return reportBracket(inner.node, words: words(inner.range)) }
    let outer = kind == .quote ? "a quote" : "another link"
    report(
      .linkInQuote, "a link stands inside the words of \(outer), which is no link then",
      at: span(of: inner.node),
      suggestion: kind == .quote
        ? "name the person outside of the quoted words, or end the quote before the link and go on behind it"
        : "take one of the two away")
  }

  /// `[words][label]` that stayed in the text: no definition says where it leads.
  private mutating func checkReference(behind index: Int, in piece: InlineText.Piece, from opening: Int?) {
    guard let opening, openQuotes.isEmpty, collection != .transcripts, index + 2 <= piece.range.upperBound
    else {
      return
    }
    let label = text.bytes[(index + 2)..<piece.range.upperBound].prefix(200).prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    guard label.endIndex < piece.range.upperBound, text.bytes[label.endIndex] == UInt8(ascii: "]"),
      label.first != UInt8(ascii: "^"), !isEscaped(index + 1, in: piece)
    else { return }
    let name = String(decoding: label.isEmpty ? text.bytes[opening + 1..<index] : label, as: UTF8.self)
    report(
      .linkNotRead, .warning, "no line “[\(name)]: …” says where this link leads",
      at: sourceSpan(index + 1..<label.endIndex + 1, in: piece),
      suggestion: suggestion(for: name, in: document.swallowedDefinitions) {
        String(decoding: $0.label, as: UTF8.self)
      }
        ?? "add that line, or write `\\[`")
  }

  /// The nearest of some names. In a file with many wrong ones only the first are looked up, so that work stays
  /// bounded.
  mutating func suggestion<Candidate>(
    for name: String, in candidates: [Candidate], _ label: (Candidate) -> String
  ) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.suggestion(for: name, in: candidates.prefix(500).map(label))
  }

  private func firstLink(in range: Range<Int>) -> InlineText.Link? {
    let first = text.firstLink { $0.range.lowerBound >= range.lowerBound }
    guard first < text.links.count, text.links[first].range.upperBound <= range.upperBound else { return nil }
    return text.links[first]
  }
}

/// The way from the block's words back to the source.
extension AnnotationScanner {
  /// Whether the byte at an offset of the block's words is escaped in the source, or written as an entity. Cheap if
  /// asked in rising order.
  mutating func isEscaped(_ offset: Int, in piece: InlineText.Piece) -> Bool {
    locate(offset, in: piece).isEscaped
  }

  /// The span in the file of a range of the block's words inside one text node.
  mutating func sourceSpan(_ range: Range<Int>, in piece: InlineText.Piece) -> SourceSpan {
    sourceSpan(from: range.lowerBound, in: piece, to: range.upperBound, in: piece)
  }

  /// The span in the file from an offset in one text node to an offset in the same or a later one.
  mutating func sourceSpan(
    from start: Int, in first: InlineText.Piece, to end: Int, in last: InlineText.Piece
  ) -> SourceSpan {
    var span = document.nodes[first.node].span
    let lastSpan = document.nodes[last.node].span
    span.column += Int32(truncatingIfNeeded: locate(start, in: first).distance)
    span.endLine = lastSpan.line
    span.endColumn = lastSpan.column + Int32(truncatingIfNeeded: locate(end, in: last).distance)
    return source.place(span)
  }

  /// How many bytes of source stand between the start of a text node and an offset of the block's words in it.
  private mutating func locate(_ target: Int, in piece: InlineText.Piece) -> (distance: Int, isEscaped: Bool)
  {
    let span = document.nodes[piece.node].span
    let plain = (distance: target - piece.range.lowerBound, isEscaped: false)
    guard Int(span.endColumn - span.column) != piece.range.count else { return plain }
    if escapeWalk?.node != piece.node {
      guard let start = lineStarts.offset(line: span.line, column: span.column, in: source) else {
        return plain
      }
      escapeWalk = EscapeWalk(
        node: piece.node, source: source.bytes[start...], words: text.bytes[piece.range])
    }
    return escapeWalk?.distance(to: target) ?? plain
  }
}
