#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SourceLocator {
  /// Reads the definitions that begin the block's text; answers where the rest begins.
  mutating func readDefinitions(at start: Int) -> Int {
    var offset = start
    while matcher.text.byte(offset) == UInt8(ascii: "["),
      let found = DefinitionReader.read(in: matcher.text, at: offset)
    {
      definitions.append(
        ReferenceDefinition(
          label: Array(matcher.text.bytes[found.label]),
          destination: Array(matcher.text.bytes[found.destination]),
          destinationSpan: matcher.span(found.destination), span: matcher.span(offset..<found.end)))
      offset = found.next
    }
    return offset
  }

  /// Reads the definitions between the last block and a line. A paragraph that is nothing but definitions is not in
  /// the tree; so lines that no block claims and that are not empty are such.
  mutating func findDefinitions(before end: Int) {
    guard mayDefine else { return }
    while nextLine < end {
      matcher.text.clear()
      while nextLine < end, let start = contentStart(of: nextLine) {
        matcher.text.append(line: nextLine, from: start, of: source, table)
        nextLine += 1
      }
      nextLine += 1
      if hasNULs { matcher.text.replaceNULs() }
      var offset = 0
      while offset < matcher.text.bytes.count {
        let next = readDefinitions(at: offset)
        offset = next > offset ? next : lineEnd(from: offset)
      }
    }
  }

  private func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < matcher.text.bytes.count, matcher.text.byte(offset) != UInt8(ascii: "\n") { offset += 1 }
    return offset + 1
  }

  /// Where the text of a line between blocks begins: behind `>`, indentation and the marks of list items. Nil if
  /// nothing is there.
  private func contentStart(of line: Int) -> Int? {
    let end = table.end(of: line, in: source)
    var offset = table.start(of: line) + (line == 0 && hasMark ? 3 : 0)
    while offset < end {
      switch source[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): offset += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard offset + 1 < end, LinkSyntax.isSpace(source[offset + 1]) else { return offset }
        offset += 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var after = offset
        while after < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[after]) { after += 1 }
        guard after + 1 < end, source[after] == UInt8(ascii: ".") || source[after] == UInt8(ascii: ")"),
          LinkSyntax.isSpace(source[after + 1])
        else { return offset }
        offset = after + 2
      default: return offset
      }
    }
    return nil
  }

  /// Whether `]:` stands anywhere.
  static func holdsDefinitionMark(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = source.baseAddress else { return false }
    var from = 1
    while from < source.count, let found = memchr(base + from, 0x3A, source.count - from) {
      let index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if source[index - 1] == UInt8(ascii: "]") { return true }
      from = index + 1
    }
    return false
  }
}
