#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What `url`, `image`, `media`, `same_as` … may hold: an address beginning with http:// or https://, or a path in
/// the site. Anything else, `javascript:` above all, would end in a link of the site.
enum AddressCheck {
  struct Fault: Equatable {
    var message: String
    var suggestion: String?
  }

  /// Why a text is no such address, nil when it is one.
  static func fault(in text: String) -> Fault? {
    let bytes = Array(text.utf8)
    if let fault = faultOfCharacters(bytes) { return fault }
    guard let colon = endOfScheme(bytes) else { return faultOfPath(bytes) }
    guard isHTTP(bytes[..<colon]) else {
      return Fault(
        message: "is neither an http(s) address nor a path", suggestion: "begin it with https:// or with /")
    }
    let rest = bytes[(colon + 1)...]
    guard rest.starts(with: "//".utf8) else { return noHost }
    if let fault = faultOfHost(rest.dropFirst(2)) { return fault }
    return bytes.contains(0x20) ? Fault(message: "holds a space", suggestion: "write %20 in its place") : nil
  }

  /// Whether it begins with http:// or https:// and a plain name of a host, and holds nothing that needs encoding or a
  /// closer look; most do.
  static func isOrdinary(_ url: ArraySlice<UInt8>) -> Bool {
    var rest = url
    if rest.starts(with: "https://".utf8) {
      rest = rest.dropFirst(8)
    } else if rest.starts(with: "http://".utf8) {
      rest = rest.dropFirst(7)
    } else {
      return false
    }
    let name = rest.prefix { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    rest = rest[name.endIndex...]
    // A user, a port or an odd name goes on here.
    guard !name.isEmpty, rest.first.map({ $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) ?? true else {
      return false
    }
    var fragments = 0
    return rest.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "#"):
        fragments += 1
        return fragments == 1
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"),
        UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        return true
      default: return isLetterOrDigit(byte)
      }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether it begins with http:// or https:// (a valid one is meant).
  static func isAbsolute(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return endOfScheme(bytes).map { isHTTP(bytes[..<$0]) } ?? false
  }

  private static func faultOfCharacters(_ bytes: [UInt8]) -> Fault? {
    if bytes.isEmpty { return Fault(message: "is empty") }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return Fault(message: "holds a control character")
    }
    if bytes.first == 0x20 || bytes.last == 0x20 {
      return Fault(message: "begins or ends with a space", suggestion: "remove the space")
    }
    // Browsers take `\` for `/`, so `/\host` would be another host.
    if bytes.contains(UInt8(ascii: "\\")) {
      return Fault(message: "holds a backslash", suggestion: "write / in its place")
    }
    return nil
  }

  private static func faultOfPath(_ bytes: [UInt8]) -> Fault? {
    guard bytes.starts(with: "//".utf8) else { return nil }
    return Fault(message: "is neither an http(s) address nor a path", suggestion: "begin it with https://")
  }

  /// The offset of the colon that ends the scheme: one that stands before any `/`, `?` and `#`.
  private static func endOfScheme(_ bytes: [UInt8]) -> Int? {
    let end = bytes.firstIndex { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "#")
    }
    return end.flatMap { bytes[$0] == UInt8(ascii: ":") ? $0 : nil }
  }

  private static func isHTTP(_ scheme: ArraySlice<UInt8>) -> Bool {
    let lower = scheme.map { $0 | 0x20 }
    return lower == Array("http".utf8) || lower == Array("https".utf8)
  }

  private static let noHost = Fault(message: "names no host", suggestion: "write it as https://host/path")

  /// What is wrong between `//` and the next `/`, `?` or `#`, where nothing can be encoded.
  private static func faultOfHost(_ bytes: ArraySlice<UInt8>) -> Fault? {
    let authority = bytes.prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    let place = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
    guard let first = place.first, first != UInt8(ascii: ":") else { return noHost }
    var host = place.prefix { $0 != UInt8(ascii: ":") }
    if first == UInt8(ascii: "[") {
      host = place.prefix { $0 != UInt8(ascii: "]") }
      guard host.count < place.count, isIPv6(host.dropFirst()) else { return wrongHost }
      host = place[...host.endIndex]
    }
    let port = place[host.endIndex...]
    if !port.isEmpty, port.first != UInt8(ascii: ":") || !isPort(port.dropFirst()) {
      return Fault(message: "has a port that is none", suggestion: "a port is a number up to 65535")
    }
    return first == UInt8(ascii: "[") || isName(host) ? nil : wrongHost
  }

  private static let wrongHost = Fault(message: "names a host that cannot be one", suggestion: nil)

  private static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
    var address = in6_addr()
    return String(decoding: bytes, as: UTF8.self).withCString { inet_pton(AF_INET6, $0, &address) } == 1
  }

  private static func isPort(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && (digits.isEmpty || UInt16(String(decoding: digits, as: UTF8.self)) != nil)
  }

  /// Letters of any script and what hosts are written with.
  private static func isName(_ host: ArraySlice<UInt8>) -> Bool {
    host.allSatisfy { byte in
      byte >= 0x80 || isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
    }
  }
}
