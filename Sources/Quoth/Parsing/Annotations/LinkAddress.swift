/// What an address leads to, by its beginning.
enum LinkKind: Sendable, Equatable {
  /// `quote:…`
  case quote
  /// `speaker:…`, `source:…`, `transcript:…`, `article:…`, `topic:…`
  case reference(Reference.Scheme)
  /// Anything without a scheme: `../speakers/michael-flynn.md`, `/media/a.jpg`, `then`.
  case path
  /// `https://…`, `mailto:…`, `#here`, `//host/…` or nothing: no concern of the archive.
  case plain

  init(_ url: ArraySlice<UInt8>) {
    guard let first = url.first else {
      self = .plain
      return
    }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "?") || url.starts(with: "//".utf8) {
      self = .plain
    } else if let length = LinkKind.schemeLength(url) {
      self = LinkKind.named(url.prefix(length))
    } else {
      self = .path
    }
  }

  /// The scheme of one of our own links, as it is typed in messages: `quote:`.
  var isOurs: Bool {
    switch self {
    case .quote, .reference: true
    case .path, .plain: false
    }
  }

  /// The length of the scheme without its colon (RFC 3986, section 3.1; two letters at least).
  static func schemeLength(_ url: ArraySlice<UInt8>) -> Int? {
    guard let first = url.first, isLetter(first) else { return nil }
    for (count, byte) in url.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return count >= 2 ? count : nil
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        break
      default: guard isLetter(byte) else { return nil }
      }
    }
    return nil
  }

  /// Whether the destination of a link definition is an address rather than a word.
  static func isAddress(_ destination: some BidirectionalCollection<UInt8>) -> Bool {
    destination.suffix(3).elementsEqual(".md".utf8)
      || destination.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }
      || schemeLength(Array(destination)[...]) != nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func named(_ scheme: ArraySlice<UInt8>) -> LinkKind {
    switch scheme.count {
    case 5:
      if equal(scheme, "quote") { return .quote }
      if equal(scheme, "topic") { return .reference(.topic) }
    case 6: if equal(scheme, "source") { return .reference(.source) }
    case 7:
      if equal(scheme, "speaker") { return .reference(.speaker) }
      if equal(scheme, "article") { return .reference(.article) }
    case 10: if equal(scheme, "transcript") { return .reference(.transcript) }
    default: break
    }
    return .plain
  }

  private static func equal(_ scheme: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    for (index, byte) in scheme.enumerated() where byte | 0x20 != name.utf8Start[index] { return false }
    return true
  }
}

/// An address of one of our links, taken apart: `TARGET?name=value&…#fragment`, percent-decoded and in NFC.
struct LinkAddress: Sendable {
  var target: String
  var parameters: [Reference.Parameter] = []
  var fragment: String?
  /// Where the fragment stands in the address as typed, `#` included.
  var fragmentRange: Range<Int>?

  /// Whether an address leads to a host that it names: `https://…`, `//…`.
  static func namesHost(_ url: ArraySlice<UInt8>) -> Bool {
    if url.starts(with: "//".utf8) { return true }
    guard let length = LinkKind.schemeLength(url) else { return false }
    return url.dropFirst(length).starts(with: "://".utf8)
  }

  /// Takes apart what follows the scheme.
  ///
  /// - Parameter start: the length of the scheme with its colon; 0 for a path.
  init(_ url: ArraySlice<UInt8>, from start: Int) {
    let first = url.startIndex
    var rest = url.dropFirst(start)
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = LinkAddress.decoded(rest[(mark + 1)...])
      fragmentRange = mark - first..<url.endIndex - first
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      var start = mark + 1
      while start < rest.endIndex {
        let end = rest[start...].firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
        if start < end {
          let sign = rest[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
          parameters.append(
            Reference.Parameter(
              name: LinkAddress.decoded(rest[start..<sign]),
              value: LinkAddress.decoded(rest[sign..<end].dropFirst())))
        }
        start = end + 1
      }
      rest = rest[..<mark]
    }
    target = LinkAddress.decoded(rest)
  }

  /// Where the parameter of that number stands in the address as typed.
  static func range(ofParameter number: Int, in url: ArraySlice<UInt8>) -> Range<Int>? {
    let end = url.firstIndex(of: UInt8(ascii: "#")) ?? url.endIndex
    guard let mark = url[..<end].firstIndex(of: UInt8(ascii: "?")) else { return nil }
    let parts = url[(mark + 1)..<end].split(separator: UInt8(ascii: "&"))
    guard parts.indices.contains(number) else { return nil }
    return parts[number].startIndex - url.startIndex..<parts[number].endIndex - url.startIndex
  }

  /// A part of an address as text: `%20` becomes a space, what is not UTF-8 U+FFFD.
  static func decoded(_ part: ArraySlice<UInt8>) -> String {
    guard part.contains(UInt8(ascii: "%")) else {
      return NormalForm.nfc(String(decoding: part, as: UTF8.self))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part.count)
    var index = part.startIndex
    while index < part.endIndex {
      if part[index] == UInt8(ascii: "%"), index + 2 < part.endIndex,
        let high = digit(part[index + 1]), let low = digit(part[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(part[index])
        index += 1
      }
    }
    return NormalForm.nfc(String(decoding: bytes, as: UTF8.self))
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
