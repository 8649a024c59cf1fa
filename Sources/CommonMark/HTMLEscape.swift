/// Escapes text and addresses for HTML, as cmark's `houdini` does. Here for hooks too, so that what they write is
/// escaped by the same code.
public enum HTMLEscape {
  /// Appends text with `&`, `<`, `>` and `"` written as entities: fit for text and for attributes in double quotes.
  public static func text(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0, to: &output) }
  }

  /// Appends a range of a document's text, escaped.
  public static func text(
    _ document: MarkdownDocument, _ range: MarkdownTextRange, into output: inout [UInt8]
  ) {
    document.text.withUnsafeBufferPointer {
      append(UnsafeBufferPointer(rebasing: $0[range.range]), to: &output)
    }
  }

  /// Appends an address for an attribute in double quotes: what no URL may hold becomes `%XX`, `&` and `'` become
  /// entities, what is already escaped stays. So do the brackets of an IPv6 address, which `houdini` escapes to an
  /// address of nothing.
  public static func address(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { source in
      var done = 0
      for (index, byte) in source.enumerated() where !isSafeInAddress(byte) {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]"), isInHost(index, of: source) { continue }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: source[done..<index]))
        done = index + 1
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "'"): output.append(contentsOf: "&#x27;".utf8)
        default:
          output.append(UInt8(ascii: "%"))
          output.append(hexadecimal(byte >> 4))
          output.append(hexadecimal(byte & 15))
        }
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: source[done...]))
    }
  }

  /// Whether a browser might run what an address leads to: `javascript:`, `vbscript:`, `file:` and `data:`, in
  /// letters of either case, but for `data:` with a picture (png, gif, jpeg, webp).
  public static func isDangerous(url: Span<UInt8>) -> Bool {
    // Nearly all addresses are told apart by their first letter.
    guard !url.isEmpty else { return false }
    switch url[0] | 0x20 {
    case UInt8(ascii: "j"): return starts(url, with: "javascript:")
    case UInt8(ascii: "v"): return starts(url, with: "vbscript:")
    case UInt8(ascii: "f"): return starts(url, with: "file:")
    case UInt8(ascii: "d"):
      guard starts(url, with: "data:") else { return false }
      return
        !(starts(url, with: "data:image/png") || starts(url, with: "data:image/gif")
        || starts(url, with: "data:image/jpeg") || starts(url, with: "data:image/webp"))
    default: return false
    }
  }

  private static func append(_ source: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var done = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      // All four lie between 0x22 and 0x3E, most letters do not.
      if byte > 0x3E || byte < 0x22 {
        index += 1
        continue
      }
      let entity: StaticString
      switch byte {
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      default:
        index += 1
        continue
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: source[done..<index]))
      output.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      index += 1
      done = index
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: source[done...]))
  }

  /// `-_.+!*(),%#@?=;:/$~`, letters and digits.
  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"): true
    case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  /// Whether a byte stands between `//` and the next `/`, `?` or `#`.
  private static func isInHost(_ index: Int, of address: UnsafeBufferPointer<UInt8>) -> Bool {
    var slashes = 0
    for byte in address[..<index] {
      switch byte {
      case UInt8(ascii: "/"): slashes += 1
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return false
      default: break
      }
      if slashes > 2 { return false }
    }
    guard let slash = address.firstIndex(of: UInt8(ascii: "/")), slashes == 2 else { return false }
    return address[slash + 1] == UInt8(ascii: "/") && (slash == 0 || address[slash - 1] == UInt8(ascii: ":"))
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }

  /// Whether `url` begins with `prefix`, which is in lower case; letters of either case are equal.
  private static func starts(_ url: Span<UInt8>, with prefix: StaticString) -> Bool {
    guard url.count >= prefix.utf8CodeUnitCount else { return false }
    for index in 0..<prefix.utf8CodeUnitCount {
      let wanted = prefix.utf8Start[index]
      let byte = url[index]
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(wanted)
      guard byte == wanted || (isLetter && byte == wanted & ~0x20) else { return false }
    }
    return true
  }
}
