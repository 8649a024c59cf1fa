/// Percent-encoding after RFC 3986: what turns a file's name into a piece of an address.
enum PercentEncoding {
  /// A path or fragment with all but unreserved characters and `/` encoded as UTF-8: `a b/c` → `a%20b/c`.
  static func encoded(_ text: String) -> String {
    encoded(text) { isUnreserved($0) || $0 == UInt8(ascii: "/") }
  }

  /// What stands after `#`; what may stand there stays, so that `t=754` still seeks (RFC 3986, section 3.5).
  static func encodedFragment(_ text: String) -> String {
    encoded(text) { byte in
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: "/"),
        UInt8(ascii: ":")...UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"):
        true
      default: isUnreserved(byte)
      }
    }
  }

  private static func encoded(_ text: String, keeping stays: (UInt8) -> Bool) -> String {
    var text = text
    return text.withUTF8 { bytes in
      if bytes.allSatisfy(stays) { return nil }
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count * 3)
      for byte in bytes {
        if stays(byte) { out.append(byte) } else { append(byte, to: &out) }
      }
      return String(decoding: out, as: UTF8.self)
    } ?? text
  }

  /// An address that a person typed, with what may not stand in one encoded: spaces, quotation marks, brackets that hold
  /// no IPv6 address, a `%` that encodes nothing, a second `#`, letters beyond ASCII unless they are to stay. All else is
  /// as it is, `%20` included.
  static func mended(_ text: String, keepingLetters: Bool = false) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let host = host(in: bytes)
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count)
      var hasFragment = false
      for (index, byte) in bytes.enumerated() {
        let stays: Bool
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
          UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
          stays = false
        case 0x80...: stays = keepingLetters
        case UInt8(ascii: "["), UInt8(ascii: "]"): stays = host.contains(index)
        case UInt8(ascii: "%"):
          stays =
            index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
        case UInt8(ascii: "#"):
          stays = !hasFragment
          hasFragment = true
        default: stays = true
        }
        if stays { out.append(byte) } else { append(byte, to: &out) }
      }
      return String(decoding: out, as: UTF8.self)
    }
  }

  /// Where the host of an address stands, with user and port; empty where it names none.
  private static func host(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let isEnd = { (byte: UInt8) in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
    guard let slash = bytes.firstIndex(where: isEnd), slash + 1 < bytes.count,
      bytes[slash + 1] == bytes[slash],
      bytes[slash] == UInt8(ascii: "/"), slash == 0 || bytes[slash - 1] == UInt8(ascii: ":")
    else { return 0..<0 }
    return slash + 2..<(bytes[(slash + 2)...].firstIndex(where: isEnd) ?? bytes.count)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private static func append(_ byte: UInt8, to out: inout [UInt8]) {
    let digit = { (value: UInt8) in value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
    out.append(UInt8(ascii: "%"))
    out.append(digit(byte >> 4))
    out.append(digit(byte & 15))
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
