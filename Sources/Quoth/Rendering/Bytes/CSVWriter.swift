import Mustache

/// Writes comma-separated values after RFC 4180: lines end in CR LF, a field that holds a comma, a quotation mark or
/// a line end stands in quotation marks, and these are doubled inside.
///
/// Values are written exactly as they are. Some spreadsheets run a field that begins with `=`, `+`, `-` or `@` as a
/// formula; putting a character before it would falsify the words of a quote, so docs/data.md tells how to open the
/// file as text instead.
struct CSVWriter: ~Copyable {
  private var bytes = ByteBuffer(capacity: 131_072)
  private var isFirst = true

  /// Moves what has been written to the end of an array, if it is worth it.
  mutating func flush(into array: inout [UInt8], atLeast size: Int = 0) {
    if bytes.count > size { bytes.flush(into: &array) }
  }

  mutating func field(_ text: String) {
    separate()
    let needsMarks =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        for byte in bytes where byte <= UInt8(ascii: ",") && Self.isSpecial(byte) { return true }
        return false
      } ?? true
    guard needsMarks else {
      bytes.append(raw: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(text, plain: { !$0.hasByte(0x22) }) { $0 == UInt8(ascii: "\"") ? "\"\"" : nil }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The text, or nothing.
  mutating func field(_ text: String?) {
    if let text { field(text) } else { separate() }
  }

  /// A list in one field, joined by a semicolon and a space.
  mutating func field(list: [String]) {
    if list.count < 2 { field(list.first) } else { field(list.joined(separator: "; ")) }
  }

  mutating func endLine() {
    bytes.append("\r\n")
    isFirst = true
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
