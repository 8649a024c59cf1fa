/// `[words](address "title")` in a line of Markdown, as far as an import must know it.
struct InlineLink {
  /// Of the bracket that closes the words.
  var close: Int
  /// Without pointed brackets around it.
  var addressRange: Range<Int>
  var address: ArraySlice<UInt8>
  /// Just past the closing parenthesis.
  var end: Int

  /// No link is longer: what is never closed is not looked at again and again.
  private static let longest = 4_000

  /// nil: no link begins at this bracket.
  init?(_ whole: ArraySlice<UInt8>, at start: Int) {
    let line = whole[..<min(whole.endIndex, start + Self.longest)]
    var depth = 0
    var index = start
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        index += 1
      } else if line[index] == UInt8(ascii: "[") {
        depth += 1
      } else if line[index] == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    close = index
    guard index + 1 < line.endIndex, line[index + 1] == UInt8(ascii: "(") else { return nil }
    index += 2
    while index < line.endIndex, Characters.isBlank(line[index]) { index += 1 }
    guard index < line.endIndex else { return nil }
    if line[index] == UInt8(ascii: "<") {
      guard let last = line[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      addressRange = index..<last + 1
      address = line[(index + 1)..<last]
      index = last + 1
    } else {
      let first = index
      var parentheses = 0
      while index < line.endIndex, !Characters.isSpace(line[index]) {
        if line[index] == UInt8(ascii: "\\") {
          index += 1
        } else if line[index] == UInt8(ascii: "(") {
          parentheses += 1
        } else if line[index] == UInt8(ascii: ")") {
          if parentheses == 0 { break }
          parentheses -= 1
        }
        index += 1
      }
      guard index <= line.endIndex, parentheses == 0 else { return nil }
      addressRange = first..<index
      address = line[first..<index]
    }
    // A title may follow.
    guard let last = line[min(index, line.endIndex)...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let title = line[index..<last].trimmed
    guard title.isEmpty || title.first == UInt8(ascii: "\"") || title.first == UInt8(ascii: "'") else {
      return nil
    }
    end = last + 1
  }
}

/// Where a link of a document that comes from elsewhere leads.
enum LinkTarget: Equatable {
  /// To an address with a scheme.
  case fine
  /// To an address that somebody forgot to begin.
  case mended([UInt8])
  /// To a file of where the document came from.
  case gone
  /// It is no address at all.
  case words

  init(_ address: ArraySlice<UInt8>) {
    var address = address.trimmed
    let hasParenthesis = address.first == UInt8(ascii: "(") && address.last == UInt8(ascii: ")")
    if hasParenthesis { address = address.dropFirst().dropLast() }
    if Self.hasScheme(address) {
      self = hasParenthesis ? .mended(Array(address)) : .fine
    } else if Self.isHost(
      address.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    {
      self = .mended(Array("https://".utf8) + address)
    } else if address.contains(where: { [0x2F, 0x23, 0x2E, 0x3F, 0x3A].contains($0) }) {
      self = .gone
    } else {
      self = .words
    }
  }

  private static func hasScheme(_ address: ArraySlice<UInt8>) -> Bool {
    guard let colon = address.firstIndex(of: UInt8(ascii: ":")), colon - address.startIndex >= 2 else {
      return false
    }
    return address[..<colon].allSatisfy { Characters.isLetter($0) }
      && address.count > colon - address.startIndex + 1
  }

  /// `www.example.org`, `opensats.org`, but no `slides.pdf`.
  private static func isHost(_ name: ArraySlice<UInt8>) -> Bool {
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    let isPlain = labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { Characters.isLetter($0) || Characters.isDigit($0) || $0 == UInt8(ascii: "-") }
    }
    return isPlain && (name.starts(with: "www.".utf8) || domains.contains(last.text.lowercased()))
  }

  private static let domains: Set<String> = [
    "com", "org", "net", "edu", "gov", "int", "io", "dev", "app", "co", "ai", "fm", "tv", "me", "info",
    "news", "review",
    "uk", "de", "fr", "es", "it", "nl", "ch", "at", "eu", "us", "ca", "au", "nz", "jp", "cn", "tw", "kr",
    "in", "br", "ru",
    "ua", "pl", "se", "no", "dk", "fi", "ie", "be", "cz", "xyz", "to", "ly", "gg", "sh", "so", "cc", "im",
    "is",
  ]
}
