/// The path of a request as plain text, safe to look up: decoded once, UTF-8, and without anything by which a path
/// could lead somewhere else than it says.
struct RequestPath: Sendable, Hashable {
  /// Without the slash in front: `articles/nbc/`.
  let text: String
  /// With its question mark; empty when there is none.
  let query: String

  /// Nil for a target that is no path of ours: wrong percent-encoding, bytes that are not UTF-8, control characters,
  /// an encoded slash, `.` or `..` as a segment.
  init?(target: String) {
    var rest = target.utf8[...]
    if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
    if let question = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = String(Substring(rest[question...]))
      rest = rest[..<question]
    } else {
      query = ""
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    guard let bytes = Self.decoded(rest.dropFirst()) else { return nil }
    let segments = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for segment in segments where segment.elementsEqual([0x2E]) || segment.elementsEqual([0x2E, 0x2E]) {
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.text = text
  }

  private static func decoded(_ bytes: Substring.UTF8View.SubSequence) -> [UInt8]? {
    var out: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      var plain = byte
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          return nil
        }
        plain = high << 4 | low
        // A slash that was encoded was not meant to part folders, and no file has one in its name.
        if plain == UInt8(ascii: "/") { return nil }
      }
      if plain < 0x20 || plain == 0x7F || plain == UInt8(ascii: "\\") { return nil }
      out.append(plain)
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The value of a name in the query, decoded; nil when it is not there or cannot be.
  func value(of name: String) -> String? {
    for pair in query.dropFirst().split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == name else { continue }
      return Self.unescaped(parts[1].utf8)
    }
    return nil
  }

  /// Slashes may be encoded in a query.
  private static func unescaped(_ bytes: Substring.UTF8View) -> String? {
    var out: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
        return nil
      }
      out.append(high << 4 | low)
    }
    return String(validating: out, as: UTF8.self)
  }
}
