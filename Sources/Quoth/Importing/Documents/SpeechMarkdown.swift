/// Markdown as found → Markdown in which nothing that was said is lost, and nothing leads astray: pointed brackets that no
/// tag needs are escaped, links of HTML become links of Markdown, links to files that the archive does not have become
/// words, times in brackets take their one form.
struct SpeechMarkdown {
  /// Labels of the notes that the document has: other `[^…]` are words.
  var notes: Set<String> = []
  /// What was taken out, in words for the user.
  private(set) var removed: [String] = []
  private var out: [UInt8] = []
  /// Ends of links whose words alone stay: at the first offset, go on at the second.
  private var skips: [(close: Int, end: Int)] = []
  /// What closes the links of HTML that are open.
  private var links: [[UInt8]] = []
  /// Behind these no link, and no tag, ends: work stays linear.
  private var lastParenthesis = -1
  private var lastPointed = -1

  /// One paragraph on one line.
  mutating func cleaned(_ line: ArraySlice<UInt8>) -> [UInt8] {
    guard line.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") }) else {
      return Array(line)
    }
    out = []
    out.reserveCapacity(line.count + 16)
    skips = []
    links = []
    lastParenthesis = line.lastIndex(of: UInt8(ascii: ")")) ?? -1
    lastPointed = line.lastIndex(of: UInt8(ascii: ">")) ?? -1
    var index = line.startIndex
    while index < line.endIndex {
      if let skip = skips.last, skip.close == index {
        index = skip.end
        skips.removeLast()
        continue
      }
      switch line[index] {
      case UInt8(ascii: "\\"): index = escape(line, index)
      case UInt8(ascii: "`"): index = code(line, index)
      case UInt8(ascii: "["): index = bracket(line, index)
      case UInt8(ascii: "<"): index = pointed(line, index)
      default:
        out.append(line[index])
        index += 1
      }
    }
    for link in links.reversed() { out += link }
    return out
  }

  /// A backslash and what it escapes; `\[12:34\]` is a time.
  private mutating func escape(_ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    if let end = time(line, index) { return end }
    out.append(line[index])
    guard index + 1 < line.endIndex else { return index + 1 }
    out.append(line[index + 1])
    return index + 2
  }

  private mutating func time(_ line: ArraySlice<UInt8>, _ index: Int) -> Int? {
    if let time = BracketTime(line, at: index), !time.isParenthesis, !time.isLink {
      out += "\\[\(TimeCode.text(time.milliseconds))\\]".utf8
      return time.end
    }
    guard let odd = OddTime(line, at: index) else { return nil }
    removed.append(odd.remark)
    out += line[odd.words]
    return odd.end
  }

  /// A span of code stays as it is.
  private mutating func code(_ line: ArraySlice<UInt8>, _ start: Int) -> Int {
    let count = line[start...].prefix { $0 == UInt8(ascii: "`") }.count
    var index = start + count
    var end = index
    while index < line.endIndex {
      let run = line[index...].prefix { $0 == UInt8(ascii: "`") }.count
      index += max(run, 1)
      if run == count {
        end = index
        break
      }
    }
    out += line[start..<end]
    return end
  }

  // MARK: Links

  private mutating func bracket(_ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    if let end = time(line, index) { return end }
    if index + 1 < line.endIndex, line[index + 1] == UInt8(ascii: "^") {
      let label = line[(index + 2)...].prefix { $0 != UInt8(ascii: "]") }.text
      if !notes.contains(label) { out.append(UInt8(ascii: "\\")) }
    } else if index < lastParenthesis, let link = InlineLink(line, at: index) {
      return read(link, line, index)
    }
    out.append(line[index])
    return index + 1
  }

  private mutating func read(_ link: InlineLink, _ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    switch LinkTarget(link.address) {
    case .fine: out.append(UInt8(ascii: "["))
    case .words:
      // `[Flynn](then)`: the address was said.
      out.append(UInt8(ascii: "\\"))
      out.append(UInt8(ascii: "["))
    case .mended(let address):
      out.append(UInt8(ascii: "["))
      let rest = line[link.addressRange.upperBound..<link.end]
      // What stands behind the words is written anew, once they have been read.
      skips.append((link.close, link.end))
      links.append([])
      let words = line[(index + 1)..<link.close]
      var inner = SpeechMarkdown(notes: notes)
      out += inner.cleaned(words)
      removed += inner.removed
      out += "](<".utf8 + address + Array(">".utf8) + rest
      links.removeLast()
      skips.removeLast()
      return link.end
    case .gone:
      if out.last == UInt8(ascii: "!") { out.removeLast() }
      removed.append(
        "a link to “\(Snippet.of(link.address.text))” is words now, because it leads to no address on the web"
      )
      skips.append((link.close, link.end))
    }
    return index + 1
  }

  // MARK: Pointed brackets

  private mutating func pointed(_ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    let rest = line[index...]
    if rest.starts(with: "<!--".utf8) {
      let end = rest.firstRange(of: "-->")?.upperBound ?? line.endIndex
      removed.append("a comment: “\(Snippet.of(line[index..<end].text))”")
      return end
    }
    guard index < lastPointed, let close = rest.firstIndex(of: UInt8(ascii: ">")) else {
      return escaped(index, line)
    }
    let inside = line[(index + 1)..<close]
    if isAutolink(inside) {
      out += line[index...close]
      return close + 1
    }
    let isClosing = inside.first == UInt8(ascii: "/")
    let name = (isClosing ? inside.dropFirst() : inside).prefix {
      Characters.isLetter($0) || Characters.isDigit($0)
    }
    .text.lowercased()
    let next = inside.dropFirst(name.utf8.count + (isClosing ? 1 : 0)).first
    guard Self.tags.contains(name), next.map({ Characters.isSpace($0) || $0 == UInt8(ascii: "/") }) ?? true
    else {
      return escaped(index, line)
    }
    if name == "a" {
      if isClosing {
        if let link = links.popLast() { out += link }
      } else if let address = Self.address(inside), case .fine = LinkTarget(address[...]) {
        out.append(UInt8(ascii: "["))
        links.append(Array("](<".utf8) + address + Array(">)".utf8))
      } else {
        links.append([])
      }
    } else if ["br", "p", "div", "li"].contains(name) {
      out.append(0x20)
    }
    return close + 1
  }

  private mutating func escaped(_ index: Int, _ line: ArraySlice<UInt8>) -> Int {
    let next = index + 1 < line.endIndex ? line[index + 1] : 0x20
    if Characters.isLetter(next) || [0x2F, 0x21, 0x3F].contains(next) { out.append(UInt8(ascii: "\\")) }
    out.append(UInt8(ascii: "<"))
    return index + 1
  }

  private func isAutolink(_ inside: ArraySlice<UInt8>) -> Bool {
    guard !inside.contains(where: Characters.isSpace) else { return false }
    if let colon = inside.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = inside[..<colon]
      return scheme.count >= 2 && scheme.allSatisfy { Characters.isLetter($0) }
    }
    guard let at = inside.firstIndex(of: UInt8(ascii: "@")) else { return false }
    return at > inside.startIndex && inside[at...].contains(UInt8(ascii: "."))
  }

  private static func address(_ tag: ArraySlice<UInt8>) -> [UInt8]? {
    guard let start = tag.firstRange(of: "href=")?.upperBound, start < tag.endIndex else { return nil }
    let quote = tag[start]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let value =
      isQuoted ? tag[(start + 1)...].prefix { $0 != quote } : tag[start...].prefix { !Characters.isSpace($0) }
    let plain = CharacterReferences.decoded(value)
    return plain.isEmpty || plain.contains(UInt8(ascii: "<")) || plain.contains(UInt8(ascii: ">"))
      ? nil : plain
  }

  /// Tags that shape words and say none.
  private static let tags: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "div", "em", "font", "i", "img",
    "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead",
    "tr", "tt", "u", "ul",
  ]
}
