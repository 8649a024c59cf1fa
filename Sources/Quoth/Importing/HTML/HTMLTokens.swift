/// The tags and the text of an HTML file, one after the other. Forgiving: what is no tag is text.
struct HTMLTokens: Sequence, IteratorProtocol {
  enum Token: Equatable {
    /// Lower case; attributes are left as they are written.
    case open(String, attributes: [UInt8])
    case close(String)
    /// Character references resolved.
    case text([UInt8])
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Inside of these nothing is text.
  private static let hidden: Set<String> = ["script", "style", "noscript", "template", "svg"]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count {
        if let token = tag() {
          if case .open(let name, _) = token, Self.hidden.contains(name) { skip(name) }
          return token
        }
        if isComment() { continue }
      }
      return text()
    }
    return nil
  }

  private mutating func tag() -> Token? {
    let isClosing = bytes[index + 1] == UInt8(ascii: "/")
    var start = index + (isClosing ? 2 : 1)
    let first = start
    while start < bytes.count, Characters.isLetter(bytes[start]) || Characters.isDigit(bytes[start]) {
      start += 1
    }
    guard start > first, Characters.isLetter(bytes[first]), let end = endOfTag(from: start) else {
      return nil
    }
    let name = bytes[first..<start].text.lowercased()
    let attributes = Array(bytes[start..<end].trimmed)
    index = end + 1
    return isClosing ? .close(name) : .open(name, attributes: attributes)
  }

  /// The `>` that is in no quoted value.
  private func endOfTag(from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }

  /// Passes over `<!-- … -->` and `<!doctype …>`.
  private mutating func isComment() -> Bool {
    guard bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") else { return false }
    let rest = bytes[index...]
    if rest.starts(with: "<!--".utf8) {
      index = rest.dropFirst(4).firstRange(of: "-->")?.upperBound ?? bytes.count
    } else {
      index = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    }
    return true
  }

  private mutating func skip(_ name: String) {
    while index < bytes.count {
      guard let next = bytes[index...].firstRange(of: "</") else {
        index = bytes.count
        return
      }
      let word = bytes[next.upperBound...].prefix { Characters.isLetter($0) }
      index = next.lowerBound
      if word.text.lowercased() == name { return }
      index = next.upperBound
    }
  }

  private mutating func text() -> Token {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    return .text(CharacterReferences.decoded(bytes[start..<index]))
  }
}
