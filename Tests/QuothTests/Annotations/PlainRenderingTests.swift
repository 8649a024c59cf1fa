import CommonMark
import Testing

@testable import Quoth

/// A text without links is written as CommonMark writes it, whatever it may turn out to be.
@Suite struct PlainRenderingTests {
  @Test func blockQuotesThatNameNobodyAreWrittenAsTheyWouldBe() {
    var random = Random(seed: 7)
    let pieces = [
      "> ", "> ", ">> ", "- ", "1. ", "    ", "\n", "\n", "\n", ">\n", "\n\n", "— A", "-- B", "word ",
      "*em* ", "**b** ", "a  \n",
      "b\\\n", "# H\n", "---\n", "`c` ", "```\n", "“q” ", "![i](data:image/png;base64,AA) ", "<b>", "&amp; ",
    ]
    for _ in 0..<4000 {
      let text = random.text(of: pieces, upTo: 24)
      var expected: [UInt8] = []
      HTMLRenderer().render(MarkdownDocument(parsing: Array(text.utf8)), into: &expected)
      #expect(
        plain(ParsedText(text).body) == String(decoding: expected, as: UTF8.self), "\(text.debugDescription)")
    }
  }

  @Test func theSpecificationsExamplesComeOutAsTheyGoIn() {
    for text in ["* a\n\n  > b\n  > — c\n\n  d\n", "> a\n> — b\n\n> c\n>\n> — d\n", "> > a\n> > — b\n> c\n"] {
      var expected: [UInt8] = []
      HTMLRenderer().render(MarkdownDocument(parsing: Array(text.utf8)), into: &expected)
      #expect(plain(ParsedText(text).body) == String(decoding: expected, as: UTF8.self))
    }
  }

  /// The slots filled in as if linking had found nothing.
  private func plain(_ body: Body) -> String {
    var html: [UInt8] = []
    var offset = 0
    for slot in body.slots {
      html += body.html[offset..<slot.offset]
      offset = slot.offset
      switch slot.kind {
      case .quoteOpen: html += "<blockquote>\n".utf8
      case .quoteClose: html += "</blockquote>".utf8
      case .attributionOpen(_, let inParagraph): html += (inParagraph ? "" : "<p>").utf8
      case .attributionClose: html += "</p>\n".utf8
      default: break
      }
    }
    return String(decoding: html + body.html[offset..<body.mainEnd], as: UTF8.self)
  }
}
