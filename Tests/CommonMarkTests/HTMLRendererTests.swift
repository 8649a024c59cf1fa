import CommonMark
import Testing

@Suite struct HTMLRendererTests {
  private func render<Hook: HTMLNodeHook>(_ source: String, _ hook: Hook) -> String {
    let document = MarkdownDocument(parsing: Array(source.utf8))
    var hook = hook
    var output: [UInt8] = []
    HTMLRenderer().render(0..<document.nodes.count, of: document, into: &output, hook: &hook)
    return String(decoding: output, as: UTF8.self)
  }

  private func render(_ source: String, allowsHTML: Bool = false) -> String {
    String(decoding: html(Array(source.utf8), allowsHTML: allowsHTML), as: UTF8.self)
  }

  @Test func rawHTMLIsLeftOutUnlessAllowed() {
    #expect(
      render("a <b>c</b>\n\n<div>\n")
        == "<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n<!-- raw HTML omitted -->\n")
    #expect(render("a <b>c</b>\n\n<div>\n", allowsHTML: true) == "<p>a <b>c</b></p>\n<div>\n")
  }

  @Test func dangerousLinksLeadNowhere() {
    for scheme in [
      "javascript:", "JavaScript:", "vbscript:", "file:", "data:text/html,", "DATA:image/svg+xml,",
    ] {
      #expect(render("[a](\(scheme)x)") == "<p><a href=\"\">a</a></p>\n")
    }
    for address in [
      "data:image/png;base64,x", "quote:a#b", "speaker:a", "https://a.b", "javascript", "filed:x",
    ] {
      #expect(render("[a](\(address))") == "<p><a href=\"\(address)\">a</a></p>\n")
    }
    #expect(render("![a](javascript:x)") == "<p><img src=\"\" alt=\"a\" /></p>\n")
  }

  @Test func anEmptyTitleIsNotNoTitle() {
    #expect(render("[a](b \"\") [a](b)") == "<p><a href=\"b\" title=\"\">a</a> <a href=\"b\">a</a></p>\n")
  }

  @Test func addressesAndTextsAreEscaped() {
    #expect(
      render("[<a&\"b'>](<u?a=1&b='é \">)")
        == "<p><a href=\"u?a=1&amp;b=&#x27;%C3%A9%20%22\">&lt;a&amp;&quot;b'&gt;</a></p>\n")
  }

  /// Puts brackets in the place of links.
  private struct Brackets: HTMLNodeHook {
    mutating func visit(
      _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
    ) -> HTMLNodeAction {
      guard document.nodes[node].kind == .link else { return .asUsual }
      output.append(UInt8(ascii: entering ? "{" : "}"))
      return .handled
    }
  }

  @Test func aHookMayReplaceTheTagsOfANode() {
    #expect(render("a [b *c*](u) [](v) [d](w)", Brackets()) == "<p>a {b <em>c</em>} {} {d}</p>\n")
  }

  /// Leaves out headings, and writes texts in its own way.
  private struct Shortener: HTMLNodeHook {
    var heading = false

    mutating func visit(
      _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
    ) -> HTMLNodeAction {
      switch document.nodes[node].kind {
      case .heading:
        HTMLRenderer.startLine(&output)
        output.append(contentsOf: "<hr>".utf8)
        return .skipSubtree
      case .text:
        HTMLEscape.text(
          document.text.span.extracting(document.nodes[node].literal.range.prefix(3)), into: &output)
        return .handled
      default: return .asUsual
      }
    }
  }

  @Test func aHookMayReplaceAWholeNodeAndTexts() {
    #expect(
      render("# a *b*\n\nabc&lt;\n> - <b\n", Shortener())
        == "<hr>\n<p>abc</p>\n<blockquote>\n<ul>\n<li>&lt;b</li>\n</ul>\n</blockquote>\n")
  }

  /// Notes what it is asked about.
  private struct Listener: HTMLNodeHook {
    var heard: [String] = []

    mutating func visit(
      _ node: Int, entering: Bool, in document: MarkdownDocument, into output: inout [UInt8]
    ) -> HTMLNodeAction {
      heard.append("\(entering ? "" : "/")\(document.nodes[node].kind)")
      return .asUsual
    }
  }

  @Test func aHookIsAskedOnEnteringAndOnLeavingButNotInsideAnImage() {
    let document = MarkdownDocument(parsing: Array("*a*\n![b *c*](u)".utf8))
    var listener = Listener()
    var output: [UInt8] = []
    HTMLRenderer().render(0..<document.nodes.count, of: document, into: &output, hook: &listener)
    #expect(
      listener.heard == [
        "document", "paragraph", "emphasis", "text", "/emphasis", "softBreak", "image", "/paragraph",
        "/document",
      ])
  }

  @Test func aPartIsRenderedAsItIsInTheWhole() {
    let document = MarkdownDocument(parsing: Array("> a\n>\n> - b\n> - c *d*\n".utf8))
    func part(_ range: Range<Int>) -> String {
      var output = Array("x".utf8)
      var hook = NoHook()
      HTMLRenderer().render(range, of: document, into: &output, hook: &hook)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(
      part(document.descendants(of: 1)) == "x<p>a</p>\n<ul>\n<li>b</li>\n<li>c <em>d</em></li>\n</ul>\n")
    let items = document.nodes.indices.filter { document.nodes[$0].kind == .item }
    #expect(
      items.map { part($0..<Int(document.nodes[$0].subtreeEnd)) } == [
        "x<li>b</li>\n", "x<li>c <em>d</em></li>\n",
      ])
    #expect(part(3..<3) == "x")
    #expect(part(0..<1_000).hasSuffix("</blockquote>\n"))
  }

  @Test func everyByteOfAnAddressIsEscapedAsByCmark() {
    for byte in UInt8(1)...255 where byte != 10 && byte != 13 {
      let source = Array("[a](<x".utf8) + [byte] + Array("y>) ".utf8) + [byte]
      #expect(html(source, allowsHTML: false) == Cmark.html(source, allowsHTML: false), "\(byte)")
    }
  }
}
