import Ccmark
import CommonMark
import Testing

@Suite struct MarkdownDocumentTests {
  private func parse(_ source: String) -> MarkdownDocument { MarkdownDocument(parsing: Array(source.utf8)) }

  @Test func kindsAreNumberedAsByCmark() {
    let pairs: [(MarkdownKind, cmark_node_type)] = [
      (.document, CMARK_NODE_DOCUMENT), (.blockQuote, CMARK_NODE_BLOCK_QUOTE), (.list, CMARK_NODE_LIST),
      (.item, CMARK_NODE_ITEM), (.codeBlock, CMARK_NODE_CODE_BLOCK), (.htmlBlock, CMARK_NODE_HTML_BLOCK),
      (.paragraph, CMARK_NODE_PARAGRAPH), (.heading, CMARK_NODE_HEADING),
      (.thematicBreak, CMARK_NODE_THEMATIC_BREAK), (.text, CMARK_NODE_TEXT),
      (.softBreak, CMARK_NODE_SOFTBREAK),
      (.lineBreak, CMARK_NODE_LINEBREAK), (.code, CMARK_NODE_CODE), (.htmlInline, CMARK_NODE_HTML_INLINE),
      (.emphasis, CMARK_NODE_EMPH), (.strong, CMARK_NODE_STRONG), (.link, CMARK_NODE_LINK),
      (.image, CMARK_NODE_IMAGE),
    ]
    for (kind, type) in pairs { #expect(UInt32(kind.rawValue) == type.rawValue, "\(kind)") }
  }

  @Test func nodesComeInDocumentOrderAndKnowWhereTheirSubtreesEnd() {
    let document = parse("Said *he*.\n\n> b")
    #expect(
      document.nodes.map(\.kind) == [
        .document, .paragraph, .text, .emphasis, .text, .text, .blockQuote, .paragraph, .text,
      ])
    #expect(document.nodes.map(\.subtreeEnd) == [9, 6, 3, 5, 5, 6, 9, 9, 9])
    #expect(document.nodes.map(\.parent) == [-1, 0, 1, 1, 3, 1, 0, 6, 7])
    #expect(Array(document.children(of: 0)) == [1, 6])
    #expect(Array(document.children(of: 1)) == [2, 3, 5])
    #expect(Array(document.children(of: 2)) == [])
  }

  @Test func nodesSayWhatTheirKindHasToSay() {
    let document = parse("### h\n\n3) a\n4) b\n\n~~~ swift x\nc\n~~~\n\n[d](e 'f') `g`\n\n- a\n\n- b\n")
    let heading = document.nodes.first { $0.kind == .heading }
    #expect(heading?.level == 3)
    let lists = document.nodes.filter { $0.kind == .list }
    #expect(lists.map(\.isOrdered) == [true, false])
    #expect(lists.map(\.listStart) == [3, 0])
    #expect(lists.map(\.isParenthesised) == [true, false])
    #expect(lists.map(\.isTight) == [true, false])
    let code = document.nodes.first { $0.kind == .codeBlock }
    #expect(code.map { document.string($0.info) } == "swift x")
    #expect(code.map { document.string($0.literal) } == "c\n")
    let link = document.nodes.first { $0.kind == .link }
    #expect(link.map { document.string($0.url) } == "e")
    #expect(link.map { document.string($0.title) } == "f")
    #expect(link?.literal == MarkdownTextRange.none)
    #expect(document.nodes.first { $0.kind == .code }.map { document.string($0.literal) } == "g")
  }

  @Test func plainTextIsWhatOneWouldReadOut() {
    let document = parse(
      "# One *two*\n\n[three](u)\n`four`\\\n![five](p) <b>six&amp;\n\n> seven\n>\n> - eight\n\n    nine\n")
    #expect(
      String(decoding: document.plainText(of: 0), as: UTF8.self)
        == "One two\nthree four\nfive six&\nseven\neight\nnine\n")
    let link = document.nodes.indices.first { document.nodes[$0].kind == .link }
    #expect(link.map { String(decoding: document.plainText(of: $0), as: UTF8.self) } == "three")
  }

  @Test func rawHTMLIsListed() {
    let document = parse("a <b> c\n\n<div>\n")
    #expect(document.htmlNodes.map { document.nodes[Int($0)].kind } == [.htmlInline, .htmlBlock])
    #expect(document.htmlNodes.map { document.nodes[Int($0)].span.line } == [1, 3])
  }

  @Test func definitionsThatCmarkTookOutAreListed() {
    let document = parse(
      "[sic]: x\n\nHe [sic] said.\n[no]: definition\n\n> [Megyn Kelly]: word 'title'\n>\n> text\n\n- [a]: <b c>\n\ntext\n\n"
        + "    [code]: x\n\n```\n[fenced]: x\n```\n\n<div>\n[html]: x\n</div>\n\n[b]:\n  c\n  \"d\"\n[e]: f\nrest [g]: h\n\n\\[h]: i\n\n[j]: k l\n"
    )
    #expect(
      document.swallowedDefinitions.map {
        "\(String(decoding: $0.label, as: UTF8.self)) → \(String(decoding: $0.destination, as: UTF8.self))"
          + " \($0.span.line):\($0.span.column)-\($0.span.endLine):\($0.span.endColumn)"
      } == [
        "sic → x 1:1-1:9", "Megyn Kelly → word 6:3-6:30", "a → b c 10:3-10:13", "b → c 24:1-26:6",
        "e → f 27:1-27:7",
      ])
  }

  @Test func definitionsNextToRawHTMLCodeAndHeadingsAreTold() {
    for before in [
      "<!-- x -->", "<!--\n[no]: x\n-->", "```\n[no]: x\n```", "a\n===", "# a", "***", "> ```\n> [no]: x",
      "<?x?>",
    ] {
      let labels = parse(before + "\n[a]: b\n").swallowedDefinitions.map {
        String(decoding: $0.label, as: UTF8.self)
      }
      #expect(labels == ["a"], "\(before)")
    }
  }

  @Test func labelsAreComparedAsCommonMarkAsks() {
    let document = parse("[ẞ] [ a\n B ] [ÄÖ] [none]\n\n[SS]: x\n[A  b]: y\n[äö]: z\n[a b]: second\n")
    #expect(document.links.map(\.definition) == [0, 1, 2])
  }

  @Test func anEmptyTextIsADocument() {
    for source in ["", "\n", "\u{FEFF}", " \n\n"] {
      #expect(parse(source).nodes.map(\.kind) == [.document])
      #expect(html(Array(source.utf8), allowsHTML: false).isEmpty)
    }
  }

  @Test func aPartOfTheBytesIsParsedOnItsOwn() {
    let bytes = Array("---\nx: y\n---\n[a](u)\n".utf8)
    let document = MarkdownDocument(parsing: bytes, from: 13..<bytes.count, startLine: 4)
    #expect(document.nodes.map(\.kind) == [.document, .paragraph, .link, .text])
    #expect(document.nodes.map(\.span.line) == [4, 4, 4, 4])
    #expect(MarkdownDocument(parsing: bytes, from: 20..<900).nodes.count == 1)
    #expect(MarkdownDocument(parsing: bytes, startLine: .max).nodes.count > 1)
    #expect(MarkdownDocument(parsing: bytes, startLine: .min).nodes.count > 1)
  }

  @Test func bytesThatAreNoUTF8PassThrough() {
    let source: [UInt8] = [0xFF, 0x5B, 0xC3, 0x5D, 0x28, 0xE2, 0x80, 0x29, 0x0A, 0x00, 0xF0]
    #expect(html(source, allowsHTML: false) == Cmark.html(source, allowsHTML: false))
    let document = MarkdownDocument(parsing: source)
    #expect(document.nodes.first { $0.kind == .link }?.span.column == 2)
  }

  @Test func nestingOfAnyDepthIsRead() {
    let quotes = [UInt8](repeating: UInt8(ascii: ">"), count: 50_000) + Array("a\nb [c](d)".utf8)
    #expect(html(quotes, allowsHTML: false) == Cmark.html(quotes, allowsHTML: false))
    let document = MarkdownDocument(parsing: quotes)
    #expect(document.nodes.first { $0.kind == .link }?.span.line == 2)
    let items = Array(String(repeating: "- ", count: 5_000).utf8) + Array("a\n".utf8)
    #expect(html(items, allowsHTML: false) == Cmark.html(items, allowsHTML: false))
    let brackets =
      [UInt8](repeating: UInt8(ascii: "["), count: 10_000)
      + [UInt8](repeating: UInt8(ascii: "]"), count: 10_000)
    #expect(html(brackets, allowsHTML: false) == Cmark.html(brackets, allowsHTML: false))
  }
}
