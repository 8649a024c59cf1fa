/// Writes single nodes for `HTMLRenderer`, as cmark's `html.c` does.
@usableFromInline struct HTMLNodeWriter {
  @usableFromInline let allowsHTML: Bool
  /// The length of the output before rendering began: a line is not ended there.
  @usableFromInline let start: Int

  @usableFromInline init(allowsHTML: Bool, start: Int) {
    self.allowsHTML = allowsHTML
    self.start = start
  }

  /// Writes a node without children, or the opening tag of one that may have some.
  @usableFromInline func enter(_ index: Int, of document: MarkdownDocument, into output: inout [UInt8]) {
    let node = document.nodes[index]
    switch node.kind {
    case .document: break
    case .text: HTMLEscape.text(document, node.content, into: &output)
    case .softBreak: output.append(UInt8(ascii: "\n"))
    case .lineBreak: output.append("<br />\n")
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .link: openLink(node, of: document, into: &output)
    case .image: writeImage(index, of: document, into: &output)
    case .code:
      output.append("<code>")
      HTMLEscape.text(document, node.content, into: &output)
      output.append("</code>")
    case .htmlInline: writeRaw(node, of: document, into: &output)
    case .paragraph:
      guard !isTight(node, in: document) else { return }
      endLine(&output)
      output.append("<p>")
    case .heading:
      endLine(&output)
      output.append("<h")
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: node.level))
      output.append(UInt8(ascii: ">"))
    case .blockQuote:
      endLine(&output)
      output.append("<blockquote>\n")
    case .list:
      endLine(&output)
      openList(node, into: &output)
    case .item:
      endLine(&output)
      output.append("<li>")
    case .thematicBreak:
      endLine(&output)
      output.append("<hr />\n")
    case .htmlBlock:
      endLine(&output)
      writeRaw(node, of: document, into: &output)
      endLine(&output)
    case .codeBlock:
      endLine(&output)
      writeCodeBlock(node, of: document, into: &output)
    }
  }

  /// Writes the closing tag of a node that may have children.
  @usableFromInline func leave(_ index: Int, of document: MarkdownDocument, into output: inout [UInt8]) {
    let node = document.nodes[index]
    switch node.kind {
    case .paragraph:
      if !isTight(node, in: document) { output.append("</p>\n") }
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .link: output.append("</a>")
    case .heading:
      output.append("</h")
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: node.level))
      output.append(">\n")
    case .blockQuote:
      endLine(&output)
      output.append("</blockquote>\n")
    case .list: output.append(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item: output.append("</li>\n")
    default: break
    }
  }

  /// Writes an image with the plain text of its descendants as `alt`.
  @usableFromInline func writeImage(_ index: Int, of document: MarkdownDocument, into output: inout [UInt8]) {
    let image = document.nodes[index]
    output.append("<img src=\"")
    writeAddress(image, of: document, into: &output)
    output.append("\" alt=\"")
    for inner in document.descendants(of: index) {
      let node = document.nodes[inner]
      switch node.kind {
      case .text, .code, .htmlInline: HTMLEscape.text(document, node.content, into: &output)
      case .softBreak, .lineBreak: output.append(UInt8(ascii: " "))
      default: break
      }
    }
    writeTitle(image, of: document, into: &output)
    output.append("\" />")
  }

  private func endLine(_ output: inout [UInt8]) { HTMLRenderer.startLine(&output, after: start) }

  /// The paragraphs directly in the items of a tight list stand without `<p>`.
  private func isTight(_ paragraph: MarkdownNode, in document: MarkdownDocument) -> Bool {
    guard paragraph.parent > 0 else { return false }
    let above = document.nodes[Int(paragraph.parent)].parent
    return above >= 0 && document.nodes[Int(above)].isTight
  }

  private func openLink(_ node: MarkdownNode, of document: MarkdownDocument, into output: inout [UInt8]) {
    output.append("<a href=\"")
    writeAddress(node, of: document, into: &output)
    writeTitle(node, of: document, into: &output)
    output.append("\">")
  }

  private func openList(_ node: MarkdownNode, into output: inout [UInt8]) {
    if !node.isOrdered {
      output.append("<ul>\n")
    } else if node.listStart == 1 {
      output.append("<ol>\n")
    } else {
      output.append("<ol start=\"")
      output.append(contentsOf: String(node.listStart).utf8)
      output.append("\">\n")
    }
  }

  private func writeCodeBlock(_ node: MarkdownNode, of document: MarkdownDocument, into output: inout [UInt8])
  {
    if node.info.isEmpty {
      output.append("<pre><code>")
    } else {
      // Only the first word names the language.
      let info = document.text[node.info.range]
      let word = info.prefix { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
      output.append("<pre><code class=\"language-")
      let range = MarkdownTextRange(offset: node.info.offset, length: Int32(truncatingIfNeeded: word.count))
      HTMLEscape.text(document, range, into: &output)
      output.append("\">")
    }
    HTMLEscape.text(document, node.literal, into: &output)
    output.append("</code></pre>\n")
  }

  private func writeRaw(_ node: MarkdownNode, of document: MarkdownDocument, into output: inout [UInt8]) {
    if allowsHTML {
      output.append(contentsOf: document.text[node.content.range])
    } else {
      output.append("<!-- raw HTML omitted -->")
    }
  }

  private func writeAddress(_ node: MarkdownNode, of document: MarkdownDocument, into output: inout [UInt8]) {
    let url = document.text.span.extracting(node.content.range)
    if allowsHTML || !HTMLEscape.isDangerous(url: url) { HTMLEscape.address(url, into: &output) }
  }

  private func writeTitle(_ node: MarkdownNode, of document: MarkdownDocument, into output: inout [UInt8]) {
    guard node.hasTitle else { return }
    output.append("\" title=\"")
    HTMLEscape.text(document, node.extra, into: &output)
  }
}

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always) fileprivate mutating func append(_ literal: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
