/// Which closing tag ends which opening one.
struct TagPairs {
  /// For each opening tag the index of the tag that ends it: its closing tag, or, if that is missing, the
  /// closing tag of what is around it, or the number of tags for the end of the text.
  private(set) var end: [Int: Int] = [:]
  /// Closing tags that close something.
  private(set) var closing: Set<Int> = []

  /// Pairs the tags of a template; what has no partner is a problem.
  static func match(_ tags: [Tag], in bytes: [UInt8]) -> (TagPairs, [Problem]) {
    var pairs = TagPairs()
    var problems: [Problem] = []
    var open: [Int] = []
    /// How often each name is open, so that a stray closing tag is known without a search.
    var openNames: [ArraySlice<UInt8>: Int] = [:]
    for (index, tag) in tags.enumerated() {
      let name = bytes[tag.name]
      if tag.kind.opens {
        open.append(index)
        openNames[name, default: 0] += 1
      } else if tag.kind == .close {
        guard openNames[name, default: 0] > 0 else {
          problems.append(stray(tag, innermost: open.last.map { tags[$0] }, in: bytes))
          continue
        }
        pairs.closing.insert(index)
        while let last = open.popLast() {
          pairs.end[last] = index
          openNames[bytes[tags[last].name], default: 1] -= 1
          if bytes[tags[last].name] == name { break }
          problems.append(unclosed(tags[last], in: bytes))
        }
      }
    }
    for index in open {
      pairs.end[index] = tags.count
      problems.append(unclosed(tags[index], in: bytes))
    }
    return (pairs, problems)
  }

  private static func stray(_ tag: Tag, innermost: Tag?, in bytes: [UInt8]) -> Problem {
    let name = String(decoding: bytes[tag.name], as: UTF8.self)
    let remedy = innermost.map { open in
      "open here is “\(String(decoding: bytes[open.name], as: UTF8.self))”"
    }
    return Problem(
      .syntax, tag.name, "“\(name)” is closed but was not opened", remedy ?? "nothing is open here")
  }

  private static func unclosed(_ tag: Tag, in bytes: [UInt8]) -> Problem {
    let name = String(decoding: bytes[tag.name], as: UTF8.self)
    return Problem(
      .syntax, tag.name, "“\(name)” is opened but never closed", "close it with {{/\(name)}}")
  }
}
