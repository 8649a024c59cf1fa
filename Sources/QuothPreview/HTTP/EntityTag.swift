/// A name for the bytes of a page: the same bytes, the same name.
struct EntityTag: Sendable, Hashable {
  /// In its quotation marks: `"4af3c2d190eb57f8"`.
  let text: String

  init(_ opaque: String) { text = "\"\(opaque)\"" }

  /// As it stands in a header.
  init(quoted text: String) { self.text = text }

  /// Without quotation marks.
  var opaque: String { String(text.dropFirst().dropLast()) }

  /// FNV-1a over words of eight bytes, then mixed: it only has to tell versions of one page apart.
  init(of bytes: [UInt8]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at + 8 <= buffer.count {
        hash = (hash ^ buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x0000_0100_0000_01B3
        hash ^= hash >> 29
        at += 8
      }
      while at < buffer.count {
        hash = (hash ^ UInt64(buffer[at])) &* 0x0000_0100_0000_01B3
        at += 1
      }
    }
    hash ^= UInt64(bytes.count)
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let digits = String(hash, radix: 16)
    self.init(String(repeating: "0", count: 16 - digits.count) + digits)
  }

  /// Whether the `If-None-Match` header names it (weakly compared, RFC 9110 section 13.1.2).
  func isNamed(in header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      let tag = part.drop { $0 == " " || $0 == "\t" }
      let trimmed = String(tag.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
      return trimmed == "*" || trimmed == text || trimmed == "W/" + text
    }
  }
}
