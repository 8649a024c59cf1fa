/// Markdown as found → Markdown in which nothing that was said is lost: pointed brackets that no tag needs are escaped,
/// links of HTML become links of Markdown, brackets that would become links to nowhere stay words, times in brackets take
/// their one form.
struct SpeechMarkdown {
  /// Comments of HTML, which nobody says.
  private(set) var comments: [String] = []
  private var out: [UInt8] = []

  /// One paragraph on one line.
  mutating func cleaned(_ line: ArraySlice<UInt8>) -> [UInt8] {
    guard line.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") }) else {
      return Array(line)
    }
    out = []
    out.reserveCapacity(line.count + 16)
    var links: [[UInt8]] = []
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "\\"): index = escape(line, index)
      case UInt8(ascii: "`"): index = code(line, index)
      case UInt8(ascii: "["): index = bracket(line, index)
      case UInt8(ascii: "<"): index = pointed(line, index, &links)
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
    guard let time = BracketTime(line, at: index), !time.isParenthesis, !time.isLink else { return nil }
    out += "\\[\(TimeCode.text(time.milliseconds))\\]".utf8
    return time.end
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

  private mutating func bracket(_ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    if let end = time(line, index) { return end }
    if isLinkToNowhere(line, index) { out.append(UInt8(ascii: "\\")) }
    out.append(line[index])
    return index + 1
  }

  /// `[Flynn](then)`: the address is a word.
  private func isLinkToNowhere(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard let close = line[index...].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.endIndex,
      line[close + 1] == UInt8(ascii: "("), let end = line[close...].firstIndex(of: UInt8(ascii: ")"))
    else { return false }
    let address = line[(close + 2)..<end].trimmed
    if address.contains(where: Characters.isSpace) { return false }
    return !address.contains { [0x2F, 0x3A, 0x23, 0x2E, 0x3F].contains($0) }
  }

  private mutating func pointed(_ line: ArraySlice<UInt8>, _ index: Int, _ links: inout [[UInt8]]) -> Int {
    let rest = line[index...]
    if rest.starts(with: "<!--".utf8) {
      let end = rest.firstRange(of: "-->")?.upperBound ?? line.endIndex
      comments.append(line[index..<end].text)
      return end
    }
    guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return escaped(index, line) }
    let inside = line[(index + 1)..<close]
    if isAutolink(inside) {
      out += line[index...close]
      return close + 1
    }
    let isClosing = inside.first == UInt8(ascii: "/")
    let name = (isClosing ? inside.dropFirst() : inside).prefix {
      Characters.isLetter($0) || Characters.isDigit($0)
    }.text.lowercased()
    let next = inside.dropFirst(name.utf8.count + (isClosing ? 1 : 0)).first
    guard Self.tags.contains(name), next.map({ Characters.isSpace($0) || $0 == UInt8(ascii: "/") }) ?? true
    else {
      return escaped(index, line)
    }
    if name == "a" {
      if isClosing {
        if let link = links.popLast() { out += link }
      } else if let address = Self.address(inside) {
        out.append(UInt8(ascii: "["))
        links.append(Array("](<".utf8) + address + Array(">)".utf8))
      }
    } else if name == "br" || name == "p" || name == "div" || name == "li" {
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
      isQuoted
      ? tag[(start + 1)...].prefix { $0 != quote } : tag[start...].prefix { !Characters.isSpace($0) }
    let plain = CharacterReferences.decoded(value)
    return plain.isEmpty || plain.contains(UInt8(ascii: "<")) || plain.contains(UInt8(ascii: ">"))
      ? nil : plain
  }

  /// Tags that shape words and say none.
  private static let tags: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "div", "em", "font", "i", "img",
    "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead", "tr",
    "tt", "u", "ul",
  ]
}
