import Testing

@testable import Quoth

struct PassageMarksTests {
  /// The HTML of the first turn of a transcript with passages marked, slots in braces. A passage is given by its
  /// words; `id` is `p1`, `p2` … in their order.
  private func marked(_ words: String, _ passages: [String]) throws -> String {
    let parsed = ParsedTranscript("**A:** \(words)\n\n[^n]: A note.")
    let block = try #require(parsed.blocks.first)
    let ranges = try passages.map { passage in
      let range = try #require(block.text.firstRange(of: passage))
      let start = block.text.utf8.distance(from: block.text.startIndex, to: range.lowerBound)
      return start..<start + passage.utf8.count
    }
    let all = ranges.enumerated().map {
      PassageMarks.Passage(text: $1, id: "p\($0 + 1)", href: "/\($0 + 1)")
    }
    .sorted { ($0.text.lowerBound, -$0.text.upperBound) < ($1.text.lowerBound, -$1.text.upperBound) }
    return shown(parsed.body, block, all)
  }

  private func shown(_ body: Body, _ block: TranscriptBlock, _ passages: [PassageMarks.Passage]) -> String {
    let insertions = PassageMarks.insertions(
      passages, html: body.html, block.html, slots: body.slots, firstSlot: 0, text: block.text,
      elements: body.references.map { _ in .link }, moment: .span)
    var out = ""
    var offset = block.html.lowerBound
    var rest = insertions[...]
    func copy(to end: Int) {
      out += String(decoding: body.html[offset..<end], as: UTF8.self)
      offset = end
    }
    for (index, slot) in body.slots.enumerated() where slot.offset <= block.html.upperBound {
      while let next = rest.first, next.slot <= index {
        copy(to: next.offset)
        out += String(decoding: next.html, as: UTF8.self)
        rest.removeFirst()
      }
      copy(to: slot.offset)
      switch slot.kind {
      case .referenceOpen: out += "<ref>"
      case .referenceClose: out += "</ref>"
      case .momentOpen: out += "<time>"
      case .momentClose: out += "</time>"
      case .noteMark: out += "{note}"
      default: break
      }
    }
    for next in rest {
      copy(to: next.offset)
      out += String(decoding: next.html, as: UTF8.self)
    }
    copy(to: block.html.upperBound)
    return out.replacing("<mark class=\"quoted\"", with: "<mark").replacing(
      "<a class=\"passage\"", with: "<a")
  }

  @Test func `A passage is marked and leads to its quote`() throws {
    #expect(
      try marked("One two & three.", ["two & three"])
        == "<p>One <mark id=\"p1\"><a href=\"/1\">two &amp; three</a></mark>.</p>\n")
  }

  @Test func `Emphasis inside goes along, and emphasis that ends outside is parted`() throws {
    #expect(
      try marked("One *two* three.", ["One two three"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One <em>two</em> three</a></mark>.</p>\n")
    #expect(
      try marked("One *two three* four.", ["One two"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One </a></mark><em><mark><a href=\"/1\">two</a></mark> three</em> four.</p>\n"
    )
    #expect(
      try marked("One *two three* four.", ["three four"])
        == "<p>One <em>two <mark id=\"p1\"><a href=\"/1\">three</a></mark></em><mark><a href=\"/1\"> four</a></mark>.</p>\n"
    )
  }

  @Test func `A passage over two paragraphs is marked in both`() throws {
    #expect(
      try marked("One two.\n\nThree four.", ["two.\nThree"])
        == "<p>One <mark id=\"p1\"><a href=\"/1\">two.</a></mark></p>\n<p><mark><a href=\"/1\">Three</a></mark> four.</p>\n"
    )
  }

  @Test func `Links do not stand in links`() throws {
    #expect(
      try marked("One [two](speaker:x) three.", ["One two three"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One </a><ref>two</ref><a href=\"/1\"> three</a></mark>.</p>\n")
    #expect(
      try marked("One [two *three*](https://e.org) four.", ["three four"])
        == "<p>One <a href=\"https://e.org\">two <em><mark id=\"p1\">three</mark></em></a><mark><a href=\"/1\"> four</a></mark>.</p>\n"
    )
    #expect(
      try marked("One[^n] two.", ["One two"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One</a>{note}<a href=\"/1\"> two</a></mark>.</p>\n")
  }

  @Test func `Passages nest, and what crosses is cut`() throws {
    #expect(
      try marked("One two three four.", ["One two three four", "two"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One </a><mark id=\"p2\"><a href=\"/2\">two</a></mark><a href=\"/1\"> three four</a></mark>.</p>\n"
    )
    #expect(
      try marked("One two three four.", ["One two", "two three"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One </a><mark id=\"p2\"><a href=\"/2\">two</a></mark></mark><mark><a href=\"/2\"> three</a></mark> four.</p>\n"
    )
    #expect(
      try marked("One two.", ["One two", "One two"])
        == "<p><mark id=\"p1\"><mark id=\"p2\"><a href=\"/2\">One two</a></mark></mark>.</p>\n")
  }

  @Test func `Times and remarks stay where they are`() throws {
    #expect(
      try marked("One [laughs] two [1:02] three.", ["One [laughs] two [1:02] three"])
        == "<p><mark id=\"p1\"><a href=\"/1\">One <span class=\"aside\">[laughs]</span> two <time>[1:02]</time> three</a></mark>.</p>\n"
    )
  }

  @Test func `Marks of any passages nest, and no word is lost`() throws {
    var random = Random(seed: 7)
    let pieces = [
      "one ", "*two* ", "**three *four*** ", "[five](speaker:x) ", "six & “seven” ", "[laughs] ", "[1:02] ",
      "eight[^n] ",
      "`code <x>` ", "[nine *ten*](https://e.org) ", "\n\n", "\n> eleven\n\n", "12. ", "é 你好 ",
    ]
    for _ in 0..<300 {
      let words = (0..<8).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      let parsed = ParsedTranscript("**A:** x \(words)\n\n[^n]: A note.")
      guard let block = parsed.blocks.first, block.text.utf8.count > 4 else { continue }
      let boundaries = block.text.unicodeScalars.indices.map {
        block.text.utf8.distance(from: block.text.startIndex, to: $0)
      }
      let passages = (0..<4).map { number -> PassageMarks.Passage in
        let ends = [random.next(below: boundaries.count), random.next(below: boundaries.count)].sorted()
        return PassageMarks.Passage(
          text: boundaries[ends[0]]..<boundaries[ends[1]], id: "p\(number)", href: "/")
      }.sorted { ($0.text.lowerBound, -$0.text.upperBound) < ($1.text.lowerBound, -$1.text.upperBound) }
      let html = shown(parsed.body, block, passages)
      #expect(isWellNested(html), "\(html)")
      let bare = shown(parsed.body, block, [])
      #expect(withoutMarks(html) == withoutMarks(bare), "\(words)")
    }
  }

  private func withoutMarks(_ html: String) -> String {
    html.replacing(#/<mark[^>]*>|<\/mark>|<a href="\/">/#, with: "").replacing("</a>", with: "")
  }

  private func isWellNested(_ html: String) -> Bool {
    var open: [Substring] = []
    for tag in html.matches(of: #/<(\/?)([a-z]+)[^>]*?(\/?)>/#) {
      if tag.output.3 == "/" { continue }
      if tag.output.1 == "/" {
        guard open.popLast() == tag.output.2 else { return false }
      } else {
        if tag.output.2 == "a" || tag.output.2 == "ref", open.contains("a") || open.contains("ref") {
          return false
        }
        if ["p", "blockquote"].contains(tag.output.2), open.contains("mark") { return false }
        open.append(tag.output.2)
      }
    }
    return open.isEmpty
  }
}
