/// What the beginning of a line is to CommonMark, beyond the start of a paragraph. In a record hardly any of it is
/// meant: somebody says a year with a full stop, or a machine writes a dash.
enum BlockStart: Equatable {
  case text
  /// `- x`, `+ x`, `* x`, `12. x`, `12) x`: the offset of the byte that makes it one. `interrupts`: it would be one in
  /// the middle of a paragraph, too.
  case list(mark: Int, interrupts: Bool)
  /// Opening code: the fence.
  case fence(Range<Int>)
  case heading
  case quote
  /// `---`, `***`, `- - -`
  case rule
  /// A line of `=` or `-` alone, which makes a heading of the paragraph above; `canBeRule` if of three `-` at least.
  case underline(canBeRule: Bool)
  /// `<!--`
  case comment
  /// `[x]: …`
  case definition

  /// - Parameter line: the text of a line, white space before and behind taken off; not empty.
  init(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    let start = line.lowerBound
    let end = line.upperBound
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "#"): self = Self.isHeading(line, bytes) ? .heading : .text
    case UInt8(ascii: ">"): self = .quote
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      let count = bytes[line].count { $0 == first }
      let isOnly = bytes[line].allSatisfy { $0 == first || isBlank($0) }
      if isOnly, first == UInt8(ascii: "-"), count == line.count {
        self = .underline(canBeRule: count >= 3)
      } else if isOnly, count >= 3 {
        self = .rule
      } else {
        self = first == UInt8(ascii: "_") ? .text : Self.list(mark: start, line, bytes)
      }
    case UInt8(ascii: "+"): self = Self.list(mark: start, line, bytes)
    case UInt8(ascii: "="):
      self = bytes[line].allSatisfy { $0 == first } ? .underline(canBeRule: false) : .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = bytes[line].prefix { (0x30...0x39).contains($0) }.count
      let mark = start + digits
      guard digits <= 9, mark < end, bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")")
      else {
        self = .text
        return
      }
      self = Self.list(mark: mark, line, bytes)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      let length = bytes[line].prefix { $0 == first }.count
      let rest = bytes[(start + length)..<end]
      let isFence = length >= 3 && (first == UInt8(ascii: "~") || !rest.contains(first))
      self = isFence ? .fence(start..<start + length) : .text
    case UInt8(ascii: "<"):
      self = bytes[line].starts(with: "<!--".utf8) ? .comment : .text
    case UInt8(ascii: "["):
      let close = bytes[line].firstIndex(of: UInt8(ascii: "]"))
      let isDefinition = close.map { $0 + 1 < end && bytes[$0 + 1] == UInt8(ascii: ":") } ?? false
      self = isDefinition ? .definition : .text
    default: self = .text
    }
  }

  private static func list(mark: Int, _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> BlockStart {
    let isEmpty = mark + 1 == line.upperBound
    guard isEmpty || isBlank(bytes[mark + 1]) else { return .text }
    let number = bytes[line.lowerBound..<mark]
    let isFirst = number.isEmpty || number.elementsEqual([UInt8(ascii: "1")])
    return .list(mark: mark, interrupts: !isEmpty && isFirst)
  }

  private static func isHeading(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks = bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
    let behind = line.lowerBound + marks
    return marks <= 6 && (behind == line.upperBound || isBlank(bytes[behind]))
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
