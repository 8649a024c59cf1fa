/// Any other HTML as Markdown text, for the reader of documents: blocks become paragraphs, bold names stay bold.
enum HTMLText {
  static func markdown(_ bytes: [UInt8]) -> (text: [UInt8], title: String?) {
    var out: [UInt8] = []
    var title: [UInt8] = []
    var isTitle = false
    for token in HTMLTokens(bytes) {
      switch token {
      case .text(let text):
        if isTitle { title += text } else { append(text, to: &out) }
      case .open("title", _): isTitle = true
      case .close("title"): isTitle = false
      case .open("b", _), .open("strong", _), .close("b"), .close("strong"): out += "**".utf8
      case .open("br", _): out.append(0x0A)
      case .open("hr", _): out += "\n\n---\n\n".utf8
      case .open(let name, _):
        if let level = headingLevel(name) {
          out += "\n\n".utf8 + Array(repeating: UInt8(ascii: "#"), count: level) + [0x20]
        } else if blocks.contains(name) {
          out += "\n\n".utf8
        }
      case .close(let name): if blocks.contains(name) || headingLevel(name) != nil { out += "\n\n".utf8 }
      }
    }
    let words = title.trimmed
    return (out, words.isEmpty ? nil : words.text)
  }

  private static func append(_ text: [UInt8], to out: inout [UInt8]) {
    // Line ends of the source are spaces.
    let flat = text.map { Characters.isSpace($0) ? 0x20 : $0 }
    for byte in MarkdownEscape.inline(flat[...]) {
      if byte == 0x20, out.last.map({ $0 == 0x20 || $0 == 0x0A }) ?? true { continue }
      out.append(byte)
    }
  }

  private static func headingLevel(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()), 1...6 ~= level else {
      return nil
    }
    return level
  }

  private static let blocks: Set<String> = [
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "section", "article", "main", "header",
    "footer", "tr",
    "table", "body",
  ]
}
